"""Lead lists out: the user's own workbook with new columns, or a new workbook or text file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import OutputError
from gui.leads.sentences import say
from gui.sheets.file_kind import FileKind, detect_kind
from gui.sheets.formats.number_format import plain_number
from gui.sheets.opening import TooExoticError, too_exotic
from gui.sheets.output.copy_book import plan_copy
from gui.sheets.output.new_book import write_book
from gui.sheets.output.new_text import EXCEL_ENCODING, write_text
from gui.sheets.output.safe_save import check_output, safe_save
from gui.sheets.workbooks.package import Package
from gui.sheets.workbooks.place import BESIDE, Place, Where, Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gui.sheets.grid import Native

__all__ = [
    "NewColumn",
    "Place",
    "TooExoticError",
    "Where",
    "Written",
    "check_output",
    "export_value",
    "write_copy",
    "write_new",
]

_BOOKS = {".xlsx": FileKind.XLSX, ".xlsm": FileKind.XLSM}
_DELIMITERS = {".csv": ",", ".tsv": "\t", ".txt": "\t"}


@dataclass(frozen=True)
class NewColumn:
    """A column that is added.

    Attributes:
        title: its header.
        width: in characters, None for one that fits the title.
    """

    title: str
    width: float | None = None

    @property
    def shown_width(self) -> float:
        """The width to write."""
        return self.width or max(14.0, len(self.title) + 3.0)


def write_copy(
    source: Path,
    sheet: str,
    header_row: int,
    columns: Sequence[NewColumn],
    cells: Iterable[tuple[int, Sequence[str]]],
    out: Path,
    *,
    place: Place = BESIDE,
) -> Written:
    """Write a copy of a workbook with new columns; the source stays as it is.

    Before the copy takes its name, all new cells are found again in what was written.

    Args:
        source: an .xlsx or .xlsm.
        sheet: the tab of the list.
        header_row: from 1; 0 when the list has no header (then no titles are written).
        columns: what is added.
        cells: (row number in the sheet, one text for each column), ascending.
        out: of the same kind as the source; .xlsx for a template, .xlsm for one with macros.
        place: where the columns go. On a new tab the first column tells each row's number on the list's
            sheet; what else should name the rows there is given as columns in front.

    Returns:
        where the new columns are, and what the user should know of it.

    Raises:
        TooExoticError: this workbook cannot be copied safely; ``write_new`` can be used.
        OutputError: ``out`` cannot be written, or the place is not free.
        ListFileError: the source is gone or damaged.
    """
    kind = detect_kind(source)
    if kind not in _BOOKS.values():
        raise too_exotic(source, say("it is an .{kind} file", kind=kind))
    if _BOOKS.get(out.suffix.lower()) is not kind:
        raise too_exotic(source, say("a copy of it must be called .{kind}", kind=kind))
    check_output(out, source)
    titles = [column.title for column in columns]
    widths = [column.shown_width for column in columns]
    with Package(source) as package:
        copy = plan_copy(package, sheet, header_row, titles, widths, place)
        with safe_save(out, source) as temporary:
            copy.write(temporary, cells)
    return copy.written


def write_new(
    out: Path,
    headers: Sequence[str],
    rows: Iterable[Sequence[Native]],
    *,
    new_from: int,
    delimiter: str | None = None,
    encoding: str | None = None,
    source: Path | None = None,
    sheet: str = "Leads",
) -> None:
    """Write a new .xlsx, .csv, .tsv or .txt, told by the suffix of ``out``.

    Text in .xlsx is only ever text. In text files, cells that an office program would run as a formula get a
    leading apostrophe; strict numbers and E.164 phones stay as they are.

    Args:
        out: where to.
        headers: of all columns.
        rows: of all columns, in order; str for text, int or float for numbers, None for nothing.
        new_from: index of the first column that is not the user's own; those look different in .xlsx.
        delimiter: of a text file; by default that of the suffix.
        encoding: of a text file; by default UTF-8 with a byte order mark, which Excel needs. One that cannot
            hold the results gives way to the default.
        source: the user's list, which must not be ``out``.
        sheet: name of the tab.

    Raises:
        OutputError: another suffix, or ``out`` cannot be written.
    """
    suffix = out.suffix.lower()
    if suffix != ".xlsx" and suffix not in _DELIMITERS:
        raise OutputError(
            say("{name} should end in .xlsx, .csv or .tsv, so that it is clear what to write.", name=out.name)
        )
    with safe_save(out, source) as temporary:
        if suffix == ".xlsx":
            write_book(temporary, headers, rows, new_from=new_from, sheet=sheet)
        else:
            chosen = delimiter or _DELIMITERS[suffix]
            write_text(temporary, headers, rows, delimiter=chosen, encoding=encoding or EXCEL_ENCODING)


def export_value(text: str, native: Native) -> Native:
    """Choose what of a cell goes into a new file: its number if that shows the same, else its text."""
    if isinstance(native, int | float) and plain_number(native) == text:
        return native
    return text
