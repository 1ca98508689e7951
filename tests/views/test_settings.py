"""Settings: the key is tried and kept out of sight, choices are kept, the look changes at once."""

from __future__ import annotations

import re
import tomllib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from gui import __version__
from gui.leads.credits import Credits
from gui.system.settings import load_settings
from gui.views.pages.list_page.side_panel import PanelState
from gui.views.theme.resources import licences
from gui.views.theme.theme import Scheme
from gui.views.widgets.parts import Card
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.views.theme.theme import Theme
    from tests.conftest import Sandbox
    from tests.person import Person

ROOT = Path(__file__).parents[2]


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
    await until(lambda: "keychain" in person.message)
    assert not person.sees("sandboxTag")


async def test_sandbox_is_marked_on_every_page(person: Person) -> None:
    for page in ("list", "runs", "usage", "settings"):
        person.press(page)
        assert person.sees("sandboxTag")
    assert person.see(QCheckBox, "useSandbox").isChecked()


async def test_choices_are_kept(person: Person, home: Path, theme: Theme) -> None:
    person.press("settings")
    page = person.window.settings
    page.spending.confirm.set_amount(Credits.of(250))
    await until(lambda: load_settings(home).confirm_above == Credits.of(250))
    combo = person.see(QComboBox, "theme")
    combo.setCurrentIndex(combo.findData(Scheme.DARK))
    combo.activated.emit(combo.currentIndex())
    await until(lambda: load_settings(home).theme == "dark")
    await until(lambda: theme.tokens.is_dark)


async def test_prices_say_where_they_were_learned(person: Person, list_of: Callable[..., Path]) -> None:
    person.press("settings")
    await until(lambda: person.read("price_phone") == "40 – 50")
    assert person.read("priceSource_phone").startswith("Not learned yet")
    person.press("list")
    await person.open(list_of(4))
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    person.press("settings")
    await until(lambda: "from leads.xlsx" in person.read("priceSource_email"))
    assert person.read("price_email") == "1"


async def test_ten_rows_are_the_next_step_for_a_new_layout_only(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(25))
    await until(lambda: person.sees("sampleNote"))
    assert person.see(QPushButton, "try10").property("role") == "primary"
    assert person.see(QPushButton, "start").property("role") == ""
    assert person.see(QPushButton, "start").isEnabled()
    person.press("try10")
    await person.panel_shows(PanelState.DONE)
    person.press("again")
    await until(lambda: person.read("rowsToLookUp") == "15")
    await until(person.see(QPushButton, "try10").isEnabled)
    assert not person.sees("sampleNote")
    assert person.see(QPushButton, "start").property("role") == "primary"


async def test_ten_rows_are_not_offered_when_that_is_not_wanted(
    person: Person, list_of: Callable[..., Path], home: Path
) -> None:
    person.press("settings")
    person.press("offerSample")
    await until(lambda: not load_settings(home).offer_sample)
    person.press("list")
    await person.open(list_of(25))
    await until(person.see(QPushButton, "try10").isEnabled)
    assert not person.sees("sampleNote")


async def test_licences_and_version_are_there(person: Person) -> None:
    person.press("settings")
    assert __version__ in person.read("version")
    person.press("licences")
    await until(lambda: person.sees("licencesText"))
    assert "LGPL" in person.see(QPlainTextEdit, "licencesText").toPlainText()


def test_every_shipped_library_has_its_licence_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {re.split(r"[<>=;\[ ]", wanted)[0].lower() for wanted in project["project"]["dependencies"]}
    text = licences().lower()
    assert [name for name in names if name.removesuffix("-essentials") not in text] == []


async def test_cards_stand_in_two_columns_where_there_is_room(person: Person) -> None:
    person.press("settings")
    page = person.window.settings
    await until(lambda: page.known.x() > page.key.x())
    person.window.setMinimumWidth(0)
    person.window.resize(800, 700)
    await until(lambda: page.known.x() == page.key.x())


def _is_dressed(theme: Theme, scheme: Scheme) -> bool:
    return theme.tokens.is_dark is (scheme is Scheme.DARK)


@pytest.mark.parametrize("looks", [("dark",), ("dark", "light"), ("dark", "light", "dark")])
async def test_cards_keep_their_height_when_the_look_changes(
    person: Person, theme: Theme, looks: tuple[str, ...]
) -> None:
    await until(lambda: not person.window.settings.key.isHidden())
    for look in looks:  # while another page is on screen
        theme.set_scheme(Scheme(look))
        await until(partial(_is_dressed, theme, Scheme(look)))
    person.window.show_page("settings")
    cards = [card for card in person.window.settings.findChildren(Card) if card.hasHeightForWidth()]
    assert len(cards) > 6
    await until(lambda: all(card.height() == card.heightForWidth(card.width()) for card in cards), 5)
