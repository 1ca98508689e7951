"""Privacy in the settings: erase a person or everything, write what is known, never look somebody up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QListWidget, QPushButton

from gui.views.pages.list_page.side_panel import PanelState
from tests.lists import people, write_xlsx
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.person import Person

ADDRESS = "quirina.zwetko@zwetkowerk.example"
QUIRINA = ("Quirina", "Zwetko", "Zwetkowerk", "zwetkowerk.example", ADDRESS)


async def looked_up(person: Person, tmp_path: Path) -> None:
    """A list with Quirina is on screen, looked up."""
    await person.open(write_xlsx(tmp_path / "leads.xlsx", [QUIRINA, *people(3)]))
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    person.press("settings")


async def asked(person: Person, words: str) -> QDialog:
    """The dialog of that title, once it is there."""

    def found() -> list[QDialog]:
        dialogs = person.window.findChildren(QDialog)
        return [each for each in dialogs if each.isVisible() and each.windowTitle() == words]

    await until(found)
    return found()[0]


async def say_whom(person: Person, title: str) -> None:
    dialog = await asked(person, title)
    go_on = dialog.findChild(QPushButton, "go_on")
    address = dialog.findChild(QLineEdit, "whomAddress")
    assert isinstance(go_on, QPushButton)
    assert isinstance(address, QLineEdit)
    assert not go_on.isEnabled()
    address.setText(ADDRESS)
    assert go_on.isEnabled()
    go_on.click()


async def test_a_person_is_erased_after_a_yes(person: Person, tmp_path: Path) -> None:
    await looked_up(person, tmp_path)
    person.press("erasePerson")
    await say_whom(person, "Erase a person")
    dialog = await asked(person, "Erase this person?")
    assert "1 row of your lists" in dialog.accessibleDescription()
    assert "paid again" in dialog.accessibleDescription()
    await person.answer("erase")
    await until(lambda: "was erased" in person.message)
    home = person.desk.home
    assert not any(b"wetko" in path.read_bytes() for path in home.rglob("*.db*"))


async def test_of_an_unknown_person_only_what_files_may_say_is_erased(person: Person, home: Path) -> None:
    (home / "logs").mkdir(exist_ok=True)
    (home / "logs" / "enrow-desktop.log").write_text(f"broken: {ADDRESS}\n", encoding="utf-8")
    person.press("settings")
    person.press("erasePerson")
    await say_whom(person, "Erase a person")
    dialog = await asked(person, "Erase this person?")
    assert "hold nothing about this person" in dialog.accessibleDescription()
    assert "paid" not in dialog.accessibleDescription()
    assert person.words_of("erase") == "Erase what is left"
    await person.answer("erase")
    await until(lambda: "was erased" in person.message)
    assert (home / "logs" / "enrow-desktop.log").read_bytes() == b""


async def test_everything_is_erased_after_a_yes_and_lists_are_closed(person: Person, tmp_path: Path) -> None:
    await looked_up(person, tmp_path)
    person.press("eraseAll")
    dialog = await asked(person, "Erase everything?")
    assert "settings and your key stay" in dialog.accessibleDescription()
    await person.answer("erase")
    await until(lambda: "Everything was erased" in person.message)
    assert person.window.lists.views == ()
    assert await person.desk.runs() == []


async def test_what_is_known_is_saved(person: Person, tmp_path: Path) -> None:
    await looked_up(person, tmp_path)
    person.press("exportKnown")
    await say_whom(person, "What is known of a person")
    dialog = await asked(person, "Save what is known")
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(tmp_path / "known.json"))
    dialog.accept()
    await until(lambda: "Written to" in person.message)
    assert json.loads((tmp_path / "known.json").read_text(encoding="utf-8"))["lists"]


async def test_the_never_list_takes_and_gives_back(person: Person, tmp_path: Path) -> None:
    await person.open(write_xlsx(tmp_path / "leads.xlsx", [QUIRINA[:4], *people(3)]))
    await person.priced()
    person.press("settings")
    never = person.window.findChild(QListWidget, "neverList")
    assert isinstance(never, QListWidget)
    assert not person.can_press("addNever")
    person.type_in("neverEntry", "not a domain at all")
    person.press("addNever")
    await until(lambda: "neither" in person.message)
    person.see(QLineEdit, "neverEntry").clear()
    person.type_in("neverEntry", "https://zwetkowerk.example")
    person.press("addNever")
    await until(lambda: never.count() == 1)
    person.press("list")
    await until(lambda: person.read("rowsToLookUp") == "3")
    person.press("settings")
    await until(never.isVisible)
    never.setCurrentRow(0)
    person.press("removeNever")
    await until(lambda: never.count() == 0)
    person.press("list")
    await until(lambda: person.read("rowsToLookUp") == "4")
