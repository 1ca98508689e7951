"""Settings: the key and where it is kept, the sandbox, the limits of spending, the look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from gui.leads.fields import Realm
from gui.runs.events import ListeningChanged
from gui.views.bridge import TaskScope
from gui.views.dialogs.licences import show_licences
from gui.views.dialogs.privacy_wishes import PrivacyWishes
from gui.views.theme.theme import Scheme, Theme
from gui.views.theme.words import tr, use_language
from gui.views.widgets.frame.page import Page
from gui.views.widgets.parts import Card, column, label, name_it, row
from gui.views.widgets.scroll_column import ScrollColumn
from gui.views.widgets.settings.about_card import AboutCard, FilesCard
from gui.views.widgets.settings.first_steps_card import FirstStepsCard
from gui.views.widgets.settings.key_card import KeyCard
from gui.views.widgets.settings.key_entry import KeyEntry
from gui.views.widgets.settings.known_days_card import KnownDaysCard
from gui.views.widgets.settings.language_box import LanguageBox
from gui.views.widgets.settings.prices_card import PricesCard
from gui.views.widgets.settings.privacy_card import PrivacyCard
from gui.views.widgets.settings.reopening_card import ReopeningCard
from gui.views.widgets.settings.spending_card import SpendingCard
from gui.views.widgets.settings.webhook_card import WebhookCard
from gui.views.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.runs.desk import Desk
    from gui.runs.events import Event


class SettingsPage(Page):
    """The user's choices; each takes effect and is kept at once.

    Signals:
        connection_changed: another account, or the sandbox, is in use.
        prices_changed: what counts as known, and with it the price of a list, may be another one.
        language_changed: another language is in force; the window is to be made anew in it.
        erasing_all: everything is about to be erased: open lists are closed now.
    """

    connection_changed = Signal()
    prices_changed = Signal()
    language_changed = Signal()
    erasing_all = Signal()

    key: KeyCard
    known: KnownDaysCard
    webhook: WebhookCard
    reopening: ReopeningCard
    spending: SpendingCard
    first_steps: FirstStepsCard

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(label(tr("Settings"), "pageTitle"))
        self._desk = desk
        self._theme = theme
        self._scope = TaskScope(self)
        self._scope.failed.connect(self.failed)

    def building(self) -> Iterator[None]:
        """Make the cards, in steps between which the window can breathe."""
        desk = self._desk
        self.key = KeyCard()
        KeyEntry(desk, self.key, self._scope).used.connect(self._on_connected)
        self.key.forget_requested.connect(lambda: self._scope.start("forget", self._forget))
        yield
        self.known = KnownDaysCard(desk.settings.known_days)
        self.known.changed.connect(self._on_changed)
        yield
        settings = desk.settings
        self.webhook = WebhookCard(settings.webhook_mode, settings.webhook_url, settings.webhook_port)
        self.webhook.changed.connect(self._on_changed)
        self.webhook.show_status(desk.listening)
        self.reopening = ReopeningCard(is_wanted=settings.reopen_lists)
        self.reopening.changed.connect(self._on_changed)
        yield
        self.spending = SpendingCard(
            settings.confirm_above,
            settings.cap,
            settings.caps,
            settings.low_balance,
            offers_sample=settings.offer_sample,
        )
        self.spending.changed.connect(self._on_changed)
        yield
        self._prices = PricesCard(settings.credit_price, settings.currency)
        self._prices.credit.changed.connect(self._on_changed)
        self.first_steps = FirstStepsCard()
        files, about = self._make_files()
        yield
        privacy = self._make_privacy()
        yield
        left = (self.key, self._make_sandbox(), self.spending, self._prices, self._make_look(), about)
        right = (self.known, self.webhook, privacy, self.reopening, self.first_steps, files)
        # Each part in its place from the first: Qt dresses anew all that is in a part that moves.
        yield
        area = ScrollColumn("choices", tr("Choices"), self)
        cards = TwoColumns(area)
        area.setWidget(cards)
        column(self).addWidget(area)
        for is_right, some in enumerate((left, right)):
            for card in some:
                yield
                cards.add(card, is_right=bool(is_right))
        area.keep_wheel()
        yield
        self._unsubscribe = desk.events.subscribe(self._on_event)
        self.show_connection()

    def _make_sandbox(self) -> Card:
        card = Card(tr("Sandbox"))
        words = tr("A made-up Enrow on this computer: the same prices, invented people, nothing spent.")
        card.body.addWidget(label(words, "muted", wraps=True))
        self._sandbox = QCheckBox(tr("Use the sandbox"))
        name_it(self._sandbox, "useSandbox", self._sandbox.text())
        self._sandbox.clicked.connect(self._on_sandbox_clicked)
        card.body.addWidget(self._sandbox)
        return card

    def _make_files(self) -> tuple[Card, Card]:
        files, about = FilesCard(str(self._desk.home)), AboutCard()
        folder = QUrl.fromLocalFile(str(self._desk.home))
        files.open_requested.connect(lambda: QDesktopServices.openUrl(folder))
        about.licences_requested.connect(
            lambda: self._scope.start("licences", lambda: show_licences(self.window()))
        )
        return files, about

    def _make_privacy(self) -> PrivacyCard:
        card = PrivacyCard()
        self._privacy = PrivacyWishes(self._desk, card, self._scope)
        self._privacy.erasing_all.connect(self.erasing_all)
        self._privacy.changed.connect(self.prices_changed)
        self._privacy.said.connect(lambda words: self.said.emit(words, (), "info"))
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
        caption = label(tr("Theme"))
        caption.setBuddy(self._scheme)
        card.body.addLayout(_setting(caption, self._scheme))
        self._language = LanguageBox(self._desk.settings.language)
        self._language.chosen.connect(self._on_language_chosen)
        caption = label(tr("Language"))
        caption.setBuddy(self._language)
        card.body.addLayout(_setting(caption, self._language))
        return card

    def show_connection(self) -> None:
        """Say which account is in use."""
        is_sandbox = self._desk.connected and self._desk.realm is Realm.SANDBOX
        self.webhook.show_registered(self._desk.balance.webhooks)
        self._sandbox.setChecked(is_sandbox)
        if is_sandbox:
            self.key.show_state(tr("The sandbox is in use. Save a key to work with your own credits."))
        elif self._desk.connected:
            self.key.show_state(tr("Your key is in use."), has_key=True)
        else:
            self.key.show_state(tr("There is no key yet. Yours is at app.enrow.io, in the menu under API."))

    def refresh(self) -> None:
        """Read again what may have been learned since."""
        self._scope.restart("prices", self._show_prices)
        self._privacy.refresh()

    async def _show_prices(self) -> None:
        self._prices.show_prices(await self._desk.planning.prices())

    def focus_key(self) -> None:
        """Put the cursor where the key goes."""
        self.key.focus_key()

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
        self.refresh()
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
            confirm_above=self.spending.confirm.amount,
            cap=self.spending.cap.amount,
            daily_cap=self.spending.daily.amount,
            monthly_cap=self.spending.monthly.amount,
            credit_price=self._prices.credit.price,
            currency=self._prices.credit.currency,
            low_balance=self.spending.low.amount,
            offer_sample=self.spending.offers_sample,
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
    control.setFixedWidth(184)
    result = row()
    result.addWidget(words)
    result.addStretch(1)
    result.addWidget(control, alignment=Qt.AlignmentFlag.AlignRight)
    return result
