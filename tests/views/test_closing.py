"""Closing: at once when nothing runs; else it asks, and what was begun is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from gui.leads.fields import Realm
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.views.pages.list_page.side_panel import PanelState
from gui.views.widgets.frame.crash_panel import CrashPanel
from gui.views.window import MainWindow
from tests.person import Person, until
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.views.theme.theme import Theme
    from tests.conftest import Sandbox


async def test_closes_at_once_when_nothing_runs(person: Person) -> None:
    heard: list[bool] = []
    person.window.closed.connect(lambda: heard.append(True))
    person.window.close()
    assert heard == [True]
    assert not person.window.isVisible()


async def test_asks_while_a_run_is_at_work_and_stays(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(900))
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    person.window.close()
    await person.answer("stay")
    assert person.window.isVisible()
    await person.panel_shows(PanelState.DONE)


async def test_a_run_goes_on_while_the_window_is_out_of_the_way(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(900))
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    person.window.close()
    await until(lambda: person.sees("inBackground"))
    assert (
        person.see(QPushButton, "inBackground").text() == "Keep running, minimized"
    )  # there is no tray here
    await person.answer("inBackground")
    await until(person.window.isMinimized)
    await until(lambda: not person.desk.runs_at_work)
    person.window.come_forward()
    assert not person.window.isMinimized()
    await person.panel_shows(PanelState.DONE)


async def test_quit_tells_the_app_which_then_rests_the_run(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(900))
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    heard: list[bool] = []
    person.window.closed.connect(lambda: heard.append(True))
    person.window.close()
    await person.answer("quit")
    await until(lambda: heard)
    assert not person.window.isVisible()


async def test_crash_panel_can_be_copied_and_does_not_pile_up(person: Person) -> None:
    person.window.show_crash("ZeroDivisionError")
    person.window.show_crash("another one")
    assert len(person.window.findChildren(CrashPanel)) == 1
    person.press("copyCrash")
    assert QGuiApplication.clipboard().text() == "ZeroDivisionError"
    assert person.see(QPushButton, "copyCrash").text() == "Copied"
    assert not person.see(CrashPanel, "crashPanel").isModal()
    person.press("closeCrash")
    assert not person.sees("crashPanel")
    person.window.show_crash("a third")
    assert person.see(QPlainTextEdit, "crashDetails").toPlainText() == "a third"


async def test_bug_behind_a_hidden_window_is_shown_when_it_comes_back(person: Person) -> None:
    person.window.hide()
    person.window.show_crash("ZeroDivisionError")
    assert not any(panel.isVisible() for panel in person.window.findChildren(CrashPanel))
    person.window.come_forward()
    assert person.sees("crashPanel")


async def test_a_paused_run_is_offered_and_goes_on_after_a_restart(
    person: Person, list_of: Callable[..., Path], home: Path, sandbox: Sandbox, theme: Theme
) -> None:
    await person.open(list_of(900))
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    person.press("pause")
    await until(lambda: not person.desk.runs_at_work)
    later = Desk(home, patience_s=0.5, tempo=QUICK)
    await later.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
    again = Person(MainWindow.at_work(later, theme), later)
    again.window.show()
    try:
        again.window.offer_to_go_on()
        await until(lambda: "is not finished" in again.message)
        again.window.show_page("runs")
        await until(lambda: again.sees("reopenRun"))
        again.press("reopenRun")
        await until(lambda: again.window.lists.shown is not None and again.sees("resume"))
        assert any(again.column(again.model.columnCount() - 1))
        again.press("resume")
        await again.panel_shows(PanelState.DONE)
        assert again.read("receiptRows") == "900"
        assert all(again.column(again.model.columnCount() - 1))
    finally:
        again.window.leave()
        await later.close()
        again.window.deleteLater()


async def test_the_bar_goes_on_with_a_run_of_an_earlier_session(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(900))
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    person.press("pause")
    await until(lambda: not person.desk.runs_at_work)
    person.press("closeList")
    await until(lambda: person.window.lists.shown is None)
    person.window.offer_to_go_on()
    await until(lambda: "is not finished" in person.message)
    assert (await person.desk.runs())[0].message in person.message
    person.press("messageAction")
    await until(lambda: person.window.lists.shown is not None)
    await person.panel_shows(PanelState.DONE)
    assert person.read("receiptRows") == "900"
