"""The page of runs: find one, go on, retry what had no answer, erase it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTableView

from gui.leads.life import Status
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import press_key, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person


async def done(person: Person, path: Path) -> str:
    """Look up a whole list; the run's id."""
    await person.open(path)
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    return str(person.view.control.run_id)


async def on_runs_page(person: Person, count: int) -> None:
    person.press("runs")
    await until(lambda: person.window.runs.model.rowCount() == count)
    await until(lambda: person.read("receiptFound"))


def names(person: Person) -> list[str]:
    model = person.see(QTableView, "runsTable").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


async def test_without_runs_the_page_says_so(person: Person) -> None:
    person.press("runs")
    await until(lambda: not person.sees("findRuns"))
    assert not person.sees("runsTable")


async def test_runs_are_found_by_name_and_by_state(person: Person, list_of: Callable[..., Path]) -> None:
    await done(person, list_of(3, "alpha.xlsx"))
    await done(person, list_of(4, "beta.xlsx"))
    await on_runs_page(person, 2)
    person.type_in("findRuns", "ALPHA")
    assert names(person) == ["alpha.xlsx (sandbox)"]
    await until(lambda: person.read("receiptRows") == "3")
    person.window.runs._find.setText("paused")
    assert names(person) == []
    assert not person.sees("receiptFound")


async def test_the_table_counts_what_was_found_as_the_receipt_does(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(15))
    person.press("findPhones")
    await until(lambda: person.read("heldNow") not in {"15", "–"})
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    await on_runs_page(person, 1)
    assert [f"{found} found" for found in person.cells("Found", "runsTable")] == [person.read("receiptFound")]


async def test_unfinished_run_goes_on_from_here(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"credits": 5})
    await person.desk.refresh_balance()
    await person.open(list_of(12))
    person.press("start")
    await person.panel_shows(PanelState.RESTING)
    person.view.bar.close_requested.emit()
    sandbox.post("credits", {"credits": 500})
    await on_runs_page(person, 1)
    await until(lambda: person.sees("goOnRun"))
    assert person.sees("runMessage")
    person.press("goOnRun")
    await until(lambda: person.window.lists.shown is not None)
    await until(lambda: person.sees("resume"))
    person.press("resume")
    await person.panel_shows(PanelState.DONE)
    await on_runs_page(person, 1)
    await until(lambda: not person.sees("goOnRun"))


async def test_only_what_had_no_answer_is_tried_again(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("faults", {"faults": [{"kind": "failed", "endpoint": "email"}]})
    await person.open(list_of(30))
    await until(person.see(QPushButton, "try10").isEnabled)
    person.press("try10")
    await person.panel_shows(PanelState.DONE)
    await until(lambda: person.read("receipt_failed") == "10")
    person.view.bar.close_requested.emit()
    await on_runs_page(person, 1)
    assert person.see(QPushButton, "retryRun").text() == "Price 10 rows without an answer"
    person.press("retryRun")
    await until(lambda: person.sees("retryNote"))
    await until(lambda: person.read("rowsToLookUp") == "10")
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    report = await person.desk.report(str(person.view.control.run_id))
    assert report.counts[Status.SKIPPED] == 20
    person.press("again")
    await until(lambda: person.read("rowsToLookUp") == "20")
    assert not person.sees("retryNote")


async def test_retry_can_be_widened_to_all_rows(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    sandbox.post("faults", {"faults": [{"kind": "failed", "endpoint": "email"}]})
    await person.open(list_of(15))
    await until(person.see(QPushButton, "try10").isEnabled)
    person.press("try10")
    await person.panel_shows(PanelState.DONE)
    person.press("retryLink")
    await until(lambda: person.read("rowsToLookUp") == "10")
    person.press("priceAllRows")
    await until(lambda: person.read("rowsToLookUp") == "15")


async def test_erasing_asks_says_what_goes_and_keeps_the_cost(
    person: Person, list_of: Callable[..., Path]
) -> None:
    run_id = await done(person, list_of(5))
    person.view.bar.close_requested.emit()
    await on_runs_page(person, 1)
    table = person.see(QTableView, "runsTable")
    press_key(table, "", Qt.Key.Key_Delete)
    person.press("eraseRun")
    await until(lambda: any(dialog.isVisible() for dialog in person.window.findChildren(QDialog)))
    dialog = next(each for each in person.window.findChildren(QDialog) if each.isVisible())
    assert "paid again" in dialog.accessibleDescription()
    await person.answer("erase")
    await until(lambda: person.window.runs.model.count == 0)
    assert run_id not in [run.id for run in await person.desk.runs()]
    assert "erased" in person.message
