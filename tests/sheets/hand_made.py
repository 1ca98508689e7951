"""Workbooks with one feature each that openpyxl cannot make: its plain book with parts changed by hand."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from tests.sheets.books import Book, blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MICROSOFT = b"http://schemas.microsoft.com/office/2007/relationships/"
R = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%b</Relationships>'
)
Parts = dict[str, bytes]


def plain_parts() -> Parts:

    content = io.BytesIO()
    blank()[0].save(content)
    with zipfile.ZipFile(content) as package:
        return {name: package.read(name) for name in package.namelist()}


def book_of(
    change: Callable[[Parts], None], ending: str = ".xlsx", copy_ending: str = ".xlsx", **how: Any
) -> Book:
    def make(path: Path) -> None:
        parts = plain_parts()
        change(parts)
        with zipfile.ZipFile(path, "w", how.get("compression", zipfile.ZIP_DEFLATED)) as package:
            for name, content in parts.items():
                package.writestr(name, content)
            package.comment = how.get("comment", b"")

    return Book(make, 1, ending, copy_ending)


def _sheet(pattern: bytes, by: bytes, count: int = 0) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        changed = re.sub(pattern, by, parts[SHEET], count=count)
        assert changed != parts[SHEET]
        parts[SHEET] = changed

    return change


def _with_part(
    name: str, content: bytes, kind: str, *, of: str = SHEET, mention: bytes = b"", home: bytes = OFFICE
) -> Callable[[Parts], None]:
    """Put a part in, named by the sheet or the workbook; ``mention`` is its element at the sheet's end."""

    def change(parts: Parts) -> None:
        relations = SHEET_RELATIONS if of == SHEET else BOOK_RELATIONS
        xml = parts.get(relations, RELATIONS % b"")
        number = b"rId%d" % (90 + xml.count(b"<Relationship "))
        relation = b'<Relationship Id="%b" Type="%b%b" Target="/%b"/>' % (
            number,
            home,
            kind.encode(),
            name.encode(),
        )
        parts[relations] = xml.replace(b"</Relationships>", relation + b"</Relationships>")
        parts[name] = content
        override = f'<Override PartName="/{name}" ContentType="application/vnd.example.{kind}+xml"/>'.encode()
        parts[TYPES] = parts[TYPES].replace(b"</Types>", override + b"</Types>")
        if mention:
            element = mention.replace(b"ID", number)
            parts[SHEET] = parts[SHEET].replace(b"</worksheet>", element + b"</worksheet>")

    return change


def _all(*changes: Callable[[Parts], None]) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        for each in changes:
            each(parts)

    return change


def _prefixed(parts: Parts) -> None:
    xml = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", parts[SHEET])
    parts[SHEET] = xml.replace(b"xmlns=", b"xmlns:x=", 1)


def _strict(parts: Parts) -> None:
    for name, xml in parts.items():
        parts[name] = xml.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )


def _typed(old: bytes, new: bytes) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        assert old in parts[TYPES]
        parts[TYPES] = parts[TYPES].replace(old, new)

    return change


def _shared(parts: Parts) -> None:
    texts = re.findall(rb"<is><t[^>]*>([^<]*)</t></is>", parts[SHEET])
    items = b"".join(b"<si><t>%b</t></si>" % text for text in texts)
    namespace = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    _with_part("xl/sharedStrings.xml", b"<sst %b>%b</sst>" % (namespace, items), "sharedStrings", of=BOOK)(
        parts
    )
    content_type = b"vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    parts[TYPES] = parts[TYPES].replace(b"vnd.example.sharedStrings+xml", content_type)
    numbers = iter(range(len(texts)))
    pattern = rb' t="inlineStr"><is><t[^>]*>[^<]*</t></is>'
    parts[SHEET] = re.sub(pattern, lambda _: b' t="s"><v>%d</v>' % next(numbers), parts[SHEET])


def _alternatives(parts: Parts) -> None:
    """Formats that only one program understands, with others for the rest."""
    namespace = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = (
        b'<mc:AlternateContent %b><mc:Choice xmlns:hs="urn:hs" Requires="hs"><xf hs:odd="1"><hs:odd/></xf>'
        % namespace
    )
    fallback = b'</mc:Choice><mc:Fallback><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></mc:Fallback>'
    xml = parts["xl/styles.xml"].replace(
        b"</cellXfs>", choice + fallback + b"</mc:AlternateContent></cellXfs>"
    )
    number = int(re.search(rb'cellXfs count="(\d+)"', xml)[1])  # type: ignore[index]
    parts["xl/styles.xml"] = xml.replace(b'cellXfs count="%d"' % number, b'cellXfs count="%d"' % (number + 1))
    parts[SHEET] = re.sub(rb'(<c r="C[4-7]")', rb'\1 s="%d"' % number, parts[SHEET])


def _local_prefix(parts: Parts) -> None:
    """The prefix of the relations is declared at each sheet alone."""
    plain = re.sub(rb' xmlns:r="[^"]*"', b"", parts[BOOK])
    parts[BOOK] = plain.replace(b"<sheet ", b"<sheet %b " % R)


def _last_row(parts: Parts) -> None:
    far = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", far)


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def _picture(parts: Parts) -> None:
    drawing = (
        b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        b'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
        b"<xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        b"<xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
        b'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="Box"/><xdr:cNvSpPr/></xdr:nvSpPr>'
        b'<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp><xdr:clientData/>'
        b"</xdr:twoCellAnchor></xdr:wsDr>"
    )
    _with_part("xl/drawings/drawing9.xml", drawing, "drawing", mention=b'<drawing %b r:id="ID"/>' % R)(parts)
    parts[TYPES] = parts[TYPES].replace(
        b"vnd.example.drawing+xml", b"vnd.openxmlformats-officedocument.drawing+xml"
    )
    parts["xl/media/image1.png"] = _png()
    parts[TYPES] = parts[TYPES].replace(
        b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
    )


