"""Reads what was exported, with a library that the program does not write with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import python_calamine

from tests.lists import people

if TYPE_CHECKING:
    from pathlib import Path


def rows_found(path: Path) -> int:
    """Compare every row with the list it came from; how many got an email."""
    sheet = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    header, *rows = sheet.to_python()
    email, status = header.index("Email (Enrow)"), header.index("Status")
    assert [tuple(row[:5]) for row in rows] == people(len(rows))
    assert {row[status] for row in rows} <= {"found", "not found"}
    return sum(bool(row[email]) for row in rows)
