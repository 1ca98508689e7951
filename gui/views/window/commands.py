"""What can be done by keyboard anywhere in the window: one table of keys and what they do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from gui.views.theme.words import shown, tr
from gui.views.widgets.frame.keys_overview import KeysOverview, keys_of
from gui.views.window.places import LIST, PLACES, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.views.window.main_window import MainWindow

_Key = QKeySequence.StandardKey
Keys = str | tuple[str, ...] | QKeySequence.StandardKey


class Commands:
    """The window's commands as actions with their keys.

    They belong to the window, so that the keys work wherever the focus is; a menu may show them, too.

    Attributes:
        actions: each by its name.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.actions: dict[str, QAction] = {}
        self._add("open", tr("Open…"), _Key.Open, self._open)
        self._add("paste", tr("Paste a list"), _Key.Paste, self._paste)
        self._add("export", tr("Export…"), "Ctrl+E", window.export)
        self._add("close", tr("Close the list"), _Key.Close, self._close_shown)
        self._add("quit", tr("Quit"), "Ctrl+Q", window.close)
        self._add("nextList", tr("Next list"), ("Ctrl+Tab", "Ctrl+PgDown"), partial(self._turn, 1))
        self._add(
            "previousList", tr("Previous list"), ("Ctrl+Shift+Tab", "Ctrl+PgUp"), partial(self._turn, -1)
        )
        self._add("undo", tr("Undo"), _Key.Undo, window.lists.undo_fix)
        self._add("find", tr("Find in the list"), _Key.Find, self._find)
        self._add("start", tr("Start the run"), "Ctrl+Return", self._start)
        self._add("pause", tr("Pause or resume the run"), "Ctrl+.", self._pause)
        self._add("settings", tr("Settings…"), "Ctrl+,", partial(window.show_page, SETTINGS))
        for number, place in enumerate(PLACES, 1):
            work = partial(window.show_page, place.name)
            self._add(f"page{number}", shown(place.words), f"Ctrl+{number}", work)
        self._add("keys", tr("Keyboard"), "F1", self._show_keys)

    def _add(self, name: str, words: str, keys: Keys, work: Callable[[], object]) -> None:
        action = QAction(words, self._window)
        action.setObjectName(f"{name}Command")
        action.setShortcuts(_sequences(keys))
        action.triggered.connect(lambda _checked=False: work())
        self._window.addAction(action)
        self.actions[name] = action

    def _turn(self, by: int) -> None:
        if self._window.page is self._window.lists:
            self._window.lists.show_next(by)

    def _show_keys(self) -> None:
        KeysOverview(self._window, keys_of(self.actions.values())).open()

    def _open(self) -> None:
        self._window.show_page(LIST)
        self._window.lists.choose()

    def _paste(self) -> None:
        self._window.show_page(LIST)
        self._window.lists.incoming.paste()

    def _find(self) -> None:
        shown = self._window.lists.shown
        if self._window.page is self._window.runs:
            self._window.runs.focus_find()
        elif shown is not None:
            self._window.show_page(LIST)
            shown.bar.focus_filter()

    def _close_shown(self) -> None:
        if self._window.page is self._window.lists:
            self._window.lists.close_shown()

    def _start(self) -> None:
        shown = self._window.lists.shown
        if shown is not None and self._window.page is self._window.lists:
            shown.start()

    def _pause(self) -> None:
        shown = self._window.lists.shown
        if shown is not None:
            shown.pause_or_resume()


def _sequences(keys: Keys) -> list[QKeySequence]:
    if isinstance(keys, str):
        return [QKeySequence(keys)]
    if isinstance(keys, tuple):
        return [QKeySequence(each) for each in keys]
    return QKeySequence.keyBindings(keys)
