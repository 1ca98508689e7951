"""Awkward workbooks of the corpus: those that are no .xlsx at all, whatever they are called."""

from __future__ import annotations

import gzip
import zipfile
from functools import partial
from typing import TYPE_CHECKING

from tests.data import xlsb_parts
from tests.data.awkward import AwkwardFile
from tests.data.book_parts import Book, packed, rows_of
from tests.data.books_cells import FIRST
from tests.data.xls_parts import error, hidden_row, label, number, xls

if TYPE_CHECKING:
    from pathlib import Path

    from gui.sheets.reading import ReadOptions

SHOWN = (("Zoë & Co", "00123"),)
CSV = b"Name,Zip\r\nMira,00123\r\n"
LEADS = Book(rows_of(("Name", "Zip"), ("Mira", "00123"))).write()
_HIDDEN = ("1 row is hidden in Excel",)


def _put(content: bytes, path: Path) -> None:
    path.write_bytes(content)


def case(
    name: str,
    content: bytes,
    rows: tuple[tuple[str, ...], ...] = SHOWN,
    headers: tuple[str, ...] = ("Name", "Zip"),
    *,
    sheet: str | None = None,
    remarks: tuple[str, ...] = (),
    options: ReadOptions = FIRST,
) -> AwkwardFile:
    """One file of the corpus."""
    return AwkwardFile(
        name, partial(_put, content), headers, rows, sheet=sheet, remarks=remarks, options=options
    )


def page(body: str, head: str = "<meta charset=utf-8>", encoding: str = "utf-8") -> bytes:
    """Write a web page."""
    return f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding)


_TABLE = "<table><tr><th>Name</th><th>Zip</th></tr><tr><td>Zoë &amp; Co</td><td>00123</td></tr></table>"
_EXCEL_HEAD = (
    '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">'
    "<!--[if gte mso 9]><xml><x:ExcelWorkbook/></xml><![endif]--><style>td {color:red}</style>"
)


def _pages() -> tuple[AwkwardFile, ...]:
    open_tags = "<table><tr><th>Name<th>Zip<tr><td>Zoë &amp; Co<td>00123</table>"
    spans = "<table><tr><td>Name<td>Zip<td>A<tr><td rowspan=2>Mira<td colspan=2>1<tr><td>2<td>3</table>"
    nested = "<table><tr><td>Menu<td>" + _TABLE + "</table>"
    breaks = "<table><tr><td>Name<td>Zip<tr><td>Zoë<br>&amp; Co<td><b>001</b>23&nbsp;</table>"
    small = "<table><tr><td>Home</td></tr></table>"
    hidden = _TABLE.replace("<tr><td>", '<tr style="display: none"><td>')
    script = _TABLE.replace("00123", "<script>var a = '<td>no</td>';</script>00123")
    doctype = b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://w3.example/xhtml1.dtd">\n'
    return (
        case("page-usual.xls", page(_TABLE)),
        case("page-of-excel.xls", page(_TABLE, _EXCEL_HEAD, "cp1252")),
        case("page-utf-16.xls", page(_TABLE, "").decode().encode("utf-16")),
        case("page-utf-8-mark.xls", b"\xef\xbb\xbf" + page(_TABLE, "")),
        case("page-nothing-stated.xls", page(_TABLE, "")),
        case("page-only-table.xls", _TABLE.encode()),
        case("page-doctype.xls", doctype + page(_TABLE)),
        case("page-as-xml.xls", b'<?xml version="1.0" encoding="UTF-8"?>\n' + page(_TABLE)),
        case("page-open-tags.xls", page(open_tags)),
        case("page-spans.xls", page(spans), (("Mira", "1", ""), ("", "2", "3")), ("Name", "Zip", "A")),
        case("page-nested.xls", page(nested)),
        case("page-line-breaks.xls", page(breaks), (("Zoë\n& Co", "00123"),)),
        case("page-several-tables.html", page(small + _TABLE), sheet="Table 2"),
        case("page-hidden-row.xls", page(hidden), remarks=_HIDDEN),
        case("page-script.xls", page(script)),
        case("page-capitals.XLS", page(_TABLE.replace("table", "TABLE").replace("td", "TD"))),
    )


