"""Asks for a higher cap for a run that reached the one it had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.views.bridge import opened
from gui.views.dialogs.question import Question, Reply
from gui.views.theme.words import tr
from gui.views.widgets.credits_spin import CreditsSpin
from gui.views.widgets.parts import label, name_it, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.leads.credits import Credits


async def ask_for_cap(parent: QWidget, held: Credits, proposed: Credits) -> Credits | None:
    """Ask for the run's new cap; None when the user leaves it.

    Args:
        parent: the window.
        held: what the run holds already; the new cap is never below it.
        proposed: a cap that would be enough for all that is left.
    """
    dialog = Question(
        parent,
        tr("Raise the cap of this run?"),
        tr("The run never holds more than its cap. This one would be enough for the rows that are left."),
        (Reply("leave", tr("Leave it")), Reply("raise", tr("Raise and go on"), "primary")),
    )
    cap = CreditsSpin()
    name_it(cap, "newCap", tr("New cap"))
    cap.setMinimum(held.quarters / 4)
    cap.set_amount(proposed)
    line = row()
    line.addWidget(label(tr("New cap")))
    line.addStretch(1)
    line.addWidget(cap)
    dialog.body.addLayout(line)
    await opened(dialog)
    return cap.amount if dialog.answer == "raise" else None
