"""What is painted can be read: the words of every state, in both looks, measured in the pixels on screen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTableView,
    QWidget,
)

from gui.views.theme.theme import Scheme, build_style_sheet
from gui.views.theme.tokens import LIGHT, contrast
from tests.person import until
from tests.views.stages import settled, stages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gui.views.theme.theme import Theme
    from gui.views.window import MainWindow
    from tests.person import Person

READABLE, DISABLED = 4.5, 3.0


class Picture:
    """What is on screen, as numbers: one for each pixel."""

    def __init__(self, top: QWidget) -> None:
        image = top.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._whole = image.rect()
        self._pixels = memoryview(bytes(image.constBits())).cast("I")

    def contrast(self, region: QRect) -> float:
        """Between the ground of a region and what is painted on it furthest from that ground.

        Letters are smoothed at their edges; their strokes hold at least some pixels of the colour itself.
        """
        inside, colors = region.intersected(self._whole), Counter[int]()
        for y in range(inside.top(), inside.bottom() + 1):
            start = y * self._whole.width()
            colors.update(self._pixels[start + inside.left() : start + inside.right() + 1])
        ground = _named(colors.most_common(1)[0][0])
        return max(contrast(ground, _named(color)) for color in colors)


def _named(color: int) -> str:
    return f"#{color & 0xFFFFFF:06X}"


def words_on(top: QWidget) -> Iterator[tuple[QWidget, str, QRect, float]]:
    """What has words on screen: the part, the words, their place in the picture, what they must reach."""
    for part in top.findChildren(QWidget):
        words = words_of(part)
        room = part.visibleRegion().boundingRect().adjusted(*frame_of(part))
        if isinstance(part, QAbstractButton) and not part.icon().isNull():
            room.setLeft(room.left() + part.iconSize().width() + 6)
        if words.strip() and part.isVisible() and room.width() > 8 and room.height() > 8:
            place = QRect(part.mapTo(top, QPoint()) + room.topLeft(), room.size())
            yield part, words, place, READABLE if part.isEnabled() else DISABLED
    for view in top.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None:
            yield from cells_of(view, top)


def words_of(part: QWidget) -> str:
    if isinstance(part, QLabel | QAbstractButton):
        return part.text()
    if isinstance(part, QLineEdit):
        return part.text() or part.placeholderText()
    return part.currentText() if isinstance(part, QComboBox) else ""


# What of a part is not its words, from each side: its frame, its arrow, the box that is ticked.
_FRAMES = {
    QCheckBox: (26, 3, -3, -3),
    QRadioButton: (26, 3, -3, -3),
    QAbstractButton: (4, 4, -4, -4),
    QComboBox: (4, 4, -26, -4),
    QLineEdit: (4, 4, -4, -4),
}


def frame_of(part: QWidget) -> tuple[int, int, int, int]:
    return next((frame for kind, frame in _FRAMES.items() if isinstance(part, kind)), (0, 0, 0, 0))


def cells_of(view: QAbstractItemView, top: QWidget) -> Iterator[tuple[QWidget, str, QRect, float]]:
    model, port = view.model(), view.viewport()
    seen = port.visibleRegion().boundingRect()  # not what is scrolled out of sight
    for row in range(min(model.rowCount(), 12)):
        for column in range(model.columnCount() if isinstance(view, QTableView) else 1):
            index = model.index(row, column)
            cell = view.visualRect(index)
            place = cell.intersected(seen).adjusted(3, 3, -3, -3)
            if _is_at_the_right(index) and cell.right() > seen.right():
                continue  # the words are scrolled out of sight
            if index.data() and place.width() > 16 and place.height() > 12:
                where = QRect(port.mapTo(top, QPoint()) + place.topLeft(), place.size())
                yield view, str(index.data()), where, READABLE


def _is_at_the_right(index: QModelIndex) -> bool:
    alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return alignment is not None and bool(Qt.AlignmentFlag(alignment) & Qt.AlignmentFlag.AlignRight)


def unreadable(top: QWidget) -> list[str]:
    picture = Picture(top)
    return [
        f"{part.objectName() or type(part).__name__} {words!r}: {found:.1f}"
        for part, words, place, least in words_on(top)
        if (found := picture.contrast(place)) < least
    ]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
async def test_all_words_can_be_read_in_every_state(
    person: Person, theme: Theme, tmp_path: Path, scheme: Scheme
) -> None:
    theme.set_scheme(scheme)
    await until(lambda: theme.tokens.is_dark is (scheme is Scheme.DARK))
    found: list[str] = []
    async for stage, top in stages(person, tmp_path):
        found += [f"{stage}: {fault}" for fault in unreadable(top)]
    assert "\n".join(found) == ""


async def test_a_colour_that_cannot_be_read_is_noticed(window: MainWindow, theme: Theme) -> None:
    await settled()
    assert unreadable(window) == []
    window.setStyleSheet(build_style_sheet(LIGHT._replace(muted="#9AA3B0")))
    assert any("Excel or CSV" in fault for fault in unreadable(window))
