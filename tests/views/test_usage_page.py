"""The page of usage: where the credits of a real run went, by mouse, by keys and for who does not see it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel

from gui.views.pages.list_page.side_panel import PanelState
from gui.views.widgets.usage.chart import Chart
from gui.views.widgets.usage.value_table import ValueTable
from tests.person import press_key, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person


async def spent(person: Person, path: Path) -> str:
    """Look up a whole list and go to the page; the run's id."""
    await person.open(path)
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    run_id = str(person.view.control.run_id)
    await person.keys("Ctrl+3")
    await until(lambda: person.sees("usageRuns"))
    return run_id


def rows(person: Person, name: str) -> list[list[str]]:
    model = person.see(ValueTable, name).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


async def test_before_anything_was_spent_the_page_says_so(person: Person) -> None:
    person.press("usage")
    await until(lambda: person.sees("usageEmpty"))
    assert person.read("usageEmpty") == "Nothing was spent yet"
    assert person.see(QLabel, "usageEmpty").property("role") == "price"  # as on the page of the runs
    assert not person.sees("usagePeriod")


async def test_a_run_is_accounted_for_as_on_its_receipt(person: Person, list_of: Callable[..., Path]) -> None:
    await spent(person, list_of(9))
    [run] = await person.desk.runs()
    name, _when, state, searches, found, held, refunded, paid = rows(person, "usageRuns")[0]
    assert (name, state, searches, found) == ("leads.xlsx", "Done", "9", str(run.found))
    assert int(held) - int(refunded) == int(paid) == run.paid.number
    assert person.read("usageCreditsSummary") == f"{held} credits held, {refunded} refunded, {paid} paid."
    share = f"{round(run.found / 9 * 100)}%"
    assert rows(person, "usageLists") == [["leads.xlsx", "9", share, paid]]
    assert person.read("usageBalanceNow") == person.read("balance")
    assert person.read("usageForecast").startswith("At this pace the balance lasts until ")
    assert ". Last day: " in person.read("usageForecast")


async def test_a_row_opens_its_run_on_the_page_of_runs(person: Person, list_of: Callable[..., Path]) -> None:
    first = await spent(person, list_of(3, "one.xlsx"))
    await spent(person, list_of(4, "two.xlsx"))
    await until(lambda: len(rows(person, "usageRuns")) == 2)
    table = person.see(ValueTable, "usageRuns")
    table.selectRow(1)
    press_key(table, "\r", Qt.Key.Key_Return)
    await until(lambda: person.window.page is person.window.runs and person.read("receiptRows") == "3")
    assert person.window.runs.chosen is not None
    assert person.window.runs.chosen.id == first


async def test_of_an_erased_run_it_is_said_that_its_receipt_went_with_it(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.desk.past.erase(await spent(person, list_of(4)))
    await person.keys("Ctrl+1")
    await person.keys("Ctrl+3")
    await until(lambda: [row[0] for row in rows(person, "usageRuns")] == ["An erased run"])
    table = person.see(ValueTable, "usageRuns")
    table.selectRow(0)
    press_key(table, "\r", Qt.Key.Key_Return)
    await until(lambda: "its receipt with it" in person.message)


async def test_a_period_of_before_has_nothing_and_all_has_it_again(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await spent(person, list_of(5))
    await person.choose("usagePeriod", "Last month")
    await until(lambda: person.read("usageCreditsSummary") == "Nothing was spent in this period.")
    assert not person.sees("usageFound")
    await person.choose("usagePeriod", "All")
    await until(lambda: person.sees("usageFound"))
    person.press("usageCreditsAsTable")
    assert len(rows(person, "usageCreditsTable")) == 1  # not one for each month since the beginning


async def test_a_chart_can_be_read_as_a_table_and_taken_elsewhere(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await spent(person, list_of(6))
    person.press("usageFoundAsTable")
    assert not person.sees("usageFound")
    [[kind, answered, found, share]] = rows(person, "usageFoundTable")
    assert (kind, answered) == ("Emails", "6")
    person.press("usageFoundCsv")
    copied = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert copied[0] == ["Kind", "Answered", "Found", "Share"]
    assert copied[1][:3] == ["Emails", "6", found]
    assert share == f"{round(float(copied[1][3]) * 100)}%"
    assert "CSV" in person.message
    person.press("usageFoundAsTable")
    assert person.sees("usageFound")
    person.press("usageFoundPicture")
    picture = QGuiApplication.clipboard().image()
    assert picture.width() == 2 * person.see(Chart, "usageFound").width()


async def test_a_new_reading_leaves_what_is_selected(
    person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    await spent(person, list_of(3))
    table = person.see(ValueTable, "usageRuns")
    table.selectRow(0)
    person.press("usageBalanceAsTable")
    readings = len(rows(person, "usageBalanceTable"))
    sandbox.post("credits", {"credits": 55})
    person.press("refreshBalance")
    await until(lambda: person.read("usageBalanceNow") == "55 credits")
    await until(lambda: len(rows(person, "usageBalanceTable")) > readings)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


async def test_the_length_of_a_bar_stays_where_another_period_has_it_too(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await spent(person, list_of(2))
    await person.choose("usageStep", "Week")
    await person.choose("usagePeriod", "Last month")
    assert person.see(QComboBox, "usageStep").currentText() == "Week"
    await person.choose("usagePeriod", "Last 30 days")
    await person.choose("usageStep", "Day")
    await person.choose("usagePeriod", "All")
    assert person.see(QComboBox, "usageStep").currentText() == "Month"  # its days would be too thin
