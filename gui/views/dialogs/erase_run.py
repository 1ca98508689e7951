"""Asks before a run is erased: it says what goes and what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.views.dialogs.question import Reply, ask
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


async def may_erase(parent: QWidget, name: str) -> bool:
    """Whether the user wants a run of the list of this name erased."""
    text = tr(
        "Its rows and the answers it bought are deleted from this computer for good, also where other runs"
        " used them. To have them again they must be paid again. What it cost stays in the books. Your own"
        " file and what you exported stay as they are."
    )
    replies = (Reply("keep", tr("Keep it")), Reply("erase", tr("Erase the run"), "danger"))
    return await ask(parent, tr("Erase this run of {name}?", name=name), text, replies) == "erase"
