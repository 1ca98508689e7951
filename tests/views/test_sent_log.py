"""What left this computer, in the settings: by keyboard, read as far as one looks, and saved."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QTableView

from gui.views.dialogs.sent_log import SentLogDialog
from gui.views.pages.list_page.side_panel import PanelState
from tests.lists import people, write_xlsx
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person


async def looked_up(person: Person, path: Path, count: int = 30) -> None:
    """A list is on screen, looked up."""
    await person.open(write_xlsx(path, people(count)))
    person.press("start")
    await person.panel_shows(PanelState.DONE)


async def opened(person: Person) -> SentLogDialog:
    """The log, opened with the keyboard."""
    person.window.show_page("settings")
    await until(lambda: person.sees("sentLog"))
    person.see(QPushButton, "sentLog").setFocus(Qt.FocusReason.TabFocusReason)
    await person.keys("Space")
    await until(lambda: person.sees("sentLogDialog"))
    return person.see(SentLogDialog, "sentLogDialog")


async def save_as(person: Person, out: Path) -> None:
    await until(lambda: person.sees("saveLogDialog"))
    dialog = person.see(QFileDialog, "saveLogDialog")
    dialog.selectFile(str(out))
    dialog.accept()


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


async def test_the_log_is_read_and_saved_by_keyboard(person: Person, tmp_path: Path) -> None:
    await looked_up(person, tmp_path / "first.xlsx", 3)
    await looked_up(person, tmp_path / "second.xlsx", 40)
    dialog = await opened(person)
    requests, fields = person.see(QTableView, "sentRequests"), person.see(QTableView, "sentFields")
    shown = cells(requests)
    assert [row[1:] for row in shown[:1] + shown[-1:]] == [
        ["Find emails", shown[0][2], "second.xlsx", "Sandbox", "Accepted"],
        ["Find emails", "3", "first.xlsx", "Sandbox", "Accepted"],
    ]
    assert f"{len(shown)} requests" in person.read("sentLogIntroduction")
    assert (requests.currentIndex().row(), fields.model().rowCount()) == (0, int(shown[0][2]))
    assert dialog.focusWidget() is requests
    for _ in shown[1:]:
        await person.keys("Down")
    await until(lambda: fields.model().rowCount() == 3)
    assert cells(fields)[0] == ["2", "Mira Okaforaa", "northpier0.example"]
    assert "stayed on this computer" in person.read("sentDetail")
    await person.keys("Return")
    assert dialog.isVisible()
    assert dialog.focusWidget() is fields
    await person.keys("Tab")
    assert dialog.focusWidget() is person.see(QPushButton, "saveSentLog")
    await person.keys("Return")
    await save_as(person, tmp_path / "log.csv")
    await until(lambda: person.read("sentLogSaid") == "Saved as log.csv.")
    assert person.can_press("saveSentLog")
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 40  # three of them were known by then
    assert lines[-1]["List"] == "first.xlsx"
    await person.keys("Esc")
    await until(lambda: not person.sees("sentLogDialog"))


async def test_before_anything_left(person: Person) -> None:
    dialog = await opened(person)
    assert person.read("sentLogEmpty") == "Nothing has left this computer yet"
    assert "no person does" in person.read("sentLogBeside1")
    assert not person.sees("saveSentLog")
    await person.keys("Return")
    await until(lambda: not dialog.isVisible())


async def test_after_everything_was_erased_it_does_not_say_that_nothing_left(
    person: Person, tmp_path: Path
) -> None:
    await looked_up(person, tmp_path / "leads.xlsx", 3)
    await person.desk.privacy.erase_all(in_window=True)
    await opened(person)
    assert person.read("sentLogEmpty") == "Nothing is left of the log"


async def test_an_erased_run_keeps_its_entry_without_its_searches(person: Person, tmp_path: Path) -> None:
    await looked_up(person, tmp_path / "leads.xlsx", 3)
    await person.desk.past.erase((await person.desk.runs())[0].id)
    await opened(person)
    assert cells(person.see(QTableView, "sentRequests"))[0][2:4] == ["3", "erased"]
    assert "was erased" in person.read("sentDetail")
    assert (person.sees("sentFields"), person.sees("sentNothing")) == (False, True)
    await person.keys("Return")
    assert person.sees("sentLogDialog")


async def test_what_was_refused_and_lost_says_so(person: Person, tmp_path: Path, sandbox: Sandbox) -> None:
    sandbox.post("faults", [{"kind": "status", "status": 400, "endpoint": "email"}])
    await looked_up(person, tmp_path / "refused.xlsx", 3)
    sandbox.post("faults", [{"kind": "drop_after_accept", "endpoint": "email"}])
    await person.open(write_xlsx(tmp_path / "lost.xlsx", people(4, 50)))
    person.press("start")
    await person.panel_shows(PanelState.RESTING)
    await opened(person)
    assert [row[-1] for row in cells(person.see(QTableView, "sentRequests"))] == ["Answer lost", "Refused"]
    assert "nobody knows" in person.read("sentDetail")
    await person.keys("Down")
    await until(lambda: "nothing of it was taken" in person.read("sentDetail"))


def multiply(home: Path, times: int) -> None:
    """Write the last request down many times more, as if all had been refused."""
    with sqlite3.connect(home / "workspace.db") as database:
        database.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            "INSERT INTO batches (run_id, realm, account, kind, reference, state, request, request_hash, "
            "searches, hold, counted, created_at) SELECT run_id, realm, account, kind, 'copy' || i, "
            "'sending', request, request_hash, searches, 0, 0, created_at FROM n, batches WHERE id = 1",
            (times,),
        )
        database.execute("UPDATE batches SET state = 'rejected' WHERE state = 'sending'")
    database.close()


async def test_a_long_log_is_read_as_far_as_one_looks(person: Person, tmp_path: Path) -> None:
    await looked_up(person, tmp_path / "leads.xlsx", 3)
    multiply(person.desk.home, 449)
    dialog = await opened(person)
    assert "450 requests" in person.read("sentLogIntroduction")
    assert dialog.model.rowCount() == 200
    await person.keys("Ctrl+End")
    await until(lambda: dialog.model.rowCount() == 400)
    await person.keys("Ctrl+End")
    await until(lambda: dialog.model.rowCount() == 450)
    await person.keys("Ctrl+End")
    await until(lambda: not dialog.model.canFetchMore())
    ids = [dialog.model.entry(row).id for row in range(450)]
    assert ids == list(range(450, 0, -1))
    assert person.see(QTableView, "sentRequests").currentIndex().row() == 449
    await until(lambda: "accepted" in person.read("sentDetail"))


async def test_a_file_that_cannot_be_written_is_said_in_the_dialog(person: Person, tmp_path: Path) -> None:
    await looked_up(person, tmp_path / "leads.xlsx", 3)
    await opened(person)
    folder = tmp_path / "gone"
    folder.mkdir()
    person.press("saveSentLog")
    await save_as(person, folder / "log.csv")
    shutil.rmtree(folder)
    await until(lambda: "There is no folder" in person.read("sentLogSaid"))
    assert person.can_press("saveSentLog")


@pytest.mark.parametrize("is_possible", [True, False])
async def test_who_closes_the_log_meanwhile_is_told_in_the_window(
    person: Person, tmp_path: Path, is_possible: bool
) -> None:
    await looked_up(person, tmp_path / "leads.xlsx", 3)
    await opened(person)
    folder = tmp_path / "papers"
    folder.mkdir()
    person.press("saveSentLog")
    await save_as(person, folder / "log.csv")
    if not is_possible:
        shutil.rmtree(folder)
    person.see(QDialog, "sentLogDialog").reject()
    await until(lambda: ("Saved as log.csv" if is_possible else "There is no folder") in person.message)
    assert (folder / "log.csv").exists() is is_possible
