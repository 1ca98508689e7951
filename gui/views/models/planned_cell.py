"""What a cell of an answer column says before a run: what will become of its row, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.life import Role
from gui.leads.problems import describe
from gui.views.models.answer_cell import AnswerCell
from gui.views.theme.words import before_colon, shown, tr

if TYPE_CHECKING:
    from gui.leads.verdict import PlannedAnswer


def planned_cell(planned: PlannedAnswer) -> AnswerCell:
    """Say what the price says of a row."""
    if planned.role is Role.SEARCH:
        return AnswerCell(tr("to look up"), icon="search", tip=tr("It is looked up when you start."))
    if planned.role is Role.KNOWN:
        tip = tr("It is filled in from your earlier results, for free.")
        return AnswerCell(tr("already known"), tone="known", icon="known", tip=tip)
    whole = shown(describe(planned.reason, planned.same_as))
    if planned.role is Role.DUPLICATE:
        tip = tr("The same person is looked up once. This row is filled in for free.")
        return AnswerCell(whole, icon="duplicate", tip=tip)
    tip = tr("Skipped: {reason}", reason=whole)
    return AnswerCell(before_colon(whole), tone="warn", icon="warn", tip=tip)
