"""The receipt of a run: one page as PDF, the same as text, in the user's language and on their paper."""

from __future__ import annotations

import contextlib
import re
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QPageSize, QTextCursor
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from gui.leads.fields import Realm
from gui.leads.life import RunState
from gui.leads.money import CreditPrice
from gui.leads.receipt import receipt_text
from gui.views.dialogs import receipt as page
from tests.leads.test_receipt import a_receipt
from tests.person import until
from tests.views.test_runs_page import done, on_runs_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.person import Person

_PAGE = re.compile(rb"/Type /Page\b")


def read_back(pdf: bytes) -> str:
    """The letters that the page draws, by the tables that a reader copies them with; without blanks."""
    objects = dict(re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL))
    fonts = {}
    for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", pdf):
        table = re.search(rb"/ToUnicode (\d+) 0 R", objects[number])
        assert table is not None
        letters = re.findall(rb"<0001> <\w+> \[(.*?)\]", objects[table[1]], re.DOTALL)
        fonts[name] = [chr(int(each, 16)) for each in re.findall(rb"<(\w+)>", letters[0])]
    read, font = "", b""
    for stream in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL):
        with contextlib.suppress(zlib.error):
            for name, glyph in re.findall(rb"/(F\d+) \d+ Tf|<(\w{4})> Tj", zlib.decompress(stream)):
                font = name or font
                read += fonts[font][int(glyph, 16) - 1] if glyph else ""
    return "".join(read.split())


@pytest.mark.usefixtures("theme")
def test_the_pdf_is_one_page_with_what_the_text_has() -> None:
    receipt = a_receipt()
    pdf = page.receipt_pdf(receipt)
    assert pdf.startswith(b"%PDF-")
    assert len(_PAGE.findall(pdf)) == 1
    assert b"Inter" in pdf
    drawn = read_back(pdf)
    for line in receipt_text(receipt, page.written).splitlines():
        for cell in re.split(r" {3,}", line):
            assert "".join(cell.split()) in drawn


@pytest.mark.parametrize("language", ["fr"])
@pytest.mark.usefixtures("theme", "_in_language")
def test_it_is_in_the_users_language_and_numbers() -> None:
    text = receipt_text(a_receipt(Realm.SANDBOX, RunState.PAUSED), page.written)
    for words in ("Reçu provisoire", "Mode test", "lundi 2 mars 2026", "841 crédits", "1\u202f102 crédits"):
        assert words in text


@pytest.mark.usefixtures("theme", "_in_language")
def test_what_was_paid_is_said_in_the_users_money() -> None:
    price = CreditPrice.parse("0.10", "EUR")
    text = receipt_text(a_receipt(price=price), page.written)
    assert "Price of a credit           0.10\u00a0EUR" in text
    assert "841 credits, 84.10\u00a0EUR" in text
    assert "EUR" not in receipt_text(a_receipt(Realm.SANDBOX, price=price), page.written)


@pytest.mark.parametrize("language", ["fr"])
@pytest.mark.usefixtures("theme", "_in_language")
def test_money_is_written_as_the_country_does() -> None:
    text = receipt_text(a_receipt(price=CreditPrice.parse("12.5", "CHF")), page.written)
    assert "841 crédits, 10\u202f512,50\u00a0CHF" in text


@pytest.mark.parametrize(
    ("locale", "size"),
    [
        ("en_US", QPageSize.PageSizeId.Letter),
        ("fr_CA", QPageSize.PageSizeId.Letter),
        ("en_GB", QPageSize.PageSizeId.A4),
        ("fr_FR", QPageSize.PageSizeId.A4),
    ],
)
def test_the_paper_is_that_of_the_country(locale: str, size: QPageSize.PageSizeId) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert page.page_layout().pageSize().id() is size
    finally:
        QLocale.setDefault(before)


@pytest.mark.usefixtures("theme")
def test_what_was_paid_stands_out() -> None:
    document = page.receipt_document(a_receipt(price=CreditPrice.parse("0.10", "EUR")))
    strong = []
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if block.text() and cursor.charFormat().fontWeight() == QFont.Weight.DemiBold:
            strong.append(block.text())
        block = block.next()
    assert strong[-2:] == ["Paid", "841 credits, 84.10\u00a0EUR"]
    assert "261 credits" not in strong


@pytest.mark.usefixtures("theme")
def test_what_could_be_a_tag_in_a_name_is_text() -> None:
    receipt = a_receipt()
    named = type(receipt)(
        receipt.title,
        "",
        ((receipt.facts[0][0], "<b>Q&A</b>.xlsx"), *receipt.facts[1:]),
        *(receipt.headings, receipt.searches, receipt.money, receipt.source),
    )
    assert "<b>Q&A</b>.xlsx" in page.receipt_document(named).toPlainText()


async def save_as(person: Person, out: Path, proposed: str) -> None:
    person.press("receiptRun")
    await until(lambda: person.sees("saveReceiptDialog"))
    dialog = person.see(QFileDialog, "saveReceiptDialog")
    field = dialog.findChildren(QLineEdit)[0]
    assert field.text() == proposed
    field.setText(str(out))
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "&Save").click()
    await until(lambda: out.name in person.message)


async def test_the_receipt_is_saved_beside_the_list(person: Person, list_of: Callable[..., Path]) -> None:
    path = list_of(12, "spring.xlsx")
    before = path.read_bytes()
    run_id = await done(person, path)
    await on_runs_page(person, 1)
    for name in ("spring-receipt.pdf", "spring-receipt.txt"):
        await save_as(person, path.with_name(name), "spring-receipt.pdf")
    assert path.with_name("spring-receipt.pdf").read_bytes().startswith(b"%PDF-")
    text = path.with_name("spring-receipt.txt").read_text("utf-8")
    report = await person.desk.report(run_id)
    assert run_id in text
    assert "Sandbox" in text
    assert f"{report.paid} credits" in text
    assert path.read_bytes() == before
