"""What was on screen comes back: the lists one after another, what was to be found, the page, the runs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QTabBar

from gui.app.crash_net import CrashNet
from gui.app.stage import Stage
from gui.app.start import frame
from gui.leads.fields import Kind, Realm
from gui.leads.session import Session, SessionList
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.system.paths import private_dir
from gui.system.session_file import load_session, save_session
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import Person, until
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from tests.conftest import Sandbox

    Start = Callable[..., Awaitable["Started"]]


class Started(Person):
    """Somebody before a window of its own start."""

    def __init__(self, stage: Stage, desk: Desk) -> None:
        super().__init__(stage.window, desk)
        self.stage = stage

    @property
    def names(self) -> list[str]:
        return [view.opened.name for view in self.window.lists.views]

    async def came_back(self, *names: str) -> None:
        await until(lambda: self.names == list(names))
        await self.priced()


def copies(home: Path) -> dict[Path, int]:
    """The lists' working copies, each by what tells it from one that was read anew."""
    return {path: path.stat().st_ino for path in home.glob("lists/*.db")}


@pytest.fixture
async def start(home: Path, sandbox: Sandbox, qapp: QApplication) -> AsyncIterator[Start]:
    """Start the app; a start that is not ended was killed."""
    desks: list[Desk] = []

    async def begin(*files: Path) -> Started:
        desk = Desk(home, patience_s=0.5, tempo=QUICK)
        desks.append(desk)
        await desk.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
        stage = Stage(desk, frame(home, files, remembers=True), CrashNet(), lambda: None, remembers=True)
        stages.append(stage)
        stage.show(files)
        return Started(stage, desk)

    stages: list[Stage] = []
    yield begin
    for stage in stages:
        stage.put_away()
    for desk in desks:
        await desk.close()
    await asyncio.sleep(0.02)  # what was cancelled ends
    for stage in stages:
        stage.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def test_lists_come_back_as_they_were_left(
    start: Start, list_of: Callable[..., Path], home: Path
) -> None:
    person = await start(list_of(5, "one.xlsx"), list_of(6, "two.xlsx"))
    await person.came_back("one.xlsx", "two.xlsx")
    person.press("findPhones")
    person.see(QTabBar, "listTabs").setCurrentIndex(0)
    person.window.resize(960, 650)
    person.stage.put_away()
    again = await start()
    await again.came_back("one.xlsx", "two.xlsx")
    assert again.view.opened.name == "one.xlsx"
    assert again.window.lists.views[1].panel.find_card.kinds == {Kind.EMAIL, Kind.PHONE}
    assert (again.window.width(), again.window.height()) == (960, 650)
    assert again.message == ""


async def test_killed_program_loses_nothing(start: Start, list_of: Callable[..., Path], home: Path) -> None:
    person = await start(list_of(5, "one.xlsx"), list_of(6, "two.xlsx"))
    await person.came_back("one.xlsx", "two.xlsx")
    await until(lambda: len(load_session(home).lists) == 2 and not load_session(home).is_opening)
    again = await start()
    await again.came_back("one.xlsx", "two.xlsx")
    assert again.view.opened.name == "two.xlsx"


async def test_files_of_this_start_come_on_top(start: Start, list_of: Callable[..., Path]) -> None:
    person = await start(list_of(5, "one.xlsx"))
    await person.came_back("one.xlsx")
    person.stage.put_away()
    again = await start(list_of(6, "two.xlsx"))
    await until(lambda: set(again.names) == {"one.xlsx", "two.xlsx"})
    await until(lambda: again.view.opened.name == "two.xlsx")


async def test_missing_files_are_left_out_with_one_sentence(
    start: Start, list_of: Callable[..., Path]
) -> None:
    gone, there = list_of(5, "gone.xlsx"), list_of(6, "there.xlsx")
    person = await start(gone, there)
    await person.came_back("gone.xlsx", "there.xlsx")
    person.stage.put_away()
    gone.unlink()
    again = await start()
    await again.came_back("there.xlsx")
    await until(lambda: again.message == "gone.xlsx is not where it was, so it was not opened again.")


async def test_start_that_failed_is_not_repeated_unasked(
    start: Start, list_of: Callable[..., Path], home: Path
) -> None:
    private_dir(home)
    lists = (SessionList(str(list_of(5, "one.xlsx"))),)
    save_session(home, Session(lists, is_opening=True))
    person = await start()
    assert "did not come up the last time" in person.message
    assert person.names == []
    person.press("messageAction")
    await person.came_back("one.xlsx")
    await until(lambda: not load_session(home).is_opening)


async def test_start_says_that_it_is_at_it_before_a_list_is_opened(
    start: Start, list_of: Callable[..., Path], home: Path
) -> None:
    private_dir(home)
    save_session(home, Session((SessionList(str(list_of(5, "one.xlsx"))),)))
    person = await start()
    await until(lambda: load_session(home).is_opening)
    assert person.names == []
    await person.came_back("one.xlsx")


async def test_lists_stay_away_if_the_user_likes(
    start: Start, list_of: Callable[..., Path], home: Path
) -> None:
    person = await start(list_of(5, "one.xlsx"))
    await person.came_back("one.xlsx")
    person.press("settings")
    person.see(QCheckBox, "reopenLists").click()
    await until(lambda: not person.desk.settings.reopen_lists)
    person.stage.put_away()
    again = await start()
    assert again.window.page_name == "settings"
    again.press("list")
    await until(lambda: again.sees("open"))
    assert again.names == []


async def test_run_comes_back_with_its_answers(start: Start, list_of: Callable[..., Path]) -> None:
    person = await start(list_of(40))
    await person.came_back("leads.xlsx")
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    person.stage.put_away()
    again = await start()
    await until(lambda: again.names == ["leads.xlsx"])
    await again.panel_shows(PanelState.DONE)
    assert again.read("receiptRows") == "40"


async def test_window_is_made_anew_while_a_run_goes_on(
    start: Start, list_of: Callable[..., Path], home: Path
) -> None:
    person = await start(list_of(5, "one.xlsx"), list_of(900))
    await person.came_back("one.xlsx", "leads.xlsx")
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    read = copies(home)
    person.window.settings.language_changed.emit()
    anew = Started(person.stage, person.desk)
    assert anew.window is not person.window
    assert (anew.window.isVisible(), person.window.isVisible()) == (True, False)
    await until(lambda: anew.names == ["one.xlsx", "leads.xlsx"])
    assert copies(home) == read  # nothing is read again
    await anew.panel_shows(PanelState.DONE)
    assert anew.read("receiptRows") == "900"


def test_session_survives_the_file(home: Path) -> None:
    private_dir(home)
    one = SessionList("/a/é.csv", "", "run-1", "Sheet", 3, "utf-8", ";", frozenset(Kind))
    session = Session((one, one._replace(run_id=None)), 1, "runs", "Z2Vv", is_opening=True)
    save_session(home, session)
    assert load_session(home) == session


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"lists": [{}]}', '{"lists": 1, "shown": "x"}', "\x00"])
def test_damaged_file_is_an_empty_session(home: Path, text: str) -> None:
    private_dir(home)
    (home / "session.json").write_text(text)
    assert load_session(home) == Session()
