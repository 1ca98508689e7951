"""Lists of invented people, as the tests' own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADERS = ("First name", "Last name", "Company", "Website", "Email")


def people(count: int, start: int = 0) -> list[tuple[str, ...]]:
    """Rows of invented people that all differ, with names that are names."""
    first = ("Mira", "Tomas", "Ines", "Jonas", "Lea", "Marek", "Nora", "Oskar", "Pia", "Ruben")
    last = ("Okafor", "Lind", "Moreau", "Novak", "Berger", "Santos", "Ricci", "Vos", "Hansen", "Kaya")
    return [
        (
            first[n % 10],
            f"{last[n // 10 % 10]}{chr(97 + n // 100 % 26)}{chr(97 + n // 2600 % 26)}",
            f"North Pier {n % 37}",
            f"northpier{n % 37}.example",
            "",
        )
        for n in range(start, start + count)
    ]


def write_xlsx(path: Path, rows: Sequence[Sequence[str]], headers: Sequence[str] = HEADERS) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Prospects"
    for row in (headers, *rows):
        sheet.append([value or None for value in row])
    book.save(path)
    return path
