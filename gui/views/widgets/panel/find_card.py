"""What to find: a checkbox per kind of search with its price, and what to do with filled and known rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QToolButton, QWidget

from gui.leads.credits import PRICES, Credits
from gui.leads.fields import Kind
from gui.leads.options import RunOptions
from gui.views.theme import numbers
from gui.views.theme.words import tr
from gui.views.widgets.parts import Card, button, column, label, name_it, row, write_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

_NAMES = {Kind.EMAIL: "findEmails", Kind.PHONE: "findPhones", Kind.VERIFY: "verifyEmails"}


def kind_words(kind: Kind) -> str:
    """What a kind of search gives, as the checkbox and the progress bars call it."""
    return {Kind.EMAIL: tr("Emails"), Kind.PHONE: tr("Phones"), Kind.VERIFY: tr("Verify emails")}[kind]


def looked_up_words(kind: Kind) -> str:
    """What was looked up of a kind, as tables and charts call it."""
    return {Kind.EMAIL: tr("Emails"), Kind.PHONE: tr("Phones"), Kind.VERIFY: tr("Verifications")}[kind]


class FindCard(Card):
    """The choice of what to find.

    Signals:
        changed: the choice is another one; read ``options``.
        all_rows_requested: not only what had no answer before is to be priced.
    """

    changed = Signal()
    all_rows_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Find"), parent)
        self._checks: dict[Kind, QCheckBox] = {}
        self._prices: dict[Kind, QLabel] = {}
        lines = column(spacing=0)
        self.body.addLayout(lines)
        accessible = {
            Kind.EMAIL: tr("Find emails"),
            Kind.PHONE: tr("Find phones"),
            Kind.VERIFY: tr("Verify emails"),
        }
        for kind in Kind:
            check = QCheckBox(kind_words(kind))
            name_it(check, _NAMES[kind], accessible[kind])
            check.setChecked(kind is Kind.EMAIL)
            check.toggled.connect(self._on_toggled)
            price = label("", "muted", name=f"{_NAMES[kind]}Price", accessible=tr("Price"))
            line = row()
            line.addWidget(check)
            line.addStretch(1)
            line.addWidget(price)
            lines.addLayout(line)
            self._checks[kind] = check
            self._prices[kind] = price
            self.show_price(kind, PRICES[kind])
        lines.addSpacing(4)
        lines.addLayout(self._make_more())
        lines.addWidget(self._make_retry())

    def _make_more(self) -> QHBoxLayout:
        self._all_rows = QAction(tr("Also look up cells that are filled"), self)
        self._ask_again = QAction(tr("Pay again for what is already known"), self)
        menu = QMenu(self)
        for action, name in ((self._all_rows, "allRows"), (self._ask_again, "askAgain")):
            action.setCheckable(True)
            action.setObjectName(name)
            action.toggled.connect(self._on_toggled)
            menu.addAction(action)
        more = QToolButton()
        name_it(more, "findOptions", tr("More options"))
        more.setProperty("role", "choice")
        write_on(more, tr("Only empty cells"))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more = more
        line = row()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(more)
        line.addStretch(1)
        return line

    def _make_retry(self) -> QWidget:
        self._retry = QWidget()
        line = row(self._retry)
        words = tr("Only rows that had no answer in the last run.")
        line.addWidget(label(words, "caption", name="retryNote", wraps=True), 1)
        every = button(tr("All rows"), "priceAllRows", role="link", on_click=self.all_rows_requested.emit)
        line.addWidget(every)
        self._retry.hide()
        return self._retry

    def show_retry(self, *, is_retry: bool) -> None:
        """Say whether only what had no answer in an earlier run is priced."""
        self._retry.setVisible(is_retry)

    @property
    def kinds(self) -> frozenset[Kind]:
        """What is checked."""
        return frozenset(kind for kind, check in self._checks.items() if check.isChecked())

    def options(self, *, sample: int | None = None, cap: Credits | None = None) -> RunOptions:
        """The choice as the price and the run want it."""
        return RunOptions(
            kinds=self.kinds,
            all_rows=self._all_rows.isChecked(),
            ask_again=self._ask_again.isChecked(),
            sample=sample,
            cap=cap,
        )

    def ask_again(self, *, is_wanted: bool) -> None:
        """Pay again for what is already known, or not, as if it was chosen in the menu."""
        self._ask_again.setChecked(is_wanted)

    def choose(self, kinds: frozenset[Kind]) -> None:
        """Check these kinds and no others."""
        for kind, check in self._checks.items():
            check.setChecked(kind in kinds)

    def show_price(self, kind: Kind, price: Credits) -> None:
        """Show what one search costs: a found email or phone, or any verification."""
        words = tr("{price} each") if kind is Kind.VERIFY else tr("{price} if found")
        self._prices[kind].setText(words.format(price=numbers.amount(price)))
        self._checks[kind].setAccessibleDescription(self._prices[kind].text())

    def _on_toggled(self) -> None:
        all_rows, ask_again = self._all_rows.isChecked(), self._ask_again.isChecked()
        words = tr("Filled cells too") if all_rows else tr("Only empty cells")
        write_on(self._more, tr("{which} · ask again", which=words) if ask_again else words)
        self.changed.emit()
