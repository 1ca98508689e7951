"""How fast results are written: into a copy, a new workbook, a text file; against libraries that could do it.

Both sides run in one go, in processes of their own, in turns; what counts is the processor time they took,
which hardly depends on what else the machine is doing.
"""

from __future__ import annotations

import gc
import multiprocessing
import re
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gui.leads.fields import Kind
from gui.runs.exporting.export_list import ExportOrder
from gui.runs.opening.jobs import fingerprint_file
from gui.sheets.writing import write_new
from gui.store.list_files.list_file import ListWriter, write_prepared
from tests.bench.export_tasks import (
    HEADERS,
    ROWS,
    copy,
    new,
    openpyxl_copy,
    plain_csv,
    user_rows,
    whole_job,
    xlsxwriter_new,
)
from tests.store.ground import EMAIL, Ground, found, person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0), pytest.mark.xdist_group("bench")]
ROUNDS = 3
MEGABYTE = 1024


def _measured(report: Any, task: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    if task is whole_job:
        gc.disable()  # as the app's child process does for a job
    memory = _memory("VmRSS")
    started = time.process_time()
    task(*arguments)
    report.send((time.process_time() - started, _memory("VmHWM") - memory))


def _memory(what: str) -> float:
    """What the system says of this process, in MB; 0 where it does not."""
    status = Path("/proc/self/status")
    found = re.search(rf"{what}:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / MEGABYTE if found else 0.0


def measure(task: Callable[..., None], *arguments: Any) -> tuple[float, float]:
    """Run something in a new process; gives its processor seconds, and the most MB it took on top."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_measured, args=(theirs, task, arguments))
    process.start()
    theirs.close()
    taken, peak = ours.recv()
    process.join()
    assert process.exitcode == 0
    return float(taken), float(peak)


def in_turns(*sides: Callable[[], float]) -> list[float]:
    """Measure all sides in turns; gives the median of each, in seconds."""
    times = [[side() for side in sides] for _ in range(ROUNDS)]
    return [statistics.median(each) for each in zip(*times, strict=True)]


def check_ratio(name: str, ours: float, theirs: float, most: float) -> None:
    """See that ours takes at most that share of theirs."""
    sys.stdout.write(f"\n{name}: {ours:.2f} s against {theirs:.2f} s, {ours / theirs:.3f} (at most {most})\n")
    assert ours / theirs <= most


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def source(folder: Path) -> Path:
    return write_source(folder, ROWS)


def write_source(folder: Path, count: int) -> Path:
    path = folder / f"source-{count}.xlsx"
    write_new(path, HEADERS, user_rows(count), new_from=12)
    return path


@pytest.fixture(scope="module")
def order(folder: Path, source: Path) -> Iterator[ExportOrder]:
    """A run over the list with an answer for every row."""
    ground = Ground(folder)
    prepared = [person(number + 2, f"person.{number}") for number in range(ROWS)]
    run = ground.run(prepared, "bench")
    path = ground.list_path("bench-rows")
    writer = ListWriter(path, HEADERS)
    writer.append(
        (
            number + 2,
            tuple(map(str, row)),
            tuple(value if not isinstance(value, str) else None for value in row),
        )
        for number, row in enumerate(user_rows(ROWS))
    )
    writer.finish()
    write_prepared(path, prepared)
    while left := ground.workspace.journal.next_searches(run.id, Kind.EMAIL, 5000):
        ground.answer((found(f"person.{search.id}") for search in left), run.id)
    yield ExportOrder(
        list_path=path,
        workspace_path=ground.path,
        run_id=run.id,
        kinds=tuple(EMAIL),
        source=source,
        fingerprint=fingerprint_file(source),
        file_kind="xlsx",
        sheet="Leads",
        header_row=1,
        encoding=None,
        delimiter=None,
        out=folder / "job.xlsx",
    )
    ground.workspace.close()


def test_a_copy_against_openpyxl(source: Path, order: ExportOrder, folder: Path) -> None:
    alone, job, theirs = in_turns(
        lambda: measure(copy, source, folder / "copy.xlsx", ROWS)[0],
        lambda: measure(whole_job, order)[0],
        lambda: measure(openpyxl_copy, source, folder / "openpyxl.xlsx", ROWS)[0],
    )
    check_ratio("a copy with 4 new columns, against openpyxl's load and save", alone, theirs, most=0.1)
    # With the answers out of the database, which openpyxl is not asked for.
    check_ratio("the whole export with 8 new columns, against the same", job, theirs, most=0.13)


def test_a_new_workbook_against_xlsxwriter(folder: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="it is in the group of dependencies called bench")
    ours, theirs = in_turns(
        lambda: measure(new, folder / "new.xlsx", ROWS)[0],
        lambda: measure(xlsxwriter_new, folder / "xlsxwriter.xlsx", ROWS)[0],
    )
    check_ratio("a new workbook of 16 columns, against XlsxWriter's constant_memory", ours, theirs, most=0.4)


def test_text_against_csv(folder: Path) -> None:
    ours, theirs = in_turns(
        lambda: measure(new, folder / "new.csv", ROWS)[0],
        lambda: measure(plain_csv, folder / "plain.csv", ROWS)[0],
    )
    check_ratio("a .csv made safe, against the same through the csv module alone", ours, theirs, most=3)


def test_a_million_rows(folder: Path, source: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("the most memory a process had is known on Linux only")
    ten_thousand, million = write_source(folder, 10_000), write_source(folder, 1_000_000)
    times = {}
    for path, count in ((ten_thousand, 10_000), (source, ROWS), (million, 1_000_000)):
        times[count], peak = measure(copy, path, folder / "copy.xlsx", count)
        sys.stdout.write(f"\ncopy of {count:,} x 12: {times[count]:.2f} s, {peak:.0f} MB more\n")
        assert peak <= 35  # a process that only writes copies has 22 MB before it begins
    assert times[1_000_000] <= 12 * times[ROWS]
    assert times[ROWS] <= 12 * times[10_000]
