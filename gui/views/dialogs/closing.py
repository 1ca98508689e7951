"""Asks what becomes of the runs at work when the window is closed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gui.views.dialogs.question import Reply, ask
from gui.views.theme import numbers
from gui.views.theme.words import plural, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Closing(StrEnum):
    """What the user wants; the values are the names of the buttons."""

    STAY = "stay"
    IN_BACKGROUND = "inBackground"
    QUIT = "quit"


async def ask_how_to_close(parent: QWidget, runs_at_work: int, *, has_tray: bool) -> Closing:
    """Whether to go on without the window, to pause the runs and quit, or to stay.

    Args:
        parent: the window.
        runs_at_work: how many there are.
        has_tray: whether the app can be reached without its window; else it can only be made small.
    """
    title = plural(runs_at_work, "A run is at work", "{n} runs are at work", n=numbers.count(runs_at_work))
    if has_tray:
        text = tr(
            "Work can go on without the window: the icon in the tray shows how far it is and brings the"
            " window back. If you pause and quit, nothing more is sent, what is on its way is fetched when"
            " you come back, and nothing is paid twice."
        )
        going_on = tr("Keep running in the tray")
    else:
        text = tr(
            "This desktop has no tray, so the app can only go on with its window minimized. If you pause and"
            " quit, nothing more is sent, what is on its way is fetched when you come back, and nothing is"
            " paid twice."
        )
        going_on = tr("Keep running, minimized")
    replies = (
        Reply(Closing.STAY, tr("Stay")),
        Reply(Closing.QUIT, tr("Pause and quit")),
        Reply(Closing.IN_BACKGROUND, going_on, "primary"),
    )
    answer = await ask(parent, title, text, replies)
    return Closing(answer) if answer else Closing.STAY
