"""Compares a copied workbook with its source, part by part: packed bytes where nothing may change, XML where it may."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from gui.sheets.grid import column_letters
from gui.sheets.package import Package

if TYPE_CHECKING:
    from pathlib import Path

    from gui.sheets.place import Written

_SPANS = re.compile(rb"""\sspans=["'][^"']*["']""")
_COLS = re.compile(rb"<(?:\w+:)?cols\b[^>]*?(?:/>|>.*?</(?:\w+:)?cols\s*>)", re.DOTALL)
_COL = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_REF = re.compile(rb"""(<(?:\w+:)?(?:dimension|autoFilter|table)\s[^>]*?\bref=["'])[^"']*""")
_EMPTY_ROW = re.compile(rb"<((?:\w+:)?row)\b([^>]*?)\s*>\s*</(?:\w+:)?row>")
_CLOSED_ROW = re.compile(rb"<((?:\w+:)?row)\b([^>]*?)\s*/>")
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b[^>]*>(.*?)</(?:\w+:)?cellXfs", re.DOTALL)
_FILTER_NAME = re.compile(rb"(<(?:\w+:)?definedName\b[^>]*_xlnm\._FilterDatabase[^>]*>)[^<]*")
_ENROW = re.compile(rb"<[^<>]*(?:enrow\d+\.xml|rIdEnrow\d)[^<>]*>")
_TABLE_COLUMN = re.compile(rb"<(?:\w+:)?tableColumn\b.*?(?=<(?:\w+:)?tableColumn\b|</(?:\w+:)?tableColumns)", re.DOTALL)


def packed(path: Path) -> dict[str, tuple[int, bytes]]:
    """Each part's checksum and bytes as they lie in the file."""
    with Package(path) as package:
        return {member.filename: (member.CRC, b"".join(package.raw(member))) for member in package.members}


def differences(source: Path, copy: Path, written: Written) -> list[str]:
    """Say what is different that should not be."""
    found = []
    before, after = packed(source), packed(copy)
    names = list(before)
    with Package(copy) as package:
        new_part = next(sheet.part for sheet in package.sheets() if sheet.name == written.sheet)
        styles = [part for kind, part in package.relations(package.workbook_part()).values() if kind == "styles"]
        tables = [part for kind, part in package.relations(new_part).values() if kind == "table"]
        workbook = package.workbook_part()
    if list(after)[: len(names)] != names:
        found.append("the parts are not in their order")
    if extra := set(after) - set(before) - {new_part}:
        found.append(f"new parts {extra}")
    may_change = {part.lower() for part in (*styles, *tables, workbook, new_part, "[Content_Types].xml")}
    with zipfile.ZipFile(source) as one, zipfile.ZipFile(copy) as other:
        if one.comment != other.comment:
            found.append("the comment of the zip")
        for name in names:
            if before[name] == after[name]:
                continue
            old, new = one.read(name), other.read(name)
            if name.lower() in {part.lower() for part in tables}:
                same = _table(old, len(written.titles), is_new=False) == _table(new, len(written.titles), is_new=True)
            elif name == new_part:
                same = _sheet(old, written) == _sheet(new, written) and _same_cols(old, new, written)
            elif name in styles:
                same = _same_styles(old, new)
            elif name.lower() in may_change or name.endswith("workbook.xml.rels"):
                same = _plain(old) == _plain(new)
            else:
                same = False
            if not same:
                found.append(f"part {name}")
    return found


def _letters(written: Written) -> bytes:
    return "|".join(column_letters(written.first + place) for place in range(len(written.titles))).encode()


def _sheet(xml: bytes, written: Written) -> bytes:
    """A sheet without the cells in the new columns and what may follow from them."""
    xml = _REF.sub(rb"\1", _SPANS.sub(b"", _COLS.sub(b"", xml)))
    cell = rb"""<((?:\w+:)?)c(?=\s)[^>]*?\sr=["'](?:%b)\d+["'][^>]*?(?:/>|>.*?</\1c>)""" % _letters(written)
    # Cells above the list's header, or of rows that are not the list's, may stand there and stay.
    xml = re.sub(cell, b"", xml, flags=re.DOTALL)
    xml = re.sub(rb"<(?:\w+:)?sheetData\s*/>|<((?:\w+:)?)sheetData>\s*</(?:\w+:)?sheetData>", b"", xml)
    xml = _EMPTY_ROW.sub(rb"<\1\2/>", xml)
    return _CLOSED_ROW.sub(lambda match: b"" if re.fullmatch(rb' r="\d+"', match[2]) else b"<row%b/>" % match[2], xml)


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
    return {k: v for k, v in before.items() if k not in fresh} == {k: v for k, v in after.items() if k not in fresh}


def _same_styles(old: bytes, new: bytes) -> bool:
    before, after = _FORMATS.search(old), _FORMATS.search(new)
    if not before or not after:
        return False
    around = [_FORMATS.sub(b"", xml) for xml in (old, new)]
    return after[1].startswith(before[1].rstrip()) and around[0] == around[1]


def _table(xml: bytes, count: int, *, is_new: bool) -> bytes:
    columns = _TABLE_COLUMN.findall(xml)
    kept = columns[:-count] if is_new else columns
    xml = re.sub(rb"""(tableColumns\b[^>]*\scount=["'])\d+""", rb"\1", _TABLE_COLUMN.sub(b"", _REF.sub(rb"\1", xml)))
    return xml + b"".join(kept)


def _plain(xml: bytes) -> bytes:
    """The parts that name others, without the new tab and the range of the filter."""
    xml = _FILTER_NAME.sub(rb"\1", _ENROW.sub(b"", xml))
    return xml.replace(b"spreadsheetml.template.main", b"spreadsheetml.sheet.main").replace(
        b"ms-excel.template.macroEnabled", b"ms-excel.sheet.macroEnabled"
    )
