"""Exports: a copy that can be trusted, or a new file that says why."""

from __future__ import annotations

import gzip
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from gui.runs.exporting.export_list import Only
from tests.lists import people, write_xlsx
from tests.runs.test_run import run_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk

    ListOf = Callable[..., Path]


def break_sheet(path: Path) -> Path:
    """Leave a row of the sheet without its end, which lenient readers forgive."""
    broken = path.with_name("broken.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b'</row><row r="8"', b'<row r="8"')
            target.writestr(name, content)
    return broken


async def test_a_copy_that_would_lose_answers_is_not_used(
    desk: Desk, list_of: ListOf, tmp_path: Path
) -> None:
    run_id = await run_whole(desk, break_sheet(list_of(30)))
    exported = await desk.export(run_id, tmp_path / "out.xlsx")
    report = await desk.report(run_id)
    sheet = openpyxl.load_workbook(exported.out).active
    assert sheet is not None
    statuses = [row[7] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert statuses.count("found") == report.found
    assert len(statuses) == report.rows
    assert "new workbook" in exported.note


async def test_a_file_changed_since_is_not_copied(desk: Desk, list_of: ListOf, tmp_path: Path) -> None:
    source = list_of(20)
    run_id = await run_whole(desk, source)
    write_xlsx(source, people(20, start=500))
    exported = await desk.export(run_id, tmp_path / "out.xlsx")
    assert "changed since" in exported.note
    assert exported.rows == 20


async def test_only_the_missing_rows(desk: Desk, list_of: ListOf, tmp_path: Path) -> None:
    run_id = await run_whole(desk, list_of(40))
    report = await desk.report(run_id)
    missing = await desk.export(run_id, tmp_path / "missing.csv", only=Only.MISSING)
    found = await desk.export(run_id, tmp_path / "found.csv", only=Only.FOUND)
    assert (missing.rows, found.rows) == (report.not_found, report.found)


async def test_a_text_called_xlsx_comes_back_as_a_workbook(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "liste.xlsx"
    lines = ["First Name,Last Name,Company,Website", *(",".join(person[:4]) for person in people(5))]
    source.write_text("\n".join(lines))
    run_id = await run_whole(desk, source)
    sheet = openpyxl.load_workbook((await desk.export(run_id, tmp_path / "out.xlsx")).out).active
    assert sheet is not None
    assert (sheet.max_row, sheet["E1"].value) == (6, "Email")


async def test_a_packed_list_is_written_anew(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "liste.csv.gz"
    lines = ["First Name,Last Name,Company,Website", *(",".join(person[:4]) for person in people(5))]
    source.write_bytes(gzip.compress("\n".join(lines).encode()))
    exported = await desk.export(await run_whole(desk, source), tmp_path / "out.csv")
    assert exported.note.startswith("Your list is packed in liste.csv.gz")
    assert exported.rows == 5


async def test_csv_keeps_its_dialect(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "liste.csv"
    lines = ["Vorname;Nachname;Firma;Webseite"] + [";".join(person[:4]) for person in people(12)]
    source.write_bytes("\r\n".join([*lines, "Jürgen;Größe;Bäcker;baecker.example"]).encode("cp1252"))
    run_id = await run_whole(desk, source)
    out = (await desk.export(run_id, tmp_path / "out.csv")).out
    written = out.read_bytes().decode("cp1252").splitlines()
    assert written[0].startswith("Vorname;Nachname;Firma;Webseite;Email;")
    assert written[13].startswith("Jürgen;Größe;Bäcker;baecker.example;")
    assert len(written) == 14
