"""Whether a list was written by this program: its columns beside the user's, and which hold answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BEHIND = re.compile(r" \(enrow(?: \d+)?\)$")
_STATUS = "status"
_ANSWERS = {"email": Field.EMAIL, "phone": Field.PHONE}
_OTHERS = frozenset(
    {"email verdict", "phone country", "address check", "reason", "where from", "answered on"}
)
_STATUS_WORDS = frozenset(
    {"waiting", "in doubt", "no answer", "not found", "found", "duplicate", "known", "skipped"}
)
_LEAST_OTHERS = 2


@dataclass(frozen=True, slots=True)
class OwnExport:
    """The columns that an export added to a list.

    Attributes:
        answers: the columns of what was found, by what they hold.
        others: the columns that say something about the answers, and are no fields.
    """

    answers: Mapping[Field, int]
    others: frozenset[int]

    def mapping(self, mapping: Mapping[Field, int]) -> dict[Field, int]:
        """What the columns mean, knowing that these are ours; the user's own columns come first."""
        own = {field: column for field, column in mapping.items() if column not in self.others}
        return {**{field: column for field, column in self.answers.items() if field not in own}, **own}


def recognize_own(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> OwnExport | None:
    """Tell an export of this program by its titles and by the words under "Status"; None for any other list.

    Args:
        headers: the column names.
        sample: some rows, as shown; rows may be shorter than the headers.
    """
    titles = [_BEHIND.sub("", header.strip().casefold()) for header in headers]
    status = [n for n, title in enumerate(titles) if title == _STATUS and _holds_status(n, sample)]
    others = {n for n, title in enumerate(titles) if title in _OTHERS}
    if not status or len(others) < _LEAST_OTHERS:
        return None
    first = min(others | set(status))
    answers = {_ANSWERS[titles[n]]: n for n in range(len(titles)) if _is_answer(n, titles, headers, first)}
    return OwnExport(answers, frozenset(others | set(status)))


def _holds_status(column: int, sample: Sequence[Sequence[str]]) -> bool:
    words = {row[column].strip().casefold() for row in sample if column < len(row)} - {""}
    return bool(words) and words <= _STATUS_WORDS


def _is_answer(column: int, titles: Sequence[str], headers: Sequence[str], first_other: int) -> bool:
    """An "Email" that is ours says so, or stands right before our first other column."""
    if titles[column] not in _ANSWERS:
        return False
    is_named = _BEHIND.search(headers[column].strip().casefold()) is not None
    return is_named or column == first_other - 1 or (column > first_other)
