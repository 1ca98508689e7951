"""The rail at the left: where one is in the app, and whether it is the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton

from gui.views.theme import icons, tokens
from gui.views.theme.words import shown, tr
from gui.views.widgets.parts import column, label, name_it

if TYPE_CHECKING:
    from gui.leads.sentences import Sentence
    from gui.views.theme.theme import Theme


class Place(NamedTuple):
    """A page of the app: its name in code, its icon, its words, to be translated."""

    name: str
    icon: str
    words: Sentence


class Rail(QFrame):
    """Buttons for the pages, icons alone when the window is narrow.

    Signals:
        chosen: a page was chosen; its name.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, places: tuple[Place, ...]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._theme = theme
        self._places = {place.name: place for place in places}
        self._buttons: dict[str, QToolButton] = {}
        self._badges: dict[str, int] = {}
        self._group = QButtonGroup(self)
        self._layout = column(self, margin=tokens.SPACE_BETWEEN, spacing=tokens.SPACE_TIGHT)
        for place in places[:-1]:
            self._layout.addWidget(self._make_button(place))
        self._layout.addStretch(1)
        self._layout.addWidget(self._make_button(places[-1]))
        self._sandbox = label("", name="sandboxTag", accessible=tr("Sandbox"))
        self._sandbox.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout.addWidget(self._sandbox)
        self._is_narrow = False
        self.set_narrow(False)
        self.set_sandbox(False)
        theme.changed.connect(self._tint)
        self._tint()

    def _make_button(self, place: Place) -> QToolButton:
        result = QToolButton()
        name_it(result, place.name, shown(place.words))
        result.setProperty("role", "rail")
        result.setCheckable(True)
        result.setAutoExclusive(True)  # one of several for a screen reader, not a box to tick
        result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        result.setText(" " + shown(place.words))
        result.setIconSize(QSize(icons.ICON_PX, icons.ICON_PX))
        result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        result.clicked.connect(lambda: self.chosen.emit(place.name))
        self._group.addButton(result)
        self._buttons[place.name] = result
        return result

    def show_chosen(self, name: str) -> None:
        """Mark the page one is on; the Tab key stops at that one, and the arrow keys lead to the others."""
        self._buttons[name].setChecked(True)
        for each, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if each == name else Qt.FocusPolicy.NoFocus)

    def set_badge(self, name: str, count: int) -> None:
        """Show a small number beside a page: how many runs are at work."""
        self._badges[name] = count
        self._write()

    def set_sandbox(self, is_sandbox: bool) -> None:
        """Mark every screen as the sandbox, where nothing is spent."""
        self._sandbox.setVisible(is_sandbox)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons alone, or icons and words."""
        self._is_narrow = is_narrow
        self.setFixedWidth(tokens.RAIL_NARROW if is_narrow else tokens.RAIL_WIDTH)
        margin = tokens.SPACE_INSIDE if is_narrow else tokens.SPACE_BETWEEN
        self._layout.setContentsMargins(margin, tokens.SPACE_BETWEEN, margin, tokens.SPACE_BETWEEN)
        self._write()
        self._tint()

    def _write(self) -> None:
        style = Qt.ToolButtonStyle
        for name, button in self._buttons.items():
            badge = self._badges.get(name, 0)
            words = shown(self._places[name].words)
            button.setText(f" {words}  {badge}" if badge else f" {words}")
            button.setToolTip(words if self._is_narrow else "")
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if self._is_narrow else style.ToolButtonTextBesideIcon
            )
        self._sandbox.setToolTip(tr("The sandbox behaves like Enrow with made-up people. Nothing is spent."))

    def _tint(self) -> None:
        colors = self._theme.tokens
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(self._places[name].icon, colors.muted, colors.accent))
        if self._is_narrow:
            self._sandbox.setPixmap(icons.pixmap("sandbox", colors.warn, ratio=2.0))
        else:
            self._sandbox.setText(tr("SANDBOX"))
