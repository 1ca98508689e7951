"""``python -m tests.soak``: very many searches through the sandbox while things go wrong at random.

The sandbox and the user with their Desk are processes of their own. This one makes the lists, the faults and
the measurements, and is the witness. It ends with an error unless nobody was bought twice without the user's
word, every row is accounted for in order, the ledger equals the sandbox's, and memory stays flat.
"""

from __future__ import annotations

import argparse
import csv
import json
import queue
import random
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import httpx

from tests.processes import Process
from tests.soak.crowd import Crowd
from tests.soak.measures import HEADER, Measures
from tests.soak.stubborn import Stubborn
from tests.soak.weather import storm
from tests.soak.witness import Witness

CREDITS = 10_000_000
TICK_S = 0.4
_SILENCE_S = 900.0


def main() -> int:
    """Run the soak; 0 when every promise held."""
    parser = argparse.ArgumentParser(prog="tests.soak", description=__doc__)
    parser.add_argument("--searches", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, help="of one list; usually a fortieth, 10,000 at most")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sandbox_command = [
        "gui.sandbox",
        "--port",
        "0",
        "--speed",
        "50",
        "--rate",
        "0",
        "--credits",
        str(CREDITS),
    ]
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, _start(*sandbox_command) as sandbox:
        assert sandbox.stdout is not None
        hello = json.loads(sandbox.stdout.readline())
        home = Path(folder) / "home"
        arguments = (str(home), hello["url"], hello["key"], str(options.seed))
        with (
            httpx.Client(base_url=f"{hello['url']}/_sandbox/", timeout=60, transport=Stubborn()) as control,
            _start("tests.soak.user", *arguments) as user,
        ):
            soak = Soak(Path(folder), home, control, user, sandbox, options.seed)
            soak.go(options.searches, options.rows or min(max(options.searches // 40, 200), 10_000))
            soak.conclude()
            for process in (user, sandbox):
                assert process.stdin is not None
                process.stdin.close()
                assert process.wait(timeout=60) == 0
    return 0


def _start(module: str, *arguments: str) -> Process:
    return Process(
        [sys.executable, "-m", module, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


class Soak:
    """One soak under way."""

    def __init__(
        self, folder: Path, home: Path, control: httpx.Client, user: Process, sandbox: Process, seed: int
    ) -> None:
        self._control = control
        self._user = user
        self._chance = random.Random(seed)
        self._crowd = Crowd(folder, self._chance)
        self._witness = Witness(home / "workspace.db", control)
        self._measures = Measures(home, user.pid, sandbox.pid)
        self._said: queue.Queue[str] = queue.Queue()
        self._rows = 0
        self._statuses: dict[str, int] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._user.stdout is not None
        for line in self._user.stdout:
            self._said.put(line)
        self._said.put("")

    def go(self, searches: int, rows: int) -> None:
        """Round after round of two lists of so many rows, until so many searches were sold."""
        _say(HEADER)
        while self._witness.bought < searches:
            tasks = [self._crowd.next_list(rows) for _ in range(2)]
            order = [{"path": str(task.path), "kinds": sorted(task.kinds)} for task in tasks]
            assert self._user.stdin is not None
            self._user.stdin.write(json.dumps(order) + "\n")
            self._user.stdin.flush()
            for done in self._wait():
                self._account_for(done)
            self._control.post("faults", json=[]).raise_for_status()
            self._control.post("advance", json={}).raise_for_status()  # batches in doubt end, too
            self._witness.audit()
            self._measures.take(self._witness.bought)
            _say(self._measures.line())

    def _wait(self) -> list[dict[str, Any]]:
        """Make weather until the user is done with a round."""
        ticks = 0
        while True:
            try:
                line = self._said.get(timeout=TICK_S)
            except queue.Empty:
                ticks += 1
                assert ticks * TICK_S < _SILENCE_S, "the user says nothing any more"
                self._control.post("faults", json=storm(self._chance)).raise_for_status()
                if ticks % 5 == 0:
                    self._control.post("advance", json={}).raise_for_status()
                if ticks % 50 == 0:
                    self._control.post("credits", json={"credits": self._chance.randrange(500)})
            else:
                assert line, "the user's process ended"
                done: list[dict[str, Any]] = json.loads(line)
                return done

    def _account_for(self, done: dict[str, Any]) -> None:
        """Each row stands in the report, and in the export where it stood in the list."""
        source, out = Path(done["path"]), Path(done["out"])
        with (
            source.open(encoding="utf-8", newline="") as mine,
            out.open(encoding="utf-8-sig", newline="") as theirs,
        ):
            rows = 0
            for before, after in zip(csv.reader(mine), csv.reader(theirs), strict=True):
                assert after[: len(before)] == before
                assert rows == 0 or after[len(before) :][-4], "a row without a status"
                rows += 1
        assert rows - 1 == done["rows"] == done["exported"]
        assert (done["waiting"], done["in_doubt"]) == (0, 0), done
        for status, count in done.items():
            if isinstance(count, int) and status not in {"rows", "exported"}:
                self._statuses[status] = self._statuses.get(status, 0) + count
        self._rows += done["rows"]
        source.unlink()
        out.unlink()

    def conclude(self) -> None:
        """Say what was seen, and see that memory stayed flat."""
        witness, measures = self._witness, self._measures
        engine, sandbox = measures.growth()
        allowed = measures.allowed_growth()
        statuses = ", ".join(f"{count:,} {status}" for status, count in self._statuses.items())
        _say(
            f"{self._rows:,} rows: {statuses}.\n"
            f"{witness.bought:,} searches were sold, {witness.again:,} of them a second time by the user's"
            f" word; {witness.lost:,} batches were sold and their answer lost.\n"
            "Nobody was bought twice silently, every row is accounted for, the ledger equals the sandbox's.\n"
            f"The engine's memory at the end is {engine:.2f} times that after the first third"
            f" (the sandbox's {sandbox:.2f} times);"
            f" {measures.bytes_per_search():,.0f} bytes of workspace a search."
        )
        assert engine <= allowed, f"the engine's memory grows: at most {allowed:.2f} times was expected"


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
