"""A new workbook: openpyxl makes its frame and styles, the rows are streamed into it."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import OutputError
from gui.leads.sentences import say
from gui.sheets import limits
from gui.sheets.grid import column_letters
from gui.sheets.output import cell_xml
from gui.sheets.output.package_writer import PackageWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from gui.sheets.grid import Native

_SAMPLE_ROWS = 200
_NARROWEST, _WIDEST = 8, 48
_FLUSH_ROWS = 500
# Text that is not just characters to be put between two tags.
_ODD = re.compile("[\x00-\x1f&<>\ud800-\udfff\ufffe\uffff]|_x|^ | $|  ")
# Text that Excel would take for a number, a date or a formula when the cell is edited.
_TAKEN_FOR_MORE = frozenset("0123456789+-=@.'")
# The size of the frame; that of the list is not known before its last row, and none has to be named.
_SIZE = re.compile(rb"<dimension[^>]*/>")
_SHEET_DATA = re.compile(rb"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)


@dataclass(frozen=True)
class _Frame:
    """An empty workbook.

    Attributes:
        content: the package.
        head_style: of the user's own titles.
        new_head_style: of the new columns' titles.
        text_style: the text format.
    """

    content: bytes
    head_style: str
    new_head_style: str
    text_style: str


def write_book(
    temporary: Path, headers: Sequence[str], rows: Iterable[Sequence[Native]], *, new_from: int, sheet: str
) -> None:
    """Write a new workbook with one sheet; text stays text, numbers are numbers.

    Raises:
        OutputError: more rows or columns than a sheet can hold.
    """
    if len(headers) > limits.SHEET_COLUMNS:
        raise OutputError(
            say("The result has more columns than an Excel sheet can hold. Export it as .csv instead.")
        )
    waiting = iter(rows)
    sample = list(itertools.islice(waiting, _SAMPLE_ROWS))
    frame = _make_frame(headers, sample, sheet)
    with zipfile.ZipFile(io.BytesIO(frame.content)) as package, PackageWriter(temporary) as writer:
        for member in package.infolist():
            content = package.read(member)
            if member.filename == "xl/worksheets/sheet1.xml":
                head, tail = _SHEET_DATA.split(_SIZE.sub(b"", content), maxsplit=1)
                body = _sheet_data(headers, itertools.chain(sample, waiting), frame, new_from)
                writer.write(member, itertools.chain([head], body, [tail]))
            else:
                writer.write(member, [content])


def _make_frame(headers: Sequence[str], sample: Sequence[Sequence[Native]], name: str) -> _Frame:
    import openpyxl  # takes 20 MB, which a copy needs not
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = _sheet_title(name)
    own, new = sheet.cell(1, 1), sheet.cell(1, 2)
    for cell, colour in ((own, "EDEFF2"), (new, "DDEBFF")):
        cell.font, cell.alignment = Font(bold=True), Alignment(vertical="center", wrap_text=True)
        cell.border = Border(bottom=Side(style="thin"))
        cell.fill = PatternFill("solid", fgColor=colour)
    text = sheet.cell(1, 3)
    text.number_format = "@"
    for index, width in enumerate(_widths(headers, sample), start=1):
        sheet.column_dimensions[column_letters(index - 1)].width = width
    sheet.freeze_panes = "A2"
    frame = io.BytesIO()
    book.save(frame)
    return _Frame(frame.getvalue(), str(own.style_id), str(new.style_id), str(text.style_id))


def _sheet_title(name: str) -> str:
    # Excel forbids these in a tab's name, and more than 31 characters.
    return re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '")[:31] or "Leads"


def _widths(headers: Sequence[str], sample: Sequence[Sequence[Native]]) -> Iterator[float]:
    for index, title in enumerate(headers):
        shown = (len(str(row[index])) for row in sample if index < len(row) and row[index] is not None)
        longest = max(itertools.chain(shown, [len(title)]), default=0)
        yield float(min(max(longest + 2, _NARROWEST), _WIDEST))


def _sheet_data(
    headers: Sequence[str], rows: Iterable[Sequence[Native]], frame: _Frame, new_from: int
) -> Iterator[bytes]:
    letters = [column_letters(index) for index in range(len(headers))]
    titles = "".join(
        cell_xml.text_cell(
            f"{column}1", title, frame.head_style if index < new_from else frame.new_head_style
        )
        for index, (column, title) in enumerate(zip(letters, headers, strict=True))
    )
    parts = [f'<sheetData><row r="1">{titles}</row>']
    for number, row in enumerate(rows, start=2):
        if number > limits.SHEET_ROWS:
            raise OutputError(
                say("The result has more rows than an Excel sheet can hold. Export it as .csv instead.")
            )
        cells = "".join(
            _cell(column, number, value, frame.text_style)
            for column, value in zip(letters, row, strict=False)
            if value is not None and value != ""
        )
        parts.append(f'<row r="{number}">{cells}</row>')
        if len(parts) >= _FLUSH_ROWS:
            yield "".join(parts).encode("utf-8", "replace")
            parts = []
    parts.append("</sheetData>")
    yield "".join(parts).encode("utf-8", "replace")


def _cell(column: str, number: int, value: Native, text_style: str) -> str:
    if isinstance(value, str):
        style = f' s="{text_style}"' if value[0] in _TAKEN_FOR_MORE else ""
        if len(value) > limits.CELL_CHARACTERS or _ODD.search(value):
            return cell_xml.text_cell(f"{column}{number}", value, text_style if style else "")
        return f'<c r="{column}{number}"{style} t="inlineStr"><is><t>{value}</t></is></c>'
    if value is None:
        return ""
    if cell_xml.is_number(value):
        return cell_xml.number_cell(f"{column}{number}", value)
    return cell_xml.text_cell(f"{column}{number}", str(value), text_style)
