"""What the benches of opening measure, each in a process of its own that imports no more than it needs."""

from __future__ import annotations

import csv
import time
from typing import TYPE_CHECKING

from tests.bench.export_tasks import HEADERS, user_rows

if TYPE_CHECKING:
    from pathlib import Path

    from gui.runs.opening.jobs import Top

SOME, MANY = 100_000, 1_000_000


class Ear:
    """The report of a job; remembers when the first rows came."""

    def __init__(self) -> None:
        self.top_at: float | None = None

    def __call__(self, rows: int, total: int | None) -> None:
        pass

    def tell(self, news: object) -> None:
        top: Top = news  # type: ignore[assignment]  # the only news of an import
        assert len(top.rows) > 1
        self.top_at = time.perf_counter()


def write_csv(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(user_rows(count))
    return path


def write_plain_book(path: Path, count: int) -> Path:
    """As openpyxl streams it: no shared strings and no dimension."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Leads")
    sheet.append(HEADERS)
    for row in user_rows(count):
        sheet.append(row)
    book.save(path)
    return path


def ready(_path: Path, _count: int) -> None:
    """Import what an opening needs, as the app's child process has before it is given a list."""
    import gui.runs.opening.jobs
    import gui.sheets.workbooks.stream_grid  # noqa: F401


def open_whole(path: Path, folder: Path, count: int) -> tuple[float, float]:
    """Open a list as the app does; gives the seconds to the first rows, and to all of them."""
    from gui.runs.opening.jobs import import_in_haste
    from gui.sheets.reading import ReadOptions

    ear = Ear()
    started = time.perf_counter()
    read = import_in_haste(ear, path, ReadOptions(), folder)
    whole = time.perf_counter() - started
    assert read.rows == count
    assert any(guess.field for guess in read.guesses)
    return (ear.top_at or started + whole) - started, whole


def calamine(path: Path, _folder: Path, count: int) -> tuple[float, float]:
    import python_calamine

    started = time.perf_counter()
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    rows = sum(1 for _ in sheet.iter_rows())
    assert rows == count + 1
    return 0.0, time.perf_counter() - started


def count_csv(path: Path, _folder: Path, count: int) -> tuple[float, float]:
    started = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.reader(file)) == count + 1
    return 0.0, time.perf_counter() - started
