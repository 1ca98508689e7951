"""What stands in a run's way: a sentence and a button each, and the numbers of the panel stay honest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from gui.leads.balance import BalanceReading, BalanceState
from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person


async def rest(person: Person, path: Path) -> None:
    """Start a list and wait until its run rests."""
    await person.open(path)
    person.press("start")
    await person.panel_shows(PanelState.RESTING)


async def test_lost_answer_is_in_doubt_in_every_cell_and_sum(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("faults", {"faults": [{"kind": "drop_after_accept", "endpoint": "email"}]})
    await rest(person, list_of(12))
    await until(lambda: person.read("inDoubt") == "12 searches")
    await until(lambda: person.read("perhapsTaken") == "up to 12 credits")
    column = person.model.column_of(Kind.EMAIL)
    await until(lambda: set(person.column(column)) == {"in doubt"})


async def test_topped_up_run_says_so_and_sends_nothing_by_itself(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"credits": 5})
    await person.desk.refresh_balance()
    await rest(person, list_of(40))
    await until(lambda: "Out of credits" in person.message)
    assert person.see(QPushButton, "messageAction").text() == "Add credits"
    before = len(sandbox.ledger()["batches"])
    sandbox.post("credits", {"credits": 500})
    await person.desk.refresh_balance()
    await until(lambda: "There are credits again: 500." in person.message)
    assert len(sandbox.ledger()["batches"]) == before
    person.press("resume")
    await person.panel_shows(PanelState.DONE)


async def test_refused_key_has_its_button(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("faults", {"faults": [{"kind": "status", "status": 401, "count": "all"}]})
    await rest(person, list_of(12))
    assert "does not accept this key" in person.message
    assert person.window.message.property("tone") == "warn"
    person.press("messageAction")
    assert person.sees("apiKey")


async def test_unreached_enrow_is_said_and_tried_again(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post(
        "faults", {"faults": [{"kind": "drop_before_accept", "count": "all", "endpoint": "account"}]}
    )
    await rest(person, list_of(12))
    assert "did not answer" in person.message
    assert person.see(QPushButton, "messageAction").text() == "Try again"
    sandbox.post("faults", {"faults": []})
    person.press("messageAction")
    await person.panel_shows(PanelState.DONE)


async def test_capped_run_asks_to_raise_the_cap(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(60))
    person.view.panel.price_card.write_cap(Credits.of(20))
    person.press("start")
    await person.panel_shows(PanelState.RESTING)
    await until(lambda: person.see(QPushButton, "resume").text() == "Raise the cap…")
    spent, held = (Credits.parse(person.read(name).split()[0]) for name in ("spent", "held"))
    assert spent + held <= Credits.of(20)


async def test_batch_that_failed_leaves_a_receipt_that_says_so(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("faults", {"faults": [{"kind": "failed", "count": "all"}]})
    await person.open(list_of(12))
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    await until(lambda: person.read("receiptShare") == "No search was answered.")
    assert person.read("receipt_failed") == "12"
    assert person.read("receiptPaid") == "0 credits"


@pytest.mark.parametrize(
    ("state", "amount", "note", "role"),
    [
        (BalanceState.FRESH, 5000, "", "caption"),
        (BalanceState.FRESH, 85, "low", "warn"),
        (BalanceState.OFFLINE, 5000, "offline", "warn"),
        (BalanceState.REFUSED, 5000, "key refused", "warn"),
    ],
)
async def test_balance_says_how_far_it_can_be_trusted(
    person: Person, state: BalanceState, amount: int, note: str, role: str
) -> None:
    reading = BalanceReading(Credits.of(amount), None, state)
    person.window.balance.show_reading(reading, is_sandbox=False, low=Credits.of(100))
    label = person.window.balance.findChild(QLabel, "balanceNote")
    assert label is not None
    assert (label.text(), label.property("role")) == (note, role)


async def test_stale_balance_shows_its_age(person: Person) -> None:
    at = person.desk.balance.at
    reading = BalanceReading(Credits.of(50), at, BalanceState.STALE)
    person.window.balance.show_reading(reading, is_sandbox=False, low=Credits.of(100))
    assert person.read("balanceNote") == "just now"
