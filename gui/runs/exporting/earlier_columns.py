"""Finds the columns that an earlier export left in a list, so that a new file has each answer once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gui.leads.export_choice import Part
from gui.leads.fields import Kind
from gui.leads.problems import SkipReason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gui.runs.exporting.answer_columns import AnswerColumn, Answers
    from gui.store.list_files.list_file import Native
    from gui.store.list_files.list_reader import CellAnswer, ExportRow

_OURS = re.compile(r"\s*\(Enrow(?: \d+)?\)$")
_OF_ROW = (Part.STATUS, Part.REASON, Part.WHERE_FROM, Part.ANSWERED_ON)
_KIND_OF = {
    Part.EMAIL: Kind.EMAIL,
    Part.EMAIL_VERDICT: Kind.EMAIL,
    Part.PHONE: Kind.PHONE,
    Part.PHONE_COUNTRY: Kind.PHONE,
    Part.CHECK: Kind.VERIFY,
}


def earlier_columns(headers: Sequence[str], titles: Mapping[str, Part]) -> dict[Part, int]:
    """Where a list has the answers of an earlier export; the last ones, where there are several.

    A column of the user's own may be called "Email": ours are known by standing side by side, in our order.

    Args:
        headers: of the list.
        titles: our usual titles, and what each says.
    """
    parts = [titles.get(_OURS.sub("", header.strip())) for header in headers]
    length = len(_OF_ROW)
    for start in range(len(parts) - length, -1, -1):
        if tuple(parts[start : start + length]) == _OF_ROW:
            found = {part: start + offset for offset, part in enumerate(_OF_ROW)}
            return _kinds_before(parts, start) | found
    return {}


def _kinds_before(parts: Sequence[Part | None], start: int) -> dict[Part, int]:
    found: dict[Part, int] = {}
    order = tuple(_KIND_OF)
    last = len(order)
    for index in range(start - 1, -1, -1):
        part = parts[index]
        if part is None or part not in _KIND_OF or order.index(part) >= last:
            break
        found[part], last = index, order.index(part)
    return found


def filled(
    columns: Sequence[AnswerColumn], earlier: Mapping[Part, int]
) -> Callable[[ExportRow, list[Native]], None]:
    """What puts a row's answers over those of the earlier export; what was not asked again stays."""
    places = [(column, earlier[column.part]) for column in columns if column.part in earlier]

    def fill(row: ExportRow, cells: list[Native]) -> None:
        if not row.answers or all(map(_was_there, row.answers.values())):
            return
        for column, place in places:
            kind = _KIND_OF.get(column.part)
            if kind is None or _has_value(row.answers, kind):
                cells[place] = column.cell(row.answers)

    return fill


def _was_there(answer: CellAnswer) -> bool:
    return answer.reason == SkipReason.ALREADY_THERE


def _has_value(answers: Answers, kind: Kind) -> bool:
    return kind in answers and bool(answers[kind].value)
