"""The app's own icons: SVG line drawings, tinted with a colour of the theme and sharp at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui.views.theme.resources import resource

ICON_PX = 18


@lru_cache(maxsize=512)
def pixmap(name: str, color: str, size_px: int = ICON_PX, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture.

    Args:
        name: the file's name in ``resources/icons`` without its ending.
        color: what the lines are drawn in, ``#RRGGBB``.
        size_px: width and height in device-independent pixels.
        ratio: device pixels per such pixel.
    """
    drawing = resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", color.encode())
    picture = QPixmap(QSize(round(size_px * ratio), round(size_px * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, color: str, selected: str | None = None, size_px: int = ICON_PX) -> QIcon:
    """An icon for buttons and menus, sharp on every screen there is now.

    ``selected`` is another colour for when its button is checked. Where a screen comes, the theme tells that
    icons are to be made again.
    """
    result = QIcon()
    for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        result.addPixmap(pixmap(name, color, size_px, ratio))
        if selected:
            result.addPixmap(pixmap(name, selected, size_px, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return result


def app_icon() -> QIcon:
    """The mark of the app, for the window and the taskbar."""
    return QIcon(str(resource("icons", "app.svg")))
