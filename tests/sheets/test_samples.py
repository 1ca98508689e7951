"""The sample list is what its writer makes, and reads as the product promises."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gui.sheets.reading import open_list
from gui.sheets.writing import NewColumn, write_copy

if TYPE_CHECKING:
    from types import ModuleType

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


@pytest.fixture
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_samples", Path(__file__).with_name("make_samples.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_files_are_what_the_writer_makes(writer: ModuleType, tmp_path: Path) -> None:
    writer.write_csv(tmp_path / "leads-sample.csv")
    writer.write_xlsx(tmp_path / "leads-sample.xlsx")
    assert (tmp_path / "leads-sample.csv").read_bytes() == (SAMPLES / "leads-sample.csv").read_bytes()
    with open_list(tmp_path / "leads-sample.xlsx") as made, open_list(SAMPLES / "leads-sample.xlsx") as kept:
        assert list(made.rows()) == list(kept.rows())


@pytest.mark.parametrize("name", ["leads-sample.xlsx", "leads-sample.csv"])
def test_the_sample_reads(name: str) -> None:
    with open_list(SAMPLES / name) as source:
        assert (source.header_row, source.row_total) == (1, 60)
        assert source.headers[:4] == ["First name", "Last name", "Company", "Website"]
        rows = list(source.rows())
    assert [row.row for row in rows] == list(range(2, 62))


def test_every_company_and_address_is_invented() -> None:
    with open_list(SAMPLES / "leads-sample.csv") as source:
        for row in source.rows():
            website, email = row.texts[3], row.texts[6]
            assert website.rstrip("/").endswith((".example", "verdane mills")) or not website
            assert email.endswith((".example", "(at)verdane")) or not email


def test_the_sample_can_be_copied(tmp_path: Path) -> None:
    write_copy(
        SAMPLES / "leads-sample.xlsx",
        "Leads",
        1,
        [NewColumn("Found email")],
        [(row, (f"p{row}@found.example",)) for row in range(2, 62)],
        tmp_path / "out.xlsx",
    )
    with open_list(tmp_path / "out.xlsx") as source:
        assert source.headers[-1] == "Found email"
        assert all(row.texts[-1] == f"p{row.row}@found.example" for row in source.rows())
        assert source.first_rows(1)[0].texts[-2] == "6,360"