X14 = b'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
XM = b'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
SPARKLINES = (
    b'<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" %b%b><x14:conditionalFormattings>'
    b'<x14:conditionalFormatting><x14:cfRule type="dataBar" id="{00000000-0001-0000-0000-000000000001}"/>'
    b"<xm:sqref>C2:C9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>"
    b'<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" %b%b><x14:sparklineGroups><x14:sparklineGroup>'
    b"<x14:sparklines><x14:sparkline><xm:f>Leads!C2:C9</xm:f><xm:sqref>E2</xm:sqref></x14:sparkline></x14:sparklines>"
    b"</x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>"
) % (X14, XM, X14, XM)
VIEWS = (
    b'<customSheetViews><customSheetView guid="{00000000-0000-0000-0000-000000000001}">'
    b'<autoFilter ref="A1:B9"/></customSheetView></customSheetViews><pageMargins'
)


STUBS = (
    ("xl/printerSettings/printerSettings1.bin", "printerSettings", SHEET, b""),
    ("xl/ctrlProps/ctrlProp1.xml", "ctrlProp", SHEET, b""),
    ("xl/threadedComments/threadedComment1.xml", "threadedComment", SHEET, b""),
    ("xl/slicers/slicer1.xml", "slicer", SHEET, b""),
    ("xl/timelines/timeline1.xml", "timeline", SHEET, b""),
    ("xl/pivotTables/pivotTable1.xml", "pivotTable", SHEET, b""),
    ("xl/drawings/vmlDrawing9.vml", "vmlDrawing", SHEET, b'<legacyDrawing %b r:id="ID"/>' % R),
    ("xl/pivotCache/pivotCacheDefinition1.xml", "pivotCacheDefinition", BOOK, b""),
    ("xl/slicerCaches/slicerCache1.xml", "slicerCache", BOOK, b""),
    ("xl/metadata.xml", "sheetMetadata", BOOK, b""),
    ("xl/calcChain.xml", "calcChain", BOOK, b""),
    ("xl/externalLinks/externalLink1.xml", "externalLink", BOOK, b""),
    ("xl/persons/person.xml", "person", BOOK, b""),
    ("xl/fonts/font1.fntdata", "font", BOOK, b""),
    ("customXml/item1.xml", "customXml", BOOK, b""),
)


def hand_made_books() -> Iterator[tuple[str, Book]]:
    """Every book with its name."""
    yield "shared strings", book_of(_shared)
    yield "alternative formats", book_of(_alternatives)
    yield "local prefix", book_of(_local_prefix)
    yield "prefixed", book_of(_prefixed)
    yield "strict", book_of(_strict)
    yield (
        "self-closing row",
        book_of(_sheet(rb"</sheetData>", b'<row r="12" ht="30" customHeight="1"/></sheetData>')),
    )
    yield (
        "spans",
        book_of(
            _sheet(
                rb'<row r="(\d+)"',
                rb'<row r="\1" spans="1:3" thickBot="1" ph="1"',
            )
        ),
    )
    yield "row extensions", book_of(_sheet(rb"</row>", b'<extLst><ext uri="{1}"/></extLst></row>'))
    yield "phonetic cells", book_of(_sheet(rb'<c r="(C\d)"', rb'<c ph="1" r="\1"'))
    yield "no references", book_of(_sheet(rb'(<c|<row) r="[A-Z]*\d+"', rb"\1"))
    yield "single quotes", book_of(_sheet(rb' (r|s|t)="(\w+)"', rb" \1='\2'"))
    yield "pretty-printed", book_of(_sheet(rb"(<row|<c |</row>|</sheetData>)", rb"\n  \1"))
    yield "empty cols", book_of(_sheet(rb"<sheetData>", b"<cols/><sheetData>"))
    yield "sparklines", book_of(_sheet(rb"</worksheet>", SPARKLINES))
    yield "custom views", book_of(_sheet(rb"<pageMargins", VIEWS))
    yield (
        "array formula",
        book_of(
            _sheet(
                rb'<c r="C9"[^>]*>.*?</c>', b'<c r="C9" cm="1"><f t="array" ref="C9">SUM(C2)</f><v>9</v></c>'
            )
        ),
    )
    yield (
        "cached formula",
        book_of(_sheet(rb'<c r="C8"[^>]*>.*?</c>', b'<c r="C8" t="str"><f>A8&amp;"!"</f><v>Nadia!</v></c>')),
    )
    yield "last row", book_of(_last_row)
    yield "picture", book_of(_picture)
    yield from _books_of_parts()


def _books_of_parts() -> Iterator[tuple[str, Book]]:
    for name, kind, of, mention in STUBS:
        yield (
            kind,
            book_of(_with_part(name, b"<part><!-- as it was --></part>", kind, of=of, mention=mention)),
        )
    macros = _all(
        _with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0", "vbaProject", of=BOOK, home=MICROSOFT),
        _typed(
            b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
        ),
    )
    yield "macros", book_of(macros, ".xlsm", ".xlsm")
    template = _typed(b"spreadsheetml.sheet.main", b"spreadsheetml.template.main")
    yield "template", book_of(template, ".xltx")
    macro_template = _typed(b"ms-excel.sheet.macroEnabled", b"ms-excel.template.macroEnabled")
    yield "macro template", book_of(_all(macros, macro_template), ".xltm", ".xlsm")
