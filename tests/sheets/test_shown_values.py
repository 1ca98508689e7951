"""Numbers and dates under Excel's format codes, against what Excel shows."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from openpyxl.styles import numbers

from gui.sheets.formats.builtin_formats import BUILTIN_FORMATS
from gui.sheets.formats.date_format import format_date
from gui.sheets.formats.number_format import format_number, is_date_format


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (123, "00000", "00123"),
        (15705551234.0, "General", "15705551234"),
        (15705551234.0, "0.00E+00", "15705551234"),
        (0.25, "0%", "25%"),
        (0.256, "0.0%", "25.6%"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (2.5, "0", "3"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"none"', "none"),
        (1234.5, "$#,##0.00", "$1,234.50"),
        (1234.5, "#,##0.00\\ [$€-40C]", "1,234.50 €"),
        (612345678, "0# ## ## ## ##", "06 12 34 56 78"),
        (5551234, "[<=9999999]###-####;(###) ###-####", "555-1234"),
        (5705551234, "[<=9999999]###-####;(###) ###-####", "(570) 555-1234"),
        (123456789, "000-00-0000", "123-45-6789"),
        (33612345678, '"+"0', "+33612345678"),
        (12.5, "0.##", "12.5"),
        (7, "@", "7"),
        (7, ";;;", ""),
        (5, "# ?/?", "5"),
        (12345.6789, "# ?/?", "12345 2/3"),
        (-12345.6789, "# ??/??", "-12345 55/81"),
        (0.25, "# ?/?", "1/4"),
        (2.75, "# ??/16", "2 12/16"),
        (1.999, "# ?/?", "2"),
        (1.5, "?/?", "3/2"),
        (12345.6789, "0.00E+00", "1.23E+04"),
        (12345.6789, "##0.0E+0", "12.3E+3"),
        (-1.2, "##0.0E+0", "-1.2E+0"),
        (123.45, "##0.0E+0", "123.5E+0"),
        (1234.567, "##0.0E+0", "1.2E+3"),
        (0.00012, "0.0E+00", "1.2E-04"),
        (0.00012, "0.0E-00", "1.2E-04"),
        (-50, "[<=-25]General;[>=25]General;General", "50"),
        (-5, "[<100]0.0;0", "-5.0"),
        (1234567890123456789.0, "0", "1234567890123460000"),
        (1234567890123456789.0, "General", "1234567890123460000"),
        (4111111111111111.0, "General", "4111111111111110"),
        (1e20, "General", "100000000000000000000"),
        (0.5, "0.00%", "50.00%"),
        (1.005, "0.00", "1.01"),
        (2.675, "0.00", "2.68"),
        (-0.4, "0", "0"),
        (1234.5, "#,##0.00_);(#,##0.00)", "1,234.50"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "-"),
        (33612345678, "+00 0 00 00 00 00", "+33 6 12 34 56 78"),
        (75001, "00000", "75001"),
        (75001.5, "00000", "75002"),
        (1, '"TRUE";"TRUE";"FALSE"', "TRUE"),
        (12, '0 "pcs."', "12 pcs."),
        (0.1234, "0.0%;[Red]-0.0%", "12.3%"),
        (5, "[Blue]General", "5"),
        (1234567, "0,", "1235"),
    ],
)
def test_numbers(value: float, code: str, shown: str) -> None:
    assert format_number(value, code) == shown


MOMENT = dt.datetime.fromisoformat("2024-03-05T14:07:09")


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (MOMENT, "dd/mm/yyyy", "05/03/2024"),
        (MOMENT, "d-mmm-yy", "5-Mar-24"),
        (MOMENT, "[$-409]mmmm d, yyyy;@", "March 5, 2024"),
        (MOMENT, "yyyy-mm-dd hh:mm:ss", "2024-03-05 14:07:09"),
        (MOMENT, "h:mm AM/PM", "2:07 PM"),
        (MOMENT, "mm:ss", "07:09"),
        (MOMENT, "mm-dd-yy", "2024-03-05 14:07:09"),
        (MOMENT.date(), "mm-dd-yy", "2024-03-05"),
        (MOMENT, "0.00", "2024-03-05 14:07:09"),
        (MOMENT.replace(microsecond=960_000), "h:mm:ss", "14:07:10"),
        (MOMENT.replace(microsecond=960_000), "mm:ss.0", "07:10.0"),
        (MOMENT.replace(microsecond=120_000), "ss.00", "09.12"),
        (MOMENT.replace(minute=59, second=59, microsecond=600_000), "h:mm", "15:00"),
        (MOMENT, "dddd d mmmm yyyy", "Tuesday 5 March 2024"),
        (MOMENT, "d/m/yy h:mm", "5/3/24 14:07"),
        (MOMENT, 'yyyy"年"m"月"d"日"', "2024年3月5日"),
        (MOMENT, "[$-F800]dddd, mmmm dd, yyyy", "Tuesday, March 05, 2024"),
        (MOMENT, "mmmmm", "M"),
        (MOMENT, "A/P h", "P 2"),
        (dt.timedelta(hours=30, minutes=5), "[h]:mm:ss", "30:05:00"),
        (dt.time(3, 4), "dd/mm/yyyy", "03:04:00"),
    ],
)
def test_dates(value: dt.datetime | dt.date | dt.time | dt.timedelta, code: str, shown: str) -> None:
    assert format_date(value, code) == shown


@pytest.mark.parametrize(
    ("code", "is_date"), [("dd/mm", True), ("[h]:mm", True), ("[Red]0.0", False), ('0"days"', False)]
)
def test_date_formats_are_told_from_numbers(code: str, is_date: bool) -> None:
    assert is_date_format(code) is is_date


def test_the_formats_that_every_excel_has() -> None:
    assert dict(BUILTIN_FORMATS) == numbers.BUILTIN_FORMATS


def test_reading_a_list_does_not_import_what_writes_workbooks() -> None:
    command = [sys.executable, "-c", "import gui.runs.opening.jobs, sys; sys.exit('openpyxl' in sys.modules)"]
    assert subprocess.run(command, check=False).returncode == 0
