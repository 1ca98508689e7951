"""At 960 x 600 and at every scale from 100 to 200 %: nothing is cut, nothing overlaps, drawings are sharp.

Qt reads the scale once when it starts, so that each other scale is a process of its own, running this file.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QLayout, QScrollArea, QStackedLayout, QWidget

from gui.views.theme import tokens
from tests.screen_words import cut_texts
from tests.views.stages import settled, stages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.person import Person

SCALE = "QT_SCALE_FACTOR"
ROOT = Path(__file__).parents[2]


def laid_out(layout: QLayout) -> Iterator[QWidget]:
    """The visible widgets of a layout and of those inside it."""
    for item in (layout.itemAt(index) for index in range(layout.count())):
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None and widget.isVisible():
            yield widget
        elif inner is not None:
            yield from laid_out(inner)


def overlaps(top: QWidget) -> Iterator[str]:
    """Neighbours that lie over each other, and what reaches beyond what it is in."""
    for part in (top, *top.findChildren(QWidget)):
        layout: QLayout | None = part.layout()
        if layout is None or not part.isVisible() or isinstance(layout, QStackedLayout):
            continue
        inside = list(laid_out(layout))
        for one, other in itertools.combinations(inside, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"{named(one)} lies over {named(other)}"
        for one in inside:
            if not part.rect().contains(one.geometry()) and not isinstance(part.parentWidget(), QScrollArea):
                yield f"{named(one)} reaches beyond {named(part)}"


def named(part: QWidget) -> str:
    words = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    return f"{type(part).__name__} {part.objectName()} {words!r}"


def blurred(top: QWidget) -> Iterator[str]:
    """Drawings with fewer pixels than the screen has for them."""
    ratio = top.devicePixelRatioF()
    for label in top.findChildren(QLabel):
        if label.isVisible() and not label.pixmap().isNull() and label.pixmap().devicePixelRatio() < ratio:
            yield named(label)
    for button in top.findChildren(QAbstractButton):
        icon = button.icon()
        if button.isVisible() and not icon.isNull():
            picture = icon.pixmap(button.iconSize(), ratio)
            if QRect(picture.rect()).width() < round(min(button.iconSize().width(), 14) * ratio):
                yield named(button)


async def test_everything_has_its_room(person: Person, tmp_path: Path) -> None:
    person.window.resize(*tokens.MINIMUM_SIZE)
    assert person.window.devicePixelRatioF() == float(os.environ.get(SCALE, "1"))
    found: list[str] = []
    async for stage, top in stages(person, tmp_path):
        if top is not person.window:
            top.resize(top.size().boundedTo(QSize(*tokens.MINIMUM_SIZE)))
            found += [] if top.height() <= tokens.MINIMUM_SIZE[1] else [f"{stage}: is {top.height()} high"]
        await settled()
        faults = [*cut_texts(top), *overlaps(top), *blurred(top)]
        found += [f"{stage}: {fault}" for fault in faults]
        if folder := os.environ.get("ENROW_PICTURES"):
            top.grab().save(f"{folder}/{stage}-{os.environ.get(SCALE, '1')}.png")
    assert person.window.size().toTuple() == tokens.MINIMUM_SIZE
    assert "\n".join(found) == ""


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_everything_has_its_room_at_other_scales(scale: str) -> None:
    command = [sys.executable, "-m", "pytest", "-n", "0", "-q", __file__, "-k", "has_its_room and not scales"]
    ended = subprocess.run(
        command, cwd=ROOT, env=os.environ | {SCALE: scale}, capture_output=True, text=True, check=False
    )
    assert "1 passed" in ended.stdout, ended.stdout
