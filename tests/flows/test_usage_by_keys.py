"""Where the credits went, without a mouse: the page of usage and a receipt, by keys alone."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget

from gui.leads.fields import Kind
from gui.leads.usage import KindUsage, Period
from gui.views.theme import numbers
from gui.views.widgets.usage.chart import Chart
from gui.views.widgets.usage.value_table import ValueTable
from tests import hands
from tests.flows.test_by_keys import tab_to
from tests.flows.witness import Books
from tests.lists import HEADERS, people
from tests.person import until
from tests.views.test_focus import ring_of

if TYPE_CHECKING:
    from pathlib import Path

    from gui.leads.usage import Usage
    from tests.conftest import Sandbox
    from tests.loop_watch import LoopWatch
    from tests.person import Person

CHARTS = ("usageBalance", "usageCredits", "usageFound")
LEFT = [
    *(f"usageBalance{part}" for part in ("", "AsTable", "Picture", "Csv")),
    *(f"usageFound{part}" for part in ("", "AsTable", "Picture", "Csv")),
    *("usageSaved", "usageFailures"),
]
RIGHT = [
    *(f"usageCredits{part}" for part in ("", "AsTable", "Picture", "Csv")),
    *("usageLists", "usageDomains", "usageDifferences"),
]
# From the top as it is read, around the end to the rail, where one is.
ORDER = ["usagePeriod", "usageStep", "refreshBalance", "usageCards", *LEFT, *RIGHT, "usageRuns", "usage"]
FIRST, SECOND, AGAIN = 12, 20, 5
CHANGED_ELSEWHERE = 7


async def test_usage_by_keys_alone(
    person: Person, tmp_path: Path, sandbox: Sandbox, watch: LoopWatch
) -> None:
    await run_pasted(person, 0, FIRST)
    await run_another_while_the_balance_moves(person, sandbox)
    await person.keys("Ctrl+3")
    await until(lambda: person.sees("usageRuns") and focus() == "usagePeriod")
    await through_every_control(person, watch)
    usage = await read_usage(person)
    await through_the_periods(person)
    await through_the_charts(person, usage, await Books.read(sandbox))
    await through_the_tables(person, usage)
    await to_a_receipt_and_back(person, tmp_path)
    await person.keys("Ctrl+1")
    await until(lambda: person.sees("leads") and focus() == "leads")


async def run_pasted(person: Person, start: int, count: int) -> None:
    lines = (HEADERS, *people(count, start))
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
    await person.keys("Ctrl+V")
    await person.priced()
    await person.keys("Ctrl+Return")


async def run_another_while_the_balance_moves(person: Person, sandbox: Sandbox) -> None:
    """Some of its rows are known, some have no answer, and somebody else spends from the account."""
    await until(lambda: person.sees("receiptPaid"))
    faults = [
        {"kind": "missing", "endpoint": "email", "rows": [0, 1]},
        {"kind": "slow_batch", "factor": 1000},
    ]
    sandbox.post("faults", faults)
    await run_pasted(person, FIRST - AGAIN, SECOND)
    await until(lambda: len(sandbox.ledger()["batches"]) > 1)
    sandbox.post("credits", {"add": -CHANGED_ELSEWHERE})
    sandbox.post("advance")
    await until(lambda: person.sees("receiptPaid"))


def focus() -> str:
    focused = QApplication.focusWidget()
    return "" if focused is None else focused.objectName()


async def through_every_control(person: Person, watch: LoopWatch) -> None:
    """Each is reached in the order of reading, stands in sight and shows that it has the keyboard."""
    reached = [focus()]
    while len(reached) < len(ORDER):
        with watch.left_out():  # pictures of it are taken
            part = QApplication.focusWidget()
            assert part is not None
            assert await ring_of(part) >= 2 * min(part.width(), part.height()), focus()
            assert is_in_sight(person, part), focus()
        await person.keys("Tab")
        reached.append(focus())
    assert reached == ORDER
    await person.keys("Tab")
    assert focus() == ORDER[0]
    for name in reversed(ORDER):
        await person.keys("Shift+Tab")
        assert focus() == name


def is_in_sight(person: Person, part: QWidget) -> bool:
    area = person.see(QScrollArea, "usageCards")
    height = part.visibleRegion().boundingRect().height()
    return part is area or height == min(part.height(), area.viewport().height())


async def read_usage(person: Person) -> Usage:
    today = datetime.now(UTC).astimezone().date()
    return await person.desk.usage(Period(today - timedelta(29), today))


async def through_the_periods(person: Person) -> None:
    """Other days and other bars are chosen with the arrow keys, and what is shown follows."""
    for name, keys, words, shown in (
        ("usagePeriod", ("Down", "Down"), "Last month", (True, "Day")),
        ("usagePeriod", ("Up", "Up"), "Last 30 days", (False, "Day")),
        ("usageStep", ("Down",), "Week", (False, "Week from")),
        ("usageStep", ("Up",), "Day", (False, "Day")),
    ):
        await to(person, name)
        for key in keys:
            await person.keys(key)
        assert (person.see(QComboBox, name).currentText(), focus()) == (words, name)
        await until(partial(is_shown, person, shown))


def is_shown(person: Person, wanted: tuple[bool, str]) -> bool:
    """Whether the chart says that nothing was spent, or not, and its bars are such ones."""
    table = person.window.findChild(ValueTable, "usageCreditsTable")
    assert table is not None
    title = table.horizontalHeaderItem(0)
    is_empty = person.read("usageCreditsSummary") == "Nothing was spent in this period."
    return title is not None and (is_empty, title.text()) == wanted


async def to(person: Person, name: str) -> None:
    if focus() != name:
        await tab_to(person, name)


async def through_the_charts(person: Person, usage: Usage, books: Books) -> None:
    """The arrow keys say the numbers of each mark; table, CSV and picture of a chart are as near."""
    emails = usage.kinds[Kind.EMAIL]
    assert emails.paid.number == books.paid
    await to(person, "usageBalance")
    assert said(person, "Home").endswith(f": {numbers.credits_of(usage.balances[0].credits)}")
    assert said(person, "End").endswith(f": {person.read('usageBalanceNow')}")
    await to(person, "usageCredits")
    sums = f"Emails: {numbers.amount(emails.paid)} paid, {numbers.amount(emails.refunded)} refunded"
    assert said(person, "Home").splitlines()[1:] == ["nothing"]
    assert said(person, "Left").splitlines()[1:] == ["nothing"]
    assert said(person, "End").splitlines()[1:] == [sums]
    before = said(person, "Left")
    assert person.see(Chart, "usageCredits").marked == len(usage.bars) - 2
    assert before.splitlines()[1:] == ["nothing"]
    await to(person, "usageFound")
    assert said(person, "End").endswith(f"{emails.found} of {emails.answered}")
    for name in CHARTS:
        await through_the_forms(person, name)
    await through_the_copies(person, usage)


async def through_the_copies(person: Person, usage: Usage) -> None:
    """The numbers that are copied are those of the books."""
    emails = usage.kinds[Kind.EMAIL]
    _, *days = await copied_csv(person, "usageCredits")
    used = [bar.kinds.get(Kind.EMAIL, KindUsage()) for bar in usage.bars]
    assert [row[0] for row in days] == [bar.begins.isoformat() for bar in usage.bars]
    assert [row[1:] for row in days] == [[str(each.paid.number), str(each.refunded.number)] for each in used]
    _, found = await copied_csv(person, "usageFound")
    assert found[1:3] == [str(emails.answered), str(emails.found)]
    _, *readings = await copied_csv(person, "usageBalance")
    assert [row[1] for row in readings] == [str(point.credits.number) for point in usage.balances]


def said(person: Person, key: str) -> str:
    """What a screen reader is told of the mark that a key leads to."""
    hands.keys(key)
    chart = QApplication.focusWidget()
    assert isinstance(chart, Chart)
    return chart.accessibleDescription()


async def through_the_forms(person: Person, name: str) -> None:
    """The table takes the place of the chart, and the chart the place of the table; a picture is copied."""
    await to(person, f"{name}AsTable")
    await person.keys("Space")
    assert focus() == f"{name}AsTable"
    assert not person.sees(name)
    await person.keys("Shift+Tab")
    assert focus() == f"{name}Table"
    await person.keys("Down")
    table = person.see(ValueTable, f"{name}Table")
    await person.keys("Tab")
    assert focus() == f"{name}AsTable"
    assert table.rowCount() > 0
    await person.keys("Space")
    await until(lambda: person.sees(name) and not person.sees(f"{name}Table"))
    await to(person, f"{name}Picture")
    await person.keys("Space")
    picture = QGuiApplication.clipboard().image()
    chart = person.see(Chart, name)
    assert picture.size() == chart.size() * 2
    places = ((x, y) for x in range(0, picture.width(), 9) for y in range(picture.height()))
    assert len({picture.pixel(x, y) for x, y in places}) > 1
    assert focus() == f"{name}Picture"
    assert "picture" in person.message


async def copied_csv(person: Person, name: str) -> list[list[str]]:
    await to(person, f"{name}Csv")
    await person.keys("Space")
    assert "CSV" in person.message
    return list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))


async def through_the_tables(person: Person, usage: Usage) -> None:
    """The rows of the small tables are walked along; they say what the books say."""
    wanted = {
        "usageLists": [share.name for share in usage.lists],
        "usageDomains": [share.name for share in usage.domains],
        "usageFailures": ["Enrow finished without an answer for them."],
        "usageSaved": ["Emails"],
    }
    for name, first_cells in wanted.items():
        await to(person, name)
        assert await walked(person, name) == first_cells
    await to(person, "usageDifferences")
    [difference] = usage.differences
    assert difference.elsewhere.number == -CHANGED_ELSEWHERE
    assert person.cells("Difference", "usageDifferences") == [f"-{CHANGED_ELSEWHERE}"]


async def walked(person: Person, name: str) -> list[str]:
    """Go down a table to its end, the row with the keyboard always in sight; its first cells."""
    table = person.see(ValueTable, name)
    area = person.see(QScrollArea, "usageCards").viewport()
    seen = []
    await person.keys("Ctrl+Home")
    for row in range(table.rowCount()):
        index = table.currentIndex()
        assert (index.row(), focus()) == (row, name)
        place = table.visualRect(index)
        place.moveTopLeft(table.viewport().mapTo(area, place.topLeft()))
        assert area.rect().contains(place), (name, row)
        seen.append(str(index.siblingAtColumn(0).data()))
        await person.keys("Down")
    return seen


async def to_a_receipt_and_back(person: Person, folder: Path) -> None:
    """A run is opened, its receipt saved in both forms and once not, and the page is as it was left."""
    await to(person, "usageRuns")
    await person.keys("Ctrl+Home")
    await person.keys("Return")
    await until(lambda: person.sees("receiptRun") and person.read("receiptRows") == str(SECOND))
    await to(person, "receiptRun")
    await save_receipt(person, folder / "usage.pdf")
    await save_receipt(person, folder / "usage.txt")
    assert (folder / "usage.pdf").read_bytes().startswith(b"%PDF-")
    report = await person.desk.report((await person.desk.runs())[0].id)
    assert f"{report.paid} credits" in (folder / "usage.txt").read_text("utf-8")
    await person.keys("Space")
    await until(lambda: person.sees("saveReceiptDialog"))
    await person.keys("Esc")
    await until(lambda: not person.sees("saveReceiptDialog"))
    assert await focus_after_a_dialog(person) == "receiptRun"
    await person.keys("Ctrl+3")
    await until(lambda: person.sees("usageRuns") and focus() == "usageRuns")


async def save_receipt(person: Person, out: Path) -> None:
    await person.keys("Space")
    await until(lambda: person.sees("saveReceiptDialog"))
    await person.keys("Ctrl+A")
    for letter in str(out):
        hands.type_letter(letter)
    await person.keys("Return")
    await until(lambda: out.name in person.message)
    assert await focus_after_a_dialog(person) == "receiptRun"


async def focus_after_a_dialog(person: Person) -> str:
    """Systems give the keyboard back to the window that a dialog was before."""
    person.window.activateWindow()
    await until(person.window.isActiveWindow)
    return focus()
