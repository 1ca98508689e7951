"""Compares a copied workbook with its source, part by part: packed bytes, or XML where it may change."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from gui.sheets.grid import column_letters
from gui.sheets.workbooks.package import Package

if TYPE_CHECKING:
    from pathlib import Path

    from gui.sheets.workbooks.place import Written

_SPANS = re.compile(rb"""\sspans=["'][^"']*["']""")
_COLS = re.compile(rb"<(?:\w+:)?cols\b[^>]*?(?:/>|>.*?</(?:\w+:)?cols\s*>)", re.DOTALL)
_COL = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_REF = re.compile(rb"""(<(?:\w+:)?(?:dimension|autoFilter|table)\s[^>]*?\bref=["'])[^"']*""")
_EMPTY_ROW = re.compile(rb"<((?:\w+:)?row)\b([^>]*?)\s*>\s*</(?:\w+:)?row>")
_CLOSED_ROW = re.compile(rb"<((?:\w+:)?row)\b([^>]*?)\s*/>")
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b[^>]*>(.*?)</(?:\w+:)?cellXfs", re.DOTALL)
_FILTER_NAME = re.compile(rb"(<(?:\w+:)?definedName\b[^>]*_xlnm\._FilterDatabase[^>]*>)[^<]*")
_ENROW = re.compile(rb"<[^<>]*(?:enrow\d+\.xml|rIdEnrow\d)[^<>]*>")
_TABLE_COLUMN = re.compile(
    rb"<(?:\w+:)?tableColumn\b.*?(?=<(?:\w+:)?tableColumn\b|</(?:\w+:)?tableColumns)", re.DOTALL
)


def packed(path: Path) -> dict[str, tuple[int, bytes]]:
    """Each part's checksum and bytes as they lie in the file."""
    with Package(path) as package:
        return {member.filename: (member.CRC, b"".join(package.raw(member))) for member in package.members}


def differences(source: Path, copy: Path, written: Written) -> list[str]:
    """Say what is different that should not be."""
    before, after = packed(source), packed(copy)
    names = list(before)
    changing = _changing(copy, written)
    found = []
    if list(after)[: len(names)] != names:
        found.append("the parts are not in their order")
    new_parts = {name for name, kind in changing.items() if kind == "sheet"}
    found += [f"a new part {name}" for name in set(after) - set(before) - new_parts]
    with zipfile.ZipFile(source) as one, zipfile.ZipFile(copy) as other:
        if one.comment != other.comment:
            found.append("the comment of the zip")
        for name in names:
            if before[name] != after.get(name) and not (
                name in changing and _is_same(changing[name], one.read(name), other.read(name), written)
            ):
                found.append(f"part {name}")
    return found


def _changing(copy: Path, written: Written) -> dict[str, str]:
    """The parts that may change, and as what."""
    with Package(copy) as package:
        workbook = package.workbook_part()
        sheet = next(sheet.part for sheet in package.sheets() if sheet.name == written.sheet)
        wanted = {sheet: "sheet", workbook: "plain", "[Content_Types].xml": "plain"}
        wanted[workbook.replace("workbook.xml", "_rels/workbook.xml.rels")] = "plain"
        wanted |= {part: "styles" for kind, part in package.relations(workbook).values() if kind == "styles"}
        wanted |= {part: "table" for kind, part in package.relations(sheet).values() if kind == "table"}
        return {package.member(part).filename: kind for part, kind in wanted.items() if package.has(part)}


def _is_same(kind: str, old: bytes, new: bytes, written: Written) -> bool:
    if kind == "sheet":
        return _sheet(old, written) == _sheet(new, written) and _same_cols(old, new, written)
    if kind == "table":
        return _table(old, 0) == _table(new, len(written.titles))
    return _same_styles(old, new) if kind == "styles" else _plain(old) == _plain(new)


def _letters(written: Written) -> bytes:
    return "|".join(column_letters(written.first + place) for place in range(len(written.titles))).encode()


def _sheet(xml: bytes, written: Written) -> bytes:
    """A sheet without the cells in the new columns and what may follow from them."""
    xml = _REF.sub(rb"\1", _SPANS.sub(b"", _COLS.sub(b"", xml)))
    cell = rb"""<((?:\w+:)?)c(?=\s)[^>]*?\sr=["'](?:%b)\d+["'][^>]*?(?:/>|>.*?</\1c>)""" % _letters(written)
    # Cells above the list's header, or of rows that are not the list's, may stand there and stay.
    xml = re.sub(cell, b"", xml, flags=re.DOTALL)
    xml = re.sub(rb"<(?:\w+:)?sheetData\s*/>|<((?:\w+:)?)sheetData>\s*</(?:\w+:)?sheetData>", b"", xml)
    xml = re.sub(rb">\s+<", b"><", xml)
    xml = _EMPTY_ROW.sub(rb"<\1\2/>", xml)
    return _CLOSED_ROW.sub(
        lambda match: b"" if re.fullmatch(rb' r="\d+"', match[2]) else b"<row%b/>" % match[2], xml
    )


def _said(xml: bytes) -> dict[int, bytes]:
    said = {}
    for element in _COL.findall(xml.partition(b"sheetData")[0]):
        low, high = (int(re.search(rb"""\s%b=["'](\d+)""" % name, element)[1]) for name in (b"min", b"max"))  # type: ignore[index]
        rest = re.sub(rb"""\s(?:min|max)=["']\d+["']""", b"", element)
        said.update(dict.fromkeys(range(low, high + 1), rest))
    return said


def _same_cols(old: bytes, new: bytes, written: Written) -> bool:
    fresh = range(written.first + 1, written.first + 1 + len(written.titles))
    before, after = _said(old), _said(new)
    return {k: v for k, v in before.items() if k not in fresh} == {
        k: v for k, v in after.items() if k not in fresh
    }


def _same_styles(old: bytes, new: bytes) -> bool:
    before, after = _FORMATS.search(old), _FORMATS.search(new)
    if not before or not after:
        return False
    around = [_FORMATS.sub(b"", xml) for xml in (old, new)]
    return after[1].startswith(before[1].rstrip()) and around[0] == around[1]


def _table(xml: bytes, added: int) -> bytes:
    columns = _TABLE_COLUMN.findall(xml)
    kept = columns[: len(columns) - added]
    xml = re.sub(
        rb"""(tableColumns\b[^>]*\scount=["'])\d+""", rb"\1", _TABLE_COLUMN.sub(b"", _REF.sub(rb"\1", xml))
    )
    return xml + b"".join(kept)


def _plain(xml: bytes) -> bytes:
    """The parts that name others, without the new tab and the range of the filter."""
    xml = _FILTER_NAME.sub(rb"\1", _ENROW.sub(b"", xml))
    return xml.replace(b"spreadsheetml.template.main", b"spreadsheetml.sheet.main").replace(
        b"ms-excel.template.macroEnabled", b"ms-excel.sheet.macroEnabled"
    )
