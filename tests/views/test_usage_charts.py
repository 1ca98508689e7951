"""The charts of usage: by mouse, by keys, for who sees no colours or nothing, in both looks and languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from gui.leads.balance import BalanceReading, BalanceState
from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.money import CreditPrice
from gui.leads.usage import (
    MOST_SHARES,
    NEWEST_ANSWERS,
    BalancePoint,
    Bar,
    Forecast,
    KindUsage,
    Period,
    Saved,
    Share,
    Step,
    Usage,
)
from gui.views.theme.theme import Scheme
from gui.views.theme.tokens import DARK, LIGHT, Tokens, contrast
from gui.views.widgets.usage.axis import in_step, round_top
from gui.views.widgets.usage.chart import Chart, Mark
from gui.views.widgets.usage.figures_of import credit_marks, credit_sheet, kinds_used, rate_marks, rate_sheet
from gui.views.widgets.usage.ink import fill
from gui.views.widgets.usage.periods import BEGINNING, Choice, period_of, steps_of
from gui.views.widgets.usage.sheet import Rate, Sheet, as_csv
from gui.views.widgets.usage.stacked_bars import StackedBars
from gui.views.widgets.usage.tables_of import domain_words, list_words, saved_sheet, saved_words
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


def cards(theme: Theme, usage: Usage) -> Iterator[QWidget]:
    """The cards alone, with values that were made up."""
    top = QWidget()
    made = UsageCards(theme, top)
    for _ in made.building():
        pass
    for card in (*made.left, *made.right, made.runs):
        card.setParent(top)
    made.show_usage(usage, BalanceReading(Credits.of(98), NOW, BalanceState.FRESH))
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


@pytest.mark.usefixtures("_in_language")
def test_no_forecast_where_nothing_is_spent(theme: Theme) -> None:
    for top in cards(theme, page(until_day=None)):
        assert part_of(top, QLabel, "usageForecast").isHidden()


@pytest.mark.parametrize("language", ["fr"])
def test_words_and_numbers_are_those_of_the_country(shown: QWidget) -> None:
    assert QLocale().decimalPoint() == ","
    assert "jusqu’au 4 mai" in part_of(shown, QLabel, "usageForecast").text()
    chart = part_of(shown, Chart, "usageCredits")
    press_key(chart, "", Qt.Key.Key_Home)
    assert "2 mars" in chart.accessibleDescription()


def test_csv_is_exact_and_the_same_in_every_country() -> None:
    sheet = Sheet(("A", "B, C"), ((FIRST, Credits(6)), (NOW, Rate(1, 3)), ("x", Rate(0, 0))))
    assert as_csv(sheet) == 'A,"B, C"\n2026-03-02,1.5\n2026-03-12T09:00:00+00:00,0.3333\nx,\n'


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


@pytest.mark.parametrize(
    ("realm", "price", "words"),
    [
        (
            Realm.LIVE,
            CreditPrice.parse("0.10", "EUR"),
            "7 credits not held a second time, worth 0.70\u00a0EUR.",
        ),
        (Realm.LIVE, None, "7 credits not held a second time."),
        (Realm.SANDBOX, CreditPrice.parse("0.10", "EUR"), "7 credits not held a second time."),
    ],
)
def test_what_was_saved_is_said_in_the_users_money(
    realm: Realm, price: CreditPrice | None, words: str
) -> None:
    assert saved_words(replace(page(), realm=realm), price) == words


def test_the_down_key_goes_down_where_bars_lie_below_each_other(shown: QWidget) -> None:
    chart = part_of(shown, Chart, "usageFound")
    places = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press_key(chart, "", key)
        places.append(chart.marked)
    assert places == [0, 1, 0]
    assert chart.accessibleDescription().startswith("Emails: ")


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("is_light", [False, True])
@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_a_bar_as_thin_as_a_hair_is_seen_from_its_top_to_its_end(
    qapp: QApplication, kind: Kind, is_light: bool, colors: Tokens
) -> None:
    """A year by days: the lines of a pattern would be all that a bar of a pixel consists of."""
    picture = QImage(3, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor(colors.surface))
    painter = QPainter(picture)
    fill(painter, QRectF(1, 0, 1, 60), kind, colors, is_light=is_light)
    painter.end()
    drawn = [picture.pixelColor(1, y).name() for y in range(60)]
    assert min(contrast(color, colors.surface) for color in drawn) > 2


def test_a_single_credit_is_seen_beside_a_million(shown: QWidget) -> None:
    chart = part_of(shown, StackedBars, "usageCredits")
    bars = [Bar(FIRST, {Kind.EMAIL: used(1_000_000)}), Bar(FIRST + timedelta(days=1), {Kind.EMAIL: used(1)})]
    chart.show_bars(bars, [Mark("", ""), Mark("", "")], "")
    picture = chart.picture().toImage()
    x = round(chart.place_of(1).center().x() * 2)
    drawn = {picture.pixelColor(x, y).name() for y in range(picture.height())}
    assert LIGHT.accent.lower() in drawn


@pytest.mark.parametrize(
    ("count", "width"), [(30, 440), (53, 440), (365, 440), (12, 300), (5, 440), (1, 440)]
)
def test_the_labels_below_the_bars_stand_equally_far_apart(
    qapp: QApplication, count: int, width: int
) -> None:
    room, step = QRectF(40, 0, width, 100), width / count
    places = [(40 + (n + 0.5) * step, f"Feb {n}") for n in range(count)]
    metrics = QFontMetricsF(qapp.font())
    kept = [places.index(place) for place in in_step(places, room, metrics)]
    assert kept[-1] == count - 1
    assert len({after - before for before, after in pairwise(kept)}) <= 1
    most = width / (metrics.horizontalAdvance("Feb 00") + 8)
    assert len(kept) >= min(count, most / 2)


@pytest.mark.usefixtures("_in_language")
def test_months_of_several_years_say_which() -> None:
    year = [Bar(date(2025, 4 + n, 1), {}) for n in range(9)]
    assert [mark.label for mark in credit_marks(year, Step.MONTH)][:2] == ["Apr", "May"]
    longer = [Bar(date(2024, 12, 1), {}), *year, *(Bar(date(2026, 1 + n, 1), {}) for n in range(3))]
    labels = [mark.label for mark in credit_marks(longer, Step.MONTH)]
    assert (labels[0], labels[1], labels[-1]) == ("Dec 2024", "Apr 2025", "Mar 2026")


@pytest.mark.usefixtures("_in_language")
def test_verifications_are_called_so_and_not_by_the_order_to_make_them() -> None:
    verified = {Kind.VERIFY: used(4, 1)}
    usage = replace(page(), kinds=verified, bars=(Bar(FIRST, verified),), saved={Kind.VERIFY: Saved(1)})
    [mark] = rate_marks(kinds_used(usage))
    assert mark.said == "Verifications: 80% · 4 of 5"
    assert credit_marks(usage.bars, Step.DAY)[0].said.endswith("Verifications: 4 paid, 1 refunded")
    assert credit_sheet(usage, usage.bars).headers[1:] == ("Verifications: paid", "Verifications: refunded")
    assert rate_sheet(kinds_used(usage)).rows[0][0] == "Verifications"
    assert saved_sheet(usage).rows[0][0] == "Verifications"


@pytest.mark.parametrize(
    ("shares", "answered", "words"),
    [
        (49, 100, ""),
        (MOST_SHARES, 100, "The 50 with the most answers."),
        (3, NEWEST_ANSWERS + 1, "Of the newest 20,000 answers."),
        (MOST_SHARES, NEWEST_ANSWERS + 1, "The 50 with the most of the newest 20,000 answers."),
    ],
)
@pytest.mark.usefixtures("_in_language")
def test_a_table_that_is_not_whole_says_so(shares: int, answered: int, words: str) -> None:
    some = tuple(Share(f"northpier{n}.example", 2, 1, Credits.of(1)) for n in range(shares))
    usage = replace(page(), domains=some, lists=some, kinds={Kind.EMAIL: used(answered)})
    assert domain_words(usage) == words
    assert list_words(usage) == ("The 50 with the most answers." if shares == MOST_SHARES else "")


@pytest.mark.usefixtures("_in_language")
@pytest.mark.parametrize(
    ("kind", "words"), [(Kind.EMAIL, ""), (Kind.VERIFY, "Verifications count as found ")]
)
def test_what_found_means_of_an_address_is_said(theme: Theme, kind: Kind, words: str) -> None:
    for top in cards(theme, replace(page(), kinds={kind: used(3, 1)})):
        assert part_of(top, QLabel, "usageFoundSummary").text().startswith(words)
        assert bool(words) is not part_of(top, QLabel, "usageFoundSummary").isHidden()
