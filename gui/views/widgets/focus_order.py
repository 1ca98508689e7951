"""The way of the Tab key: through what can be used, in the order in which it is read on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEAR = 12  # pixels that stay in sight around what was reached


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """What the Tab key reaches below a widget, as its layouts stand: from the left, and from the top.

    Qt's own chain is the order in which widgets were made, and this window makes them in steps and anew.
    """
    for part in _laid_out(root):
        if not part.isVisibleTo(root) or not part.isEnabled():
            continue
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
            yield part
        yield from reading_order(part)


def _laid_out(part: QWidget) -> Iterator[QWidget]:
    """The children of a widget, in the order of its layout; those that no layout knows are part of it."""
    if isinstance(part, QScrollArea):
        inside = part.widget()
    elif isinstance(part, QStackedWidget):
        inside = part.currentWidget()
    else:
        layout = part.layout()
        if layout is not None:
            yield from _widgets(layout)
        return
    if inside is not None:
        yield inside


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets(inner)


def step(root: QWidget, *, forward: bool) -> bool:
    """Go to the next control below a window or a dialog, or back to the one before, around the ends.

    Returns:
        Whether there was one to go to.
    """
    parts = list(reading_order(root))
    if not parts:
        return False
    here: QWidget | None = root.focusWidget()
    while here is not None and here not in parts and here is not root:
        here = here.parentWidget()
    if here in parts:
        target = parts[(parts.index(here) + (1 if forward else -1)) % len(parts)]
    else:
        target = parts[0 if forward else -1]
    reach(target, Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def reach(part: QWidget, reason: Qt.FocusReason) -> None:
    """Give a control the focus, and scroll it into sight."""
    part.setFocus(reason)
    parent = part.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            _bring_into_sight(parent, part)
        parent = parent.parentWidget()


def _bring_into_sight(area: QScrollArea, part: QWidget) -> None:
    """Scroll to a control as a whole; Qt is content with the cell of a table in which the keyboard is."""
    inside, half_way = area.widget(), part.rect().center()
    if inside is None or part.height() + 2 * _NEAR > area.viewport().height():
        area.ensureWidgetVisible(part, _NEAR, _NEAR)
        return
    middle = part.mapTo(inside, half_way)
    area.ensureVisible(middle.x(), middle.y(), half_way.x() + _NEAR, half_way.y() + _NEAR)
