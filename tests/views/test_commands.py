"""What is done by keyboard anywhere in the window, and the same as menus on macOS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from gui.views.pages.list_page.side_panel import PanelState
from gui.views.window.menu_bar import make_menu_bar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.person import Person


async def test_ctrl_w_closes_the_list_on_screen_only(person: Person, list_of: Callable[..., Path]) -> None:
    close = person.window.commands.actions["close"]
    close.trigger()
    assert person.window.isVisible()
    await person.open(list_of(5, "one.xlsx"))
    await person.open(list_of(6, "two.xlsx"))
    person.press("runs")
    close.trigger()
    assert len(person.window.lists.views) == 2
    person.press("list")
    close.trigger()
    assert [view.opened.name for view in person.window.lists.views] == ["one.xlsx"]


async def test_ctrl_q_asks_while_a_run_is_at_work(person: Person, list_of: Callable[..., Path]) -> None:
    left: list[bool] = []
    person.window.closed.connect(lambda: left.append(True))
    await person.open(list_of(900))
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    person.window.commands.actions["quit"].trigger()
    await person.answer("stay")
    assert left == []
    await person.panel_shows(PanelState.DONE)
    person.window.commands.actions["quit"].trigger()
    assert left == [True]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("open", "Ctrl+O"),
        ("paste", "Ctrl+V"),
        ("undo", "Ctrl+Z"),
        ("find", "Ctrl+F"),
        ("export", "Ctrl+E"),
        ("close", "Ctrl+W"),
        ("quit", "Ctrl+Q"),
        ("start", "Ctrl+Return"),
        ("pause", "Ctrl+."),
        ("settings", "Ctrl+,"),
        ("page1", "Ctrl+1"),
    ],
)
async def test_keys(person: Person, name: str, keys: str) -> None:
    action = person.window.commands.actions[name]
    assert QKeySequence(keys) in action.shortcuts()
    assert action.shortcutContext() is Qt.ShortcutContext.WindowShortcut


async def test_no_two_commands_have_the_same_keys(person: Person) -> None:
    keys = [
        key.toString() for action in person.window.commands.actions.values() for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


async def test_menus_hold_every_command(person: Person) -> None:
    bar = make_menu_bar(person.window)
    held = [action for menu in bar.findChildren(QMenu) for action in menu.actions()]
    assert set(person.window.commands.actions.values()) <= set(held)
    bar.deleteLater()
