"""How fast and in how much memory lists are opened, against the libraries that barely read them.

A list is usable when all its rows can be shown, sorted and searched and its columns are recognised; its price
follows, see ``checking``. Both sides run in turns, in processes with their imports done; the clock
counts here, since calamine and our look at the sheet share two cores on purpose.
"""

from __future__ import annotations

import gc
import multiprocessing
import re
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.bench import opening_tasks as tasks
from tests.bench.opening_tasks import MANY, SOME

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0), pytest.mark.xdist_group("bench")]
ROUNDS = 5
FIRST_ROWS_SHARE = 0.1


def _measured(report: Any, task: Callable[..., tuple[float, float]], arguments: tuple[Any, ...]) -> None:
    tasks.ready(Path(), 0)
    gc.disable()  # as the app's child process does for a job
    before = _memory("VmRSS")
    top, whole = task(*arguments)
    report.send((top, whole, _memory("VmHWM") - before))


def _memory(what: str) -> float:
    """What the system says of this process, in MB; 0 where it does not."""
    status = Path("/proc/self/status")
    found = re.search(rf"{what}:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


def measure(task: Callable[..., tuple[float, float]], *arguments: Any) -> tuple[float, float, float]:
    """Run something in a new process: seconds to the first rows, seconds in all, MB on top."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_measured, args=(theirs, task, arguments))
    process.start()
    theirs.close()
    found: tuple[float, float, float] = ours.recv()
    process.join()
    assert process.exitcode == 0
    return found


def compare(name: str, theirs: Callable[..., Any], path: Path, count: int, most: float) -> None:
    """Measure both sides in turns; the medians keep the ratio, and the first rows come early."""
    folder = path.parent
    pairs = [
        (measure(tasks.open_whole, path, folder, count), measure(theirs, path, folder, count))
        for _ in range(ROUNDS)
    ]
    top = statistics.median(ours[0] for ours, _ in pairs)
    whole = statistics.median(ours[1] for ours, _ in pairs)
    bare = statistics.median(other[1] for _, other in pairs)
    sys.stdout.write(
        f"\n{name}: {whole:.2f} s against {bare:.2f} s, {whole / bare:.2f} (at most {most}); "
        f"first rows after {top:.3f} s, {top / whole:.3f} of it (at most {FIRST_ROWS_SHARE})\n"
    )
    assert whole / bare <= most
    assert top / whole < FIRST_ROWS_SHARE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("opening")


@pytest.fixture(scope="module")
def large_csv(folder: Path) -> Path:
    return tasks.write_csv(folder / "large.csv", MANY)


def test_a_workbook_against_calamine(folder: Path) -> None:
    path = tasks.write_plain_book(folder / "some.xlsx", SOME)
    compare("100,000 x 12 .xlsx", tasks.calamine, path, SOME, 1.5)


def test_a_text_file_against_the_csv_module(large_csv: Path) -> None:
    compare("1,000,000 x 12 .csv", tasks.count_csv, large_csv, MANY, 3.0)


def test_memory_of_a_text_file(large_csv: Path, folder: Path) -> None:
    *_, taken = measure(tasks.open_whole, large_csv, folder, MANY)
    sys.stdout.write(f"\n1,000,000 x 12 .csv: {taken:.0f} MB on top of the process (at most 150 in all)\n")
    assert taken <= 100


def test_memory_of_a_workbook_against_calamine(folder: Path) -> None:
    path = tasks.write_plain_book(folder / "many.xlsx", MANY)
    *_, ours = measure(tasks.open_whole, path, folder, MANY)
    *_, bare = measure(tasks.calamine, path, folder, MANY)
    sys.stdout.write(
        f"\n1,000,000 x 12 .xlsx: {ours:.0f} MB against {bare:.0f}, {ours / bare:.3f} (at most 1.1)\n"
    )
    assert ours / bare <= 1.1


def test_time_grows_with_the_rows(folder: Path, large_csv: Path) -> None:
    small = tasks.write_csv(folder / "small.csv", 10_000)
    few = statistics.median(measure(tasks.open_whole, small, folder, 10_000)[1] for _ in range(ROUNDS))
    many = measure(tasks.open_whole, large_csv, folder, MANY)[1]
    sys.stdout.write(f"\n10,000 rows: {few:.3f} s; 1,000,000 rows: {many:.2f} s, {many / few:.0f} times\n")
    assert many / few <= 150
