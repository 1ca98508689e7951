"""What moves by itself: only a bar whose end is not known, and not even that where less motion is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressBar


def is_reduced() -> bool:
    """Whether the system asks for less motion, as Qt hears it since 6.12 (``QAccessibilityHints``)."""
    style = QGuiApplication.styleHints()  # held here: without it PySide takes its hints for deleted
    # Until Python 3.11 and with it Qt 6.11 go, which cannot tell.
    asked = getattr(style.accessibility(), "motionPreference", None)
    return asked is not None and asked() is Qt.MotionPreference.ReducedMotion


def show_unknown(bar: QProgressBar, *, is_still: bool | None = None) -> None:
    """Have a bar say that it is not known how far it is: moving, or empty and still.

    Args:
        bar: the bar; the words beside it tell what goes on.
        is_still: whether it stands still; None for as the system asks.
    """
    still = is_reduced() if is_still is None else is_still
    bar.setRange(0, 1 if still else 0)
    bar.setValue(0)
