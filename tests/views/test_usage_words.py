"""What the charts and tables of usage say, and what is left of a bar where there is little room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.money import CreditPrice
from gui.leads.usage import (
    MOST_SHARES,
    NEWEST_ANSWERS,
    Bar,
    Saved,
    Share,
    Step,
)
from gui.views.theme.tokens import DARK, LIGHT, Tokens, contrast
from gui.views.widgets.usage.axis import in_step
from gui.views.widgets.usage.figures_of import credit_marks, credit_sheet, kinds_used, rate_marks, rate_sheet
from gui.views.widgets.usage.ink import fill
from gui.views.widgets.usage.sheet import Rate, Sheet, as_csv
from gui.views.widgets.usage.tables_of import domain_words, list_words, saved_sheet, saved_words
from tests.views.test_usage_charts import FIRST, NOW, cards, page, part_of, used

if TYPE_CHECKING:
    from gui.views.theme.theme import Theme


@pytest.mark.usefixtures("_in_language")
def test_no_forecast_where_nothing_is_spent(theme: Theme) -> None:
    for top in cards(theme, page(until_day=None)):
        assert part_of(top, QLabel, "usageForecast").isHidden()


@pytest.mark.usefixtures("_in_language")
@pytest.mark.parametrize(("left", "is_said"), [(1, True), (0, False), (-3, False)])
def test_no_balance_lasts_that_is_used_up(theme: Theme, left: int, is_said: bool) -> None:
    for top in cards(theme, page(), left):
        assert part_of(top, QLabel, "usageForecast").isHidden() is not is_said


def test_csv_is_exact_and_the_same_in_every_country() -> None:
    sheet = Sheet(("A", "B, C"), ((FIRST, Credits(6)), (NOW, Rate(1, 3)), ("x", Rate(0, 0))))
    assert as_csv(sheet) == 'A,"B, C"\n2026-03-02,1.5\n2026-03-12T09:00:00+00:00,0.3333\nx,\n'


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
