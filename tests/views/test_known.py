"""What is known already: its age in the cell, asked again on request, counted by days of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QSpinBox

from gui.leads.fields import Kind
from gui.leads.life import SearchState
from gui.system.settings import load_settings
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.person import Person


@pytest.fixture
async def known(person: Person, list_of: Callable[..., Path]) -> Person:
    """Return a person before a list of twelve, of whom ten are known."""
    await person.open(list_of(12))
    await until(person.see(QPushButton, "try10").isEnabled)
    person.press("try10")
    await person.panel_shows(PanelState.DONE)
    person.press("again")
    await until(lambda: person.read("alreadyKnown") == "10")
    return person


async def test_known_ones_are_asked_again_at_a_price_and_back(known: Person) -> None:
    assert known.see(QPushButton, "askAgainLink").text() == "ask again"
    assert known.read("heldNow") == "2"
    known.press("askAgainLink")
    await until(lambda: known.read("heldNow") == "12")
    assert known.see(QPushButton, "askAgainLink").text() == "use them"
    assert known.read("alreadyKnown") == "10"
    assert known.see(QPushButton, "start").text() == "Find 12 · hold up to 12"
    known.press("askAgainLink")
    await until(lambda: known.read("heldNow") == "2")


async def test_known_answer_says_since_when(known: Person) -> None:
    known.press("start")
    await known.panel_shows(PanelState.DONE)
    column = known.model.column_of(Kind.EMAIL)
    tips = [known.model.index(row, column).data(3) or "" for row in range(12)]  # 3: the tool tip
    assert sum(tip.startswith("Known since ") for tip in tips) == 10


async def test_days_of_each_kind_are_kept_and_change_the_price(known: Person, home: Path) -> None:
    known.press("settings")
    known.see(QSpinBox, "knownDays_email_found").setValue(0)
    known.see(QSpinBox, "knownDays_email_not_found").setValue(1)
    await until(lambda: load_settings(home).known_days[Kind.EMAIL, SearchState.FOUND] == 0)
    days = load_settings(home).known_days
    assert days[Kind.EMAIL, SearchState.NOT_FOUND] == 1
    assert days[Kind.PHONE, SearchState.FOUND] == 180
    known.press("list")
    await until(lambda: int(known.read("rowsToLookUp")) > 2)


async def test_days_are_written_in_words(person: Person) -> None:
    person.press("settings")
    spin = person.see(QSpinBox, "knownDays_phone_not_found")
    assert spin.text() == "30 days"
    spin.setValue(1)
    assert spin.text() == "1 day"
    spin.setValue(0)
    assert spin.text() == "never"
