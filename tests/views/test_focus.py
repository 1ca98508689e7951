"""Where the keyboard is can be seen: a ring in the accent, drawn where none was, in both looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage

from gui.views.theme import tokens
from gui.views.theme.theme import Scheme
from gui.views.theme.tokens import contrast
from gui.views.widgets.focus_order import reach, reading_order
from gui.views.widgets.leads.lead_table import LeadTable
from tests.person import until
from tests.views.stages import settled, stages

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.views.theme.theme import Theme
    from tests.person import Person

RING = 3.0  # WCAG 2.2, focus appearance: against what was there, on at least the length of two sides


def place_of(part: QWidget) -> QRect:
    """Where a part is in its window, with what lies around it."""
    top = part.window()
    return QRect(part.mapTo(top, QPoint()), part.size()).adjusted(-3, -3, 3, 3).intersected(top.rect())


def painted(top: QWidget, place: QRect) -> QImage:
    return top.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)


def ring_pixels(before: QImage, after: QImage) -> int:
    """How many pixels changed so much that nobody misses it."""
    one, other = (memoryview(bytes(image.constBits())).cast("I") for image in (before, after))
    known: dict[tuple[int, int], bool] = {}
    count = 0
    for pair in zip(one, other, strict=True):
        if pair[0] != pair[1]:
            if pair not in known:
                known[pair] = contrast(*(QColor.fromRgb(color).name() for color in pair)) >= RING
            count += known[pair]
    return count


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
async def test_the_ring_is_seen_on_every_control(
    person: Person, theme: Theme, tmp_path: Path, scheme: Scheme
) -> None:
    theme.set_scheme(scheme)
    await until(lambda: theme.tokens.is_dark is (scheme is Scheme.DARK))
    done: set[str] = set()
    found: list[str] = []
    async for stage, top in stages(person, tmp_path):
        for part in list(reading_order(top)):
            key = f"{part.objectName()} of {top.objectName()}"
            if key in done or not part.isEnabled():
                continue
            done.add(key)
            seen = await ring_of(part)
            least = tokens.ROW_HEIGHT if isinstance(part, LeadTable) else min(part.width(), part.height())
            if seen < 2 * least:
                found.append(f"{stage}: {key}: {seen} pixels")
    assert "\n".join(found) == ""


async def ring_of(part: QWidget) -> int:
    """Give a control the focus of the keyboard; how many pixels say so."""
    reach(part, Qt.FocusReason.TabFocusReason)
    part.clearFocus()
    await settled()
    top, place = part.window(), place_of(part)
    before = painted(top, place)
    reach(part, Qt.FocusReason.TabFocusReason)
    await settled()
    return ring_pixels(before, painted(top, place))
