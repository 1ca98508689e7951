"""What is measured during the soak, and when memory counts as flat. Reads /proc, so it needs Linux."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_GROWTH = 1.25
CACHE = 64_000_000  # of SQLite for the workspace (gui/store/workspace.py): filled by its first 64 MB
_MB = 1_000_000


@dataclass(frozen=True)
class Sample:
    """The figures of one moment, with all runs at rest; sizes in bytes."""

    searches: int
    seconds: float
    engine: int
    sandbox: int
    workspace: int
    lists: int


class Measures:
    """Samples, kept in order."""

    def __init__(self, home: Path, engine: int, sandbox: int) -> None:
        self.samples: list[Sample] = []
        self._home = home
        self._engine = engine
        self._sandbox = sandbox
        self._started = time.monotonic()

    def take(self, searches: int) -> None:
        """Measure now."""
        self.samples.append(
            Sample(
                searches,
                time.monotonic() - self._started,
                resident(self._engine),
                resident(self._sandbox),
                _size(self._home.glob("workspace.db*")),
                _size(self._home.glob("lists/*")),
            )
        )

    def line(self) -> str:
        """The newest sample as a line of the table."""
        now = self.samples[-1]
        before = self.samples[-2] if len(self.samples) > 1 else Sample(0, 0.0, 0, 0, 0, 0)
        speed = (now.searches - before.searches) / max(now.seconds - before.seconds, 0.001)
        sizes = (now.engine, now.sandbox, now.workspace, now.lists)
        cells = [
            f"{now.searches:,}",
            f"{now.seconds:,.0f}",
            f"{speed:,.0f}",
            *(f"{size / _MB:,.0f}" for size in sizes),
        ]
        return "| " + " | ".join(cells) + " |"

    def growth(self) -> tuple[float, float]:
        """How many times larger engine and sandbox are at the end than after the first third, the warm-up."""
        third, last = self._span()
        return last.engine / third.engine, last.sandbox / third.sandbox

    def allowed_growth(self) -> float:
        """How much larger the engine may be: a quarter, and what its cache still lacked after the warm-up."""
        third, last = self._span()
        cached = min(last.workspace, CACHE) - min(third.workspace, CACHE)
        return MOST_GROWTH + cached / third.engine

    def _span(self) -> tuple[Sample, Sample]:
        last = self.samples[-1]
        return next(sample for sample in self.samples if sample.searches >= last.searches / 3), last

    def bytes_per_search(self) -> float:
        """By how much the workspace grows for a search, its write-ahead log not counted out."""
        first, last = self.samples[0], self.samples[-1]
        return (last.workspace - first.workspace) / max(last.searches - first.searches, 1)


HEADER = (
    "| searches | seconds | searches/s | engine MB | sandbox MB | workspace MB | lists MB |\n"
    "|---|---|---|---|---|---|---|"
)


def resident(process: int) -> int:
    """The resident memory of a process, in bytes."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _size(files: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in files)
