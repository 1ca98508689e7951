"""What is started is what was on the button when it was pressed, also by who is quicker than the price."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from gui.leads.fields import Kind, Realm
from gui.runs.accounts.endpoint import Endpoint
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person


@pytest.mark.parametrize("button", ["start", "try10"])
async def test_phones_ticked_just_before_the_start_are_not_bought_unseen(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox, button: str
) -> None:
    await person.open(list_of(12))
    await until(person.see(QPushButton, "try10").isEnabled)
    person.press("findPhones")
    await asyncio.sleep(0)
    assert person.words_of("try10").endswith("hold 10")
    assert person.words_of("start").endswith("hold up to 12")
    person.press(button)
    await until(lambda: "price has changed" in person.message)
    assert person.view.panel.state is PanelState.PRICE
    assert person.view.control.run_id is None
    await until(lambda: person.words_of("try10").endswith("hold 410"))
    assert not sandbox.ledger()["batches"]
    person.press("try10")
    await person.panel_shows(PanelState.DONE)
    assert {batch["kind"] for batch in sandbox.ledger()["batches"]} == {"email", "phone"}
    assert Kind.PHONE in person.view.panel.find_card.kinds


async def test_a_price_of_the_sandbox_is_not_paid_with_a_key(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    await person.open(list_of(12))
    await until(person.see(QPushButton, "try10").isEnabled)
    await person.desk.connect(Endpoint(Realm.LIVE, sandbox.url, sandbox.key))
    person.press("start")
    await until(lambda: "price has changed" in person.message)
    assert person.view.control.run_id is None
    assert not sandbox.ledger()["batches"]
    await person.priced()
    person.press("start")
    await person.panel_shows(PanelState.DONE)
