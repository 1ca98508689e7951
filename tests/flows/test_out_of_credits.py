"""The credits run out in the middle: the run waits, the account is topped up, the rest is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from tests.flows.steps import drop_and_read_price, export_to
from tests.flows.witness import Books, Untouched, make_list, read_rows
from tests.lists import people
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person


class Browser(QObject):
    """Takes the place of the system's, which has no business in a test.

    Attributes:
        pages: what was opened.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.pages.append(url.toString())


@pytest.fixture
def browser(qapp: object) -> Iterator[Browser]:
    browser = Browser()
    slot: Any = "open"
    QDesktopServices.setUrlHandler("https", browser, slot)
    yield browser
    QDesktopServices.unsetUrlHandler("https")


async def test_a_run_out_of_credits_is_topped_up_and_finished(
    person: Person, tmp_path: Path, sandbox: Sandbox, browser: Browser
) -> None:
    sandbox.post("credits", {"credits": 20})
    person.press("refreshBalance")
    await until(lambda: person.read("balance") == "20 credits")
    source = await make_list(tmp_path / "leads.xlsx", people(60))
    untouched = Untouched(source)
    assert await drop_and_read_price(person, source) == 60
    assert "covers 20 of 60" in person.read("priceNote")
    person.press("start")
    await until(lambda: person.sees("messageAction"))
    assert person.words_of("messageAction") == "Add credits"
    assert (await Books.read(sandbox)).paid <= 20
    person.press("messageAction")
    assert browser.pages == ["https://app.enrow.io"]
    sandbox.post("credits", {"add": 500})  # what somebody does on that page
    person.press("refreshBalance")
    await until(lambda: person.read("balance") != "20 credits")
    person.press("resume")
    await until(lambda: person.sees("receiptPaid"))
    rows = await read_rows(await export_to(person, tmp_path / "all.xlsx"))
    books = await Books.read(sandbox)
    assert len(books.bought) == 60
    assert books.twice == ()
    assert sum(1 for row in rows if row["Email (Enrow)"]) == books.paid == 520 - books.credits
    assert {row["Status"] for row in rows} == {"found", "not found"}
    untouched.check()
