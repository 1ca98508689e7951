"""What is painted before anything works is the window itself: nothing in it moves when it is furnished."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from gui.app.start import frame
from gui.leads.balance import BalanceReading
from gui.leads.credits import Credits
from gui.leads.session import Session, SessionList
from gui.system.paths import private_dir
from gui.system.session_file import save_session
from gui.views.window import MainWindow
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from PySide6.QtGui import QImage

    from gui.runs.desk import Desk
    from gui.views.theme.theme import Theme

_PAGES = ("list", "runs", "usage", "settings")


@pytest.fixture
async def shown(theme: Theme) -> AsyncIterator[MainWindow]:
    """The window as it is painted first."""
    window = MainWindow(theme)
    window.show()
    await until(window.isVisible)
    yield window
    if window.is_furnished:
        window.leave()
    await asyncio.sleep(0.02)  # what was cancelled ends
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def picture(window: QWidget) -> QImage:
    return window.grab().toImage()


async def test_furnishing_moves_nothing(shown: MainWindow, desk: Desk) -> None:
    assert shown.focusWidget() is shown.shell
    target = shown.empty.mapTo(shown, shown.empty.rect().center())
    before = picture(shown.shell)
    shown.furnish(desk)
    shown.balance.show_reading(
        BalanceReading(), is_sandbox=False, low=Credits()
    )  # what is known of the account is new
    shown.rail.set_sandbox(False)
    assert shown.empty.mapTo(shown, shown.empty.rect().center()) == target
    await until(lambda: picture(shown.shell) == before)


async def test_a_window_that_is_closed_before_it_works_is_closed_then(shown: MainWindow, desk: Desk) -> None:
    closed = []
    shown.closed.connect(lambda: closed.append(True))
    shown.close()
    assert not closed
    shown.furnish(desk)
    await until(lambda: closed)
    assert not shown.isVisible()


@pytest.mark.parametrize("page", ["list", "runs", "usage", "settings", "another version's"])
def test_the_page_of_last_time_is_marked(theme: Theme, page: str) -> None:
    window = MainWindow(theme, page)
    known = page if page in _PAGES else "list"
    buttons = {name: window.rail.findChild(QToolButton, name) for name in _PAGES}
    assert [name for name, button in buttons.items() if button and button.isChecked()] == [known]
    assert window.empty.isVisibleTo(window) == (known == "list")
    window.deleteLater()


def test_no_drop_target_where_lists_come_back(home: Path, theme: Theme) -> None:
    private_dir(home)
    save_session(home, Session((SessionList("/nowhere/leads.csv"),)))
    window = frame(home, (), remembers=True)
    assert not window.empty.isVisibleTo(window)
    other = frame(home, (), remembers=False)
    assert other.empty.isVisibleTo(other)
    for each in (window, other):
        each.deleteLater()
