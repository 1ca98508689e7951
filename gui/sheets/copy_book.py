"""A copy of the user's workbook with new columns beside the list; every other part is the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from gui.sheets import opening
from gui.sheets.package_writer import PackageWriter
from gui.sheets.sheet_edit import Addition, CellRow, SheetEditor
from gui.sheets.style_edit import add_text_formats
from gui.sheets.survey import Survey, survey_sheet
from gui.sheets.table_edit import Table, distinct_titles, grow_table, read_tables
from gui.sheets.well_formed import well_formed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gui.sheets.package import Package, SheetPart

_FILTER_NAME = re.compile(
    rb"""(<(?:\w+:)?definedName\s(?=[^>]*name=["']_xlnm\._FilterDatabase["'])(?=[^>]*localSheetId=["'](\d+)["'])[^>]*>)"""
    rb"([^<]*!)(\$[A-Z]+\$\d+:\$[A-Z]+\$\d+)(<)"
)


class BookCopy:
    """One copy to be made."""

    def __init__(
        self, package: Package, sheet: str, header_row: int, titles: Sequence[str], widths: Sequence[float]
    ) -> None:
        self._package = package
        check_package(package)
        self._sheet = _find_sheet(package, sheet)
        tables = read_tables(package, self._sheet.part)
        survey = survey_sheet(
            package, self._sheet.part, header_row, len(titles), [table.area for table in tables]
        )
        self._changed: dict[str, bytes] = {}
        self._table = _adjoining(tables, survey, header_row)
        if self._table:
            titles = distinct_titles(titles, self._table.names)
        addition = Addition(titles, widths, header_row, self._add_styles(survey))
        self._editor = SheetEditor(package, self._sheet.part, survey, addition)
        self._titles = titles
        self._grow()

    def write(self, temporary: Path, cells: Iterable[CellRow]) -> None:
        """Write the copy; the members keep their order."""
        with PackageWriter(temporary) as writer:
            for member in self._package.members:
                name = member.filename
                if name.lower() == self._sheet.part.lower():
                    writer.write(member, well_formed(self._package.path, self._editor.extend(cells)))
                elif name.lower() in self._changed:
                    writer.write(member, [self._changed[name.lower()]])
                else:
                    writer.copy(member, self._package.raw(member))

    def _add_styles(self, survey: Survey) -> dict[str, str]:
        relations = self._package.relations(self._package.workbook_part()).values()
        part = next((part for kind, part in relations if kind == "styles"), "")
        if not part or not self._package.has(part):
            return {}
        xml, styles = add_text_formats(self._package.read(part), survey.styles | {""})
        if styles:
            self._changed[part.lower()] = xml
        return styles

    def _grow(self) -> None:
        if self._table:
            xml = self._package.read(self._table.part)
            self._changed[self._table.part.lower()] = grow_table(
                xml, self._table, self._titles, self._editor.widened
            )
        workbook = self._package.workbook_part()
        xml = self._package.read(workbook)
        grown = _FILTER_NAME.sub(self._wider_name, xml)
        if grown != xml:
            self._changed[workbook.lower()] = grown

    def _wider_name(self, match: re.Match[bytes]) -> bytes:
        reference = match[4].decode()
        if int(match[2]) == self._sheet.index and self._editor.touches(reference):
            reference = self._editor.widened(reference)
        return match[1] + match[3] + reference.encode() + match[5]


def check_package(package: Package) -> None:
    """See that a package may be changed at all.

    Raises:
        TooExoticError: it is signed, or holds two members of one name.
    """
    names = Counter(member.filename.lower() for member in package.members)
    if any(count > 1 for count in names.values()):
        raise opening.too_exotic(package.path, "it holds two parts of one name")
    if any(name.startswith("_xmlsignatures/") for name in names):
        raise opening.too_exotic(
            package.path, "it is digitally signed, and any change would break the signature"
        )
    if any(
        member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for member in package.members
    ):
        raise opening.too_exotic(package.path, "it is compressed in an unusual way")


def _find_sheet(package: Package, name: str) -> SheetPart:
    sheets = package.sheets()
    for sheet in sheets:
        if sheet.name == name:
            return sheet
    raise opening.no_such_sheet(package.path, name, [sheet.name for sheet in sheets])


def _adjoining(tables: list[Table], survey: Survey, header_row: int) -> Table | None:
    for table in tables:
        is_beside = table.area.right == survey.neighbour == survey.first - 1
        if is_beside and table.can_grow and table.has_header and table.area.top == header_row:
            return table
    return None
