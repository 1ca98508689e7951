"""How smooth the window stays, and how little memory its process takes, while large files are read beside it.

The longest gap of the event loop is compared with that of the idle window in the same run.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.bench import opening_tasks as tasks
from tests.person import until
from tests.watchdog import Watch

if TYPE_CHECKING:
    from tests.person import Person

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0), pytest.mark.xdist_group("bench")]
IDLE_S = 8.0
OPENED_WITHIN_S = 120.0
MOST_OVER_IDLE_S = 0.020
MOST_MB = 60


def memory_mb() -> float:
    status = Path("/proc/self/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


@pytest.mark.parametrize("name", ["large.csv", "some.xlsx"])
async def test_the_window_stays_smooth_while_a_list_is_opened(
    person: Person, tmp_path: Path, name: str
) -> None:
    write = tasks.write_csv if name.endswith(".csv") else tasks.write_plain_book
    path = await asyncio.to_thread(write, tmp_path / name, tasks.MANY if name == "large.csv" else tasks.SOME)
    idle_watch = Watch()
    await asyncio.sleep(IDLE_S)
    idle, before = idle_watch.stop(), memory_mb()
    watch = Watch()
    person.drop(path)
    await until(lambda: person.window.lists.shown, OPENED_WITHIN_S)
    longest, after = watch.stop(), memory_mb()
    sys.stdout.write(
        f"\n{name}: longest gap {longest * 1000:.0f} ms, idle {idle * 1000:.0f} ms (at most 20 ms over it); "
        f"{after - before:.0f} MB more in the window's process (at most {MOST_MB})\n"
    )
    assert longest <= idle + MOST_OVER_IDLE_S
    assert after - before <= MOST_MB
