"""What a cell of a workbook shows: its text as Excel has it, from its type, value and number format."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from gui.sheets.formats import date_format, number_format

if TYPE_CHECKING:
    from gui.sheets.grid import Native

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta

# Excel's name for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATES = range(0xD800, 0xE000)
_EXACT = 1e15
_DAY_ZERO = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}  # noqa: DTZ001 - cells have no zone
_LEAP_BUG_DAY = 60
_LAST_SERIAL = 2_958_466
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


def show_value(value: Value, code: str) -> tuple[str, Native]:
    """Give a cell's text as Excel shows it, and the number or ISO date behind it.

    Args:
        value: what the cell holds.
        code: its number format, "" where it is not known.
    """
    if isinstance(value, str):
        return value, None
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), None
    if isinstance(value, int | float):
        if value - value != 0:
            return "#NUM!", None  # not a number, or without end: Excel has neither
        native = int(value) if value == value // 1 and abs(value) < _EXACT else value
        return number_format.format_number(native, code), native
    return date_format.format_date(value, code), date_format.iso(value)


def show_number(value: float, code: str, *, is_1904: bool = False) -> tuple[str, Native]:
    """Show a number under its format, as a date where the format is one."""
    if number_format.is_date_format(code):
        moment = moment_of(value, code, is_1904=is_1904)
        if moment is not None:
            return show_value(moment, code)
        code = number_format.GENERAL
    return show_value(value, code)


def moment_of(
    serial: float, code: str, *, is_1904: bool
) -> dt.datetime | dt.date | dt.time | dt.timedelta | None:
    """Read a day count as Excel does; None where Excel has no date for it.

    Day 60 of the 1900 system is 29 February 1900, which never was; here it is the day before.
    """
    if not 0 <= serial < _LAST_SERIAL:
        return None
    milliseconds = round(serial * 86_400_000)
    if "[h" in code.lower() or "[m" in code.lower() or "[s" in code.lower():
        return dt.timedelta(milliseconds=milliseconds)
    if milliseconds < 86_400_000 and not is_1904:
        return (_DAY_ZERO[False] + dt.timedelta(milliseconds=milliseconds)).time()
    if serial < _LEAP_BUG_DAY and not is_1904:
        milliseconds += 86_400_000
    moment = _DAY_ZERO[is_1904] + dt.timedelta(milliseconds=milliseconds)
    has_time = moment.hour or moment.minute or moment.second or moment.microsecond
    return moment if has_time else moment.date()


def unescape(text: str) -> str:
    """Read ``_x000D_`` and its like as the characters they stand for."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if code in _SURROGATES else chr(code)  # half a character is none
