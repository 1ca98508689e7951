"""Asks what becomes of the runs at work when the window is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.views.dialogs.question import Reply, ask
from gui.views.theme import numbers
from gui.views.theme.words import plural, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


async def may_quit(parent: QWidget, runs_at_work: int) -> bool:
    """Whether to pause the runs and quit; otherwise the window stays."""
    title = plural(runs_at_work, "A run is at work", "{n} runs are at work", n=numbers.count(runs_at_work))
    text = tr(
        "Pause and quit: nothing more is sent, and what is on its way is fetched when you come back. "
        "Nothing is paid twice."
    )
    replies = (Reply("stay", tr("Stay")), Reply("quit", tr("Pause and quit"), "primary"))
    return await ask(parent, title, text, replies) == "quit"
