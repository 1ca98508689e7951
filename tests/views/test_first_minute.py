"""How little it takes: from a dropped list of a known layout to its price no click, to its run one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject

from gui.leads.credits import Credits
from tests.drags import Drag, files
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.conftest import Sandbox
    from tests.person import Person


class Clicks(QObject):
    """Counts every press of a mouse button in the whole application."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += watched.isWidgetType() and event.type() == QEvent.Type.MouseButtonPress
        return False


@pytest.fixture
def clicks(qapp: QApplication) -> Iterator[Clicks]:
    clicks = Clicks()
    qapp.installEventFilter(clicks)
    yield clicks
    qapp.removeEventFilter(clicks)


async def test_no_click_to_the_price_and_one_to_the_run(
    person: Person, list_of: Callable[..., Path], clicks: Clicks, sandbox: Sandbox
) -> None:
    Drag(person.window, files(list_of(12))).drop()
    await person.priced()
    assert person.read("heldNow") == "12"
    assert clicks.count == 0
    assert sandbox.ledger()["batches"] == []
    person.press("start")
    await until(lambda: sandbox.ledger()["batches"])
    assert clicks.count == 1
    await until(lambda: person.sees("export"))


async def test_above_the_limit_it_takes_one_more(
    person: Person, list_of: Callable[..., Path], clicks: Clicks, sandbox: Sandbox
) -> None:
    await person.desk.save_settings(replace(person.desk.settings, confirm_above=Credits.of(5)))
    Drag(person.window, files(list_of(12))).drop()
    await person.priced()
    person.press("start")
    await until(lambda: person.sees("confirm"))
    assert sandbox.ledger()["batches"] == []
    person.press("confirm")
    await until(lambda: sandbox.ledger()["batches"])
    assert clicks.count == 2
    await until(lambda: person.sees("export"))
