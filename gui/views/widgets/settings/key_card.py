"""Where the API key is entered, tested and kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from gui.runs.accounts.keys import KeyKeeping
from gui.views.theme.words import tr
from gui.views.widgets.parts import Card, button, label, name_it, restyle, row


class KeyCard(Card):
    """A masked field for the key, with *Test* and *Save*.

    Signals:
        test_requested: try this key; costs nothing.
        save_requested: use this key and keep it so.
        forget_requested: remove the key from this computer.
    """

    test_requested = Signal(str)
    save_requested = Signal(str, object)
    forget_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Enrow API key"))
        self._state = label("", "muted", name="keyState", accessible=tr("Key in use"), wraps=True)
        self._field = QLineEdit()
        name_it(self._field, "apiKey", tr("API key"))
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setPlaceholderText(tr("Paste your key here"))
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.returnPressed.connect(self._test)
        self._keep = QComboBox()
        name_it(self._keep, "keepKeyIn", tr("Keep the key in"))
        for keeping, words in (
            (KeyKeeping.KEYCHAIN, tr("the system's keychain")),
            (KeyKeeping.SESSION, tr("memory, for this session only")),
            (KeyKeeping.FILE, tr("a file only you can read")),
        ):
            self._keep.addItem(words, keeping)
        self._result = label("", "muted", name="keyResult", accessible=tr("Result of the test"), wraps=True)
        self.body.addWidget(self._state)
        self.body.addLayout(self._make_entry())
        self.body.addLayout(self._make_keeping())
        self.body.addWidget(self._result)
        self._result.hide()
        self._on_text_changed()

    def _make_entry(self) -> QHBoxLayout:
        self._test_button = button(tr("Test"), "testKey", tr("Test key"), on_click=self._test)
        self._save_button = button(
            tr("Use this key"), "saveKey", tr("Save key"), role="primary", on_click=self._save
        )
        line = row()
        line.addWidget(self._field, 1)
        line.addWidget(self._test_button)
        line.addWidget(self._save_button)
        return line

    def _make_keeping(self) -> QHBoxLayout:
        self._forget_button = button(
            tr("Remove the key"), "forgetKey", role="danger", on_click=self.forget_requested.emit
        )
        words = label(tr("Keep it in"))
        words.setBuddy(self._keep)
        line = row()
        line.addWidget(words)
        line.addWidget(self._keep)
        line.addStretch(1)
        line.addWidget(self._forget_button)
        self._keeping = line
        return line

    def add_way(self, part: QWidget) -> None:
        """Put a way to the key at the end of the last line."""
        self._keeping.addWidget(part)

    def show_state(self, words: str, *, has_key: bool = False) -> None:
        """Say which key is in use."""
        self._state.setText(words)
        self._forget_button.setVisible(has_key)

    def show_result(self, words: str, role: str) -> None:
        """Say what became of a test or of saving: in the role muted, found or bad."""
        self._result.setText(words)
        self._result.setAccessibleDescription(words)
        self._result.show()
        restyle(self._result, "role", role)

    def clear(self) -> None:
        """Forget what was typed."""
        self._field.clear()

    def focus_key(self) -> None:
        """Put the cursor in the field."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text_changed(self) -> None:
        has_text = bool(self._field.text().strip())
        self._test_button.setEnabled(has_text)
        self._save_button.setEnabled(has_text)
        self._result.hide()

    def _test(self) -> None:
        if self._field.text().strip():
            self.test_requested.emit(self._field.text().strip())

    def _save(self) -> None:
        self.save_requested.emit(self._field.text().strip(), KeyKeeping(self._keep.currentData()))
