"""Pasting: cells from a spreadsheet, a page or a text, and files; and what lies there when it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit

from gui.leads.fields import Field
from tests.drags import cells, files
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QApplication

    from tests.person import Person

TSV = "First name\tLast name\tWebsite\nMira\tOkafor\tnorthpier.example\n"
CSV = "First name,Last name,Website\nMira,Okafor,northpier.example\n"
BARE = "Mira\tOkafor\tnorthpier.example\nTomas\tLind\tlind.example\nInes\tMoreau\tmoreau.example\n"
PAGE = (
    "<p>Our guests</p><table><tr><th>First name<th>Last name<th>Website"
    "<tr><td>Mira<td>Okafor<td>northpier.example</table>"
)


@pytest.fixture(autouse=True)
def _clipboard_left_empty(qapp: QApplication) -> Iterator[None]:
    """What Python put there must not outlive it."""
    yield
    QGuiApplication.clipboard().clear()


def put(mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)


@pytest.mark.parametrize(
    ("text", "page", "rows"),
    [(TSV, "", 1), (CSV, "", 1), ("Our guests", PAGE, 1), (BARE, "", 3)],
    ids=["cells", "text", "page", "without names"],
)
async def test_cells_become_a_list(person: Person, text: str, page: str, rows: int) -> None:
    put(cells(text, page))
    person.press("paste")
    await person.priced()
    assert person.read("rowsToLookUp") == str(rows)
    assert person.view.opened.mapping[Field.DOMAIN] == 2


async def test_copied_files_are_opened(person: Person, list_of: Callable[..., Path]) -> None:
    put(files(list_of(3)))
    person.press("paste")
    await until(lambda: person.window.lists.shown)
    assert person.view.opened.name == "leads.xlsx"


async def test_an_empty_clipboard_says_what_to_do(person: Person) -> None:
    QGuiApplication.clipboard().clear()
    person.press("paste")
    assert "Copy the cells of your list first" in person.message


async def test_a_picture_on_the_clipboard_says_what_to_do(person: Person) -> None:
    QGuiApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    person.press("paste")
    assert "Copy the cells of your list instead" in person.message


async def test_a_field_takes_what_is_pasted_into_it(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(3))
    put(cells("Mira"))
    field = person.see(QLineEdit, "filter")
    field.paste()
    assert field.text() == "Mira"
