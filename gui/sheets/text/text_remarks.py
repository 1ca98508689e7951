"""What was strange in the rows of a text file, in sentences for people."""

from __future__ import annotations

from dataclasses import dataclass, field

from gui.leads.sentences import Sentence, join, listed, say, say_many

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
        return say(
            "A quotation mark opened in row {row} is never closed; that row was read as it stands.",
            row=str(number),
        )
    if notes.unclosed:
        return say(
            "Quotation marks opened in rows {rows} are never closed; those rows were read as they stand.",
            rows=_numbers(notes.unclosed),
        )
    return ""


def _given_up(notes: Notes) -> str:
    if not notes.given_up_at:
        return ""
    return say(
        "From row {row} on too many quotation marks are open: each line was read as a row of its own."
        " Check those rows, or export the list once more.",
        row=notes.given_up_at,
    )


def _odd(notes: Notes, encoding: str) -> str:
    if not notes.odd:
        return ""
    rows, count = _numbers(notes.odd), len(notes.odd)
    if encoding.replace("_", "-").lower() in _UTF_8:
        return say_many(
            count,
            "Row {rows} has letters not written in UTF-8 as the rest is; they were read as Windows-1252.",
            "Rows {rows} have letters not written in UTF-8 as the rest is; they were read as Windows-1252.",
            rows=rows,
        )
    return say_many(
        count,
        "Row {rows} has letters that do not fit the file's encoding and show as �."
        " Choose another encoding if there are many.",
        "Rows {rows} have letters that do not fit the file's encoding and show as �."
        " Choose another encoding if there are many.",
        rows=rows,
    )


def _numbers(rows: set[int]) -> Sentence:
    first = sorted(rows)[:_NAMED_ROWS]
    named = [Sentence("{n}", {"n": number}) for number in first]
    if len(rows) > len(first):
        return say("{some} and others", some=join(*named, between=", "))
    return listed(named)
