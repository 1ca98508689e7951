"""A copy of the user's workbook with new columns; every part that may stay as it is is the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from gui.leads.sentences import say
from gui.sheets import opening
from gui.sheets.output.package_writer import PackageWriter
from gui.sheets.output.sheet_edit import Addition, SheetEditor
from gui.sheets.output.style_edit import add_text_formats
from gui.sheets.output.tab_edit import NewTab
from gui.sheets.output.table_edit import Table, distinct_titles, grow_table, read_tables
from gui.sheets.output.template_edit import as_workbook
from gui.sheets.output.well_formed import well_formed
from gui.sheets.workbooks.package import plain_name
from gui.sheets.workbooks.place import BESIDE, Place, Where, Written
from gui.sheets.workbooks.row_cells import row_cells
from gui.sheets.workbooks.sheet_xml import Row, SheetReader
from gui.sheets.workbooks.survey import Survey, survey_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set
    from pathlib import Path

    from gui.sheets.output.added_cells import CellRow
    from gui.sheets.workbooks.package import Package, SheetPart

_FILTER_NAME = re.compile(
    rb"""(<(?:\w+:)?definedName\s(?=[^>]*name=["']_xlnm\._FilterDatabase["'])(?=[^>]*localSheetId=["'](\d+)["'])[^>]*>)"""
    rb"([^<]*!)(\$[A-Z]+\$\d+:\$[A-Z]+\$\d+)(<)"
)
_PROTECTED = say("The sheet is protected in your workbook; the new columns are locked like their neighbours.")
_LOCKED = say("The tabs of your workbook are protected from changes; the new tab is there all the same.")


class BookCopy:
    """One copy to be made, with the new columns on the list's own sheet.

    Attributes:
        written: where the new columns are.
    """

    def __init__(
        self,
        package: Package,
        sheet: str,
        header_row: int,
        titles: Sequence[str],
        widths: Sequence[float],
        place: Place = BESIDE,
    ) -> None:
        self._package = package
        self._changed = check_package(package)
        self._sheet = _find_sheet(package, sheet)
        tables = read_tables(package, self._sheet.part)
        areas = [table.area for table in tables]
        survey = survey_sheet(package, self._sheet.part, header_row, len(titles), areas, place)
        self._table = _adjoining(tables, survey, header_row)
        if self._table:
            titles = distinct_titles(titles, self._table.names)
        styles = _add_styles(package, survey.styles | {""}, self._changed)
        self._editor = SheetEditor(
            package, self._sheet.part, survey, Addition(titles, widths, header_row, styles)
        )
        self._titles = titles
        self._grow()
        note = _PROTECTED if survey.is_protected else ""
        self.written = Written(sheet, survey.first, tuple(titles), header_row, note)

    def write(self, temporary: Path, cells: Iterable[CellRow]) -> None:
        """Write the copy, and see that all new cells are in it.

        Raises:
            ListFileError: they are not; the source is too damaged.
        """
        content = self._editor.extend(cells)
        _write_package(self._package, temporary, self._changed, self._sheet.part, content)
        self._editor.added.check(temporary, self._sheet.part)

    def _grow(self) -> None:
        if self._table:
            xml = self._package.read(self._table.part)
            self._changed[plain_name(self._table.part)] = grow_table(
                xml, self._table, self._titles, self._editor.widened
            )
        workbook = self._package.workbook_part()
        xml = self._package.read(workbook)
        grown = _FILTER_NAME.sub(self._wider_name, xml)
        if grown != xml:
            self._changed[plain_name(workbook)] = grown

    def _wider_name(self, match: re.Match[bytes]) -> bytes:
        reference = match[4].decode()
        if int(match[2]) == self._sheet.index and self._editor.touches(reference):
            reference = self._editor.widened(reference)
        return match[1] + match[3] + reference.encode() + match[5]


class TabCopy:
    """One copy to be made, with the new columns on a tab of their own.

    Attributes:
        written: where the new columns are.
    """

    def __init__(
        self, package: Package, sheet: str, header_row: int, titles: Sequence[str], widths: Sequence[float]
    ) -> None:
        self._package = package
        self._changed = check_package(package)
        source = _find_sheet(package, sheet)
        self._tab = NewTab(package, titles, widths)
        self._head_style = _header_style(package, source.part, header_row)
        self._text_style = _add_styles(package, {""}, self._changed).get("", "")
        self._changed |= {
            name: as_workbook(xml) if name == "[content_types].xml" else xml
            for name, xml in self._tab.changed.items()
        }
        self.written = Written(self._tab.name, 1, tuple(titles), 1, _LOCKED if self._tab.is_locked else "")

    def write(self, temporary: Path, cells: Iterable[CellRow]) -> None:
        """Write the copy, and see that all new cells are in it."""
        content = self._tab.xml(cells, self._head_style, self._text_style)
        _write_package(self._package, temporary, self._changed, self._tab.part, content)
        self._tab.added.check(temporary, self._tab.part)


def plan_copy(
    package: Package,
    sheet: str,
    header_row: int,
    titles: Sequence[str],
    widths: Sequence[float],
    place: Place,
) -> BookCopy | TabCopy:
    """Look at a workbook and prepare its copy.

    Raises:
        TooExoticError: it cannot be copied safely.
        OutputError: the place is not free.
        ListFileError: it is damaged.
    """
    if place.where is Where.TAB:
        return TabCopy(package, sheet, header_row, titles, widths)
    return BookCopy(package, sheet, header_row, titles, widths, place)


def check_package(package: Package) -> dict[str, bytes]:
    """See that a package may be changed at all; gives the parts that every copy of it changes.

    Raises:
        TooExoticError: it is signed, or holds two members of one name.
    """
    names = Counter(plain_name(member.filename) for member in package.members)
    if any(count > 1 for count in names.values()):
        raise opening.too_exotic(package.path, say("it holds two parts of one name"))
    if any(name.startswith("_xmlsignatures/") for name in names):
        raise opening.too_exotic(
            package.path, say("it is digitally signed, and any change would break the signature")
        )
    if any(
        member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for member in package.members
    ):
        raise opening.too_exotic(package.path, say("it is compressed in an unusual way"))
    types = package.read("[Content_Types].xml")
    changed = as_workbook(types)
    return {} if changed == types else {"[content_types].xml": changed}


def _write_package(
    package: Package, temporary: Path, changed: dict[str, bytes], part: str, content: Iterator[bytes]
) -> None:
    """Write the members in their order; ``part`` with new content, at the end if it is a new one."""
    with PackageWriter(temporary, package.comment) as writer:
        for member in package.members:
            name = plain_name(member.filename)
            if name == plain_name(part):
                writer.write(member, well_formed(package.path, content))
            elif name in changed:
                writer.write(member, well_formed(package.path, [changed[name]]))
            else:
                writer.copy(member, package.raw(member))
        if not package.has(part):
            fresh = zipfile.ZipInfo(part, package.member(package.workbook_part()).date_time)
            writer.write(fresh, well_formed(package.path, content))


def _add_styles(package: Package, styles: Set[str], changed: dict[str, bytes]) -> dict[str, str]:
    relations = package.relations(package.workbook_part()).values()
    part = next((part for kind, part in relations if kind == "styles"), "")
    if not part or not package.has(part):
        return {}
    xml, copies = add_text_formats(package.read(part), styles)
    if copies:
        changed[plain_name(part)] = xml
    return copies


def _header_style(package: Package, part: str, header_row: int) -> str:
    """Give the format of the last title of a list, "" where it cannot be told."""
    try:
        prefix = b""
        for item in SheetReader(package.path, package.unpack(part)):
            if isinstance(item, Row) and item.number >= header_row:
                filled = [cell for cell in row_cells(item, prefix) if cell.is_filled]
                return filled[-1].style if filled and item.number == header_row else ""
    except opening.TooExoticError:
        pass
    return ""


def _find_sheet(package: Package, name: str) -> SheetPart:
    sheets = package.sheets()
    for sheet in sheets:
        if sheet.name == name:
            return sheet
    raise opening.no_such_sheet(package.path, name, [sheet.name for sheet in sheets])


def _adjoining(tables: list[Table], survey: Survey, header_row: int) -> Table | None:
    for table in tables:
        is_beside = table.area.right == survey.first - 1
        if is_beside and table.can_grow and table.has_header and table.area.top == header_row:
            return table
    return None
