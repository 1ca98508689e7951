"""The very first start: one calm screen, decided once, and in nobody's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from gui.leads.fields import Realm
from gui.system.settings import load_settings
from tests.drags import Drag, files
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person


@pytest.fixture
def newcomer(person: Person, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Person:
    monkeypatch.setenv("ENROW_API_URL", sandbox.url)
    person.window.lists.greet(has_key=False)
    assert person.sees("welcome")
    return person


async def test_the_sandbox_is_chosen_once_and_for_all(newcomer: Person, home: Path) -> None:
    newcomer.press("chooseSandbox")
    assert newcomer.sees("dropTarget")
    assert newcomer.sees("trySample")
    await until(lambda: newcomer.desk.settings.is_welcomed)
    newcomer.window.lists.greet(has_key=False)
    assert not newcomer.sees("welcome")
    await until(lambda: load_settings(home).is_welcomed)


async def test_the_cursor_waits_where_the_key_goes(newcomer: Person) -> None:
    await newcomer.keys("a")
    assert newcomer.see(QLineEdit, "apiKey").text() == "a"


async def test_a_key_is_tested_and_used(newcomer: Person, sandbox: Sandbox, home: Path) -> None:
    newcomer.type_in("apiKey", sandbox.key)
    newcomer.press("testKey")
    await until(lambda: "10,000 credits" in newcomer.read("keyResult"))
    keep = newcomer.see(QComboBox, "keepKeyIn")
    keep.setCurrentIndex(keep.findText("memory, for this session only"))
    newcomer.press("saveKey")
    await until(lambda: newcomer.sees("dropTarget"))
    assert newcomer.desk.realm is Realm.LIVE
    await until(lambda: load_settings(home).is_welcomed)


async def test_what_is_no_key_decides_nothing(newcomer: Person) -> None:
    field = newcomer.see(QLineEdit, "apiKey")
    field.setText("no key at all")
    newcomer.press("saveKey")
    await until(lambda: newcomer.message)
    assert newcomer.sees("welcome")


async def test_a_dropped_list_is_taken_meanwhile(newcomer: Person, list_of: Callable[..., Path]) -> None:
    Drag(newcomer.window, files(list_of(3))).drop()
    await newcomer.priced()
    assert newcomer.desk.realm is Realm.SANDBOX


async def test_a_key_of_the_environment_leaves_it_out(person: Person) -> None:
    person.window.lists.greet(has_key=True)
    assert person.sees("dropTarget")


async def test_it_is_shown_again_on_request(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(3))
    person.press("settings")
    person.press("showWelcome")
    assert person.sees("welcome")
    person.press("chooseSandbox")
    await until(lambda: person.sees("leads"))
