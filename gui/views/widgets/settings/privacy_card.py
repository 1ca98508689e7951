"""Erasing people, how long things are kept, whom never to look up; a card of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem

from gui.views.theme.words import tr
from gui.views.widgets.parts import Card, button, label, line, name_it, row
from gui.views.widgets.settings.keep_box import KeepBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.leads.never import NeverEntry

_LIST_HEIGHT = 96


class PrivacyCard(Card):
    """Shows what is chosen and takes the user's wishes.

    Attributes:
        keep: for how long things are kept.

    Signals:
        erase_requested: a person is to be erased; ask whom.
        erase_all_requested: everything is to be erased; ask first.
        known_requested: what is known of a person is to be written to a file.
        sent_log_requested: all that ever left this computer is to be shown.
        add_requested: never look this up: what was typed.
        remove_requested: take this ``NeverEntry`` off the list.
    """

    erase_requested = Signal()
    erase_all_requested = Signal()
    known_requested = Signal()
    sent_log_requested = Signal()
    add_requested = Signal(str)
    remove_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Privacy"))
        words = tr("A person who asks to be forgotten is erased here without a trace, but for what was paid.")
        self.body.addWidget(label(words, "muted", wraps=True))
        self.body.addLayout(self._make_buttons())
        log = row()
        log.addWidget(
            button(tr("What left this computer…"), "sentLog", on_click=self.sent_log_requested.emit)
        )
        log.addStretch(1)
        self.body.addLayout(log)
        self.body.addWidget(line())
        self.keep = KeepBox()
        self.body.addWidget(self.keep)
        self.body.addWidget(line())
        self._make_never()

    def _make_buttons(self) -> QHBoxLayout:
        result = row()
        result.addWidget(button(tr("Erase a person…"), "erasePerson", on_click=self.erase_requested.emit))
        result.addWidget(button(tr("What is known…"), "exportKnown", on_click=self.known_requested.emit))
        result.addStretch(1)
        result.addWidget(
            button(tr("Erase all…"), "eraseAll", role="danger", on_click=self.erase_all_requested.emit)
        )
        return result

    def _make_never(self) -> None:
        self.body.addWidget(label(tr("Never look up")))
        words = tr("Addresses, and domains with all below them. Their rows are skipped before the price.")
        self.body.addWidget(label(words, "muted", wraps=True))
        self._field = QLineEdit()
        name_it(self._field, "neverEntry", tr("Address or domain"))
        self._field.setPlaceholderText("northpier.example")
        self._add = button(tr("Add"), "addNever", on_click=self._on_add)
        self._list = QListWidget()
        name_it(self._list, "neverList", tr("Never look up"))
        self._list.setProperty("framed", "true")
        self._list.setFixedHeight(_LIST_HEIGHT)
        self._remove = button(tr("Remove"), "removeNever", on_click=self._on_remove)
        self._field.textChanged.connect(self._show_possible)
        self._field.returnPressed.connect(self._on_add)
        self._list.currentItemChanged.connect(self._show_possible)
        entry = row()
        entry.addWidget(self._field, 1)
        entry.addWidget(self._add)
        self.body.addLayout(entry)
        self.body.addWidget(self._list)
        below = row()
        below.addStretch(1)
        below.addWidget(self._remove)
        self.body.addLayout(below)
        self.show_never(())

    def show_never(self, entries: Sequence[NeverEntry]) -> None:
        """Show the list."""
        self._list.clear()
        for entry in entries:
            item = QListWidgetItem(entry.value, self._list)
            item.setData(Qt.ItemDataRole.UserRole, entry)
        self._list.setVisible(bool(entries))
        self._remove.setVisible(bool(entries))
        self._show_possible()

    def clear_entry(self) -> None:
        """Forget what was typed: it is on the list."""
        self._field.clear()

    def _show_possible(self) -> None:
        self._add.setEnabled(bool(self._field.text().strip()))
        self._remove.setEnabled(self._list.currentItem() is not None)

    def _on_add(self) -> None:
        if self._field.text().strip():
            self.add_requested.emit(self._field.text())

    def _on_remove(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.remove_requested.emit(item.data(Qt.ItemDataRole.UserRole))
