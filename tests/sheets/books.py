"""Workbooks with one feature each, as openpyxl makes them; what it cannot make is in ``hand_made``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableStyleInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

NAMES = ("Mira", "Jonas", "Amara", "Tomás", "Zoë", "Liam", "Nadia", "Kwame")


@dataclass(frozen=True)
class Book:
    """How to make a workbook and where its list is: on "Leads", with its rows right below the header.

    Attributes:
        make: writes it.
        header_row: from 1; 0 for none.
        ending: of its name.
        copy_ending: of its copy's.
    """

    make: Callable[[Path], None]
    header_row: int = 1
    ending: str = ".xlsx"
    copy_ending: str = ".xlsx"

    @property
    def rows(self) -> list[int]:
        """The rows of the list."""
        return list(range(self.header_row + 1, self.header_row + 1 + len(NAMES)))


def blank(header_row: int = 1) -> tuple[Workbook, Worksheet]:
    """A list of eight people with a second sheet that counts them."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Leads"
    if header_row:
        for column, title in enumerate(("Name", "Met", "Deal"), start=1):
            sheet.cell(header_row, column, title).font = Font(bold=True)
    for number, name in enumerate(NAMES, start=header_row + 1):
        sheet.cell(number, 1, name)
        sheet.cell(number, 2, dt.date(2026, 3, number)).number_format = "dd/mm/yyyy"
        sheet.cell(number, 3, number * 100)
    book.create_sheet("Sums")["A1"] = "=SUM(Leads!C2:C9)"
    return book, sheet


def _made(change: Callable[[Workbook, Worksheet], None], header_row: int = 1) -> Book:
    def make(path: Path) -> None:
        book, sheet = blank(header_row)
        change(book, sheet)
        book.save(path)

    return Book(make, header_row)


def _banded(_: Workbook, sheet: Worksheet) -> None:
    for number, row in enumerate(sheet.iter_rows(min_row=2, max_col=3)):
        for cell in row:
            cell.fill = PatternFill("solid", fgColor="EEEEEE" if number % 2 else "FFFFFF")
            cell.border, cell.alignment = Border(bottom=Side(style="thin")), Alignment(horizontal="left")


def _table(sheet: Worksheet, ref: str = "A1:C9", name: str = "People", totals: int = 0) -> None:
    table = Table(displayName=name, ref=ref, totalsRowCount=totals or None)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    sheet.add_table(table)


def _totals(_: Workbook, sheet: Worksheet) -> None:
    sheet["A10"], sheet["C10"] = "Total", "=SUBTOTAL(109,People[Deal])"
    _table(sheet, "A1:C10", totals=1)


def _two_tables(_: Workbook, sheet: Worksheet) -> None:
    sheet["F1"], sheet["F2"] = "Country", "France"
    _table(sheet)
    _table(sheet, "F1:F2", "Countries")


def _narrow_table(_: Workbook, sheet: Worksheet) -> None:
    sheet["E5"] = "a note"
    _table(sheet)


def _filter(_: Workbook, sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:C9"
    sheet.auto_filter.add_filter_column(0, ["Mira"])
    sheet.auto_filter.add_sort_condition("A2:A9")


def _conditions(_: Workbook, sheet: Worksheet) -> None:
    fill = PatternFill("solid", bgColor="FFC7CE")
    whole_rows = Rule("expression", formula=["$A2=1"], dxf=DifferentialStyle(fill=fill))
    sheet.conditional_formatting.add("A2:XFD1048576", whole_rows)
    sheet.conditional_formatting.add("C2:C9", Rule("top10", rank=3, dxf=DifferentialStyle(fill=fill)))


def _validation(_: Workbook, sheet: Worksheet) -> None:
    rule = DataValidation("list", formula1='"yes,no"')
    rule.add("A2:XFD1048576")
    sheet.add_data_validation(rule)


def _comments(_: Workbook, sheet: Worksheet) -> None:
    sheet["A2"].comment = Comment("met twice", "Jo")
    sheet["D3"].comment = Comment("on an empty cell", "Jo")


def _links(_: Workbook, sheet: Worksheet) -> None:
    sheet["A2"].hyperlink = "https://northpier.example/"
    sheet["A3"].hyperlink = "#Sums!A1"


def _chart(_: Workbook, sheet: Worksheet) -> None:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=9), titles_from_data=True)
    sheet.add_chart(chart, "G2")


