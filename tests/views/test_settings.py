"""Settings: the key is tried and kept out of sight, choices are kept, the look changes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from gui.leads.credits import Credits
from gui.system.settings import load_settings
from gui.views.theme.theme import Scheme
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from gui.views.theme.theme import Theme
    from tests.conftest import Sandbox
    from tests.person import Person


@pytest.fixture(autouse=True)
def _enrow_is_the_sandbox(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENROW_API_URL", sandbox.url)


async def test_key_that_works_shows_its_balance(person: Person, sandbox: Sandbox) -> None:
    person.press("settings")
    person.type_in("apiKey", sandbox.key)
    person.press("testKey")
    await until(lambda: "10,000 credits" in person.read("keyResult"))


async def test_wrong_key_is_one_clear_sentence(person: Person) -> None:
    person.press("settings")
    person.type_in("apiKey", "wrong-key-0123456789")
    person.press("testKey")
    await until(lambda: "not accept" in person.read("keyResult"))
    assert "wrong-key" not in person.read("keyResult")


async def test_key_is_masked_and_forgotten_after_saving(person: Person, sandbox: Sandbox) -> None:
    person.press("settings")
    person.type_in("apiKey", sandbox.key)
    field = person.see(QLineEdit, "apiKey")
    assert field.displayText() != sandbox.key
    keep = person.see(QComboBox, "keepKeyIn")
    keep.setCurrentIndex(keep.findText("memory, for this session only"))
    person.press("saveKey")
    await until(lambda: field.text() == "")
    assert not person.sees("sandboxTag")


async def test_missing_keychain_is_said_and_the_key_works(person: Person, sandbox: Sandbox) -> None:
    person.press("settings")
    person.type_in("apiKey", sandbox.key)
    person.press("saveKey")
    await until(lambda: person.message)
    assert "keychain" in person.message
    assert not person.sees("sandboxTag")


async def test_sandbox_is_marked_on_every_page(person: Person) -> None:
    for page in ("list", "runs", "settings"):
        person.press(page)
        assert person.sees("sandboxTag")
    assert person.see(QCheckBox, "useSandbox").isChecked()


async def test_choices_are_kept(person: Person, home: Path, theme: Theme) -> None:
    person.press("settings")
    page = person.window.settings
    page.confirm.set_amount(Credits.of(250))
    await until(lambda: load_settings(home).confirm_above == Credits.of(250))
    combo = person.see(QComboBox, "theme")
    combo.setCurrentIndex(combo.findData(Scheme.DARK))
    combo.activated.emit(combo.currentIndex())
    await until(lambda: load_settings(home).theme == "dark")
    assert theme.tokens.is_dark
