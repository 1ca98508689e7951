"""Takes pictures of the real window in every state, light and dark, on the real sandbox.

``python -m tests.pictures.take [folder]`` writes them below ``build/pictures``.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import qasync
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.runs.desk import Desk
from gui.runs.endpoint import Endpoint
from gui.runs.events import BalanceReading, BalanceState
from gui.views.pages.list_page.side_panel import PanelState
from gui.views.theme.resources import sample_list
from gui.views.theme.theme import Scheme, Theme
from gui.views.window import MainWindow
from tests.pictures.checking import checking
from tests.pictures.exporting import export_of_a_text_file, export_of_a_workbook
from tests.pictures.mending import mending
from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gui.views.pages.list_page.list_view import ListView

ROOT = Path(__file__).parents[2]


async def until(is_so: Callable[[], object], what: str, seconds: float = 60.0) -> None:
    """Wait for something to become true; the loop goes on meanwhile."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        await asyncio.sleep(0.02)


FIRST = ("Mira", "Tomas", "Ines", "Jonas", "Lea", "Marek", "Nora", "Oskar", "Pia", "Ruben", "Aiko", "Samir")
LAST = ("Okafor", "Lind", "Moreau", "Novak", "Berger", "Santos", "Ricci", "Vos", "Hansen", "Kaya", "Álvarez")
COMPANIES = ("North Pier", "Skylark Robotics", "Fjordline", "Verdane Mills", "Maplecourt", "Ironbridge")


def big_list(folder: Path) -> Path:
    """A list of 1,284 invented people, some of them twice, a few flawed."""
    path = folder / "prospects-march.csv"
    lines = ["First name;Last name;Company;Website;City"]
    for n in range(1284):
        company = COMPANIES[n * 7 // 5 % len(COMPANIES)]
        site = "" if n % 131 == 5 else company.lower().replace(" ", "") + f"{n // 97 or ''}.example"
        last = "" if n % 211 == 9 else LAST[n // len(FIRST) % len(LAST)]
        lines.append(f"{FIRST[n % len(FIRST)]};{last};{'' if not site else company};{site};Lyon")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


class Photographer:
    """Drives one window through its states and keeps a picture of each, in both looks."""

    def __init__(self, desk: Desk, window: MainWindow, theme: Theme, folder: Path) -> None:
        self.desk = desk
        self.window = window
        self.theme = theme
        self.folder = folder

    @property
    def view(self) -> ListView:
        shown = self.window.lists.shown
        assert shown is not None
        return shown

    def take(self, name: str) -> None:
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            self.theme.set_scheme(scheme)
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self.window.grab().save(str(self.folder / f"{name}-{scheme.value}.png"))

    async def settle(self) -> None:
        await asyncio.sleep(0.25)

    async def in_state(self, state: PanelState) -> None:
        await until(lambda: self.view.panel.state is state, f"the panel shows {state}")
        await self.settle()

    async def priced(self) -> None:
        await until(lambda: self.window.lists.shown is not None, "the list is open")
        await until(self.view.panel.start.isEnabled, "there is a price")
        await until(lambda: self.view.panel.try_first.isEnabled() or not self._looks_up(), "a sample")
        await self.settle()

    def _looks_up(self) -> bool:
        return self.view.panel.start.text().startswith("Find")

    async def confirmed(self, name: str) -> None:
        """Answer the question that a high price asks, after a picture of it."""
        await until(lambda: self.window.findChild(QPushButton, "confirm") is not None, "it asks")
        confirm = self.window.findChild(QPushButton, "confirm")
        assert isinstance(confirm, QPushButton)
        self.theme.set_scheme(Scheme.LIGHT)
        confirm.window().grab().save(str(self.folder / f"{name}-light.png"))
        confirm.click()


async def before_the_price(p: Photographer, sandbox: Endpoint) -> None:
    await p.settle()
    p.take("01-empty")
    await p.desk.connect(sandbox)
    await p.desk.refresh_balance()
    p.window.open_paths([sample_list()])
    await p.priced()
    p.take("02-priced")
    p.view.panel.find_card.choose(frozenset({Kind.EMAIL, Kind.PHONE}))
    p.view.problems.open()
    await p.priced()
    p.take("03-problems")
    p.view.problems.open(is_open=False)


async def ten_rows(p: Photographer) -> None:
    p.view.panel.try_first.click()
    await p.in_state(PanelState.DONE)
    p.take("04-ten-rows-done")
    p.view.panel.again.click()
    await p.priced()
    p.take("04-known")
    p.view.panel.find_card.ask_again(is_wanted=True)
    await p.priced()
    p.take("04-known-asked-again")
    p.view.panel.find_card.ask_again(is_wanted=False)
    await p.priced()
    p.view.panel.start.click()
    await p.confirmed("04-confirm")
    await p.in_state(PanelState.DONE)
    p.take("04-known-done")
    await export_of_a_workbook(p)


async def the_whole_run(p: Photographer) -> None:
    path = big_list(p.folder)
    p.window.open_paths([path])
    await until(lambda: p.view.opened.name == path.name, "the large list is open")
    await p.priced()
    p.take("05-priced-large")
    p.view.panel.start.click()
    await p.confirmed("06-confirm")
    await until(lambda: p.view.control.run_id is not None, "it started")

    def is_on_its_way() -> bool:
        progress = p.desk.progress(str(p.view.control.run_id))
        return progress is not None and progress.answered > progress.total // 3

    await until(is_on_its_way, "a third is answered")
    await asyncio.sleep(0.15)
    p.take("07-running")
    p.view.panel.pause.click()
    await until(lambda: p.view.panel.state is PanelState.RESTING, "it rests")
    await until(lambda: not p.desk.runs_at_work, "nothing is on its way")
    await p.settle()
    p.take("08-paused")
    p.view.panel.resume.click()
    await p.in_state(PanelState.DONE)
    await p.view.control.export_to(p.folder / "prospects-enriched.xlsx")
    await p.settle()
    p.take("09-done")


async def the_other_pages(p: Photographer) -> None:
    p.window.message.clear()
    for number, page in ((10, "runs"), (11, "settings")):
        p.window.show_page(page)
        await p.settle()
        p.take(f"{number:02}-{page}")


async def what_floats(p: Photographer) -> None:
    """The menu of a column, and the veil while files hang over the window."""
    p.window.show_page("list")
    p.theme.set_scheme(Scheme.LIGHT)
    p.view.table.header.open_menu(3)
    menu = p.view.frame.findChild(QMenu, "columnMenu")
    assert isinstance(menu, QMenu)
    menu.grab().save(str(p.folder / "12-column-menu-light.png"))
    menu.close()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sample_list()))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the way that both supported Qts know
        entering = QDragEnterEvent(QPoint(300, 300), copy, mime, left, none)
    QApplication.sendEvent(p.window, entering)
    p.take("12-drop")
    QApplication.sendEvent(p.window, QDragLeaveEvent())


