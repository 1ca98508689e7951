"""The three hints of the first sessions: one at a time, beside what they are about, not again once read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.views.theme.words import tr
from gui.views.widgets.incoming.hint import Hint, Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.runs.desk import Desk
    from gui.views.bridge import TaskScope
    from gui.views.pages.list_page.list_view import ListView
    from gui.views.theme.theme import Theme

_MOST_SESSIONS = 3
_LOOKED_AT = frozenset({QEvent.Type.EnabledChange, QEvent.Type.Show, QEvent.Type.Hide})


@dataclass(frozen=True, slots=True)
class _Kind:
    """A hint.

    Attributes:
        name: what it is called in the settings.
        words: its sentence.
        place, side: what it stands beside, and where.
        is_absent: whether that is not on screen.
    """

    name: str
    words: Callable[[], str]
    place: Callable[[ListView], QRect]
    side: Side
    is_absent: Callable[[ListView], bool] = lambda _view: False


def _columns_words() -> str:
    return tr("Each column says what it is taken for. Click it to change that.")


def _price_words() -> str:
    return tr("This is what the run may hold at most. What is not found comes back.")


def _try_words() -> str:
    return tr("Try ten rows first: it costs little and shows what you get.")


def _first_column(view: ListView) -> QRect:
    header = view.table.header
    first = QRect(header.sectionViewportPosition(0), 0, header.sectionSize(0), header.height())
    return QRect(header.mapTo(view.frame, first.topLeft()), first.size())


def _held_line(view: ListView) -> QRect:
    card = view.panel.price_card
    number = card.findChild(QWidget, "heldNow")
    if number is None or number.visibleRegion().isEmpty():
        number = view.panel.start  # it says the same, and is never scrolled out of sight
    top = number.mapTo(view.frame, QPoint(0, 0)).y()
    return QRect(card.mapTo(view.frame, QPoint(0, 0)).x(), top, card.width(), number.height())


def _try_button(view: ListView) -> QRect:
    part = view.panel.try_first
    return QRect(part.mapTo(view.frame, QPoint(0, 0)), part.size())


_KINDS = (
    _Kind("columns", _columns_words, _first_column, Side.BELOW),
    _Kind("price", _price_words, _held_line, Side.LEFT),
    _Kind("try", _try_words, _try_button, Side.LEFT, lambda view: view.panel.try_first.isHidden()),
)


class HintsOnScreen(QObject):
    """Shows the next hint while a list is priced."""

    def __init__(self, desk: Desk, theme: Theme, scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._scope = scope
        self._is_on = False
        self._is_counted = False  # whether this session is
        self._read = set(desk.settings.hints_done)
        self._sessions = desk.settings.hint_sessions
        self._view: ListView | None = None
        self._soon = QTimer(self)  # by then the parts have their new places
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._hint: Hint | None = None
        self._kind: _Kind | None = None

    def begin(self) -> None:
        """Show hints from now on, unless this is not one of the first sessions."""
        self._is_on = self._sessions < _MOST_SESSIONS
        self._look()

    def show_again(self) -> None:
        """Show all of them once more."""
        self._read, self._sessions = set(), 0
        self._is_on, self._is_counted = True, False
        self._keep()
        self._look()

    def add(self, view: ListView) -> None:
        """Follow a list from its first price on."""
        panel = view.panel
        for part in (panel.start, panel.try_first):
            part.installEventFilter(self)
        view.frame.installEventFilter(self)
        view.table.header.menu_requested.connect(partial(self._done, "columns"))
        view.panel.options_changed.connect(partial(self._done, "price"))
        for signal in (panel.start_requested, panel.try_requested):
            signal.connect(partial(self._done, "price", "try"))

    def follow(self, view: ListView | None) -> None:
        """Another list is on screen, or none."""
        if view is not self._view:
            self._put_away()
            self._view = view
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when a price came or went, and when the list has another size."""
        if self._is_on and event.type() in _LOOKED_AT:
            self._look()
        elif self._is_on and event.type() == QEvent.Type.Resize:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        view, kind = self._view, self._next()
        if view is None or kind is None or not _is_priced(view) or kind.is_absent(view):
            if self._hint is not None:
                self._hint.hide()
            return
        self._kind = kind
        hint = self._hint or self._make(view)
        hint.show_beside(kind.words(), kind.place(view), kind.side)
        if not self._is_counted:
            self._is_counted = True
            self._sessions += 1
            self._keep()

    def _next(self) -> _Kind | None:
        return next((kind for kind in _KINDS if kind.name not in self._read), None) if self._is_on else None

    def _make(self, view: ListView) -> Hint:
        self._hint = hint = Hint(self._theme, view.frame)
        hint.closed.connect(self._on_closed)
        hint.silenced.connect(partial(self._done, *(kind.name for kind in _KINDS)))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), hint)
        escape.setContext(Qt.ShortcutContext.WindowShortcut)
        escape.activated.connect(self._on_closed)
        escape.activatedAmbiguously.connect(self._on_closed)
        return hint

    def _on_closed(self) -> None:
        if self._kind is not None:
            self._done(self._kind.name)

    def _done(self, *names: object) -> None:
        """Never show these again; signals may put more behind the names."""
        fresh = {kind.name for kind in _KINDS if kind.name in names} - self._read
        if self._is_on and fresh:
            self._read |= fresh
            self._keep()
            self._look()

    def _keep(self) -> None:
        self._scope.start(f"hints {self._sessions} {sorted(self._read)}", self._save)

    async def _save(self) -> None:
        done = tuple(sorted(self._read))
        settings = replace(self._desk.settings, hints_done=done, hint_sessions=self._sessions)
        await self._desk.save_settings(settings)

    def _put_away(self) -> None:
        hint, self._hint = self._hint, None
        if hint is not None:
            hint.hide()
            hint.deleteLater()


def _is_priced(view: ListView) -> bool:
    return view.panel.start.isEnabled() and not view.panel.start.isHidden()
