"""A new tab in a workbook's package: its part, and where the package has to name it.

Sources of fact: ECMA-376 part 1, 18.2.19 (sheet), 18.3.1.99 (worksheet); part 2 (content types, relations).
"""

from __future__ import annotations

import posixpath
import re
from itertools import chain
from typing import TYPE_CHECKING

from gui.leads.errors import OutputError
from gui.sheets import limits, opening
from gui.sheets.grid import column_letters, distinct_title
from gui.sheets.output.added_cells import AddedCells
from gui.sheets.output.cell_xml import CellWriter, text_cell
from gui.sheets.workbooks.package import local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gui.sheets.output.added_cells import CellRow
    from gui.sheets.workbooks.package import Package

NAME = "Enrow"
ROW_TITLE = "Row"
_ROW_WIDTH = 8
_TYPES = "[Content_Types].xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEETS_END = re.compile(rb"</((?:\w+:)?)sheets\s*>")
_WORKSHEET = re.compile(rb"""\sType=["'](([^"']*)/worksheet)["']""")
_RELATIONS_END = re.compile(rb"</((?:\w+:)?)Relationships\s*>")
_TYPES_END = re.compile(rb"</((?:\w+:)?)Types\s*>")
_LOCKED = re.compile(rb"""<(?:\w+:)?workbookProtection\s[^>]*?lockStructure=["'](?:1|true)["']""")
_FLUSH_ROWS = 500


class NewTab:
    """A tab to be added behind the others.

    Attributes:
        name: on the tab, distinct from the others'.
        part: its member.
        changed: the parts that name it, by their names in lower case.
        added: its cells, noted as they are written.
        is_locked: the workbook's tabs are protected from changes in Excel.
    """

    def __init__(self, package: Package, titles: Sequence[str], widths: Sequence[float]) -> None:
        self.added = AddedCells()
        self._titles = titles
        self._widths = widths
        self._package = package
        self._workbook = package.workbook_part()
        tree = package.tree(self._workbook)
        self._namespace = tree.tag[1:].partition("}")[0] if tree.tag.startswith("{") else ""
        sheets = [element for element in tree.iter() if local_name(element.tag) == "sheet"]
        self.name = distinct_title(NAME, {sheet.get("name", "").casefold() for sheet in sheets})
        self._id = max((int(sheet.get("sheetId", "0")) for sheet in sheets), default=0) + 1
        folder = posixpath.dirname(self._workbook)
        numbers = (f"worksheets/enrow{number}.xml" for number in range(1, limits.MEMBERS))
        self._target = next(name for name in numbers if not package.has(posixpath.join(folder, name)))
        self.part = posixpath.join(folder, self._target)
        xml = package.read(self._workbook)
        self.is_locked = bool(_LOCKED.search(xml))
        self.changed = self._named(xml)

    def _named(self, workbook: bytes) -> dict[str, bytes]:
        relations = posixpath.join(
            posixpath.dirname(self._workbook), "_rels", f"{posixpath.basename(self._workbook)}.rels"
        )
        rels = self._package.read(relations)
        known = _WORKSHEET.search(rels)
        if known is None:
            raise opening.too_exotic(self._package.path, "its sheets are not listed as usual")
        fresh = b"rIdEnrow%d" % self._id
        while fresh in rels:
            fresh += b"0"
        # The prefix is declared here again: where the others' is declared differs.
        sheet = b'<%%bsheet xmlns:r="%b" name="%b" sheetId="%d" r:id="%b"/>' % (
            known[2],
            self.name.encode(),
            self._id,
            fresh,
        )
        relation = b'<%%bRelationship Id="%b" Type="%b" Target="%b"/>' % (
            fresh,
            known[1],
            self._target.encode(),
        )
        override = b'<%%bOverride PartName="/%b" ContentType="%b"/>' % (
            self.part.encode(),
            _SHEET_TYPE.encode(),
        )
        return {
            self._workbook.lower(): self._before(_SHEETS_END, workbook, sheet),
            relations.lower(): self._before(_RELATIONS_END, rels, relation),
            _TYPES.lower(): self._before(_TYPES_END, self._package.read(_TYPES), override),
        }

    def _before(self, end: re.Pattern[bytes], xml: bytes, element: bytes) -> bytes:
        """Put an element before a closing tag, with the prefix of that."""
        matches = list(end.finditer(xml))
        if len(matches) != 1:
            raise opening.too_exotic(self._package.path, "its sheets are not listed as usual")
        place = matches[0].start()
        return xml[:place] + element % matches[0][1] + xml[place:]

    def xml(self, cells: Iterable[CellRow], head_style: str, text_style: str) -> Iterator[bytes]:
        """Write the tab: the number of each row in the list's sheet, then its cells.

        Args:
            cells: (row number, one text for each column).
            head_style: the index of the format of the titles, "" for none.
            text_style: of the texts.

        Raises:
            OutputError: more rows than a sheet holds.
        """
        writer = CellWriter([column_letters(index + 1) for index in range(len(self._titles))])
        yield self._head()
        parts = []
        for line, (row, texts) in enumerate(self.added.passing(chain([(0, self._titles)], cells)), start=1):
            if line > limits.SHEET_ROWS:
                raise OutputError("The new tab would have more rows than an Excel sheet can hold.")
            style = text_style if row else head_style
            new = writer.row(line, texts, style)
            self.added.written(line, new)
            corner = b'<c r="A%d"><v>%d</v></c>' % (line, row) if row else self._corner(head_style)
            parts.append(b'<row r="%d">%b%b</row>' % (line, corner, new))
            if len(parts) >= _FLUSH_ROWS:
                yield b"".join(parts)
                parts = []
        yield b"".join([*parts, b"</sheetData></worksheet>"])

    def _corner(self, style: str) -> bytes:
        return text_cell("A1", ROW_TITLE, style).encode()

    def _head(self) -> bytes:
        cols = "".join(
            f'<col min="{column}" max="{column}" width="{width:g}" customWidth="1"/>'
            for column, width in enumerate([_ROW_WIDTH, *self._widths], start=1)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<worksheet xmlns="{self._namespace}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{cols}</cols><sheetData>'
        ).encode()
