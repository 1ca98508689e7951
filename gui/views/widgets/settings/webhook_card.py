"""Where the user says how finished rows are heard of: asked for, heard here, or told to another system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from gui.leads.errors import UsageError
from gui.leads.sentences import say
from gui.leads.webhook import WebhookMode, check_webhook_url
from gui.runs.events import ListeningState, ListeningStatus
from gui.views.theme import numbers
from gui.views.theme.words import plural, shown, tr
from gui.views.widgets.parts import Card, button, column, label, name_it, restyle, row
from gui.views.widgets.settings.registered import RegisteredAddresses

if TYPE_CHECKING:
    from collections.abc import Sequence

_COPIED_MS = 1_500


class WebhookCard(Card):
    """Shows the choice and takes another; an address that cannot be used is said, and not kept.

    Signals:
        changed: the user chose something else; read ``mode``, ``url`` and ``port``.
    """

    changed = Signal()

    def __init__(self, mode: WebhookMode, url: str, port: int) -> None:
        super().__init__(tr("Hearing from Enrow"))
        self.url = url
        self._status = ListeningStatus()
        self._mode = QComboBox()
        name_it(self._mode, "webhookMode", tr("How finished rows are heard of"))
        for each, words in _CHOICES.items():
            self._mode.addItem(shown(words), each)
        self._mode.setCurrentIndex(self._mode.findData(mode))
        self._words = label("", "muted", wraps=True)
        self._field = QLineEdit(url)
        name_it(self._field, "webhookUrl", tr("Public address"))
        self._field.setPlaceholderText("https://")
        self._port = QSpinBox()
        name_it(self._port, "webhookPort", tr("Port on this computer"))
        self._port.setRange(1024, 65_535)
        self._port.setValue(port)
        self._port.setGroupSeparatorShown(False)
        self._port.setKeyboardTracking(False)
        self._port.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._port.setFixedWidth(96)
        self._result = label("", "muted", name="webhookStatus", accessible=tr("State"), wraps=True)
        self._registered = RegisteredAddresses()
        self._address = self._make_address()
        self._forward = self._make_forward()
        for part in (self._mode, self._words, self._address, self._forward, self._result, self._registered):
            self.body.addWidget(part)
        self._mode.activated.connect(self._on_mode_chosen)
        self._field.textChanged.connect(self._show)
        self._field.editingFinished.connect(self._on_url_typed)
        self._port.valueChanged.connect(self._on_port_chosen)
        self._show()

    def _make_address(self) -> QWidget:
        result = QWidget()
        words = label(tr("Public address"))
        words.setBuddy(self._field)
        line = row(result)
        line.addWidget(words)
        line.addWidget(self._field, 1)
        return result

    def _make_forward(self) -> QWidget:
        result = QWidget()
        self._local = label("", name="webhookLocal", accessible=tr("Address on this computer"))
        self._copy = button(tr("Copy"), "copyWebhookLocal", tr("Copy the address"), on_click=self._on_copy)
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_MS)
        self._copied.timeout.connect(lambda: self._copy.setText(tr("Copy")))
        lines, line, port = column(result), row(), row()
        line.addWidget(self._local)
        line.addStretch(1)
        line.addWidget(self._copy)
        self._add_port(port)
        lines.addLayout(line)
        lines.addLayout(port)
        return result

    def _add_port(self, line: QHBoxLayout) -> None:
        words = label(tr("Port"), "muted")
        words.setBuddy(self._port)
        line.addWidget(words)
        line.addStretch(1)
        line.addWidget(self._port)

    @property
    def mode(self) -> WebhookMode:
        """What is chosen."""
        return WebhookMode(self._mode.currentData())

    @property
    def port(self) -> int:
        """Where this program listens on this computer."""
        return self._port.value()

    def show_registered(self, addresses: Sequence[str]) -> None:
        """Show which addresses the account itself calls, whatever is chosen here."""
        self._registered.show_addresses(addresses)

    def show_status(self, status: ListeningStatus) -> None:
        """Show how hearing stands."""
        self._status = status
        self._show()

    def _show(self) -> None:
        mode = self.mode
        self._words.setText(shown(_WORDS[mode]))
        self._address.setVisible(mode is not WebhookMode.NONE)
        self._forward.setVisible(mode is WebhookMode.LISTEN)
        self._local.setText(tr("Forward it to {address}", address=self._local_address))
        words, role = self._state()
        self._result.setText(words)
        self._result.setVisible(bool(words))
        restyle(self._result, "role", role)

    @property
    def _local_address(self) -> str:
        return self._status.local_address or f"http://127.0.0.1:{self.port}"

    def _state(self) -> tuple[str, str]:
        """The one sentence on how it stands, and its role."""
        if self.mode is WebhookMode.NONE:
            return "", "muted"
        text = self._field.text().strip()
        try:
            check_webhook_url(text, self.mode)
        except UsageError as error:
            return shown(error.sentence), "bad" if text else "muted"
        if self._status.message:
            return shown(self._status.message), "bad"
        if self.mode is WebhookMode.PASS_ON:
            return tr("Enrow is told this address with all rows."), "found"
        if self._status.state is not ListeningState.LISTENING:
            return tr("Listening begins when an account is in use."), "muted"
        if not self._status.heard:
            return tr("Listening. No notice yet."), "found"
        heard = self._status.heard
        n = numbers.count(heard)
        return plural(heard, "Listening. {n} notice heard.", "Listening. {n} notices heard.", n=n), "found"

    def _on_mode_chosen(self) -> None:
        self._show()
        self._keep_url()
        self.changed.emit()

    def _on_url_typed(self) -> None:
        if self._keep_url():
            self.changed.emit()

    def _keep_url(self) -> bool:
        """Take the address if it can be used; says whether it is another one."""
        before, text = self.url, self._field.text().strip()
        try:
            self.url = check_webhook_url(text, self.mode) if text else ""
        except UsageError:
            return False
        return self.url != before

    def _on_port_chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._local_address)
        self._copy.setText(tr("Copied"))
        self._copied.start()


_CHOICES = {
    WebhookMode.NONE: say("Ask Enrow for the results"),
    WebhookMode.LISTEN: say("Let Enrow tell this program"),
    WebhookMode.PASS_ON: say("Let Enrow tell another system"),
}
_WORDS = {
    WebhookMode.NONE: say("Enrow is asked every few seconds. Nothing has to be set up."),
    WebhookMode.LISTEN: say(
        "Rows come in as soon as they are done. Enrow needs a public https address that a tunnel or a proxy"
        " forwards to this computer; a secret path is added to it."
    ),
    WebhookMode.PASS_ON: say(
        "Zapier, n8n or your own server hears of finished rows. This program goes on asking."
    ),
}
