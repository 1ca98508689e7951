"""Write the sample list of ``resources/samples``; run again when it should change, and commit what comes out.

python tests/sheets/make_samples.py resources/samples
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADERS = (
    *("First name", "Last name", "Company", "Website", "Job title", "LinkedIn", "Email"),
    *("Country", "Met on", "Deal", "Deal incl. VAT"),
)
_FIRST = (
    *("Mira", "Jonas", "Élodie", "Tomás", "Ingrid", "Kwame", "Sofia", "Liam"),
    *("Yuki", "Amara", "Pierre", "Anneke", "Marco", "Zoë", "Rafael", "Nadia"),
)
_LAST = (
    *("Okafor", "Lindqvist", "Moreau", "Álvarez", "Bakker", "Mensah"),
    *("Rossi", "O'Neill", "Tanaka", "Diallo", "Fournier", "de Vries"),
)
_COMPANIES = (
    *(
        "Northpier",
        "Brightwater Logistics",
        "Fjordline Energy",
        "Café Soleil",
        "Pinegrove Software",
        "Ironbridge",
    ),
    *("Lumen & Co", "Tidewater Foods", "Quartz Analytics", "Maplecourt", "Verdane Mills", "Skylark Robotics"),
)
_TITLES = ("Head of Sales", "CEO", "Marketing Manager", "CTO", "Purchasing", "VP Operations")
_COUNTRIES = ("France", "Germany", "Spain", "Netherlands", "Sweden", "Ireland")
_SEED = 20260
_PEOPLE = 60
_MOMENT = (2026, 1, 5, 9, 0, 0)
Cell = str | int | dt.date
Person = list[Cell]


def people() -> list[Person]:
    """Invent the people: mostly whole, some with gaps, two met twice, a few rows that are wrong."""
    random_ = random.Random(_SEED)
    rows = [_person(random_) for _ in range(_PEOPLE - 6)]
    for row in random_.sample(rows, 14):
        row[random_.choice((3, 4, 5, 7))] = ""
    for row in random_.sample(rows, 5):
        row[6] = f"{_plain(str(row[0]))}.{_plain(str(row[1]))}@{_domain(str(row[2]))}"
    rows.insert(20, list(rows[3]))
    rows.insert(41, [str(rows[8][0]).upper(), str(rows[8][1]).upper(), *rows[8][2:]])
    rows.insert(12, ["Zoë", "", "Maplecourt", "maplecourt.example", "", "", "", "France", "", 0])
    rows.insert(27, ["", "", "Ironbridge", "", "Reception", "", "", "", "", 0])
    rows.insert(33, ["Rafael", "Bakker", "", "", "Freelance", "", "", "Spain", "", 900])
    rows.insert(
        50,
        ["Nadia", "Rossi", "Verdane Mills", "verdane mills", "CTO", "", "nadia.rossi(at)verdane", "", "", 0],
    )
    return rows


def _person(random_: random.Random) -> Person:
    first, last, company = (random_.choice(words) for words in (_FIRST, _LAST, _COMPANIES))
    slug = f"{_plain(first)}-{_plain(last)}-{random_.randrange(1000, 9999)}x"
    website = random_.choice(("{}", "https://www.{}/", "www.{}")).format(_domain(company))
    met = dt.date(2025, 1, 1) + dt.timedelta(days=random_.randrange(360))
    linkedin = f"https://www.linkedin.com/in/{slug}"
    title, country = random_.choice(_TITLES), random_.choice(_COUNTRIES)
    return [first, last, company, website, title, linkedin, "", country, met, random_.randrange(5, 80) * 100]


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower().translate(str.maketrans("éëáàöü", "eeaaou")))


def _domain(company: str) -> str:
    return f"{_plain(company)}.example"


def write_csv(path: Path) -> None:
    """Write the list as Excel's "CSV UTF-8"."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS[:-1])
        writer.writerows(people())


def write_xlsx(path: Path) -> None:
    """Write the list as a workbook: frozen header, filter, dates, money, a formula, and a second sheet."""
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = dt.datetime.fromisoformat("2026-01-05T09:00:00")
    book.properties.creator = "Enrow Desktop"
    _fill_leads(book.worksheets[0])
    _fill_notes(book.create_sheet("Notes"))
    content = io.BytesIO()
    book.save(content)
    _settle(content, path)


def _fill_leads(sheet: Worksheet) -> None:
    sheet.title = "Leads"
    sheet.append(HEADERS)
    for number, row in enumerate(people(), start=2):
        sheet.append([None if value == "" else value for value in row])
        sheet.cell(number, 9).number_format = "dd/mm/yyyy"
        sheet.cell(number, 10).number_format = sheet.cell(number, 11).number_format = "#,##0"
        sheet.cell(number, 11).value = f"=J{number}*1.2"
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="2F5D62")
        cell.alignment = Alignment(vertical="center")
    for letters, width in zip("ABCDEFGHIJK", (13, 13, 22, 32, 20, 46, 32, 13, 12, 10, 15), strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:K{sheet.max_row}"


def _fill_notes(sheet: Worksheet) -> None:
    sheet["A1"], sheet["A1"].font = "About this list", Font(bold=True, size=14)
    sheet["A3"] = "Everybody here is invented; .example domains belong to nobody."
    sheet["A4"], sheet["B4"] = "Sum of deals", "=SUM(Leads!J2:J61)"
    sheet.column_dimensions["A"].width = 60


def _settle(content: io.BytesIO, path: Path) -> None:
    """Write the package with one date for all parts, and with the values of its formulas."""
    deals = [int(str(row[9])) for row in people()]
    with zipfile.ZipFile(content) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as settled:
        for name in made.namelist():
            xml = made.read(name)
            for number, deal in enumerate(deals, start=2):
                xml = _with_value(xml, f"J{number}*1.2", f"{deal * 1.2:.15g}")
            xml = _with_value(xml, "SUM(Leads!J2:J61)", str(sum(deals)))
            settled.writestr(zipfile.ZipInfo(name, _MOMENT), xml, zipfile.ZIP_DEFLATED)


def _with_value(xml: bytes, formula: str, value: str) -> bytes:
    pattern = rb"(<f>" + re.escape(formula.encode()) + rb"</f>)<v\s*(?:/>|></v>)"
    return re.sub(pattern, lambda match: match[1] + b"<v>" + value.encode() + b"</v>", xml)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write_xlsx(folder / "leads-sample.xlsx")
    write_csv(folder / "leads-sample.csv")
