"""Rows in doubt on screen: what sending them again costs is said first; leaving them is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person


def sent(sandbox: Sandbox) -> int:
    return sum(batch["count"] for batch in sandbox.ledger()["batches"])


@pytest.fixture
async def doubtful(person: Person, list_of: Callable[..., Path], sandbox: Sandbox) -> Person:
    """Return a person before a run whose one answer was lost."""
    sandbox.post("faults", {"faults": [{"kind": "drop_after_accept", "endpoint": "email"}]})
    await person.open(list_of(20))
    person.press("start")
    await person.panel_shows(PanelState.RESTING)
    await until(lambda: "answer was lost" in person.message)
    return person


async def test_second_purchase_says_its_price_first(doubtful: Person, sandbox: Sandbox) -> None:
    assert doubtful.see(QPushButton, "messageAction").text() == "Send again"
    doubtful.press("messageAction")
    await until(lambda: any(dialog.isVisible() for dialog in doubtful.window.findChildren(QDialog)))
    dialog = next(dialog for dialog in doubtful.window.findChildren(QDialog) if dialog.isVisible())
    assert dialog.accessibleName() == "Send 20 searches again?"
    assert "second purchase" in dialog.accessibleDescription()
    assert "20 credits" in dialog.accessibleDescription()
    assert "rises to 40" in dialog.accessibleDescription()
    assert sent(sandbox) == 20
    await doubtful.answer("again")
    await doubtful.panel_shows(PanelState.DONE)
    assert sent(sandbox) == 40


async def test_declined_second_purchase_keeps_the_choice(doubtful: Person, sandbox: Sandbox) -> None:
    doubtful.press("messageAction")
    await doubtful.answer("leave")
    await until(lambda: "answer was lost" in doubtful.message)
    assert doubtful.see(QPushButton, "messageSecondAction").text() == "Leave these rows"
    assert sent(sandbox) == 20


async def test_left_rows_have_no_answer_and_cost_nothing_more(doubtful: Person, sandbox: Sandbox) -> None:
    doubtful.press("messageSecondAction")
    await doubtful.panel_shows(PanelState.DONE)
    await until(lambda: doubtful.read("receipt_failed") == "20")
    assert not doubtful.sees("receipt_in_doubt")
    assert sent(sandbox) == 20


async def test_choice_is_there_when_the_run_is_opened_again(doubtful: Person) -> None:
    run_id = str(doubtful.view.control.run_id)
    doubtful.view.bar.close_requested.emit()
    await until(lambda: doubtful.window.lists.shown is None)
    doubtful.window.message.clear()
    doubtful.window.lists.reopen(run_id)
    await until(lambda: "answer was lost" in doubtful.message)
    assert doubtful.see(QPushButton, "messageAction").text() == "Send again"


async def test_closed_choice_comes_back_with_the_button(doubtful: Person, sandbox: Sandbox) -> None:
    button = doubtful.see(QPushButton, "resume")
    await until(lambda: button.text() == "Decide about 20 searches")
    assert not doubtful.sees("stop")
    doubtful.press("messageClose")
    assert doubtful.message == ""
    doubtful.press("resume")
    await until(lambda: "answer was lost" in doubtful.message)
    assert sent(sandbox) == 20
