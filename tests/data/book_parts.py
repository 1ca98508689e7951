"""Writes workbooks from handmade XML parts: what no library would write, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET_PART = "xl/worksheets/sheet1.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOMENT = (2026, 1, 5, 9, 0, 0)
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def text_cell(reference: str, text: str) -> str:
    """Write a cell with its text inside."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def rows_of(*rows: tuple[str, ...]) -> str:
    """Write rows of texts from A1 on."""
    return "".join(
        f'<row r="{number}">'
        + "".join(text_cell(f"{chr(65 + place)}{number}", text) for place, text in enumerate(row) if text)
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )


@dataclass
class Book:
    """A workbook in parts; ``parts`` replaces or, with None, leaves out what it names.

    Attributes:
        rows: the row elements of its first sheet.
        before, after: what stands before and after ``sheetData``.
        shared: the string items of the shared strings.
        formats: number format codes; cell format 1 has the first of them, 0 is General.
        workbook: what stands before ``sheets`` in the workbook part.
        sheets: further sheets: (name, state, row elements).
        state: of the first sheet.
        parts: further members, or None for one that is missing.
        packing: of the members.
    """

    rows: str = ""
    before: str = ""
    after: str = ""
    shared: str = ""
    formats: tuple[str, ...] = ()
    workbook: str = ""
    sheets: tuple[tuple[str, str, str], ...] = ()
    state: str = "visible"
    parts: dict[str, bytes | None] = field(default_factory=dict)
    packing: int = zipfile.ZIP_DEFLATED

    def members(self) -> dict[str, bytes]:
        """Give the parts by their names."""
        made = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": self._workbook(),
            "xl/_rels/workbook.xml.rels": _relations(self._targets()),
            "xl/styles.xml": self._styles(),
        }
        if self.shared:
            made["xl/sharedStrings.xml"] = f'{_HEAD}<sst xmlns="{MAIN}">{self.shared}</sst>'
        sheets = [(self.before, self.rows, self.after), *(("", rows, "") for _, _, rows in self.sheets)]
        for number, (before, rows, after) in enumerate(sheets, start=1):
            made[f"xl/worksheets/sheet{number}.xml"] = (
                f'{_HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
            )
        kept = {name: xml.encode() for name, xml in made.items() if self.parts.get(name, b"") is not None}
        return kept | {name: content for name, content in self.parts.items() if content is not None}

    def write(self) -> bytes:
        """Give the whole file."""
        return packed(self.members(), self.packing)

    def _targets(self) -> list[tuple[str, str]]:
        count = len(self.sheets) + 1
        found = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, count + 1)]
        return [*found, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")][
            : None if self.shared else -1
        ]

    def _types(self) -> str:
        return (
            f'{_HEAD}<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}"/></Types>'
        )

    def _workbook(self) -> str:
        named = [("Leads", self.state), *((name, state) for name, state, _ in self.sheets)]
        sheets = "".join(
            f'<sheet name={quoteattr(name)} sheetId="{number}" state="{state}" r:id="rId{number}"/>'
            for number, (name, state) in enumerate(named, start=1)
        )
        return (
            f'{_HEAD}<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">{self.workbook}'
            f"<sheets>{sheets}</sheets></workbook>"
        )

    def _styles(self) -> str:
        named = "".join(
            f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
            for number, code in enumerate(self.formats, start=164)
        )
        cells = "".join(f'<xf numFmtId="{164 + place}"/>' for place in range(len(self.formats)))
        return (
            f'{_HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{named}</numFmts>'
            f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
        )


def _relations(targets: list[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{DOCUMENT}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{PACKAGE}">{each}</Relationships>'


def packed(members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Put members into a zip, all of one moment."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", packing) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name, _MOMENT), content, packing)
    return result.getvalue()
