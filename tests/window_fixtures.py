"""The real window on a real desk with the real sandbox, on the loop the app itself uses."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
import qasync
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui.leads.fields import Realm
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.views.theme.theme import Theme
from gui.views.theme.words import use_language
from gui.views.window import MainWindow
from tests.lists import people, write_xlsx
from tests.person import Person

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from pathlib import Path

    from tests.conftest import Sandbox


class Loop(qasync.QEventLoop):
    """qasync's loop, which pytest runs once per fixture and test.

    When a run ends, qasync handles all events once more without a running loop; a task that was only waiting
    for its turn between fixture and test would then fail.
    """

    def run_until_complete(self, future: Any) -> Any:
        task = asyncio.ensure_future(future, loop=self)
        task.add_done_callback(lambda _task: self.stop())
        self.run_forever()
        return task.result()


def make_loop() -> asyncio.AbstractEventLoop:
    app = QApplication.instance() or QApplication(["tests"])
    # As in the program: else a widget that was shown alone ends the next test's loop when it goes.
    QGuiApplication.setQuitOnLastWindowClosed(False)
    return Loop(app)


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": make_loop}


@pytest.fixture(autouse=True)
def _loop_alone_handles_events(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between set-up and test pytest-qt handles events; tasks would then go on without a running loop."""
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme.of_app("light")


@pytest.fixture
async def desk(home: Path, sandbox: Sandbox) -> AsyncIterator[Desk]:
    desk = Desk(home, patience_s=0.5)
    await desk.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
    await desk.refresh_balance()
    yield desk
    await desk.close()


@pytest.fixture
def language() -> str:
    """Which language the window speaks; a test that wants French says ``parametrize("language", ["fr"])``."""
    return "en"


@pytest.fixture
def _in_language(qapp: QApplication, language: str) -> Iterator[None]:
    before = QLocale()
    use_language(language)
    if language == "en":
        QLocale.setDefault(before)  # numbers and dates as this machine writes them
    yield
    use_language("en")
    QLocale.setDefault(before)


@pytest.fixture
async def window(desk: Desk, theme: Theme, _in_language: None) -> AsyncIterator[MainWindow]:
    window = MainWindow.at_work(desk, theme)
    window.show()
    yield window
    window.leave()
    await asyncio.sleep(0.02)  # what was cancelled ends
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def person(window: MainWindow, desk: Desk) -> Person:
    return Person(window, desk)


@pytest.fixture
def list_of(tmp_path: Path) -> Callable[..., Path]:
    def make(count: int, name: str = "leads.xlsx") -> Path:
        return write_xlsx(tmp_path / name, people(count))

    return make
