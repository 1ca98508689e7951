"""Drops: anywhere on the window and at any time; what cannot be taken says why while it hovers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from gui.views.dialogs.question import Reply, ask
from gui.views.theme.theme import Scheme, Theme
from tests.drags import Drag, cells, files, links
from tests.person import press_key, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QMimeData

    from tests.person import Person

TABLE = "First name\tLast name\tWebsite\nMira\tOkafor\tnorthpier.example\n"


def picture() -> QMimeData:
    mime = cells("")
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    return mime


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda at: files(at / "notes.pdf"), "“notes.pdf” is a PDF"),
        (lambda at: files(at / "letter.docx"), "is a text document"),
        (lambda at: files(at / "old.doc"), "is a text document"),
        (lambda at: files(at / "me.PNG"), "is a picture"),
        (lambda at: files(at / "list.numbers"), "export it to Excel"),
        (lambda at: files(at / "list.gsheet"), "Download it there"),
        (files, "is a folder"),
        (lambda at: files(at / "empty.csv"), "“empty.csv” is empty"),
        (lambda at: files(at / "gone.csv"), "is not there any more"),
        (lambda at: files(*(at / f"{n}.csv" for n in range(30))), "at most 20"),
        (lambda _: links("https://northpier.example/list.xlsx"), "This is a link"),
        (lambda _: cells("Mira Okafor"), "This text is not a list"),
        (lambda _: picture(), "This is a picture"),
    ],
)
async def test_what_is_no_list_says_why_and_is_not_taken(
    person: Person, tmp_path: Path, make: Callable[[Path], QMimeData], reason: str
) -> None:
    (tmp_path / "empty.csv").touch()
    drag = Drag(person.window, make(tmp_path))
    assert not drag.enter()
    assert reason in person.read("dropWords")
    assert person.read("dropWords").endswith(".")
    drag.leave()  # Escape, and letting go of it where it is not taken, too
    assert not person.sees("dropVeil")


async def test_good_files_among_bad_ones_are_taken_and_the_rest_is_named(
    person: Person, tmp_path: Path, list_of: Callable[..., Path]
) -> None:
    drag = Drag(person.window, files(list_of(3), tmp_path / "notes.pdf", tmp_path / "me.png"))
    assert drag.enter()
    assert person.read("dropWords") == "Drop to open this list"
    assert person.read("dropNames") == "leads.xlsx"
    assert person.read("dropLeftOut") == "“notes.pdf” is a PDF, not a spreadsheet. 1 other is left out, too."
    assert drag.drop() is Qt.DropAction.CopyAction
    assert "notes.pdf" in person.message
    await until(lambda: person.window.lists.shown)


@pytest.mark.parametrize("name", ["leads", "filter", "cap", "start", "findEmails", "balance", "runs"])
async def test_a_list_is_taken_over_every_part(
    person: Person, list_of: Callable[..., Path], name: str
) -> None:
    await person.open(list_of(3))
    drag = Drag(person.window, files(list_of(4, "next.xlsx")), person.see(QWidget, name))
    assert drag.enter()
    drag.drop()
    await until(lambda: person.view.opened.name == "next.xlsx")


async def test_a_list_is_taken_on_another_page(person: Person, list_of: Callable[..., Path]) -> None:
    person.window.show_page("settings")
    Drag(person.window, files(list_of(3)), person.see(QWidget, "apiKey")).drop()
    await until(lambda: person.window.lists.shown and person.sees("leads"))


async def test_lists_dropped_while_one_is_read_wait_their_turn(
    person: Person, list_of: Callable[..., Path]
) -> None:
    for name in ("one.xlsx", "two.xlsx", "three.xlsx"):
        Drag(person.window, files(list_of(3, name))).drop()
    await until(lambda: person.window.lists.shown and person.view.opened.name == "three.xlsx")
    assert person.sees("listTabs")


async def test_a_list_is_taken_on_a_dialog(person: Person, list_of: Callable[..., Path]) -> None:
    person.window._scope.start("question", lambda: _ask(person))
    await until(lambda: _dialog(person).findChildren(QWidget, "dropVeil"))
    drag = Drag(_dialog(person), files(list_of(3)))
    assert drag.enter()
    drag.drop()
    await until(lambda: person.window.lists.shown)
    assert _dialog(person).isVisible()
    await person.answer("stay")


async def _ask(person: Person) -> None:
    await ask(person.window, "Stop this run?", "What was found is kept.", (Reply("stay", "Keep running"),))


def _dialog(person: Person) -> QDialog:
    shown = [part for part in person.window.findChildren(QDialog) if part.isVisible()]
    return shown[0] if shown else QDialog()


async def test_text_goes_into_the_field_it_is_dropped_on(person: Person) -> None:
    person.window.show_page("settings")
    field = person.see(QLineEdit, "apiKey")
    drag = Drag(person.window, cells("a-key-of-mine"), field)
    assert drag.enter()
    assert not person.sees("dropVeil")
    drag.drop()
    assert field.text() == "a-key-of-mine"


async def test_text_that_leaves_a_field_is_judged_again(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(3))
    drag = Drag(person.window, cells("Mira Okafor"), person.see(QWidget, "filter"))
    drag.enter()
    assert not drag.move_over(person.see(QWidget, "leads"))
    assert person.sees("dropVeil")
    assert drag.move_over(person.see(QWidget, "filter"))
    assert not person.sees("dropVeil")


async def test_dropped_cells_become_a_list(person: Person) -> None:
    drag = Drag(person.window, cells(TABLE))
    assert drag.enter()
    assert "these cells" in person.read("dropWords")
    drag.drop()
    await person.priced()
    assert person.read("rowsToLookUp") == "1"


async def test_a_veil_that_was_forgotten_goes_with_the_next_key(person: Person) -> None:
    Drag(person.window, cells(TABLE)).enter()
    assert person.sees("dropVeil")
    press_key(person.window, "", Qt.Key.Key_Escape)
    assert not person.sees("dropVeil")


async def test_the_veil_changes_with_the_look(person: Person, theme: Theme) -> None:
    Drag(person.window, cells(TABLE)).enter()
    theme.set_scheme(Scheme.DARK)
    await until(lambda: theme.tokens.is_dark)
    veil = person.see(QWidget, "dropVeil")
    seen = veil.grab().toImage()
    Drag(person.window, cells(TABLE)).enter()  # as if it had been dark before
    assert veil.grab().toImage() == seen
