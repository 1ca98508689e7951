"""The session's bus as a desktop hears it, and the table of functions as Windows reads it: both for real."""

from __future__ import annotations

import asyncio
import ctypes
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from jeepney import HeaderFields, MatchRule, Message, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.asyncio import DBusConnection, DBusRouter, open_dbus_connection
from jeepney.low_level import MessageType
from PySide6.QtGui import QAction

from gui.views.desktop.session_bus import LAUNCHER, NOTIFICATIONS
from gui.views.desktop.windows_taskbar import TaskbarList
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import Person, until
from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from tests.conftest import Sandbox

needs_bus = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a session bus")


class Shell:
    """A desktop that shows notifications and progress: it keeps what it was told."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self.notes: list[tuple[Any, ...]] = []
        self.shares: list[tuple[bool, float]] = []

    async def live(self) -> None:
        while True:
            message = await self._connection.receive()
            member = message.header.fields.get(HeaderFields.member)
            if message.header.message_type is MessageType.method_call and member == "Notify":
                self.notes.append(message.body)
                await self._connection.send(new_method_return(message, "u", (len(self.notes),)))
            elif member == "Update":
                shown = message.body[1]
                self.shares.append((shown["progress-visible"][1], shown["progress"][1]))

    async def click(self, note: int) -> None:
        await self._connection.send(self._signal("ActivationToken", "us", (note, "token")))
        await self._connection.send(self._signal("ActionInvoked", "us", (note, "default")))

    def _signal(self, member: str, signature: str, body: tuple[object, ...]) -> Message:
        from jeepney import DBusAddress

        address = DBusAddress("/org/freedesktop/Notifications", interface=NOTIFICATIONS)
        return new_signal(address, member, signature, body)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session bus of the test's own."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with Process(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
        monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
        yield
        daemon.terminate()


@pytest.fixture
async def shell(bus: None) -> AsyncIterator[Shell]:
    connection = await open_dbus_connection("SESSION")
    async with DBusRouter(connection) as router:
        await router.send_and_get_reply(message_bus.RequestName(NOTIFICATIONS))
        await router.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", interface=LAUNCHER)))
    shell = Shell(connection)
    living = asyncio.create_task(shell.live())
    yield shell
    living.cancel()
    await asyncio.wait([living])
    await connection.close()


def tray(person: Person, name: str) -> QAction:
    action = person.window.presence.tray.menu.findChild(QAction, name)
    assert isinstance(action, QAction)
    return action


def is_wanted(person: Person) -> bool:
    return person.window.presence.tray.is_wanted


@needs_bus
async def test_finished_run_notifies_and_a_click_shows_its_list(
    shell: Shell, person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    await person.open(list_of(900))
    await person.open(list_of(5, "other.xlsx"))
    person.window.lists._tabs.setCurrentIndex(0)
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    person.window.hide()
    await until(lambda: shell.notes)
    found = sum(batch["final"] for batch in sandbox.ledger()["batches"])
    assert shell.notes[0][3:5] == ("leads.xlsx", f"{found} found. {found} credits paid.")
    person.window.lists._tabs.setCurrentIndex(1)
    await shell.click(1)
    await until(person.window.isVisible)
    assert person.view.opened.name == "leads.xlsx"


@needs_bus
async def test_progress_is_told_and_taken_back(
    shell: Shell, person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(900))
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    await until(lambda: shell.shares and shell.shares[-1] == (False, 0.0))
    seen = [share for is_shown, share in shell.shares if is_shown]
    assert seen == sorted(set(seen))
    assert 0 < seen[-1] <= 1
    assert shell.notes == []  # somebody was looking


@needs_bus
async def test_run_that_waits_for_credits_calls_for_help(
    shell: Shell, person: Person, list_of: Callable[..., Path], sandbox: Sandbox
) -> None:
    await person.open(list_of(900))
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    sandbox.post("credits", {"credits": 0})
    person.window.hide()
    await until(lambda: shell.notes)
    assert shell.notes[0][3] == "leads.xlsx"
    assert "credits" in shell.notes[0][4]


async def test_without_a_bus_all_goes_on(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(40))
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    assert person.message == ""


async def test_tray_tells_how_far_it_is_and_pauses(person: Person, list_of: Callable[..., Path]) -> None:
    at_tray = person.window.presence.tray
    assert not is_wanted(person)
    await person.open(list_of(900))
    person.press("start")
    await until(lambda: " of 900" in at_tray.tip)
    assert is_wanted(person)
    assert tray(person, "trayQuit").text() == "Pause and quit"
    tray(person, "trayPause").trigger()
    await until(lambda: not person.desk.runs_at_work)
    await until(lambda: tray(person, "trayResume").isVisible())
    assert not is_wanted(person)  # the window is there
    person.window.hide()
    assert is_wanted(person)
    tray(person, "trayResume").trigger()
    await person.panel_shows(PanelState.RUNNING)
    tray(person, "trayShow").trigger()
    assert person.window.isVisible()
    await person.panel_shows(PanelState.DONE)
    assert not is_wanted(person)


async def test_tray_quits_without_a_question(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(900))
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    left: list[bool] = []
    person.window.closed.connect(lambda: left.append(True))
    tray(person, "trayQuit").trigger()
    assert left == [True]


def test_windows_functions_are_called_by_their_places() -> None:
    called: list[tuple[object, ...]] = []
    kinds = {
        3: ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_void_p),
        9: ctypes.CFUNCTYPE(
            ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulonglong, ctypes.c_ulonglong
        ),
        10: ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
    }

    def note(place: int, *arguments: object) -> int:
        called.append((place, *arguments[1:]))
        return 0

    functions = {
        place: kind(lambda *given, place=place: note(place, *given)) for place, kind in kinds.items()
    }
    table = (ctypes.c_void_p * 21)()
    for place, function in functions.items():
        table[place] = ctypes.cast(function, ctypes.c_void_p).value
    word = ctypes.c_void_p(ctypes.addressof(table))
    taskbar = TaskbarList(ctypes.addressof(word))
    taskbar.show_share(77, 0.25)
    taskbar.show_share(77, None)
    assert called == [(3,), (10, 77, 2), (9, 77, 250, 1000), (10, 77, 0)]
