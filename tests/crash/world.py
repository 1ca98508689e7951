"""One user, one list, one workspace, one Enrow: what is done in it, and what must hold in it at any moment.

The sandbox's own ledger is the witness. The program's books are read from a copy of its files, so that
looking changes nothing for the next start.
"""

from __future__ import annotations

import collections
import csv
import hashlib
import itertools
import os
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import openpyxl

from tests.crash import witness
from tests.crash.plan import Plan
from tests.lists import HEADERS, people, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.conftest import Sandbox
    from tests.crash.programs import Command, Outcome, Programs

_ENDED = {"finished", "stopped"}


@dataclass(frozen=True)
class Books:
    """What the workspace says, read from a copy of its files; empty before there is one."""

    runs: list[dict[str, Any]] = field(default_factory=list)
    batches: list[dict[str, Any]] = field(default_factory=list)
    ledger: dict[tuple[int, str], int] = field(default_factory=dict)

    @property
    def unfinished(self) -> list[dict[str, Any]]:
        return [run for run in self.runs if run["state"] not in _ENDED]

    @property
    def doubtful(self) -> list[dict[str, Any]]:
        """The batches of which nobody knows whether they were bought."""
        return [batch for batch in self.batches if batch["state"] in {"sending", "in_doubt"}]


def read_books(database: Path, copy: Path) -> Books:
    """Read a workspace without touching it."""
    if not database.exists():
        return Books()
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for suffix in ("", "-wal"):
        if (part := database.with_name(database.name + suffix)).exists():
            shutil.copy(part, copy)
    with closing(sqlite3.connect(copy / database.name)) as connection:
        connection.row_factory = sqlite3.Row
        assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            return Books()
        runs, batches, ledger = (
            [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid")]
            for table in ("runs", "batches", "ledger")
        )
    lines = {(line["batch_id"], line["movement"]): line["quarters"] for line in ledger}
    assert len(lines) == len(ledger)
    return Books(runs, batches, lines)


class World:
    """One user's world.

    Args:
        folder: everything is in there.
        rows: the list.
        kinds: what is looked for: "email", "phone", "verify".
        cap: the most credits a run may hold, or None.
        suffix: of the list: ".csv" or ".xlsx".
    """

    def __init__(
        self,
        folder: Path,
        sandbox: Sandbox,
        programs: Programs,
        rows: Sequence[tuple[str, ...]],
        *,
        kinds: Sequence[str] = ("email",),
        cap: int | None = None,
        suffix: str = ".csv",
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.home = folder, folder / "home"
        self.sandbox, self.programs = sandbox, programs
        self.rows, self.kinds, self.cap = list(rows), kinds, cap
        self.source = folder / f"leads{suffix}"
        write_list(self.source, self.rows)
        self._fingerprint = hashlib.sha256(self.source.read_bytes()).hexdigest()
        self._numbers = itertools.count(1)
        self._books: Books | None = None
        self.allowed: collections.Counter[tuple[str, ...]] = collections.Counter()

    # ------------------------------------------------------------------ doing

    @property
    def enrich(self) -> tuple[str, ...]:
        """The command that begins a run."""
        finds = [part for kind in self.kinds if kind != "verify" for part in ("--find", kind)]
        verify = ["--verify"] if "verify" in self.kinds else []
        cap = [] if self.cap is None else ["--max-credits", str(self.cap)]
        return ("enrich", str(self.source), *finds, *verify, *cap, "--yes", "--json")

    def plan(self, *argv: str, **what: Any) -> Plan:
        number = next(self._numbers)
        environment = os.environ | {
            "ENROW_DESKTOP_HOME": str(self.home),
            "ENROW_API_URL": self.sandbox.url,
            "ENROW_API_KEY": self.sandbox.key,
        }
        out, err, note = (str(self.folder / f"{number}.{what}") for what in ("out", "err", "note"))
        return Plan(argv, dict(environment), out, err, note, **what)

    def start(self, *argv: str, **what: Any) -> Command:
        if "--send-again" in argv:
            self._allow_a_second_purchase(self.books().doubtful)
        if argv[0] == "enrich":  # begun anew, it asks once more for those whom Enrow failed
            self._allow_a_second_purchase(b for b in self.books().batches if b["state"] == "failed")
        self._books = None
        return self.programs.start(self.plan(*argv, **what))

    def run(self, *argv: str, **what: Any) -> Outcome:
        """Run a command to its end, and look into the books."""
        outcome = self.start(*argv, **what).wait()
        self._books = self.read()
        return outcome

    def books(self) -> Books:
        """The books after the last command, or as they are now while one is at work."""
        return self._books or self.read()

    def read(self) -> Books:
        return read_books(self.home / "workspace.db", self.folder / "looked-at")

    def next_command(self) -> tuple[str, ...] | None:
        """What a user would type now; None when nothing is left to do."""
        books = self.books()
        if not books.runs:
            return self.enrich
        open_states = {run["state"] for run in books.unfinished}
        if not open_states - {"in_doubt", "capped"}:
            return None
        if "waiting_for_credits" in open_states:
            self.sandbox.post("credits", {"add": 60})
        return ("resume", "--yes", "--json")

    def finish(self, most: int = 40) -> list[Outcome]:
        """Go on, unharmed, until nothing is left to do."""
        outcomes: list[Outcome] = []
        for _ in range(most):
            command = self.next_command()
            if command is None:
                return outcomes
            outcomes.append(self.run(*command))
            assert not outcomes[-1].is_killed
        raise AssertionError(
            f"not done after {most} commands: {[run['message'] for run in self.books().runs]}"
        )

    def ledger(self) -> Any:
        """The sandbox's, also while its port is closed by a fault."""
        deadline = time.monotonic() + 60
        while True:
            try:
                return self.sandbox.ledger()
            except httpx.TransportError:
                if time.monotonic() > deadline:
                    raise

    def _allow_a_second_purchase(self, batches: Iterable[dict[str, Any]]) -> None:
        """The user says so: once for everybody in these."""
        for batch in batches:
            self.allowed.update(witness.people_of(batch))

    # ---------------------------------------------------------------- checking

    def check(self) -> Books:
        """What holds at every moment, also between a kill and the next start."""
        books, seen = self.read(), self.ledger()
        self._books = books
        self._check_nobody_twice(seen)
        witness.check_nothing_forgotten(books, seen)
        witness.check_money(books, seen)
        self._check_cap(seen)
        assert hashlib.sha256(self.source.read_bytes()).hexdigest() == self._fingerprint
        for out in self.folder.glob("leads-enriched*"):
            self._check_rows(out)
        return books

    def check_end(self, last: Outcome | None = None) -> None:
        """What holds when nothing is left to do.

        Args:
            last: the command that did the last of it, with the report of the only run; else all are exported.
        """
        books = self.check()
        assert books.runs
        for run in books.runs:
            if last is not None and last.report.get("run") == run["id"] and last.report["out"]:
                self._check_rows(Path(last.report["out"]))
                self._check_report(run, last.report)
                continue
            out = self.folder / f"{run['id']}.csv"
            done = self.run("export", run["id"], "-o", str(out), "--yes", "--json")
            assert done.code == 0, done.err
            self._check_rows(out)
            self._check_report(run, done.report)
        assert not [batch for batch in books.batches if batch["state"] in {"sending", "accepted"}]

    def _check_report(self, run: dict[str, Any], report: dict[str, Any]) -> None:
        names = ("found", "not_found", "known", "duplicates", "skipped", "failed", "waiting", "in_doubt")
        assert sum(report[name] for name in names) == report["rows"] == len(self.rows)
        for kind in self.kinds:
            assert sum(report["searches"][kind][name] for name in names) == len(self.rows)
        books = self.books()
        if run["state"] == "finished" and not books.doubtful and not books.unfinished:
            # Else some may wait for what another run has in doubt, or has not sent because of its limit.
            assert report["waiting"] == report["in_doubt"] == 0
        assert report["seconds"] >= 0

    def _check_nobody_twice(self, seen: Any) -> None:
        bought = collections.Counter(
            witness.who(batch["kind"], search) for batch in seen["batches"] for search in batch["searches"]
        )
        twice = {person: count for person, count in bought.items() if count > 1 + self.allowed[person]}
        assert not twice, f"bought more than once: {twice}"

    def _check_cap(self, seen: Any) -> None:
        """Each run's batches, in the order of time by the sandbox's clock: never more held than the cap."""
        if self.cap is None:
            return
        runs = {batch["reference"]: batch["run_id"] for batch in self.books().batches}
        changes: dict[str, list[tuple[float, int]]] = collections.defaultdict(list)
        for batch in seen["batches"]:
            run = runs[batch["custom"]["ref"]]
            changes[run].append((batch["accepted_at"], witness.quarters(batch["held"])))
            if batch["duration_s"] is not None:
                settled_at = batch["accepted_at"] + batch["duration_s"]
                changes[run].append((settled_at, -witness.quarters(batch["refunded"])))
        for run, moves in changes.items():
            most = max(itertools.accumulate(amount for _, amount in sorted(moves)))
            assert most <= self.cap * witness.QUARTERS, f"{run} held {most / witness.QUARTERS} of {self.cap}"

    def _check_rows(self, path: Path) -> None:
        """A result, whenever it is there, is whole: all rows of the list, in its order, as they were."""
        rows = read_list(path)
        assert rows[0][: len(HEADERS)] == HEADERS
        assert [row[: len(HEADERS)] for row in rows[1:]] == self.rows


def write_list(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    if path.suffix == ".xlsx":
        write_xlsx(path, list(rows))
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADERS, *rows])


def read_list(path: Path) -> list[tuple[str, ...]]:
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True)
        with closing(book):
            sheet = book.worksheets[0]
            return [tuple("" if cell is None else str(cell) for cell in row) for row in sheet.values]
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


def mixed_people(count: int, start: int = 0) -> list[tuple[str, ...]]:
    """Invented people of whom some have an address already, some come twice, and some lack a name."""
    rows = people(count, start)
    for number in range(0, count, 3):
        first, last, company, domain, _ = rows[number]
        rows[number] = (first, last, company, domain, f"{first}.{last}@{domain}".lower())
    for number in range(5, count, 11):
        rows[number] = rows[number - 4]
    for number in range(9, count, 17):
        rows[number] = ("", "", *rows[number][2:])
    return rows
