"""The window is closed while a run is at work; the next one offers to go on, and all is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.fields import Realm
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.views.window import MainWindow
from tests import hands
from tests.flows.steps import drop_and_read_price, export_to
from tests.flows.witness import Books, Untouched, make_list, read_rows
from tests.lists import people
from tests.person import Person, until

if TYPE_CHECKING:
    from pathlib import Path

    from gui.views.theme.theme import Theme
    from tests.conftest import Sandbox
    from tests.loop_watch import LoopWatch

ROWS = 900
PAUSE_AND_QUIT = "quit"


async def test_a_run_survives_the_window(
    person: Person,
    tmp_path: Path,
    home: Path,
    sandbox: Sandbox,
    theme: Theme,
    watch: LoopWatch,
) -> None:
    source = await make_list(tmp_path / "leads.xlsx", people(ROWS))
    untouched = Untouched(source)
    assert await drop_and_read_price(person, source) == ROWS
    sandbox.post("faults", {"faults": [{"kind": "slow_batch", "nth": 2, "count": "all", "factor": 30}]})
    person.press("start")
    await until(lambda: any(person.cells("Email", "answers")))
    hands.close(person.window)
    await person.answer(PAUSE_AND_QUIT)
    await until(lambda: not person.window.isVisible())
    await person.desk.close()
    sold = await Books.read(sandbox)
    later = await start_again(home, sandbox, theme, watch)
    try:
        await until(lambda: source.name in later.message)
        later.press("messageAction")
        await until(lambda: later.sees("receiptPaid") and not later.sees("resume"))
        rows = await read_rows(await export_to(later, tmp_path / "whole.xlsx"))
    finally:
        later.window.leave()
        await later.desk.close()
        later.window.deleteLater()
    books = await Books.read(sandbox)
    assert set(sold.bought) <= set(books.bought)
    assert len(books.bought) == ROWS
    assert books.twice == ()
    assert sum(1 for row in rows if row["Email (Enrow)"]) == books.paid
    assert {row["Status"] for row in rows} == {"found", "not found"}
    untouched.check()


async def start_again(home: Path, sandbox: Sandbox, theme: Theme, watch: LoopWatch) -> Person:
    """What the app does when it starts: a desk on the same workspace, the window, what was on its way."""
    desk = Desk(home)
    await desk.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
    window = MainWindow.at_work(desk, theme)
    window.show()
    watch.begin_anew()  # nobody sees a window before it is there
    window.show_connection()
    await window.take_up()
    return Person(window, desk)
