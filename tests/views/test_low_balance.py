"""A low balance is amber below the user's own threshold, and the one bar says it once when it falls."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from gui.leads.credits import Credits
from gui.system.settings import load_settings
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

LOW = "Your balance is low: "


async def read(person: Person, sandbox: Sandbox, credits_left: int) -> None:
    """Have this many credits, and read the balance."""
    sandbox.post("credits", {"credits": credits_left})
    await person.desk.refresh_balance()


@pytest.mark.parametrize(("threshold", "tone"), [(100, ""), (101, "warn"), (0, "")])
async def test_it_is_amber_below_the_threshold(
    person: Person, sandbox: Sandbox, threshold: int, tone: str
) -> None:
    await person.desk.save_settings(replace(person.desk.settings, low_balance=Credits.of(threshold)))
    await read(person, sandbox, 100)
    amount = person.see(QLabel, "balance")
    assert amount.property("tone") == tone
    color = amount.palette().color(amount.foregroundRole()).name()
    assert (color == person.window.theme.tokens.warn.lower()) is bool(tone)


async def test_the_threshold_is_chosen_in_the_settings(person: Person, home: Path, sandbox: Sandbox) -> None:
    await read(person, sandbox, 400)
    person.press("settings")
    person.window.settings.spending.low.set_amount(Credits.of(500))
    await until(lambda: load_settings(home).low_balance == Credits.of(500))
    await until(lambda: person.see(QLabel, "balance").property("tone") == "warn")


async def test_it_is_said_once_when_it_falls(person: Person, sandbox: Sandbox) -> None:
    await read(person, sandbox, 90)
    assert person.message.startswith(f"{LOW}90 credits, less than the 100 set")
    person.press("messageClose")
    await read(person, sandbox, 80)
    assert person.message == ""
    await read(person, sandbox, 300)
    await read(person, sandbox, 70)
    assert person.message.startswith(f"{LOW}70 credits")


async def test_it_waits_while_something_weightier_is_said(person: Person, sandbox: Sandbox) -> None:
    person.window.message.say("This matters more.", tone="bad")
    await read(person, sandbox, 90)
    assert person.message == "This matters more."
    person.press("messageClose")
    await read(person, sandbox, 90)
    assert person.message.startswith(LOW)


async def test_a_balance_that_was_low_at_the_start_is_only_amber(person: Person, sandbox: Sandbox) -> None:
    person.window._hearing._low._was_enough = False
    await read(person, sandbox, 50)
    assert person.message == ""
    assert person.see(QLabel, "balance").property("tone") == "warn"


async def test_the_waves_of_a_run_are_said_once(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    """What is held comes back, and goes again."""
    said: list[str] = []
    bar = person.window.message
    await read(person, sandbox, 120)
    await person.open(list_of(160))
    person.press("start")

    def note() -> bool:
        if bar.text.startswith(LOW) and (not said or said[-1] != bar.text):
            said.append(bar.text)
            bar.clear()
        return person.view.panel.state in {PanelState.DONE, PanelState.RESTING}

    await until(note)
    assert len(said) == 1
