"""What a program's columns are filled with, in words that fit beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.runs.exporting.field_columns import FieldOrigin
from gui.views.widgets.export.export_fields import ExportFields

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize(
    ("column", "is_found", "words"),
    [
        ("Mail", True, "what was found, else your Mail"),
        ("Mail", False, "your Mail"),
        ("", True, "what was found"),
        ("", False, "left out: not in your list"),
        ("Mail\n(work)", False, "your Mail (work)"),
        ("x" * 200, False, "your " + "x" * 39 + "…"),
    ],
)
def test_where_cells_come_from(qapp: QApplication, column: str, is_found: bool, words: str) -> None:
    fields = ExportFields()
    fields.show_origins([FieldOrigin("Phone", "Phone", False), FieldOrigin("Fax", "", False)])
    fields.show_origins([FieldOrigin("Email", column, is_found)])
    assert fields.words == [f"Email: {words}"]