async def small_and_offline(p: Photographer) -> None:
    p.window.open_paths([sample_list().with_suffix(".csv")])
    await until(lambda: p.view.opened.name.endswith(".csv"), "the second list")
    await p.priced()
    words = "Enrow was not reached. Nothing was sent, nothing is lost. It tries again by itself."
    p.window.message.say(words, (), tone="warn")
    offline = BalanceReading(Credits.of(85), p.desk.balance.at, BalanceState.OFFLINE, words)
    p.window.balance.show_reading(offline, is_sandbox=True)
    p.window.resize(960, 600)
    await p.settle()
    p.take("13-small-offline")


async def photograph(folder: Path, sandbox: Endpoint, home: Path) -> None:
    desk = Desk(home, patience_s=5)
    theme = Theme.of_app("light")
    window = MainWindow(desk, theme)
    window.resize(1280, 800)
    window.show()
    photographer = Photographer(desk, window, theme, folder)
    try:
        await before_the_price(photographer, sandbox)
        await mending(photographer)
        await ten_rows(photographer)
        await checking(photographer)
        await the_whole_run(photographer)
        await export_of_a_text_file(photographer)
        await the_other_pages(photographer)
        await what_floats(photographer)
        await small_and_offline(photographer)
    finally:
        window.close()
        await desk.close()
        window.deleteLater()


@contextlib.contextmanager
def running_sandbox() -> Iterator[Endpoint]:
    """A sandbox of its own, slow enough to be seen at work."""
    command = [sys.executable, "-m", "gui.sandbox", "--port", "0", "--speed", "4"]
    with Process(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        hello = json.loads(process.stdout.readline())
        yield Endpoint(Realm.SANDBOX, hello["url"], hello["key"])
        process.stdin.close()


def main() -> None:
    """Start the sandbox, tell the story, end the sandbox."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["pictures"])
    app.setQuitOnLastWindowClosed(False)
    with (
        tempfile.TemporaryDirectory() as home,
        running_sandbox() as sandbox,
        asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner,
    ):
        runner.run(photograph(folder, sandbox, Path(home)))


if __name__ == "__main__":
    main()