_ARCHIVE = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="=_NextPart"; type="text/html"

--=_NextPart
Content-Location: file:///C:/leads.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="utf-8"

<html xmlns:x=3D"urn:schemas-microsoft-com:office:excel"><x:Name>Leads</x:Name></html>

--=_NextPart
Content-Location: file:///C:/leads/sheet001.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="utf-8"

<table><tr><td>Name</td><td>Zip</td></tr><tr><td>Zo=C3=AB &amp; Co</td><td class=3D"x">00=
123</td></tr></table>

--=_NextPart--
"""

_OLD_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="00000"/></Style></Styles>
<Worksheet ss:Name="Leads"><Table><Row><Cell><Data ss:Type="String">Name</Data></Cell>
<Cell><Data ss:Type="String">Zip</Data></Cell></Row>{rows}</Table></Worksheet></Workbook>"""
_ZOE = '<Cell><Data ss:Type="String">Zoë &amp; Co</Data></Cell>'
_ZIP = '<Cell ss:Index="2" ss:StyleID="s1"><Data ss:Type="Number">123</Data></Cell>'


def _old_xml(rows: str) -> bytes:
    return _OLD_XML.format(rows=rows).encode()


def _xml_2003() -> tuple[AwkwardFile, ...]:
    usual = f"<Row>{_ZOE}{_ZIP}</Row>"
    comment = usual.replace("</Cell>", '<Comment ss:Author="J"><ss:Data>no</ss:Data></Comment></Cell>', 1)
    wide = _ZOE.replace("<Cell>", '<Cell ss:MergeAcross="1">')
    merged = f'<Row>{wide}<Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>'
    date = '<Row><Cell><Data ss:Type="DateTime">2024-03-05T00:00:00.000</Data></Cell></Row>'
    prefixed = _old_xml(usual).replace(b"<Row", b"<ss:Row").replace(b"</Row", b"</ss:Row")
    unvalued = f'<Row>{_ZOE}<Cell ss:Formula="=1+1"/></Row>'
    return (
        case("xml-2003.xml", _old_xml(usual), sheet="Leads"),
        case("xml-2003-named-xls.xls", _old_xml(usual), sheet="Leads"),
        case("xml-2003-comment.xls", _old_xml(comment)),
        case("xml-2003-prefixed.xls", prefixed),
        case("xml-2003-hidden.xls", _old_xml(usual.replace("<Row>", '<Row ss:Hidden="1">')), remarks=_HIDDEN),
        case("xml-2003-date.xls", _old_xml(date), (("2024-03-05", ""),)),
        case(
            "xml-2003-merged.xls",
            _old_xml(merged),
            (("Zoë & Co", "", "#N/A"),),
            ("Name", "Zip", "Column C"),
        ),
        case("xml-2003-unvalued.xls", _old_xml(unvalued), (("Zoë & Co", ""),), remarks=("1 formula has no",)),
    )


_FLAT = """<?xml version="1.0" encoding="UTF-8"?><office:document
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:table" xmlns:text="urn:text"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
 <table:table table:name="Leads"><table:table-row>
 <table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell>
 <table:table-cell office:value-type="string"><text:p>Zip</text:p></table:table-cell>
 <table:table-cell table:number-columns-repeated="16382"/></table:table-row>{rows}
 <table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>
 </table:table></office:spreadsheet></office:body></office:document>"""
_FLAT_ROW = (
    '<table:table-row><table:table-cell office:value-type="string">{note}<text:p>Zoë &amp; Co</text:p>'
    '</table:table-cell><table:table-cell office:value-type="float" office:value="123"><text:p>00123</text:p>'
    "</table:table-cell></table:table-row>"
)


def _flat(rows: str) -> bytes:
    return _FLAT.format(rows=rows).encode()


