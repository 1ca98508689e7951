"""What was strange in the rows of a text file, in sentences for people."""

from __future__ import annotations

from dataclasses import dataclass, field

_NAMED_ROWS = 10
_UTF_8 = frozenset({"utf-8", "utf-8-sig", "utf8"})


@dataclass
class Notes:
    """Which rows were strange, by their numbers; the first of them, where there are many.

    Attributes:
        unclosed: a quotation mark was opened there and never closed.
        odd: bytes there did not fit the encoding.
        given_up_at: from this row on every line is read as a row, as too many quotes were open; else 0.
    """

    unclosed: set[int] = field(default_factory=set)
    odd: set[int] = field(default_factory=set)
    given_up_at: int = 0


def describe_notes(notes: Notes, encoding: str) -> tuple[str, ...]:
    """Say what was noted, one sentence for each kind; a single open quote is said by itself."""
    return tuple(filter(None, (_unclosed(notes), _given_up(notes), _odd(notes, encoding))))


def _unclosed(notes: Notes) -> str:
    if len(notes.unclosed) == 1:
        number = next(iter(notes.unclosed))
        return f"A quotation mark opened in row {number} is never closed; that row was read as it stands."
    if notes.unclosed:
        return (
            f"Quotation marks opened in rows {_numbers(notes.unclosed)} are never closed; "
            "those rows were read as they stand."
        )
    return ""


def _given_up(notes: Notes) -> str:
    if not notes.given_up_at:
        return ""
    return (
        f"From row {notes.given_up_at:,} on too many quotation marks are open: each line was read as a row "
        "of its own. Check those rows, or export the list once more."
    )


def _odd(notes: Notes, encoding: str) -> str:
    if not notes.odd:
        return ""
    rows = f"Row {_numbers(notes.odd)}" if len(notes.odd) == 1 else f"Rows {_numbers(notes.odd)}"
    has = "has" if len(notes.odd) == 1 else "have"
    if encoding.replace("_", "-").lower() in _UTF_8:
        return f"{rows} {has} letters not written in UTF-8 as the rest is; they were read as Windows-1252."
    return (
        f"{rows} {has} letters that do not fit the file's encoding and show as �. "
        "Choose another encoding if there are many."
    )


def _numbers(rows: set[int]) -> str:
    first = sorted(rows)[:_NAMED_ROWS]
    named = [f"{number:,}" for number in first]
    if len(rows) > len(first):
        return f"{', '.join(named)} and others"
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
