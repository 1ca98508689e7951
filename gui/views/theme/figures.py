"""A whole number, an amount and a day, written as the user's country does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from gui.leads.credits import format_credits

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from gui.leads.credits import Credits


def count(number: int) -> str:
    """A whole number: ``1,284``."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)  # the C locale would not group
    return locale.toString(number)


def amount(value: Credits) -> str:
    """An amount without its unit: ``1,102``, ``0.25``."""
    locale = QLocale()
    return format_credits(value, locale.groupSeparator(), locale.decimalPoint())


def day(value: date) -> str:
    """A whole day of the calendar: ``Friday, November 27, 2026``."""
    return QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.LongFormat)


def decimal(value: Decimal) -> str:
    """An exact decimal number with all its places: ``1,284.10``."""
    locale = QLocale()
    whole, _, places = f"{value:,f}".partition(".")
    whole = whole.replace(",", locale.groupSeparator())
    return f"{whole}{locale.decimalPoint()}{places}" if places else whole
