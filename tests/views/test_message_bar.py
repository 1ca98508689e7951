"""The one bar: what it says of a list goes with the list; that Enrow is away is said once, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from PySide6.QtWidgets import QWidget

from gui.leads.balance import BalanceReading, BalanceState
from gui.leads.errors import Action
from gui.runs.events import BalanceChanged
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

AWAY = "Enrow cannot be reached"
AWAY_S = 0.4


async def goes_away(person: Person, sandbox: Sandbox) -> None:
    """For a moment nobody gets through to Enrow, which is noticed."""
    away = {"kind": "refuse", "endpoint": "any", "method": "any", "nth": 1, "seconds": AWAY_S}
    sandbox.post("faults", {"faults": [away]})
    person.press("refreshBalance")
    await until(lambda: person.desk.balance.state is BalanceState.OFFLINE)


async def is_back(sandbox: Sandbox) -> None:
    """Until Enrow can be reached again."""
    await until(lambda: is_reached(sandbox))


def is_reached(sandbox: Sandbox) -> bool:
    try:
        return bool(sandbox.ledger())
    except httpx.TransportError:
        return False


async def test_what_a_list_said_goes_with_it(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    await person.open(list_of(12))
    sandbox.post("faults", {"faults": [{"kind": "drop_after_accept", "endpoint": "email"}]})
    person.press("start")
    await until(lambda: "answer was lost" in person.message)
    await until(lambda: not person.desk.runs_at_work)
    person.press("closeList")
    assert person.message == ""


async def test_what_another_said_stays(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(12))
    person.view.said.emit("Something of this list.", (), "info")
    person.window.message.say("Something else.")
    person.press("closeList")
    assert person.message == "Something else."


async def test_a_list_closed_while_its_run_works_says_where_it_is(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    await person.open(list_of(12))
    sandbox.post("faults", {"faults": [{"kind": "slow_batch", "count": "all", "factor": 1000}]})
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    await person.keys("Ctrl+W")
    assert "its run goes on" in person.message
    assert person.window.lists.shown is None
    assert person.see(QWidget, "open").hasFocus()
    sandbox.post("faults", {"faults": []})
    sandbox.post("advance")
    await until(lambda: not person.desk.runs_at_work)


async def test_that_enrow_is_away_is_said_once_and_taken_back(person: Person, sandbox: Sandbox) -> None:
    await goes_away(person, sandbox)
    assert AWAY in person.message
    assert person.words_of("messageAction") == "Try again"
    person.press("messageClose")
    person.desk.events.tell(BalanceChanged(BalanceReading(state=BalanceState.OFFLINE)))
    assert person.message == ""
    await is_back(sandbox)
    person.press("refreshBalance")
    await until(lambda: person.desk.balance.state is BalanceState.FRESH)
    await goes_away(person, sandbox)
    assert AWAY in person.message
    await is_back(sandbox)
    person.press("messageAction")
    await until(lambda: person.desk.balance.state is BalanceState.FRESH)
    assert person.message == ""


async def test_a_question_in_the_bar_is_not_covered(person: Person, sandbox: Sandbox) -> None:
    person.window.message.say("Decide.", (Action.SEND_AGAIN, Action.LEAVE_ROWS), tone="warn")
    await goes_away(person, sandbox)
    assert person.message == "Decide."
    await is_back(sandbox)
