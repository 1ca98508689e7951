"""How a list was read, as choices that can be changed in place: sheet, header row, encoding, delimiter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gui.views.theme import numbers
from gui.views.theme.words import tr
from gui.views.widgets.leads.choice_button import Choice

if TYPE_CHECKING:
    from gui.runs.opening.open_list import OpenList

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1257": "Windows-1257",
    "iso-8859-1": "ISO 8859-1",
    "iso-8859-2": "ISO 8859-2",
    "iso8859-2": "ISO 8859-2",
    "iso-8859-15": "ISO 8859-15",
    "mac-roman": "Mac Roman",
    "cp850": "DOS 850",
    "cp932": "Shift-JIS",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "cp949": "EUC-KR",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32",
}
# Offered only where the file was read so: they look like another choice.
_TWINS = frozenset({"utf-8-sig", "iso8859-2"})
_HEADER_ROWS = 6


def reading_choices(opened: OpenList) -> list[Choice]:
    """The choices to offer for a list; those that cannot differ are left out."""
    choices = [_header_row(opened)]
    if len(opened.sheets) > 1:
        choices.insert(0, _sheet(opened))
    if opened.encoding:
        choices.append(_encoding(opened))
    if opened.delimiter:
        choices.append(_delimiter(opened))
    return choices


def reading_options(opened: OpenList, changed: str, value: object) -> dict[str, Any]:
    """How to read the list again after one choice was changed; what was not chosen is guessed anew."""
    if changed == "sheet":
        return {"sheet": value}
    kept: dict[str, Any] = {
        "sheet": opened.sheet,
        "header_row": opened.header_row,
        "encoding": opened.encoding,
        "delimiter": opened.delimiter,
    }
    return kept | {changed: value}


def _sheet(opened: OpenList) -> Choice:
    options = []
    for sheet in opened.sheets:
        words = sheet.name if sheet.rows is None else f"{sheet.name}  ({numbers.rows(sheet.rows)})"
        options.append((sheet.name, tr("{sheet}, hidden", sheet=words) if sheet.hidden else words))
    words = tr("Sheet “{name}”", name=opened.sheet or "")
    return Choice("sheet", words, tr("The sheet that is read."), options, opened.sheet)


def _header_row(opened: OpenList) -> Choice:
    last = max(_HEADER_ROWS, opened.header_row)
    options: list[tuple[object, str]] = [
        (row, tr("Row {n} has the column names", n=numbers.plain(row))) for row in range(1, last + 1)
    ]
    options.append((0, tr("No column names")))
    if opened.header_row:
        words = tr("Names in row {n}", n=numbers.plain(opened.header_row))
    else:
        words = tr("No column names")
    tip = tr("The row that has the names of the columns.")
    return Choice("header_row", words, tip, options, opened.header_row, opened.header_sure)


def _encoding(opened: OpenList) -> Choice:
    value = (opened.encoding or "").lower().replace("_", "-")
    known = dict(_ENCODINGS)
    known.setdefault(value, value.upper())
    options = [(name, words) for name, words in known.items() if name == value or name not in _TWINS]
    tip = tr("How letters are written in the file. Change it when é or ü look wrong.")
    return Choice("encoding", known[value], tip, options, value, opened.encoding_sure)


def _delimiter(opened: OpenList) -> Choice:
    names = {",": tr("Commas"), ";": tr("Semicolons"), "\t": tr("Tabs"), "|": tr("Bars")}
    value = opened.delimiter or ","
    names.setdefault(value, tr("“{sign}”", sign=value))
    tip = tr("What separates the columns in the file.")
    return Choice("delimiter", names[value], tip, list(names.items()), value, opened.delimiter_sure)
