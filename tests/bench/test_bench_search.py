"""Working out the searches of a list takes time in proportion to its rows."""

from __future__ import annotations

import statistics
import sys
import time

import pytest

from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.search import build_search

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0)]
LETTERS = str.maketrans("0123456789", "ghijklmnop")
FEW, TIMES, MOST_RATIO = 2_000, 10, 1.5


def lead(n: int) -> Lead:
    name = f"Mira {n:x}k".translate(LETTERS)
    return Lead(n, {Field.FULL_NAME: name, Field.COMPANY: f"Pier {n % 4000} GmbH"})


def seconds_for(first: int, count: int) -> float:
    leads = [lead(n) for n in range(first, first + count)]
    started = time.process_time()
    for one in leads:
        build_search(Kind.EMAIL, one)
    return time.process_time() - started


def test_ten_times_the_rows_take_ten_times_as_long() -> None:
    ratios, first, many = [], 0, 0.0
    for _ in range(5):  # other people each time, so that nothing is remembered
        few = seconds_for(first, FEW)
        many = seconds_for(first + FEW, FEW * TIMES)
        first += FEW * (TIMES + 1)
        ratios.append(many / few / TIMES)
    ratio, each_us = statistics.median(ratios), many / FEW / TIMES * 1e6
    sys.stdout.write(f"\nsearches: {each_us:.0f} us each, {ratio:.2f} (at most {MOST_RATIO})")
    assert ratio <= MOST_RATIO
