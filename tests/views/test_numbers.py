"""How numbers, amounts, durations and ages are written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from gui.leads.credits import Credits
from gui.views.theme import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("quarters", "words"),
    [(0, "0 credits"), (1, "0.25 credits"), (4, "1 credit"), (4408, "1,102 credits"), (-14, "-3.5 credits")],
)
def test_credits(quarters: int, words: str) -> None:
    assert numbers.credits_of(Credits(quarters)) == words


def test_french_amount() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    assert numbers.amount(Credits.parse(1102.5)).replace("\u202f", " ").replace("\xa0", " ") == "1 102,5"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (40, "40 s"), (61, "1 min"), (150, "2 min"), (3600, "1 h"), (4800, "1 h 20 min")],
)
def test_duration(seconds: float, words: str) -> None:
    assert numbers.duration(seconds) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 0, "–"), (0, 9, "0%"), (1, 900, "1%"), (899, 900, "99%"), (9, 9, "100%"), (2, 3, "67%")],
)
def test_percent_never_pretends(part: int, whole: int, words: str) -> None:
    assert numbers.percent(part, whole) == words


def test_range_of_one_is_one_number() -> None:
    assert numbers.amount_range(Credits.of(5), Credits.of(5)) == "5"
    assert numbers.amount_range(Credits.of(640), Credits.of(790)) == "640 – 790"


@pytest.mark.parametrize(("seconds", "words"), [(3, "just now"), (300, "5 min ago"), (7200, "2 h ago")])
def test_age(seconds: int, words: str) -> None:
    now = datetime.now(UTC)
    assert numbers.age(now - timedelta(seconds=seconds), now) == words


def test_rows() -> None:
    assert [numbers.rows(n) for n in (0, 1, 1284)] == ["0 rows", "1 row", "1,284 rows"]


@pytest.mark.parametrize(
    ("locale", "short", "long", "with_year"),
    [
        ("en_US", "Mar 12", "March 12", "March 12, 2019"),
        ("en_GB", "12 Mar", "12 March", "12 March 2019"),
        ("fr_FR", "12 mars", "12 mars", "12 mars 2019"),
        ("de_DE", "12. März", "12. März", "12. März 2019"),
        ("es_ES", "12 de mar", "12 de marzo", "12 de marzo de 2019"),
        ("hu_HU", "márc. 12.", "március 12.", "2019. március 12."),
        ("lv_LV", "12. marts", "12. marts", "2019. gada 12. marts"),
        ("ja_JP", "3月12日", "3月12日", "2019年3月12日"),
    ],
)
def test_day_is_written_as_in_the_country(locale: str, short: str, long: str, with_year: str) -> None:
    QLocale.setDefault(QLocale(locale))
    this_year = datetime(datetime.now(UTC).year, 3, 12, 12, tzinfo=UTC)
    assert (numbers.day(this_year), numbers.day(this_year, is_long=True)) == (short, long)
    assert numbers.day(datetime(2019, 3, 12, 12, tzinfo=UTC), is_long=True) == with_year
