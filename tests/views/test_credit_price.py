"""The price of a credit in the settings: typed as the country writes it, kept exactly, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit

from gui.system.settings import load_settings
from gui.views.widgets.settings.credit_price import plain_decimal
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.person import Person


def write(person: Person, name: str, text: str) -> None:
    field = person.see(QLineEdit, name)
    field.setText(text)
    field.editingFinished.emit()


async def test_a_price_is_kept_and_shown(person: Person, home: Path) -> None:
    person.press("settings")
    write(person, "currency", "eur")
    assert load_settings(home).price is None
    write(person, "creditPrice", "0.085")
    await until(lambda: load_settings(home).credit_price == "0.085")
    assert load_settings(home).currency == "EUR"
    assert person.read("creditPriceNote").startswith("1,000 credits cost 85.00\u00a0EUR.")
    write(person, "creditPrice", "")
    await until(lambda: load_settings(home).price is None)
    assert "cost" not in person.read("creditPriceNote")


async def test_what_the_price_is_for_is_said_before_there_is_one(person: Person) -> None:
    person.press("settings")
    assert person.read("creditPriceNote") == "In your own money, for receipts and for what was saved."


@pytest.mark.parametrize(("name", "text"), [("creditPrice", "cheap"), ("currency", "Euro")])
async def test_what_is_none_is_said_and_not_used(person: Person, home: Path, name: str, text: str) -> None:
    person.press("settings")
    write(person, "currency", "EUR")
    write(person, "creditPrice", "0.10")
    await until(lambda: load_settings(home).credit_price == "0.10")
    write(person, name, text)
    assert person.read("creditPriceNote").startswith("Not used.")
    assert person.desk.settings.credit_price == "0.10"
    assert person.desk.settings.currency == "EUR"


@pytest.mark.parametrize(
    ("locale", "typed", "plain"),
    [
        ("en_US", "1,234.5", "1234.5"),
        ("en_US", "1,234,567", "1234567"),
        ("en_US", "0,10", "0,10"),  # ten cents elsewhere, and never ten
        ("en_US", "0,085", "0,085"),
        ("en_US", "12,50", "12,50"),
        ("de_DE", "0.10,5", "0.10,5"),
        ("fr_FR", "0,085", "0.085"),
        ("fr_FR", "0.085", "0.085"),
        ("fr_FR", "1\u202f234,5", "1234.5"),
        ("de_DE", "1.234,5", "1234.5"),
        ("de_DE", "0.10", "0.10"),
    ],
)
def test_a_price_is_read_as_the_country_writes_it(locale: str, typed: str, plain: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert plain_decimal(typed) == plain
    finally:
        QLocale.setDefault(before)
