"""A person's hands: mouse and keys as the events that a system sends, to what is really under the pointer.

Each returns at once; what follows happens when the loop comes to it. None calls a method of the app.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QHeaderView, QMenu, QWidget

from tests.drags import Drag, files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QMimeData

_NO_KEYS = Qt.KeyboardModifier.NoModifier
_LEFT, _NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_NOTCH = 120
_MOST_NOTCHES = 60


def click(part: QWidget, at: QPoint | None = None) -> None:
    """Press and release the left button on a part, after scrolling to it.

    It fails where a person could not do it: the part is covered, out of sight, or behind a question.
    """
    at = at or part.rect().center()
    _scroll_to(part, at)
    _check_within_reach(part, at)
    _move(part, at, _NO_BUTTON)
    QTest.mousePress(part, _LEFT, _NO_KEYS, at)
    QTest.mouseRelease(part, _LEFT, _NO_KEYS, at)


def drag(part: QWidget, start: QPoint, end: QPoint) -> None:
    """Press at one place of a part, move in steps, let go at another."""
    _check_within_reach(part, start)
    QTest.mousePress(part, _LEFT, _NO_KEYS, start)
    for step in range(1, 5):
        _move(part, start + (end - start) * step / 4, _LEFT)
    QTest.mouseRelease(part, _LEFT, _NO_KEYS, end)


def choose(menu: QMenu, wanted: str) -> None:
    """Click the entry of an open menu, found by its `objectName` or its words."""
    entry = next(each for each in menu.actions() if wanted in {each.objectName(), each.text()})
    assert entry.isEnabled(), f"{wanted!r} cannot be chosen"
    click(menu, menu.actionGeometry(entry).center())


def open_menu() -> QMenu | None:
    """The menu that is open, if one is."""
    shown = QApplication.activePopupWidget()
    return shown if isinstance(shown, QMenu) else None


def entries(menu: QMenu) -> Sequence[QAction]:
    return [each for each in menu.actions() if not each.isSeparator()]


def section(header: QHeaderView, words: str) -> int:
    """The number of the header's section in sight with these words."""
    model, across, role = header.model(), header.orientation(), Qt.ItemDataRole.DisplayRole
    shown = [n for n in range(header.count()) if not header.isSectionHidden(n)]
    titles = {str(model.headerData(n, across, role)): n for n in shown}
    assert words in titles, f"{words!r} is not among {list(titles)}"
    return titles[words]


def click_section(header: QHeaderView, words: str) -> None:
    """Click a section of a header."""
    number = section(header, words)
    middle = header.sectionViewportPosition(number) + header.sectionSize(number) // 2
    click(header.viewport(), QPoint(middle, header.height() // 2))


def press_key(part: QWidget, letter: str, key: int = 0) -> None:
    """One key goes to a part."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(part, QKeyEvent(kind, key, _NO_KEYS, letter))


def keys(sequence: str) -> None:
    """Press keys such as "Ctrl+E" or "Down" where the cursor is; shortcuts hear them first, as ever."""
    for combination in QKeySequence(sequence):  # type: ignore[attr-defined]
        QTest.keyClick(_keyboard(), combination.key(), combination.keyboardModifiers())


def type_letter(letter: str) -> None:
    """Type a letter where the cursor is."""
    press_key(_keyboard(), letter)


def drop(window: QWidget, paths: Sequence[Path], at: QPoint) -> None:
    """Drag files over a window and let go of them there."""
    drag = Drag(window, files(*paths), at=at)
    if drag.enter():
        drag.drop()
    else:
        drag.leave()  # what systems send where nothing is taken


def hover(window: QWidget, mime: QMimeData, at: QPoint) -> None:
    """Drag something over a window, without letting go."""
    Drag(window, mime, at=at).enter()


def close(window: QWidget) -> None:
    """Press the cross in the window's frame, which is the system's."""
    handle = window.windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, QCloseEvent())


def _keyboard() -> QWidget:
    part = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    assert part is not None, "nothing has the keyboard"
    return part


# QTest moves the mouse by handling events, and inside a coroutine that loses the wake-ups of other tasks.
def _move(part: QWidget, at: QPoint, held: Qt.MouseButton) -> None:
    local, whole = QPointF(at), QPointF(part.mapToGlobal(at))
    move = QMouseEvent(QEvent.Type.MouseMove, local, whole, _NO_BUTTON, held, _NO_KEYS)
    QApplication.sendEvent(part, move)


def _scroll_to(part: QWidget, at: QPoint) -> None:
    """Turn the wheel over the area that a part lies in, until its place is in sight."""
    area = part.parentWidget()
    while area is not None and not area.isWindow() and not isinstance(area, QAbstractScrollArea):
        area = area.parentWidget()
    if not isinstance(area, QAbstractScrollArea):
        return
    pane = area.viewport()
    if pane is part or not pane.isAncestorOf(part):
        return
    for _ in range(_MOST_NOTCHES):
        place = part.mapTo(pane, at)
        if pane.rect().adjusted(0, 8, 0, -8).contains(place):
            return
        turn_wheel(pane, 1 if place.y() < pane.height() // 2 else -1)


def turn_wheel(pane: QWidget, notches: int = -1) -> None:
    """Turn the wheel over a part, downwards unless told otherwise."""
    middle = QPointF(pane.rect().center())
    whole = QPointF(pane.mapToGlobal(pane.rect().center()))
    turn = QPoint(0, notches * _NOTCH)
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(
        pane, QWheelEvent(middle, whole, QPoint(), turn, _NO_BUTTON, _NO_KEYS, phase, False)
    )


def out_of_reach(part: QWidget, at: QPoint) -> str:
    """Why a place of a part cannot be clicked; "" where it can."""
    window, name = part.window(), part.objectName() or type(part).__name__
    modal = QApplication.activeModalWidget()
    if modal is not None and modal is not window and not isinstance(part, QMenu):
        return f"a question is before {name!r}"
    under = window.childAt(part.mapTo(window, at)) or window
    is_free = under is part or part.isAncestorOf(under)
    return "" if is_free else f"{under.objectName() or type(under).__name__!r} is over {name!r}"


def _check_within_reach(part: QWidget, at: QPoint) -> None:
    problem = out_of_reach(part, at)
    assert not problem, problem