def _chart_sheet(book: Workbook, sheet: Worksheet) -> None:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=9))
    book.create_chartsheet("Chart", 0).add_chart(chart)
    book.create_sheet("Hidden").sheet_state = "hidden"


def _printing(_: Workbook, sheet: Worksheet) -> None:
    sheet.print_area, sheet.print_title_rows = "A1:C9", "1:1"
    sheet.row_breaks.append(Break(5))
    sheet.col_breaks.append(Break(3))
    assert sheet.oddHeader is not None
    sheet.oddHeader.center.text = "Leads"
    sheet.page_setup.orientation = "landscape"


def _views(_: Workbook, sheet: Worksheet) -> None:
    sheet.freeze_panes = "B2"
    sheet.sheet_view.zoomScale, sheet.sheet_view.showGridLines = 80, False


def _hidden(_: Workbook, sheet: Worksheet) -> None:
    for letters in ("D", "E", "H"):
        sheet.column_dimensions[letters].hidden = True
    sheet.row_dimensions[4].hidden = True


def _grouped(_: Workbook, sheet: Worksheet) -> None:
    sheet.column_dimensions.group("C", "G", outline_level=1, hidden=True)
    sheet.row_dimensions.group(3, 5, outline_level=1)


def _column_styles(_: Workbook, sheet: Worksheet) -> None:
    for letters in ("C", "E"):
        sheet.column_dimensions[letters].fill = PatternFill("solid", fgColor="DDEEFF")
        sheet.column_dimensions[letters].width = 30


def _merged_header(_: Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("C1:E1")


def _merged_title(_: Workbook, sheet: Worksheet) -> None:
    sheet["A1"] = "Fair of 2026"
    sheet.merge_cells("A1:K2")


def _note_above(_: Workbook, sheet: Worksheet) -> None:
    sheet["H1"] = "as of March"
    sheet["D2"].fill = PatternFill("solid", fgColor="DDEEFF")


def _protected(_: Workbook, sheet: Worksheet) -> None:
    sheet.protection.sheet = True
    sheet["C2"].protection = Protection(locked=False)


def _locked(book: Workbook, _: Worksheet) -> None:
    book.security = WorkbookProtection(lockStructure=True)


def _names(book: Workbook, sheet: Worksheet) -> None:
    book.defined_names["People"] = DefinedName("People", attr_text="Leads!$A$2:$C$9")
    sheet.defined_names["Deals"] = DefinedName("Deals", attr_text="Leads!$C$2:$C$9")


def _empty_styled(_: Workbook, sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=1, max_row=12, min_col=4, max_col=9):
        for cell in row:
            cell.border = Border(left=Side(style="thin"))


def _enrow_tab(book: Workbook, _: Worksheet) -> None:
    book.create_sheet("ENROW")


def _nothing(_: Workbook, __: Worksheet) -> None:
    """Leave the list as it is."""


def openpyxl_books() -> Iterator[tuple[str, Book]]:
    """Every book with its name."""
    for change in (
        *(
            _nothing,
            _banded,
            _totals,
            _two_tables,
            _narrow_table,
            _filter,
            _conditions,
            _validation,
            _comments,
        ),
        *(_links, _chart, _chart_sheet, _printing, _views, _hidden, _grouped, _column_styles, _merged_header),
        *(_protected, _locked, _names, _empty_styled, _enrow_tab),
    ):
        yield change.__name__.strip("_"), _made(change)
    yield "table", _made(lambda _, sheet: _table(sheet))
    yield "no header", _made(_nothing, 0)
    yield "merged title", _made(_merged_title, 3)
    yield "note above", _made(_note_above, 5)
    yield "deep table", _made(lambda _, sheet: _table(sheet, "A7:C15"), 7)
    yield "deep filter", _made(lambda _, sheet: setattr(sheet.auto_filter, "ref", "A4:C12"), 4)