def _open_documents() -> tuple[AwkwardFile, ...]:
    row = _FLAT_ROW.format(note="")
    note = _FLAT_ROW.format(note="<office:annotation><text:p>call him</text:p></office:annotation>")
    spaces = row.replace("Zoë &amp; Co", 'Zoë <text:s text:c="2"/>Co').replace("00123</text:p>", "1</text:p>")
    hidden = row.replace("<table:table-row>", '<table:table-row table:visibility="filter">')
    twice = row.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="2">')
    mime = b"application/vnd.oasis.opendocument.spreadsheet"
    ods = packed({"mimetype": mime, "content.xml": _flat(row)}, zipfile.ZIP_STORED)
    locked = {"META-INF/manifest.xml": b"<manifest:encryption-data/>", "content.xml": b"\0\1\2"}
    return (
        case("flat.fods", _flat(row), sheet="Leads"),
        case("flat-note.fods", _flat(note)),
        case("flat-spaces.fods", _flat(spaces), (("Zoë   Co", "1"),)),
        case("flat-hidden.fods", _flat(hidden), remarks=_HIDDEN),
        case("flat-repeated.fods", _flat(twice), SHOWN * 2),
        case("open-document.ods", ods, sheet="Leads"),
        AwkwardFile(
            "open-document-locked.ods",
            partial(_put, packed({"mimetype": mime, **locked})),
            refusal="is protected by a password",
        ),
    )


def _old_excel() -> tuple[AwkwardFile, ...]:
    head = label(0, 0, "Name") + label(0, 1, "Zip") + label(1, 0, "Zoë & Co")
    date = (("Zoë & Co", "05/03/2024"),)
    return (
        case("old-format.xls", xls(head + number(1, 1, 123.0, 1), ("00000",)), sheet="Leads"),
        case("old-date.xls", xls(head + number(1, 1, 45356.0, 1), ("dd/mm/yyyy",)), date),
        case("old-error.xls", xls(head + error(1, 1, 0x2A)), (("Zoë & Co", "#N/A"),)),
        case("old-hidden.xls", xls(hidden_row(1) + head + label(1, 1, "00123")), remarks=_HIDDEN),
    )


def _binary() -> tuple[AwkwardFile, ...]:
    head = xlsb_parts.row(0, xlsb_parts.text(0, "Name"), xlsb_parts.text(1, "Zip"))
    zoe = xlsb_parts.text(0, "Zoë & Co")

    def book(cell: bytes, code: str = "General", *, is_hidden: bool = False) -> bytes:
        return xlsb_parts.xlsb(head + xlsb_parts.row(1, zoe, cell, is_hidden=is_hidden), (code,))

    return (
        case("binary-format.xlsb", book(xlsb_parts.number(1, 123.0, 1), "00000"), sheet="Leads"),
        case(
            "binary-date.xlsb",
            book(xlsb_parts.number(1, 45356.0, 1), "dd/mm/yyyy"),
            (("Zoë & Co", "05/03/2024"),),
        ),
        case("binary-error.xlsb", book(xlsb_parts.error(1, 0x07)), (("Zoë & Co", "#DIV/0!"),)),
        case("binary-hidden.xlsb", book(xlsb_parts.text(1, "00123"), is_hidden=True), remarks=_HIDDEN),
    )


def _packed() -> tuple[AwkwardFile, ...]:
    mira = (("Mira", "00123"),)
    two = packed({"a.csv": CSV, "b.csv": CSV})
    return (
        case("text-as-excel.xls", CSV.replace(b",", b"\t"), mira),
        case("gzip.csv.gz", gzip.compress(CSV, mtime=0), mira),
        case("gzip.xlsx.gz", gzip.compress(LEADS, mtime=0), mira),
        case(
            "zip-of-text.zip", packed({"leads.csv": CSV, "__MACOSX/._leads.csv": b"x", "note.md": b"x"}), mira
        ),
        case("zip-of-workbook.zip", packed({"out/leads.xlsx": LEADS}), mira),
        AwkwardFile("zip-of-two.zip", partial(_put, two), refusal="2 lists in it: a.csv, b.csv"),
        AwkwardFile("gzip-cut.csv.gz", partial(_put, gzip.compress(CSV)[:-9]), refusal="is damaged"),
    )


FOREIGN_FILES = (
    *_pages(),
    case("archive.mht", _ARCHIVE.encode(), sheet="Leads"),
    case("archive-named-xls.xls", _ARCHIVE.replace("\n", "\r\n").encode(), sheet="Leads"),
    *_xml_2003(),
    *_open_documents(),
    *_old_excel(),
    *_binary(),
    *_packed(),
)
