"""The charts of usage: by mouse, by keys, for who sees no colours or nothing, in both looks and languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from gui.leads.balance import BalanceReading, BalanceState
from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.money import CreditPrice
from gui.leads.usage import (
    BalancePoint,
    Bar,
    Forecast,
    KindUsage,
    Period,
    Saved,
    Step,
    Usage,
)
from gui.views.theme.theme import Scheme
from gui.views.theme.tokens import LIGHT
from gui.views.widgets.usage.axis import round_top
from gui.views.widgets.usage.balance_line import BalanceLine
from gui.views.widgets.usage.chart import Chart, Mark
from gui.views.widgets.usage.figures_of import balance_marks
from gui.views.widgets.usage.periods import BEGINNING, Choice, period_of, steps_of
from gui.views.widgets.usage.stacked_bars import StackedBars
from gui.views.widgets.usage.usage_cards import UsageCards
from tests.person import press_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.views.theme.theme import Theme

PartType = TypeVar("PartType", bound=QWidget)
TEN_CENTS = CreditPrice.parse("0.10", "EUR")
FIRST = date(2026, 3, 2)  # a Monday
NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


def used(found: int, missed: int = 0) -> KindUsage:
    return KindUsage(
        found + missed,
        found + missed,
        found,
        Credits.of(found + missed),
        Credits.of(missed),
        Credits.of(found),
    )


def page(step: Step = Step.DAY, until_day: date | None = date(2026, 5, 4)) -> Usage:
    """Ten steps; in the third both kinds were looked up, in the last one of them."""
    both = {Kind.EMAIL: used(12, 3), Kind.PHONE: used(4, 1)}
    bars = [Bar(FIRST + timedelta(days=n), {}) for n in range(10)]
    bars[2] = Bar(bars[2].begins, both)
    bars[9] = Bar(bars[9].begins, {Kind.EMAIL: used(1)})
    points = tuple(BalancePoint(NOW - timedelta(days=2 - n), Credits.of(100 - n)) for n in range(3))
    return Usage(
        Realm.LIVE,
        Period(FIRST, date(2026, 3, 11), step),
        tuple(bars),
        {Kind.EMAIL: used(13, 3), Kind.PHONE: used(4, 1)},
        lists=(),
        domains=(),
        failures=(),
        saved={Kind.EMAIL: Saved(5, 2, Credits.of(7))},
        balances=points,
        runs=(),
        differences=(),
        forecast=Forecast(Credits(3), 30, until_day),
    )


@pytest.fixture
def shown(theme: Theme, _in_language: None) -> Iterator[QWidget]:
    yield from cards(theme, page())


def cards(theme: Theme, usage: Usage, left: int = 98) -> Iterator[QWidget]:
    """The cards alone, with values that were made up."""
    top = QWidget()
    made = UsageCards(theme, top)
    for _ in made.building():
        pass
    for card in (*made.left, *made.right, made.runs):
        card.setParent(top)
    made.show_usage(usage, BalanceReading(Credits.of(left), NOW, BalanceState.FRESH))
    for name in ("usageBalance", "usageCredits", "usageFound"):
        chart = part_of(top, Chart, name)
        chart.resize(400, chart.height())
    yield top
    top.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def part_of(top: QWidget, kind: type[PartType], name: str) -> PartType:
    found = top.findChild(kind, name)
    assert found is not None
    return found


def test_the_arrow_keys_go_from_bar_to_bar_and_its_numbers_are_said(shown: QWidget) -> None:
    chart = part_of(shown, Chart, "usageCredits")
    assert chart.accessibleName() == "Chart of the credits"
    assert chart.accessibleDescription() == "21 credits held, 4 refunded, 17 paid."
    press_key(chart, "", Qt.Key.Key_Home)
    assert chart.marked == 0
    assert chart.accessibleDescription().splitlines()[1:] == ["nothing"]
    for _ in range(2):
        press_key(chart, "", Qt.Key.Key_Right)
    assert chart.marked == 2
    said = chart.accessibleDescription().splitlines()
    assert said[1:] == ["Emails: 12 paid, 3 refunded", "Phones: 4 paid, 1 refunded"]
    press_key(chart, "", Qt.Key.Key_End)
    assert chart.accessibleDescription().splitlines()[1:] == ["Emails: 1 paid, 0 refunded"]


@pytest.mark.parametrize("name", ["usageBalance", "usageCredits", "usageFound"])
def test_the_mouse_is_told_the_numbers_below_it(shown: QWidget, name: str) -> None:
    chart = part_of(shown, Chart, name)
    for position in range(chart.maximum() + 1):
        at = chart.place_of(position).center().toPoint()
        QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
        assert chart.marked == position
        assert QToolTip.text() == chart.accessibleDescription()


def test_kinds_are_told_apart_without_colour(shown: QWidget) -> None:
    """In greys a phone's bar has stripes of two levels where an email's has one."""
    chart = part_of(shown, Chart, "usageFound")
    picture = chart.picture().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    levels = []
    for position in range(2):
        place = chart.place_of(position)
        y = round((place.bottom() - 12) * 2)
        row = {picture.pixelColor(x, y).red() for x in range(40, 140)}
        levels.append(len(row))
    assert levels[0] == 1
    assert levels[1] > 2


def test_charts_follow_the_look(shown: QWidget, theme: Theme) -> None:
    chart = part_of(shown, Chart, "usageCredits")
    light = chart.picture().toImage()
    theme.set_scheme(Scheme.DARK)
    theme._dress()
    dark = chart.picture().toImage()
    assert light.pixelColor(1, 1).lightness() > 200 > 60 > dark.pixelColor(1, 1).lightness()


@pytest.mark.parametrize("language", ["fr"])
def test_words_and_numbers_are_those_of_the_country(shown: QWidget) -> None:
    assert QLocale().decimalPoint() == ","
    assert "jusqu’au 4 mai" in part_of(shown, QLabel, "usageForecast").text()
    chart = part_of(shown, Chart, "usageCredits")
    press_key(chart, "", Qt.Key.Key_Home)
    assert "2 mars" in chart.accessibleDescription()


@pytest.mark.parametrize(
    ("choice", "first", "last"),
    [
        (Choice.LAST_30_DAYS, date(2026, 2, 11), date(2026, 3, 12)),
        (Choice.THIS_MONTH, date(2026, 3, 1), date(2026, 3, 12)),
        (Choice.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (Choice.LAST_12_MONTHS, date(2025, 4, 1), date(2026, 3, 12)),
        (Choice.ALL, BEGINNING, date(2026, 3, 12)),
    ],
)
def test_periods(choice: Choice, first: date, last: date) -> None:
    period = period_of(choice, Step.WEEK, NOW.date())
    assert (period.first, period.last, period.step) == (first, last, Step.WEEK)


def test_a_long_period_offers_no_bars_too_thin_to_see() -> None:
    assert Step.DAY not in steps_of(Choice.ALL, NOW.date())
    assert Step.DAY in steps_of(Choice.LAST_12_MONTHS, NOW.date())


@pytest.mark.parametrize(
    ("highest", "top"), [(0, 4), (1, 4), (5, 8), (400, 400), (404, 800), (836, 1000), (4004, 8000)]
)
def test_a_scale_ends_in_a_round_number(highest: int, top: int) -> None:
    assert round_top(highest) == top


def test_a_mark_is_pointed_at_only_where_it_is(shown: QWidget) -> None:
    chart = part_of(shown, Chart, "usageCredits")
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert chart.marked == -1


def test_the_down_key_goes_down_where_bars_lie_below_each_other(shown: QWidget) -> None:
    chart = part_of(shown, Chart, "usageFound")
    places = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press_key(chart, "", key)
        places.append(chart.marked)
    assert places == [0, 1, 0]
    assert chart.accessibleDescription().startswith("Emails: ")


def test_a_single_credit_is_seen_beside_a_million(shown: QWidget) -> None:
    chart = part_of(shown, StackedBars, "usageCredits")
    bars = [Bar(FIRST, {Kind.EMAIL: used(1_000_000)}), Bar(FIRST + timedelta(days=1), {Kind.EMAIL: used(1)})]
    chart.show_bars(bars, [Mark("", ""), Mark("", "")], "")
    picture = chart.picture().toImage()
    x = round(chart.place_of(1).center().x() * 2)
    drawn = {picture.pixelColor(x, y).name() for y in range(picture.height())}
    assert LIGHT.accent.lower() in drawn


def test_who_reads_the_line_by_keys_stays_where_they_are_when_the_balance_is_read_again(
    shown: QWidget,
) -> None:
    chart = part_of(shown, BalanceLine, "usageBalance")
    press_key(chart, "", Qt.Key.Key_Home)
    press_key(chart, "", Qt.Key.Key_Right)
    said = chart.accessibleDescription()
    points = [*page().balances, BalancePoint(NOW + timedelta(minutes=1), Credits.of(97))]
    marks = balance_marks(points)
    chart.show_points(points, marks, marks[-1].said)
    assert (chart.marked, chart.value(), chart.maximum()) == (1, 1, 3)
    assert chart.accessibleDescription() == said
    chart.show_points(points[2:], marks[2:], marks[-1].said)
    assert (chart.marked, chart.value()) == (-1, 1)
    assert chart.accessibleDescription() == marks[-1].said
