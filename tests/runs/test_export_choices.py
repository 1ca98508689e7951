"""What an export contains and how it is chosen: forms, columns, parts of the rows, presets, several files."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gui.leads.errors import MissingColumnError, OutputError, UsageError
from gui.leads.export_choice import ExportChoice, FieldColumn, Form, Only, Part, PartColumn
from gui.leads.fields import Field
from gui.leads.presets import find_preset
from tests.lists import people
from tests.runs.test_run import run_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.desk import Desk
    from gui.runs.exporting.export_list import Exported

    ListOf = Callable[..., Path]


@pytest.fixture
def leads_csv(tmp_path: Path) -> Path:
    """Thirty people with a title above; two have an email, one the same as another, one no company."""
    rows = [list(person) for person in people(30)]
    rows[3][4] = rows[4][4] = "known@elsewhere.example"
    rows[5][2] = rows[5][3] = ""
    lines = ["Fair in Lyon", "First name;Last name;Company;Website;Email", *map(";".join, rows)]
    path = tmp_path / "leads.csv"
    path.write_bytes("\r\n".join([*lines, ""]).encode())
    return path


def with_macros(source: Path, out: Path) -> Path:
    """The workbook as an .xlsm, with something in the place of its macros."""
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(out, "w") as target:
        for name in book.namelist():
            content = book.read(name)
            target.writestr(
                name, content.replace(plain, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            )
        target.writestr("xl/vbaProject.bin", b"macros")
    return out


def move_away(path: Path) -> None:
    path.rename(path.with_name(f"elsewhere{path.suffix}"))


def read(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


async def write(desk: Desk, run_id: str, out: Path, choice: ExportChoice, **options: object) -> Exported:
    may_overwrite = options.get("may_overwrite") is True
    separator = str(options.get("separator", ","))
    run = await desk.run(run_id)
    return await desk.exports.write(run, out, choice, may_overwrite=may_overwrite, separator=separator)


async def test_a_text_list_comes_back_line_by_line(desk: Desk, leads_csv: Path, tmp_path: Path) -> None:
    run_id = await run_whole(desk, leads_csv)
    exported = await desk.export(run_id, tmp_path / "out.csv")
    before, after = (path.read_bytes().splitlines(keepends=True) for path in (leads_csv, exported.out))
    assert (exported.rows, exported.note, len(after)) == (30, "", len(before))
    assert after[0] == before[0]
    for mine, written in zip(before[1:], after[1:], strict=True):
        assert written.startswith(mine.rstrip(b"\r\n") + b";")
        assert written.endswith(b"\r\n")
    move_away(leads_csv)
    later = await desk.export(run_id, tmp_path / "later.csv")
    assert "no longer where it was" in later.note
    assert [line.decode("utf-8-sig") for line in later.out.read_bytes().splitlines()] == [
        line.decode() for line in exported.out.read_bytes().splitlines()[1:]
    ]


async def test_parts_of_the_rows_account_for_the_others(desk: Desk, leads_csv: Path, tmp_path: Path) -> None:
    run_id = await run_whole(desk, leads_csv)
    run = await desk.run(run_id)
    counts = await desk.exports.counts(run)
    for only in Only:
        exported = await write(desk, run_id, tmp_path / f"{only}.csv", ExportChoice(only=only))
        assert (exported.rows, exported.rows + exported.left_out) == (counts[only], 30)
        assert f"{exported.left_out} " in exported.note
    assert counts[Only.FOUND] + counts[Only.MISSING] == 30
    assert counts[Only.PROBLEMS] == 1


async def test_columns_are_chosen_ordered_and_named(desk: Desk, leads_csv: Path, tmp_path: Path) -> None:
    run_id = await run_whole(desk, leads_csv)
    columns = (PartColumn(Part.STATUS, "State"), PartColumn(Part.EMAIL, "Email"), PartColumn(Part.PHONE))
    choice = ExportChoice(form=Form.CSV_EXCEL, columns=columns)
    exported = await write(desk, run_id, tmp_path / "out.csv", choice, separator=";")
    assert exported.out.read_bytes().startswith(b"\xef\xbb\xbfFirst name;")
    assert list(read(exported.out, ";")[0])[5:] == ["State", "Email (Enrow)"]


async def test_a_crm_gets_commas_without_a_mark(desk: Desk, leads_csv: Path, tmp_path: Path) -> None:
    run_id = await run_whole(desk, leads_csv)
    exported = await write(desk, run_id, tmp_path / "out.csv", ExportChoice(form=Form.CSV_CRM))
    assert exported.out.read_bytes().startswith(b"First name,Last name,")
    assert len(read(exported.out)) == 30


async def test_one_file_for_each_status(desk: Desk, leads_csv: Path, tmp_path: Path) -> None:
    run_id = await run_whole(desk, leads_csv)
    exported = await write(
        desk, run_id, tmp_path / "out.csv", ExportChoice(form=Form.CSV_CRM, by_status=True)
    )
    names = [path.name for path in exported.files]
    assert names == ["out-not-found.csv", "out-found.csv", "out-skipped.csv"]
    assert exported.out == exported.files[0]
    rows = {path.stem[4:]: read(path) for path in exported.files}
    assert sum(map(len, rows.values())) == exported.rows == 30
    assert all(row["Status"] == name.replace("-", " ") for name, some in rows.items() for row in some)


async def test_more_rows_than_a_file_may_have(desk: Desk, leads_csv: Path, tmp_path: Path) -> None:
    run_id = await run_whole(desk, leads_csv)
    choice = replace(find_preset("salesforce", {}).choice, most_rows=10)
    exported = await write(desk, run_id, tmp_path / "sf.csv", choice)
    assert [(path.name, len(read(path))) for path in exported.files] == [
        ("sf-1.csv", 10),
        ("sf-2.csv", 10),
        ("sf-3.csv", 9),
    ]
    assert "1 row was left out: 1 without company" in exported.note
    assert list(read(exported.out)[0]) == ["Email", "First Name", "Last Name", "Company", "Website"]
    with pytest.raises(OutputError, match=r"sf-1\.csv is already there"):
        await write(desk, run_id, tmp_path / "sf.csv", choice)
    assert (await write(desk, run_id, tmp_path / "sf.csv", choice, may_overwrite=True)).rows == 29


async def test_a_program_gets_each_usable_address_once(desk: Desk, leads_csv: Path, tmp_path: Path) -> None:
    run_id = await run_whole(desk, leads_csv)
    found = (await desk.exports.counts(await desk.run(run_id)))[Only.FOUND]
    exported = await write(desk, run_id, tmp_path / "l.csv", find_preset("lemlist", {}).choice)
    addresses = [row["email"] for row in read(exported.out)]
    assert all(addresses)
    assert len(set(addresses)) == len(addresses) == exported.rows == found + 1
    assert "known@elsewhere.example" in addresses  # the user's own address counts, too
    assert "1 with an address that is in the file already" in exported.note
    assert (await desk.run(run_id)).out is None  # a part is not the run's file


async def test_a_full_name_is_divided_for_programs_that_want_two(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "names.csv"
    source.write_text("Name,Website\nMira van Okafor,northpier.example\nTomas Lind,northpier.example\n")
    run_id = await run_whole(desk, source)
    exported = await write(desk, run_id, tmp_path / "h.csv", find_preset("hubspot", {}).choice)
    assert [(row["First Name"], row["Last Name"]) for row in read(exported.out)] == [
        ("Mira", "van Okafor"),
        ("Tomas", "Lind"),
    ]
    with pytest.raises(MissingColumnError, match="needs company"):
        await write(desk, run_id, tmp_path / "s.csv", find_preset("salesforce", {}).choice)


async def test_endings_that_do_not_fit(desk: Desk, list_of: ListOf, tmp_path: Path) -> None:
    run_id = await run_whole(desk, list_of(5))
    with pytest.raises(UsageError, match=r"should end in \.csv"):
        await write(desk, run_id, tmp_path / "out.xlsx", ExportChoice(form=Form.CSV_CRM))
    exported = await write(desk, run_id, tmp_path / "out.xlsm", ExportChoice())
    assert (exported.out.name, "so this is an .xlsx" in exported.note) == ("out.xlsx", True)


async def test_a_draft_shows_what_would_be_written(desk: Desk, leads_csv: Path, tmp_path: Path) -> None:
    run_id = await run_whole(desk, leads_csv)
    draft = await desk.exports.draft(await desk.run(run_id))
    for choice in (
        ExportChoice(form=Form.CSV_CRM),
        find_preset("hubspot", {}).choice,
        ExportChoice(form=Form.CSV_CRM, fields=(FieldColumn(Field.EMAIL, "Mail"),), columns=()),
    ):
        titles, cells = draft.preview(choice)
        out = draft.proposed_out(choice, "To HubSpot")
        exported = await write(desk, run_id, out, choice)
        assert out.name.startswith("leads-to-hubspot")
        assert dict(zip(titles, cells, strict=True)) in read(exported.out)


@pytest.mark.parametrize(("place", "tabs"), [("beside", 1), ("end", 1), ("tab", 2)])
async def test_new_columns_go_where_they_are_wanted(
    desk: Desk, list_of: ListOf, tmp_path: Path, place: str, tabs: int
) -> None:
    run_id = await run_whole(desk, list_of(6))
    exported = await write(desk, run_id, tmp_path / "out.xlsx", ExportChoice(place=place))
    book = openpyxl.load_workbook(exported.out)
    assert (exported.note == "" or place == "tab", len(book.worksheets)) == (True, tabs)
    titles = [cell.value for cell in book.worksheets[-1][1]]
    assert titles[-6:-4] == ["Email (Enrow)", "Email verdict"]
    assert place != "tab" or titles[1:4] == ["First name", "Last name", "Company"]


async def test_a_workbook_with_macros_keeps_them_or_says_that_it_cannot(
    desk: Desk, tmp_path: Path, list_of: ListOf
) -> None:
    source = with_macros(list_of(4), tmp_path / "macros.xlsm")
    run_id = await run_whole(desk, source)
    kept = await write(desk, run_id, await desk.default_out(run_id), ExportChoice())
    assert (kept.out.name, kept.note) == ("macros-enriched.xlsm", "")
    assert zipfile.ZipFile(kept.out).read("xl/vbaProject.bin") == b"macros"
    plain = await write(desk, run_id, tmp_path / "out.xlsx", ExportChoice())
    assert "cannot hold macros" in plain.note
    move_away(source)
    later = await write(desk, run_id, tmp_path / "later.xlsm", ExportChoice())
    assert (later.out.name, later.rows) == ("later.xlsx", 4)
