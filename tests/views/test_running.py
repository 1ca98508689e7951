"""From the price to the receipt: ten rows, the whole list, pause, stop, the file that comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from PySide6.QtWidgets import QLabel, QPushButton

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.views.window import MainWindow
    from tests.conftest import Sandbox
    from tests.person import Person


async def test_ten_rows_first_then_the_rest(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(25))
    await until(person.see(QPushButton, "try10").isEnabled)
    assert person.see(QPushButton, "try10").text() == "Try 10 rows first · hold 10"
    person.press("try10")
    await person.panel_shows(PanelState.DONE)
    person.press("again")
    await until(lambda: person.read("rowsToLookUp") == "15")
    assert person.read("alreadyKnown") == "10"


async def test_ten_rows_are_not_offered_of_a_list_with_no_more(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(7))
    await until(lambda: not person.sees("try10"))
    assert person.see(QPushButton, "start").property("role") == "primary"
    await person.open(list_of(25, "more.xlsx"))
    await until(lambda: person.can_press("try10"))


async def test_run_fills_the_table_and_the_file(
    person: Person, list_of: Callable[..., Path], tmp_path: Path, sandbox: Sandbox
) -> None:
    await person.open(list_of(60))
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    found = [text for text in person.column(person.model.column_of(Kind.EMAIL)) if "@" in text]
    assert person.read("receiptFound") == f"{len(found)} found"
    assert sum(batch["final"] for batch in sandbox.ledger()["batches"]) == len(found)
    await person.view.control.export_to(tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    written = [row for row in sheet.iter_rows(values_only=True) if any("@" in str(cell) for cell in row)]
    assert len(written) == len(found)
    assert person.see(QPushButton, "showFile").isEnabled()
    assert "out.xlsx" in person.message


async def test_stop_asks_and_keeps_what_was_found(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(2000))
    person.press("start")
    await person.answer("confirm")
    await person.panel_shows(PanelState.RUNNING)
    person.press("stop")
    await person.answer("stopRun")
    await person.panel_shows(PanelState.DONE)
    assert "2,000" in person.read("receiptRows")


async def test_pause_and_resume_finish_the_list(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(900))
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    person.press("pause")
    await until(lambda: person.view.panel.state in {PanelState.RESTING, PanelState.DONE})
    if person.view.panel.state is PanelState.RESTING:
        person.press("resume")
    await person.panel_shows(PanelState.DONE)
    assert person.read("receiptRows") == "900"


async def test_price_above_the_limit_is_asked_about_once_more(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(1100))
    person.press("start")
    await person.answer("leave")
    assert person.view.control.run_id is None
    assert person.view.panel.state is PanelState.PRICE


async def test_cap_holds_and_can_be_raised(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(80))
    cap = person.view.panel.price_card.findChild(QLabel, "priceNote")
    person.view.panel.price_card.write_cap(Credits.of(30))
    assert cap is not None
    assert "30" in cap.text()
    assert person.see(QPushButton, "start").text() == "Find 80 · hold up to 30"
    person.press("start")
    await person.panel_shows(PanelState.RESTING)
    person.press("resume")
    await person.answer("raise")
    await person.panel_shows(PanelState.DONE)


async def test_out_of_credits_waits_and_says_so(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox, window: MainWindow
) -> None:
    sandbox.post("credits", {"credits": 20})
    await person.desk.refresh_balance()
    await person.open(list_of(60))
    await until(lambda: person.sees("priceNote"))
    assert "20" in person.read("priceNote")
    person.press("start")
    await person.panel_shows(PanelState.RESTING)
    await until(lambda: "credits" in person.message)
    assert person.sees("messageAction")


async def test_several_kinds_are_told_apart(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(20))
    person.press("findPhones")
    await until(lambda: person.sees("lookUp_phone"))
    assert (person.read("lookUp_email"), person.read("lookUp_phone")) == ("20", "20")
    assert person.read("rowsToLookUp") == "40"
    assert person.model.kinds == (Kind.EMAIL, Kind.PHONE)


async def test_nothing_chosen_can_not_be_started(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(3))
    person.press("findEmails")
    await until(lambda: person.sees("priceNote"))
    assert not person.see(QPushButton, "start").isEnabled()


async def test_unknown_phone_price_is_said_until_the_first_phone(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(20))
    assert not person.sees("phoneNote")
    person.press("findPhones")
    await until(lambda: "50 in older plans" in person.read("phoneNote"))
    await until(lambda: person.words_of("try10").endswith("hold 410"))
    person.press("try10")
    await person.panel_shows(PanelState.DONE)
    person.press("again")
    await until(lambda: person.read("alreadyKnown") == "20")
    assert not person.sees("phoneNote")


async def test_dearer_price_stands_on_the_button_that_agrees_to_it(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"phone_price": 50})
    await person.open(list_of(5))
    person.press("findEmails")
    person.press("findPhones")
    person.view.panel.price_card.write_cap(Credits.of(1000))
    await until(lambda: person.read("heldNow") == "200")
    person.press("start")
    await person.panel_shows(PanelState.RESTING)
    button = person.see(QPushButton, "resume")
    await until(lambda: button.text() == "Go on · hold up to 200")
    assert "50 credits for a phone" in person.message
    assert len(sandbox.ledger()["batches"]) == 1
    person.press("resume")
    await person.panel_shows(PanelState.DONE)


async def test_receipt_says_what_changed_elsewhere(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("faults", {"faults": [{"kind": "slow_batch", "count": "all", "factor": 100}]})
    await person.open(list_of(20))
    person.press("start")
    await until(lambda: sandbox.ledger()["batches"])
    sandbox.post("credits", {"add": -3})
    sandbox.post("advance", {})
    await person.panel_shows(PanelState.DONE)
    assert person.read("receiptBooks").startswith("3 credits changed elsewhere")
