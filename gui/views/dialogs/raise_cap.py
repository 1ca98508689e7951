"""Asks for a higher cap for a run that reached the one it had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.credits import QUARTERS
from gui.views.bridge import opened
from gui.views.dialogs.question import Question, Reply
from gui.views.theme import numbers
from gui.views.theme.words import tr
from gui.views.widgets.credits_spin import CreditsSpin
from gui.views.widgets.parts import Figure, label, name_it, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.leads.credits import Credits
    from gui.runs.running.outlook import Outlook


async def ask_for_cap(parent: QWidget, outlook: Outlook) -> Credits | None:
    """Ask for the run's new cap; None when the user leaves it.

    Args:
        parent: the window.
        outlook: what the run has used, which the new cap is never below, and what is left to send.
    """
    dialog = Question(
        parent,
        tr("Raise the cap of this run?"),
        tr("The run never spends or holds more than its cap. This one is enough for all rows that are left."),
        (Reply("leave", tr("Leave it")), Reply("raise", tr("Raise and go on"), "primary")),
    )
    used = Figure(tr("Spent or held so far"), "usedSoFar", role="", caption=True)
    used.show_value(numbers.amount(outlook.used))
    left = Figure(tr("The rows that are left hold up to"), "leftToHold", role="", caption=True)
    left.show_value(numbers.amount(outlook.to_send))
    cap = CreditsSpin()
    name_it(cap, "newCap", tr("New cap"))
    cap.setFixedWidth(120)
    cap.setMinimum(outlook.used.quarters / QUARTERS)
    cap.set_amount(outlook.enough)
    line = row()
    line.addWidget(label(tr("New cap")))
    line.addStretch(1)
    line.addWidget(cap)
    dialog.body.addWidget(used)
    dialog.body.addWidget(left)
    dialog.body.addLayout(line)
    await opened(dialog)
    return cap.amount if dialog.answer == "raise" else None
