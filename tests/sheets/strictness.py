"""What Excel would have to repair in a workbook, as far as it can be told without Excel.

Source of fact: ECMA-376 part 1, 18.2 (workbook), 18.3.1 (worksheet), 18.5.1 (table), 18.8 (styles); part 2.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from gui.sheets.grid import column_letters
from gui.sheets.workbooks.package import Package, local_name
from gui.sheets.workbooks.row_cells import column_of
from gui.sheets.workbooks.survey import Area

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree import ElementTree as ET

ORDER = (
    *(
        "sheetPr",
        "dimension",
        "sheetViews",
        "sheetFormatPr",
        "cols",
        "sheetData",
        "sheetCalcPr",
        "sheetProtection",
    ),
    *(
        "protectedRanges",
        "scenarios",
        "autoFilter",
        "sortState",
        "dataConsolidate",
        "customSheetViews",
        "mergeCells",
    ),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *(
        "pageSetup",
        "headerFooter",
        "rowBreaks",
        "colBreaks",
        "customProperties",
        "cellWatches",
        "ignoredErrors",
    ),
    *(
        "smartTags",
        "drawing",
        "legacyDrawing",
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
    ),
    *("webPublishItems", "tableParts", "extLst"),
)
CELL_TYPES = {"b", "d", "e", "inlineStr", "n", "s", "str"}
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ROWS, _COLUMNS, _CHARACTERS = 1_048_576, 16_384, 32_767


def complaints(path: Path) -> set[str]:
    """What is wrong with a workbook; empty for a good one."""
    with Package(path) as package:
        found = set(_package(package))
        formats, problems = _formats(package)
        found |= problems | set(_workbook(package))
        strings = _strings(package)
        for sheet in package.sheets():
            found |= {f"{sheet.name}: {problem}" for problem in _sheet(package, sheet.part, formats, strings)}
        return found


def _package(package: Package) -> Iterator[str]:
    names = [member.filename for member in package.members]
    if len({name.lower() for name in names}) != len(names):
        yield "doubled parts"
    with zipfile.ZipFile(package.path) as archive:
        if bad := archive.testzip():
            yield f"checksum of {bad}"
    types = package.tree("[Content_Types].xml")
    said = {element.get("PartName", "").lstrip("/").lower() for element in types if element.get("PartName")}
    endings = {element.get("Extension", "").lower() for element in types}
    for name in names:
        if (
            name.lower() not in said
            and posixpath.splitext(name)[1][1:].lower() not in endings
            and name[-1] != "/"
        ):
            yield f"no content type for {name}"
        if name.endswith(".rels"):
            owner = posixpath.join(posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name)[:-5])
            for kind, target in package.relations(owner).values():
                if not package.has(target):
                    yield f"{name} names {target} ({kind}), which is not there"
    for name in said - {name.lower() for name in names}:
        yield f"content type for {name}, which is not there"


def _workbook(package: Package) -> Iterator[str]:
    tree = package.tree(package.workbook_part())
    sheets = [element for element in tree.iter() if local_name(element.tag) == "sheet"]
    for what in ("name", "sheetId"):
        values = [sheet.get(what, "").casefold() for sheet in sheets]
        if len(set(values)) != len(values):
            yield f"doubled {what}"
    if any(
        len(sheet.get("name", "")) > 31 or re.search(r"[\[\]:*?/\\]", sheet.get("name", ""))
        for sheet in sheets
    ):
        yield "a tab's name"
    known = package.relations(package.workbook_part())
    for sheet in sheets:
        if not any(value in known for value in sheet.attrib.values()):
            yield f"no part for the tab {sheet.get('name')}"
    for element in tree.iter():
        if local_name(element.tag) == "definedName" and int(element.get("localSheetId", "0")) >= len(sheets):
            yield "a name of no sheet"


def _formats(package: Package) -> tuple[int, set[str]]:
    relations = package.relations(package.workbook_part()).values()
    part = next((part for kind, part in relations if kind == "styles" and package.has(part)), "")
    if not part:
        return 1 << 30, set()
    found = set()
    lists = {local_name(element.tag): element for element in package.tree(part)}
    for name, element in lists.items():
        if element.get("count") and int(element.get("count", "0")) != len(element) and name == "cellXfs":
            found.add("the count of formats")
    for xf in lists.get("cellXfs", ()):
        for attribute, name in (
            ("fontId", "fonts"),
            ("fillId", "fills"),
            ("borderId", "borders"),
            ("xfId", "cellStyleXfs"),
        ):
            if int(xf.get(attribute, "0")) >= max(len(lists.get(name, ())), 1):
                found.add(f"a format names a {attribute} that is not there")
    return len(lists.get("cellXfs", ())) or 1 << 30, found


def _strings(package: Package) -> list[str]:
    relations = package.relations(package.workbook_part()).values()
    part = next((part for kind, part in relations if kind == "sharedStrings" and package.has(part)), "")
    return [_text(element) for element in package.tree(part)] if part else []


def _text(element: ET.Element) -> str:
    runs = (t for child in element if local_name(child.tag) in {"t", "r"} for t in child.iter())
    text = "".join(t.text or "" for t in runs if local_name(t.tag) == "t")
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def _sheet(package: Package, part: str, formats: int, strings: list[str]) -> Iterator[str]:
    tree = package.tree(part)
    names = [
        local_name(child.tag)
        for child in tree
        if child.tag.startswith("{") and "compatibility" not in child.tag
    ]
    places = [ORDER.index(name) for name in names if name in ORDER]
    if places != sorted(places) or any(
        names.count(name) > 1 for name in names if name != "conditionalFormatting"
    ):
        yield f"the order of its parts: {names}"
    cells: dict[str, str] = {}
    for child in tree:
        if local_name(child.tag) == "cols":
            yield from _cols(child)
        elif local_name(child.tag) == "sheetData":
            yield from _rows(child, formats, strings, cells)
        elif local_name(child.tag) == "dimension" and Area.parse(child.get("ref", "")) is None:
            yield "its dimension"
        elif local_name(child.tag) == "mergeCells":
            yield from _merged(child)
    yield from _tables(package, part, cells)


def _cols(cols: ET.Element) -> Iterator[str]:
    last = 0
    for col in cols:
        low, high = int(col.get("min", "0")), int(col.get("max", "0"))
        if not last < low <= high <= _COLUMNS:
            yield f"columns {low} to {high} after {last}"
        last = high
    if not len(cols):
        yield "an empty list of columns"


def _rows(data: ET.Element, formats: int, strings: list[str], cells: dict[str, str]) -> Iterator[str]:
    last_row = 0
    for row in data:
        number = int(row.get("r", last_row + 1))
        if not last_row < number <= _ROWS:
            yield f"row {number} after {last_row}"
        last_row, last = number, -1
        for cell in row:
            if local_name(cell.tag) != "c":
                continue
            match = _REFERENCE.fullmatch(cell.get("r", ""))
            column = column_of(match[1].encode()) if match else last + 1
            if not last < column < _COLUMNS or (match and int(match[2]) != number):
                yield f"cell {cell.get('r')} in row {number}"
            if int(cell.get("s", "0")) >= formats or cell.get("t", "n") not in CELL_TYPES:
                yield f"format or type of {cell.get('r')}"
            last = column
            text = _value(cell, strings)
            if len(text) > _CHARACTERS:
                yield f"too much text in {cell.get('r')}"
            cells[cell.get("r", "")] = text


def _value(cell: ET.Element, strings: list[str]) -> str:
    for child in cell:
        if local_name(child.tag) == "is":
            return _text(child)
        if local_name(child.tag) == "v":
            text = child.text or ""
            is_shared = cell.get("t") == "s" and text.strip().isdigit() and int(text) < len(strings)
            return strings[int(text)] if is_shared else text
    return ""


def _merged(merged: ET.Element) -> Iterator[str]:
    if merged.get("count") and int(merged.get("count", "0")) != len(merged):
        yield "the count of merged cells"


def _tables(package: Package, part: str, cells: dict[str, str]) -> Iterator[str]:
    areas: list[Area] = []
    for kind, target in package.relations(part).values():
        if kind != "table" or not package.has(target):
            continue
        tree = package.tree(target)
        area = Area.parse(tree.get("ref", ""))
        names = [
            element.get("name", "") for element in tree.iter() if local_name(element.tag) == "tableColumn"
        ]
        ids = [element.get("id", "") for element in tree.iter() if local_name(element.tag) == "tableColumn"]
        names = [re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), name) for name in names]
        if area is None or area.right - area.left + 1 != len(names):
            yield f"{target} is not as wide as its columns"
            continue
        if len({name.casefold() for name in names}) != len(names) or len(set(ids)) != len(ids):
            yield f"{target} has doubled columns"
        if tree.get("headerRowCount", "1") != "0":
            shown = [
                cells.get(f"{column_letters(area.left + place)}{area.top}", "") for place in range(len(names))
            ]
            if [text.replace("\r\n", "\n") for text in shown] != names:
                yield f"{target} is not named as its header"
        if any(_overlap(area, other) for other in areas):
            yield f"{target} lies over another"
        areas.append(area)
        for element in tree.iter():
            if local_name(element.tag) == "tableColumns" and element.get("count") not in {
                None,
                str(len(names)),
            }:
                yield f"{target} counts wrong"


def _overlap(one: Area, other: Area) -> bool:
    return (
        one.left <= other.right
        and other.left <= one.right
        and one.top <= other.bottom
        and other.top <= one.bottom
    )
