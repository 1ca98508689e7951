"""A list that was exported before: a new file has each answer once, a copy keeps both."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gui.leads.export_choice import ExportChoice, Form, Part
from gui.leads.fields import Field, Kind
from gui.runs.exporting.answer_columns import usual_titles
from gui.runs.exporting.earlier_columns import earlier_columns
from gui.runs.exporting.field_columns import FieldReader
from gui.runs.opening.reading import ExportRow
from gui.store.list_files.row_pack import pack_texts
from tests.runs.test_export_choices import write
from tests.runs.test_run import run_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk

    ListOf = Callable[..., Path]

ROW = ["Status", "Reason", "Where from", "Answered on"]


@pytest.mark.parametrize(
    ("headers", "email"),
    [
        (["Name", "Email", "Email (Enrow)", "Email verdict", *ROW], 2),
        (["Name", "Email", "Email verdict", *ROW, "Notes"], 1),
        (
            [
                "Email",
                "Email verdict",
                *ROW,
                "Email (Enrow)",
                "Email verdict (Enrow)",
                *(f"{t} (Enrow)" for t in ROW),
            ],
            6,
        ),
        (["Name", "Email", "Status", "Reason"], None),  # the user's own
        (["Name", "Email", "City", *ROW], None),  # the user's own, and a set of ours without it
    ],
)
def test_our_columns_are_known_by_their_company(headers: list[str], email: int | None) -> None:
    assert earlier_columns(headers, usual_titles()).get(Part.EMAIL) == email


def test_what_an_earlier_export_found_is_usable() -> None:
    headers = ["Email", "Email (Enrow)", "Email verdict", *ROW]
    fields = FieldReader({Field.EMAIL: 0}, [Kind.PHONE], earlier_columns(headers, usual_titles()))
    for own, found, usable in (
        ("", "b@np.example", "b@np.example"),
        ("a@np.example", "b@np.example", "a@np.example"),
    ):
        row = ExportRow(2, {}, pack_texts((own, found, "valid", "found", "", "now", "2026-03-02")))
        assert fields.reader(Field.EMAIL)(row) == usable
    assert FieldReader({}, [], {Part.EMAIL: 1}).has(Field.EMAIL)


async def test_a_second_export_has_each_answer_once(desk: Desk, list_of: ListOf, tmp_path: Path) -> None:
    first = await write(desk, await run_whole(desk, list_of(12)), tmp_path / "first.xlsx", ExportChoice())
    again = await run_whole(desk, first.out)
    copy = await write(desk, again, tmp_path / "copy.xlsx", ExportChoice())
    assert copy.note == ""
    exported = await write(desk, again, tmp_path / "new.csv", ExportChoice(form=Form.CSV_CRM))
    with exported.out.open(newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert header[5:] == ["Email (Enrow)", "Email verdict", *ROW]
    assert len(rows) == 12
    sheet = openpyxl.load_workbook(first.out)["Prospects"]
    assert [row[5] for row in rows] == [cell.value or "" for cell in sheet["F"][1:]]
    titles, cells = (await desk.exports.draft(await desk.run(again))).preview(ExportChoice(form=Form.CSV_CRM))
    assert (list(titles), list(cells) in rows) == (header, True)
