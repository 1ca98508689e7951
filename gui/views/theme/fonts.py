"""The bundled font: the same letters on every system, with figures that line up in columns."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from gui.views.theme.resources import resource
from gui.views.theme.tokens import TEXT_PX

FAMILY = "Inter"
_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once; an unreadable file leaves the system's font in use."""
    if FAMILY in QFontDatabase.families():
        return
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def app_font(size_px: int = TEXT_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The app's font with tabular figures.

    Args:
        size_px: size in device-independent pixels.
        weight: Normal, Medium or DemiBold: those that are bundled.
    """
    font = QFont(FAMILY)
    font.setPixelSize(size_px)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
