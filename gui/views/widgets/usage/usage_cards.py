"""The cards of the page, and what each shows of its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.leads.credits import Credits
from gui.views.theme import numbers
from gui.views.theme.words import tr
from gui.views.widgets.parts import label
from gui.views.widgets.usage import figures_of, tables_of
from gui.views.widgets.usage.balance_line import BalanceLine
from gui.views.widgets.usage.chart_card import ChartCard
from gui.views.widgets.usage.rate_bars import RateBars
from gui.views.widgets.usage.stacked_bars import StackedBars
from gui.views.widgets.usage.table_card import TableCard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from gui.leads.balance import BalanceReading
    from gui.leads.money import CreditPrice
    from gui.leads.usage import Usage
    from gui.views.theme.theme import Theme


class UsageCards(QObject):
    """Makes the cards in steps, and shows values on them.

    Attributes:
        left, right: the cards of the two columns, from above.
        runs: the table of the runs, as wide as both.

    Signals:
        said: a sentence for the message bar.
        run_opened: a run is wanted on its own page: its id.
    """

    said = Signal(str)
    run_opened = Signal(str)

    left: tuple[QWidget, ...]
    right: tuple[QWidget, ...]
    runs: TableCard

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._run_ids: tuple[str, ...] = ()

    def building(self) -> Iterator[None]:
        """Make the cards, in steps between which the window can breathe."""
        self._line = BalanceLine(self._theme, "usageBalance")
        self._balance = ChartCard(tr("Balance"), self._line)
        self._now = label("–", "price", name="usageBalanceNow", accessible=tr("Balance now"))
        self._age = label("", "caption", name="usageBalanceAge", accessible=tr("Age of the balance"))
        self._forecast = label("", name="usageForecast", accessible=tr("Forecast"), wraps=True)
        for place, part in enumerate((self._now, self._age, self._forecast), 1):
            self._balance.body.insertWidget(place, part)
        yield
        self._bars = StackedBars(self._theme, "usageCredits")
        self._credits = ChartCard(tr("Credits"), self._bars)
        yield
        self._rates = RateBars(self._theme, "usageFound")
        self._found = ChartCard(tr("Found"), self._rates)
        for card in (self._balance, self._credits, self._found):
            card.copied.connect(self.said)
        yield
        self._saved = TableCard(tr("Saved"), "usageSaved")
        self._failures = TableCard(tr("Without an answer"), "usageFailures", wraps=True)
        self._lists = TableCard(tr("By list"), "usageLists")
        yield
        self._domains = TableCard(tr("By domain"), "usageDomains")
        words = tr("Credits that came or went beside these runs, seen when a run rested.")
        self._differences = TableCard(tr("Differences"), "usageDifferences", words)
        words = tr("Double-click a run, or press Enter on it, to see its receipt.")
        self.runs = TableCard(tr("Runs and their receipts"), "usageRuns", words)
        self.runs.table.opened.connect(self._on_opened)
        self.left = (self._balance, self._found, self._saved, self._failures)
        self.right = (self._credits, self._lists, self._domains, self._differences)

    def show_usage(self, usage: Usage, reading: BalanceReading, price: CreditPrice | None = None) -> None:
        """Show the values of a period, the balance of now, and what was saved at the price of a credit."""
        self._show_balance(usage, reading)
        bars = figures_of.bars_shown(usage)
        summary = figures_of.credit_summary(usage)
        self._credits.show_numbers(figures_of.credit_sheet(usage, bars), summary)
        self._bars.show_bars(bars, figures_of.credit_marks(bars, usage.period.step), summary)
        kinds = figures_of.kinds_used(usage)
        marks = figures_of.rate_marks(kinds)
        self._found.show_numbers(figures_of.rate_sheet(kinds), figures_of.rate_words(kinds))
        self._rates.show_kinds(kinds, marks, " ".join(mark.said for mark in marks))
        self._found.setVisible(bool(kinds))
        self._saved.show_sheet(tables_of.saved_sheet(usage), tables_of.saved_words(usage, price))
        self._failures.show_sheet(tables_of.failure_sheet(usage))
        self._lists.show_sheet(tables_of.share_sheet(usage.lists, tr("List")), tables_of.list_words(usage))
        domains = tables_of.share_sheet(usage.domains, tr("Domain"))
        self._domains.show_sheet(domains, tables_of.domain_words(usage))
        self._differences.show_sheet(tables_of.difference_sheet(usage))
        self._run_ids = tuple(run.run_id if run.file else "" for run in usage.runs)
        self.runs.show_sheet(tables_of.run_sheet(usage))

    def _on_opened(self, row: int) -> None:
        if self._run_ids[row]:
            self.run_opened.emit(self._run_ids[row])
        else:
            self.said.emit(
                tr("This run was erased, and its receipt with it. What it cost stays in the books.")
            )

    def _show_balance(self, usage: Usage, reading: BalanceReading) -> None:
        left = reading.credits
        self._now.setText(numbers.credits_of(left) if left is not None else tr("No balance yet"))
        at = reading.at if left is not None else None
        self._age.setText(tr("Read {age}", age=numbers.age(at)) if at is not None else "")
        is_used_up = left is not None and left <= Credits()
        forecast = "" if is_used_up else figures_of.forecast_words(usage.forecast)
        self._forecast.setText(forecast)
        self._forecast.setVisible(bool(forecast))
        points = usage.balances
        sheet = figures_of.balance_sheet(points)
        marks = figures_of.balance_marks(points)
        summary = marks[-1].said if marks else tr("The balance was not read in this period.")
        self._balance.show_numbers(sheet, "" if marks else summary)
        self._line.show_points(points, marks, summary)
