"""Usage: where the credits went, at a glance, from the books of this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from gui.leads.usage import KindUsage
from gui.runs.events import BalanceChanged, RunStateChanged
from gui.views.bridge import TaskScope
from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.frame.page import Page
from gui.views.widgets.parts import column, label, nothing_yet, row
from gui.views.widgets.scroll_column import ScrollColumn
from gui.views.widgets.two_columns import TwoColumns
from gui.views.widgets.usage.period_picker import PeriodPicker
from gui.views.widgets.usage.usage_cards import UsageCards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.leads.usage import Usage
    from gui.runs.desk import Desk
    from gui.runs.events import Event
    from gui.views.theme.theme import Theme

_WIDEST = 1136  # two columns and what is between them


class UsagePage(Page):
    """A period, and what it held, paid, found and saved.

    Signals:
        run_opened: a run is wanted on the page of the runs: its id.
    """

    run_opened = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(QWidget())
        self._desk = desk
        self._scope = TaskScope(self)
        self._scope.failed.connect(self.failed)
        self._cards = UsageCards(theme, self)
        self.picker = PeriodPicker()
        self.picker.hide()  # until there is something to choose from
        self.picker.chosen.connect(self.refresh)
        layout = row(self.header)
        layout.addWidget(label(tr("Usage"), "pageTitle"))
        layout.addStretch(1)
        layout.addWidget(self.picker)

    def building(self) -> Iterator[None]:
        """Make the cards, in steps between which the window can breathe."""
        yield from self._cards.building()
        yield
        self._stack = QStackedWidget(self)
        words = tr("Each run will show here where its credits went.")
        self._stack.addWidget(nothing_yet(tr("Nothing was spent yet"), words, "usageEmpty"))
        area = ScrollColumn("usageCards", tr("Usage"), self._stack)
        all_cards = QWidget(area)
        columns = TwoColumns(all_cards)
        self._cards.runs.setMaximumWidth(_WIDEST)
        below = row()
        below.setContentsMargins(tokens.SPACE_CARDS, 0, tokens.SPACE_CARDS, tokens.SPACE_CARDS)
        below.addWidget(self._cards.runs, 1)
        inner = column(all_cards, spacing=0)
        inner.addWidget(columns)
        inner.addLayout(below)
        inner.addStretch(1)
        area.setWidget(all_cards)
        self._stack.addWidget(area)
        column(self).addWidget(self._stack)
        for is_right, some in enumerate((self._cards.left, self._cards.right)):
            for card in some:
                yield
                columns.add(card, is_right=bool(is_right))
        self._stack.setCurrentWidget(area)
        self._cards.said.connect(lambda words: self.said.emit(words, (), "info"))
        self._cards.run_opened.connect(self.run_opened)
        self._unsubscribe = self._desk.events.subscribe(self._on_event)

    def refresh(self) -> None:
        """Work the period out again."""
        self._scope.restart("usage", self._refresh)

    async def _refresh(self) -> None:
        usage = await self._desk.usage(self.picker.period)
        is_empty = not _says_something(usage) and not await self._has_runs()
        self._stack.setCurrentIndex(0 if is_empty else 1)
        focused = QApplication.focusWidget()
        is_entered = self.picker.isHidden() and focused is not None and self.isAncestorOf(focused)
        self.picker.setVisible(not is_empty)
        if is_entered and not is_empty:
            self.picker.setFocus()  # a page is entered where it begins
        if not is_empty:
            self._cards.show_usage(usage, self._desk.balance, self._desk.settings.price)

    async def _has_runs(self) -> bool:
        return any(run.realm is self._desk.realm for run in await self._desk.runs())

    def _on_event(self, event: Event) -> None:
        if isinstance(event, BalanceChanged | RunStateChanged) and self.isVisible():
            self.refresh()

    def close_page(self) -> None:
        """Let everything go before the app ends."""
        self._unsubscribe()
        self._scope.cancel()


def _says_something(usage: Usage) -> bool:
    is_used = any(part != KindUsage() for part in usage.kinds.values())
    return bool(is_used or usage.runs or any(saved.credits for saved in usage.saved.values()))
