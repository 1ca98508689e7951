"""The addresses that the account itself calls: each in a line of its own, whole where the mouse rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.elided_label import ElidedLabel
from gui.views.widgets.parts import column, label, name_it

if TYPE_CHECKING:
    from collections.abc import Sequence


class RegisteredAddresses(QWidget):
    """Not there while there are none."""

    def __init__(self) -> None:
        super().__init__()
        name_it(self, "webhooksRegistered")
        self._addresses: tuple[str, ...] = ()
        self._shown: list[ElidedLabel] = []
        self._lines = column(self, spacing=tokens.SPACE_TIGHT)
        self._lines.addWidget(label(tr("Registered on your account"), "muted"))
        self.hide()

    def show_addresses(self, addresses: Sequence[str]) -> None:
        """Show these in place of the others."""
        if tuple(addresses) == self._addresses:
            return
        self._addresses = tuple(addresses)
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self._shown = [self._line(address) for address in self._addresses]
        self.setVisible(bool(self._addresses))

    def _line(self, address: str) -> ElidedLabel:
        result = ElidedLabel(address, Qt.TextElideMode.ElideMiddle)
        result.setObjectName("webhookRegistered")
        result.setToolTip(address)
        self._lines.addWidget(result)
        return result
