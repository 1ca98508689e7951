"""Caps over all runs in the window: chosen in the settings, said with the price, and when a run rests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from gui.leads.credits import Credits
from gui.system.settings import load_settings
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.person import Person


async def cap_at(person: Person, whole: int | None) -> None:
    cap = None if whole is None else Credits.of(whole)
    await person.desk.save_settings(replace(person.desk.settings, daily_cap=cap))


async def test_caps_are_chosen_and_kept(person: Person, home: Path) -> None:
    person.press("settings")
    spending = person.window.settings.spending
    assert not spending.daily.box.isEnabled()
    for name, limit, amount in (("DailyCap", spending.daily, 300), ("MonthlyCap", spending.monthly, 5000)):
        person.see(QCheckBox, f"has{name}").setChecked(True)
        limit.box.set_amount(Credits.of(amount))
    await until(lambda: load_settings(home).monthly_cap == Credits.of(5000))
    assert load_settings(home).daily_cap == Credits.of(300)
    person.see(QCheckBox, "hasDailyCap").setChecked(False)
    await until(lambda: load_settings(home).daily_cap is None)


async def test_the_price_says_what_a_cap_leaves_of_it(person: Person, list_of: Callable[..., Path]) -> None:
    await cap_at(person, 12)
    await person.open(list_of(40))
    note = person.read("priceNote")
    assert note.startswith("Your daily cap of 12 credits leaves 12 of the 40 that this would hold.")
    person.view.panel.price_card.write_cap(Credits.of(10))
    await until(lambda: "pauses at 10" in person.read("priceNote"))


async def test_the_last_question_says_it_too(person: Person, list_of: Callable[..., Path]) -> None:
    await cap_at(person, 12)
    await person.desk.save_settings(replace(person.desk.settings, confirm_above=Credits.of(5)))
    await person.open(list_of(40))
    person.press("start")
    await until(lambda: person.sees("confirm"))
    words = [part.text() for part in person.see(QPushButton, "confirm").window().findChildren(QLabel)]
    assert any("Your daily cap of 12 credits leaves 12 of the 40" in text for text in words)
    person.press("leave")


async def test_a_run_at_the_cap_says_so_and_goes_on_once_it_is_raised(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await cap_at(person, 12)
    await person.open(list_of(40))
    person.press("start")
    await person.panel_shows(PanelState.RESTING)
    await until(lambda: "Your daily cap of 12 credits leaves" in person.message)
    await until(lambda: person.words_of("resume") == "Resume")
    await cap_at(person, None)
    person.press("resume")
    await person.panel_shows(PanelState.DONE)
