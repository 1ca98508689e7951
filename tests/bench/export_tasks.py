"""What the benches of the export measure, each in a process of its own that imports no more than it needs."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from gui.sheets.writing import NewColumn, write_copy, write_new

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gui.runs.exporting.export_list import ExportOrder

ROWS = 100_000
HEADERS = [f"Column {number}" for number in range(1, 13)]
ADDED = [NewColumn("Email", 34), NewColumn("Email verdict"), NewColumn("Status"), NewColumn("Answered on")]


def user_rows(count: int) -> Iterator[list[Any]]:
    """A list as users have them: names, companies, addresses, a few numbers and dates."""
    for number in range(count):
        company = f"Company {number % 5003}"
        site, profile = f"www.company{number % 5003}.example", f"https://www.linkedin.com/in/person-{number}"
        yield [
            *(
                f"First{number % 977}",
                f"Last{number % 1013}",
                company,
                site,
                "Head of Sales & Co",
                profile,
                "",
            ),
            *("France", f"2025-01-{number % 28 + 1:02d}", number, number * 1.5, f"note {number}"),
        ]


def answers(number: int) -> list[str]:
    return [f"person.{number}@company{number % 5003}.example", "valid", "found", "2026-03-02"]


def copy(source: Path, out: Path, count: int) -> None:
    write_copy(source, "Leads", 1, ADDED, ((number + 2, answers(number)) for number in range(count)), out)


def openpyxl_copy(source: Path, out: Path, count: int) -> None:
    import openpyxl

    book = openpyxl.load_workbook(source)
    sheet = book["Leads"]
    for place, column in enumerate(ADDED, start=13):
        sheet.cell(1, place, column.title)
    for number in range(count):
        for place, text in enumerate(answers(number), start=13):
            sheet.cell(number + 2, place, text)
    book.save(out)


def new(out: Path, count: int) -> None:
    rows = ([*row, *answers(number)] for number, row in enumerate(user_rows(count)))
    write_new(out, [*HEADERS, *(column.title for column in ADDED)], rows, new_from=12)


def xlsxwriter_new(out: Path, count: int) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("Leads")
    sheet.write_row(0, 0, [*HEADERS, *(column.title for column in ADDED)])
    for number, row in enumerate(user_rows(count)):
        for place, value in enumerate([*row, *answers(number)]):
            if isinstance(value, str):
                sheet.write_string(number + 1, place, value)
            else:
                sheet.write_number(number + 1, place, value)
    book.close()


def plain_csv(out: Path, count: int) -> None:
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*HEADERS, *(column.title for column in ADDED)])
        writer.writerows([*row, *answers(number)] for number, row in enumerate(user_rows(count)))


def whole_job(order: ExportOrder) -> None:
    from gui.runs.exporting.export_list import export_list

    exported = export_list(lambda *_: None, order)
    assert (exported.rows, exported.note) == (ROWS, "")
