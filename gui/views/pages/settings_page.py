"""Settings: the key and where it is kept, the sandbox, the limits of spending, the look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QScrollArea, QWidget

from gui.leads.errors import EnrowDesktopError
from gui.leads.fields import Realm
from gui.runs.events import ListeningChanged
from gui.views.bridge import TaskScope
from gui.views.theme import numbers, tokens
from gui.views.theme.theme import Scheme, Theme
from gui.views.theme.words import shown, tr, use_language
from gui.views.widgets.credits_spin import CreditsSpin
from gui.views.widgets.key_card import KeyCard
from gui.views.widgets.known_days_card import KnownDaysCard
from gui.views.widgets.language_box import LanguageBox
from gui.views.widgets.page import Page
from gui.views.widgets.parts import Card, column, label, name_it, row
from gui.views.widgets.reopening_card import ReopeningCard
from gui.views.widgets.webhook_card import WebhookCard

if TYPE_CHECKING:
    from gui.runs.desk import Desk
    from gui.runs.events import Event
    from gui.runs.keys import KeyKeeping

_WIDTH = 640


class SettingsPage(Page):
    """The user's choices; each takes effect and is kept at once.

    Signals:
        connection_changed: another account, or the sandbox, is in use.
        prices_changed: what counts as known, and with it the price of a list, may be another one.
        language_changed: another language is in force; the window is to be made anew in it.
    """

    connection_changed = Signal()
    prices_changed = Signal()
    language_changed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(label(tr("Settings"), "pageTitle"))
        self._desk = desk
        self._theme = theme
        self._scope = TaskScope(self)
        self._scope.failed.connect(self.failed)
        self.key = KeyCard()
        self.key.test_requested.connect(lambda text: self._scope.restart("test", lambda: self._test(text)))
        self.key.save_requested.connect(self._on_save_requested)
        self.key.forget_requested.connect(lambda: self._scope.start("forget", self._forget))
        self.known = KnownDaysCard(desk.settings.known_days)
        self.known.changed.connect(self._on_changed)
        settings = desk.settings
        self.webhook = WebhookCard(settings.webhook_mode, settings.webhook_url, settings.webhook_port)
        self.webhook.changed.connect(self._on_changed)
        self.webhook.show_status(desk.listening)
        self.reopening = ReopeningCard(is_wanted=settings.reopen_lists)
        self.reopening.changed.connect(self._on_changed)
        self._unsubscribe = desk.events.subscribe(self._on_event)
        content = QWidget()
        inner = column(content, margin=tokens.SPACE_CARDS, spacing=tokens.SPACE_CARD)
        spending, look = self._make_spending(), self._make_look()
        cards = (self.key, self._make_sandbox(), spending, self.known, self.webhook, self.reopening, look)
        for card in cards:
            card.setMaximumWidth(_WIDTH)
            inner.addWidget(card)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        column(self).addWidget(area)
        self.show_connection()

    def _make_sandbox(self) -> Card:
        card = Card(tr("Sandbox"))
        words = tr("A made-up Enrow on this computer: the same prices, invented people, nothing spent.")
        card.body.addWidget(label(words, "muted", wraps=True))
        self._sandbox = QCheckBox(tr("Use the sandbox"))
        self._sandbox.setObjectName("useSandbox")
        self._sandbox.clicked.connect(self._on_sandbox_clicked)
        card.body.addWidget(self._sandbox)
        return card

    def _make_spending(self) -> Card:
        card = Card(tr("Spending"))
        settings = self._desk.settings
        self.confirm = CreditsSpin()
        name_it(self.confirm, "confirmAbove", tr("Ask once more above"))
        self.confirm.set_amount(settings.confirm_above)
        self._has_cap = QCheckBox(tr("Usual cap of a run"))
        self._has_cap.setObjectName("hasUsualCap")
        self._has_cap.setChecked(settings.cap is not None)
        self._cap = CreditsSpin()
        name_it(self._cap, "usualCap", tr("Usual cap"))
        self._cap.setEnabled(settings.cap is not None)
        self._cap.set_amount(settings.cap or settings.confirm_above)
        card.body.addLayout(_setting(label(tr("Ask once more before holding more than")), self.confirm))
        card.body.addLayout(_setting(self._has_cap, self._cap))
        self.confirm.valueChanged.connect(self._on_changed)
        self._cap.valueChanged.connect(self._on_changed)
        self._has_cap.toggled.connect(self._cap.setEnabled)
        self._has_cap.toggled.connect(self._on_changed)
        return card

    def _make_look(self) -> Card:
        card = Card(tr("Look"))
        self._scheme = QComboBox()
        name_it(self._scheme, "theme", tr("Theme"))
        for scheme, words in (
            (Scheme.SYSTEM, tr("As the system")),
            (Scheme.LIGHT, tr("Light")),
            (Scheme.DARK, tr("Dark")),
        ):
            self._scheme.addItem(words, scheme)
        self._scheme.setCurrentIndex(self._scheme.findData(self._theme.scheme))
        self._scheme.activated.connect(self._on_changed)
        card.body.addLayout(_setting(label(tr("Theme")), self._scheme))
        self._language = LanguageBox(self._desk.settings.language)
        self._language.chosen.connect(self._on_language_chosen)
        card.body.addLayout(_setting(label(tr("Language")), self._language))
        return card

    def show_connection(self) -> None:
        """Say which account is in use."""
        is_sandbox = self._desk.connected and self._desk.realm is Realm.SANDBOX
        self._sandbox.setChecked(is_sandbox)
        if is_sandbox:
            self.key.show_state(tr("The sandbox is in use. Save a key to work with your own credits."))
        elif self._desk.connected:
            self.key.show_state(tr("Your key is in use."), has_key=True)
        else:
            self.key.show_state(tr("There is no key yet. Yours is at app.enrow.io, in the menu under API."))

    def focus_key(self) -> None:
        """Put the cursor where the key goes."""
        self.key.focus_key()

    async def _test(self, text: str) -> None:
        self.key.show_result(tr("Asking Enrow…"), "muted")
        try:
            credits_left = await self._desk.test_key(text)
        except EnrowDesktopError as error:
            self.key.show_result(shown(error.sentence), "bad")
            return
        amount = numbers.credits_of(credits_left)
        self.key.show_result(tr("The key works: {amount} left.", amount=amount), "found")

    def _on_save_requested(self, text: str, keep: KeyKeeping) -> None:
        self._scope.start("save", lambda: self._save(text, keep))

    async def _save(self, text: str, keep: KeyKeeping) -> None:
        try:
            await self._desk.save_key(text, keep)
        finally:
            self._on_connected()
        self.key.clear()
        self.key.show_result(tr("The key is in use."), "found")

    async def _forget(self) -> None:
        await self._desk.forget_key()
        self.key.show_result(tr("The key was removed from this computer."), "muted")
        self._on_connected()

    def _on_sandbox_clicked(self) -> None:
        self._scope.start("sandbox", self._switch)

    async def _switch(self) -> None:
        wanted = self._sandbox.isChecked()
        try:
            if wanted:
                await self._desk.use_sandbox()
            elif not await self._desk.connect_with_saved_key():
                self.said.emit(tr("There is no key here. Enter yours to leave the sandbox."), (), "info")
        finally:
            self._on_connected()

    def _on_connected(self) -> None:
        self.show_connection()
        self.connection_changed.emit()

    def _on_changed(self) -> None:
        scheme = Scheme(self._scheme.currentData())
        self._theme.set_scheme(scheme)
        self._scope.restart("settings", lambda: self._keep(scheme))

    def _on_language_chosen(self, code: str) -> None:
        self._scope.start("language", lambda: self._speak(code))

    async def _speak(self, code: str) -> None:
        if self._scope.is_busy("settings"):  # what was chosen before is kept before the page goes
            await self._keep(Scheme(self._scheme.currentData()))
        await self._desk.save_settings(replace(self._desk.settings, language=code))
        use_language(code)
        self.language_changed.emit()

    async def _keep(self, scheme: Scheme) -> None:
        settings = replace(
            self._desk.settings,
            confirm_above=self.confirm.amount,
            cap=self._cap.amount if self._has_cap.isChecked() else None,
            theme="" if scheme is Scheme.SYSTEM else scheme.value,
            known_days=self.known.days,
            reopen_lists=self.reopening.is_wanted,
            webhook_mode=self.webhook.mode,
            webhook_url=self.webhook.url,
            webhook_port=self.webhook.port,
        )
        await self._desk.save_settings(settings)
        self.prices_changed.emit()

    def _on_event(self, event: Event) -> None:
        if isinstance(event, ListeningChanged):
            self.webhook.show_status(event.status)

    def close_page(self) -> None:
        """Let everything go before the app ends."""
        self._unsubscribe()
        self._scope.cancel()


def _setting(words: QWidget, control: QWidget) -> QHBoxLayout:
    control.setFixedWidth(160)
    result = row()
    result.addWidget(words)
    result.addStretch(1)
    result.addWidget(control, alignment=Qt.AlignmentFlag.AlignRight)
    return result
