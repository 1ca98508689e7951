"""Puts the look on the application: Fusion, the font, a palette and the one style sheet, light or dark."""

from __future__ import annotations

from enum import StrEnum
from string import Template
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from gui.views.theme import tokens as design
from gui.views.theme.fonts import app_font, load_fonts
from gui.views.theme.resources import resource
from gui.views.theme.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget


class Scheme(StrEnum):
    """Which look is wanted; the values are stored with the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look in force.

    Attributes:
        tokens: the colours of now; read them when painting, they change with the system.

    Signals:
        changed: other colours are in force; whoever made icons of them makes them again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self.tokens: Tokens = LIGHT
        load_fonts()
        app.setStyle("Fusion")
        app.setFont(app_font())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        app.screenAdded.connect(self._on_screen_added)
        for screen in app.screens():
            self._watch(screen)
        self._to_do: list[Callable[[], None]] = []
        self._kept_still: list[QWidget] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._on_turn)
        self._dress()

    @classmethod
    def of_app(cls, wanted: str = "") -> Theme:
        """The look of the running application; ``wanted`` is light, dark, or "" for the system's."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("there is no QApplication to dress")
        return cls(app, Scheme(wanted) if wanted in set(Scheme) else Scheme.SYSTEM)

    @property
    def scheme(self) -> Scheme:
        """What was asked for."""
        return self._scheme

    def set_scheme(self, scheme: Scheme) -> None:
        """Change the look; everything on screen follows, and then ``changed`` tells."""
        if scheme != self._scheme:
            self._scheme = scheme
            self._change()

    def _on_system_scheme_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._change()

    def _on_screen_added(self, screen: QScreen) -> None:
        self._watch(screen)
        self.changed.emit()

    def _watch(self, screen: QScreen) -> None:
        """Have the icons made again when a screen is set to another scale."""
        screen.logicalDotsPerInchChanged.connect(self.changed)

    def _change(self) -> None:
        """Dress all anew in three turns of the loop, for each takes a while; nothing is painted between."""
        self._to_do = [self._undress, self._dress, self._show]
        self._turn.start(0)

    def _on_turn(self) -> None:
        self._to_do.pop(0)()
        if self._to_do:
            self._turn.start(0)

    def _undress(self) -> None:
        """Take the old sheet off: else Qt compares every part's rules of both, five times as long."""
        still = [window for window in self._app.topLevelWidgets() if window.updatesEnabled()]
        for window in still:
            window.setUpdatesEnabled(False)
        self._kept_still += still
        self._app.setStyleSheet("")

    def _show(self) -> None:
        windows, self._kept_still = self._kept_still, []
        for window in windows:
            if shiboken6.isValid(window):
                window.setUpdatesEnabled(True)

    def _dress(self) -> None:
        self.tokens = DARK if self._is_dark() else LIGHT
        palette = build_palette(self.tokens)
        self._app.setPalette(palette)
        QToolTip.setPalette(palette)
        self._app.setStyleSheet(build_style_sheet(self.tokens))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._scheme is Scheme.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK


def build_style_sheet(tokens: Tokens) -> str:
    """The one style sheet: its template with the colours, sizes and drawings of the theme."""
    sizes = {name.lower(): value for name, value in vars(design).items() if isinstance(value, int)}
    icons = resource("icons").as_posix()
    text = resource("style", "app.qss").read_text(encoding="utf-8")
    flavour = "dark" if tokens.is_dark else "light"
    veils = {"veil": f"#E0{tokens.accent_tint[1:]}", "bad_veil": f"#E0{tokens.bad_tint[1:]}"}
    return Template(text).substitute(tokens.colors() | sizes | veils | {"icons": icons, "flavour": flavour})


def build_palette(tokens: Tokens) -> QPalette:
    """The colours for what no style sheet reaches: menus of the system, dialogs, selections."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.canvas,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.Accent: tokens.accent,
        role.Mid: tokens.line,
    }
    palette = QPalette()
    for color_role, color in pairs.items():
        palette.setColor(color_role, QColor(color))
    for color_role in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, color_role, QColor(tokens.faint))
    return palette
