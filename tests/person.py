"""Somebody who sits before the window: sees what is on screen, presses what can be pressed, waits."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QTabBar,
    QTableView,
    QWidget,
)

from tests import hands
from tests.hands import click, press_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gui.runs.desk import Desk
    from gui.views.models.lead_model import LeadModel
    from gui.views.pages.list_page.list_view import ListView
    from gui.views.pages.list_page.side_panel import PanelState
    from gui.views.window import MainWindow

__all__ = ["Person", "click", "press_key", "until"]
WidgetType = TypeVar("WidgetType", bound=QWidget)
DROP_AT = QPoint(300, 300)


async def until(is_so: Callable[[], object], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    await asyncio.sleep(0)  # what was just pressed takes effect, and nobody does two things in one turn
    while not is_so():
        assert time.monotonic() < deadline, "it never came true"
        await asyncio.sleep(0.01)


class Person:
    """Uses the window by its names."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self.window = window
        self.desk = desk

    # --- eyes ---

    @property
    def view(self) -> ListView:
        shown = self.window.lists.shown
        assert shown is not None, "no list is on screen"
        return shown

    @property
    def model(self) -> LeadModel:
        return self.view.model

    @property
    def message(self) -> str:
        return self.read("message")

    def see(self, kind: type[WidgetType], name: str) -> WidgetType:
        """The visible widget of a name."""
        found = [part for part in self._all(kind, name) if part.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name!r}"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(part.isVisible() for part in self._all(QWidget, name))

    def can_press(self, name: str) -> bool:
        return self.sees(name) and self.see(QWidget, name).isEnabled()

    def read(self, name: str) -> str:
        """The words of a label; "" while it is not on screen."""
        return self.see(QLabel, name).text() if self.sees(name) else ""

    def words_of(self, name: str) -> str:
        """What stands on a button."""
        return str(self.see(QWidget, name).property("text"))

    def column(self, section: int) -> Sequence[Any]:
        return [self.model.index(row, section).data() for row in range(self.model.rowCount())]

    def cells(self, words: str, table: str = "leads") -> list[str]:
        """The column of a table on screen that has these words in its header."""
        view = self.see(QTableView, table)
        section = hands.section(view.horizontalHeader(), words)
        model = view.model()
        return [str(model.index(row, section).data() or "") for row in range(model.rowCount())]

    # --- hands ---

    def press(self, name: str) -> None:
        part = self.see(QWidget, name)
        assert part.isEnabled(), f"{name!r} cannot be pressed"
        click(part)

    async def keys(self, sequence: str) -> None:
        """Press keys such as "Ctrl+E" where the cursor is."""
        front = QApplication.activeModalWidget() or self.window
        front.activateWindow()  # as systems do when a question was opened or answered
        await until(front.isActiveWindow)
        hands.keys(sequence)

    def type_in(self, name: str, text: str) -> None:
        """Add letters to what stands in a field."""
        part = self.see(QWidget, name)
        for letter in text:
            press_key(part, letter)

    async def write(self, name: str, text: str) -> None:
        """Click into a field and type over what stands there."""
        self.press(name)
        await self.keys("Ctrl+A")
        for letter in text:
            hands.type_letter(letter)
            await asyncio.sleep(0)  # nobody types two letters in one turn of the loop

    async def choose(self, name: str, words: str) -> None:
        """Open a box of choices and click one."""
        box = self.see(QComboBox, name)
        click(box)
        await until(QApplication.activePopupWidget)
        index = box.model().index(box.findText(words), box.modelColumn(), box.rootModelIndex())
        assert index.isValid(), f"{words!r} is not among the choices of {name!r}"

        def is_taken() -> bool:
            popup = QApplication.activePopupWidget()
            if popup is not None:  # it takes a click for the end of the first until a moment has passed
                view = next(each for each in popup.findChildren(QAbstractItemView) if each.isVisible())
                pane, at = view.viewport(), view.visualRect(index).center()
                if not hands.out_of_reach(pane, at):  # it still unfolds
                    click(pane, at)
            return QApplication.activePopupWidget() is None

        await until(is_taken)
        assert box.currentText() == words

    async def choose_for_column(self, column: str, wanted: str, table: str = "leads") -> None:
        """Click a column's header and choose from its menu, by the entry's name or words."""
        hands.click_section(self.see(QTableView, table).horizontalHeader(), column)
        await until(hands.open_menu)
        menu = hands.open_menu()
        assert menu is not None
        hands.choose(menu, wanted)
        await until(lambda: hands.open_menu() is None)

    def show_tab(self, words: str) -> None:
        """Click the tab of a list."""
        tabs = self.see(QTabBar, "listTabs")
        titles = [tabs.tabText(index) for index in range(tabs.count())]
        click(tabs, tabs.tabRect(titles.index(words)).center())

    def drop(self, *paths: Path) -> None:
        hands.drop(self.window, paths, DROP_AT)

    def hover(self, mime: QMimeData) -> None:
        hands.hover(self.window, mime, DROP_AT)

    async def answer(self, name: str) -> None:
        """Press a button of the question on screen."""
        await until(lambda: any(dialog.isVisible() for dialog in self.window.findChildren(QDialog)))
        await until(lambda: self.sees(name))
        self.press(name)

    # --- what takes a while ---

    async def priced(self) -> None:
        await until(lambda: self.window.lists.shown is not None)
        await until(lambda: self.can_press("start"))

    async def open(self, *paths: Path) -> None:
        self.window.open_paths(paths)
        await until(lambda: self.window.lists.shown and self.view.opened.name == paths[-1].name)
        await self.priced()

    async def panel_shows(self, state: PanelState) -> None:
        try:
            await until(lambda: self.view.panel.state is state)
        except AssertionError as error:
            error.add_note(f"the panel shows {self.view.panel.state}, not {state}")
            raise

    def _all(self, kind: type[WidgetType], name: str) -> list[WidgetType]:
        found = list(self.window.findChildren(kind, name))
        return [part for part in found if isinstance(part, kind)]
