"""What divides the cells of a CSV that a command writes."""

from __future__ import annotations

import locale
from typing import TYPE_CHECKING

from gui.leads.export_choice import Form

if TYPE_CHECKING:
    from gui.leads.export_choice import ExportChoice


def excel_separator(choice: ExportChoice) -> str:
    """What divides the cells of a CSV that is made for Excel: a semicolon where the decimal sign is a comma.

    Only where that was asked for by name; a plain ``-o OUT.csv`` is the same on every machine.
    """
    if choice.form is not Form.CSV_EXCEL:
        return ","
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, "")
        return ";" if locale.localeconv()["decimal_point"] == "," else ","
    except locale.Error:  # the environment names a locale that this machine does not have
        return ","
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)
