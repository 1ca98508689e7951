"""Bringing a list to the window: dropped, chosen, pasted, the sample; several; and what is no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from gui.leads.fields import Field
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.person import Person


async def test_empty_window_offers_every_way_in(person: Person) -> None:
    assert all(person.sees(name) for name in ("dropTarget", "open", "paste", "trySample"))


async def test_dropped_list_is_recognised_and_priced(person: Person, list_of: Callable[..., Path]) -> None:
    person.drop(list_of(12))
    await until(lambda: person.window.lists.shown)
    await person.priced()
    assert person.view.opened.mapping[Field.DOMAIN] == 3
    assert person.read("rowsToLookUp") == "12"
    assert person.read("heldNow") == "12"
    assert person.see(QPushButton, "start").text() == "Find 12 · hold up to 12"


async def test_what_is_odd_in_the_file_is_said(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_text('First name,Last name,Website\nMira,"Okafor,northpier.example\nTomas,Lind,lind.example\n')
    person.drop(path)
    await until(lambda: person.window.lists.shown)
    assert "quotation mark" in person.message


async def test_drop_over_an_open_list_keeps_both(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(3, "one.xlsx"))
    person.drop(list_of(4, "two.xlsx"), list_of(5, "three.xlsx"))
    await until(lambda: person.view.opened.name == "three.xlsx")
    assert person.sees("listTabs")


async def test_open_asks_for_a_file(person: Person, list_of: Callable[..., Path]) -> None:
    path = list_of(3)
    person.press("open")
    await until(lambda: person.sees("openDialog"))
    dialog = person.see(QFileDialog, "openDialog")
    person.see(QLineEdit, "fileNameEdit").setText(str(path))
    dialog.accept()
    await until(lambda: person.window.lists.shown)
    assert person.view.opened.path == path


async def test_pasted_cells_become_a_list(person: Person) -> None:
    QGuiApplication.clipboard().setText("First name\tLast name\tWebsite\nMira\tOkafor\tnorthpier.example\n")
    person.press("paste")
    await until(lambda: person.window.lists.shown)
    await person.priced()
    assert person.read("rowsToLookUp") == "1"


async def test_sample_list_opens_and_is_recent_afterwards(person: Person) -> None:
    person.press("trySample")
    await until(lambda: person.window.lists.shown)
    person.press("closeList")
    await until(lambda: person.sees("recent"))


@pytest.mark.parametrize(
    ("name", "content"),
    [("leads.xlsx", b"%PDF-1.7 not a list"), ("empty.csv", b""), ("picture.csv", b"\x89PNG\r\n\x1a\n" * 9)],
)
async def test_what_is_no_list_gets_one_clear_sentence(
    person: Person, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    person.window.open_paths([path])
    await until(lambda: person.message)
    assert person.message.endswith(".")
    await until(lambda: person.sees("dropTarget"))
    assert path.read_bytes() == content


async def test_bad_file_among_good_ones_stops_nothing(
    person: Person, tmp_path: Path, list_of: Callable[..., Path]
) -> None:
    (tmp_path / "bad.csv").write_bytes(b"")
    person.drop(tmp_path / "bad.csv", list_of(3))
    await until(lambda: person.window.lists.shown)
    assert person.message


async def test_list_without_a_usable_column_says_what_is_needed(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "colours.csv"
    path.write_text("Colour,Weight\nred,12\ngreen,15\n", encoding="utf-8")
    person.window.open_paths([path])
    await until(lambda: person.sees("priceNote"))
    assert person.read("priceNote")
    assert not person.view.panel.start.isEnabled()


async def test_a_list_is_painted_after_it_was_laid_out(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(5))
    frame = person.view.frame
    await until(lambda: frame.updatesEnabled() and frame.grid.updatesEnabled())
    await person.open(list_of(6, "other.xlsx"))
    other = person.view.frame
    assert other is not frame
    await until(lambda: other.updatesEnabled() and other.grid.updatesEnabled())
