"""A user, a workspace and a sandbox, and what must hold among them after whatever the user does."""

from __future__ import annotations

import asyncio
import collections
import contextlib
import hashlib
import json
import shutil
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import openpyxl

from gui.leads.credits import Credits
from gui.leads.errors import EnrowDesktopError
from gui.leads.fields import Kind, Realm
from gui.leads.life import BatchState, RunState
from gui.leads.options import RunOptions
from gui.runs.desk import Desk
from gui.runs.endpoint import Endpoint
from gui.runs.tempo import Tempo
from gui.runs.wishes import Wish
from tests.lists import people, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from gui.store.batch import Batch
    from gui.store.workspace import Workspace
    from tests.conftest import Sandbox

HASTY = Tempo(timeout_s=0.4, posts_per_second=1000.0, stretch=0.02)
WORK_S = 30.0


@dataclass
class Agreed:
    """What the user agreed to for one run.

    Attributes:
        most: what all its batches together may hold: the price shown, and second purchases.
        cap: the limit the user set, or None.
    """

    most: Credits
    cap: Credits | None
    source: Path
    rows: int


@dataclass
class World:
    """Everything real: the desk and its database, the files, and the sandbox's process as the witness.

    Attributes:
        allowed: how many more times somebody may be bought, because the user said so.
    """

    folder: Path
    sandbox: Sandbox
    runs: dict[str, Agreed] = field(default_factory=dict)
    allowed: collections.Counter[str] = field(default_factory=collections.Counter)
    homes: int = 0
    files: dict[Path, str] = field(default_factory=dict)
    desk: Desk = field(init=False)

    async def begin(self) -> None:
        """A new workspace with an account."""
        self.sandbox.post("clear")
        await self._open(self._new_home())

    def _new_home(self) -> Path:
        self.homes += 1
        return self.folder / f"home-{self.homes}"

    async def _open(self, home: Path) -> None:
        self.desk = Desk(home, patience_s=0.2, tempo=HASTY)
        await self.desk.connect(Endpoint(Realm.SANDBOX, self.sandbox.url, self.sandbox.key))
        await self.desk.take_up_interrupted()

    # What the user does.

    async def start(
        self, kinds: frozenset[Kind], first: int, count: int, cap: int | None, sample: int | None
    ) -> None:
        """Open a list, see its price, start it."""
        await self._start(self.desk, kinds, first, count, cap, sample)

    async def start_in_second_window(self, first: int, count: int) -> None:
        """Another window of the same workspace starts a list of its own, and is closed when it rests."""
        second = Desk(self.desk.home, patience_s=0.2, tempo=HASTY)
        try:
            await second.connect(Endpoint(Realm.SANDBOX, self.sandbox.url, self.sandbox.key))
            run_id = await self._start(second, frozenset({Kind.EMAIL}), first, count, None, None)
            if run_id is not None:
                await asyncio.wait_for(second.wait(run_id), WORK_S)
        finally:
            await second.close()

    async def _start(
        self, desk: Desk, kinds: frozenset[Kind], first: int, count: int, cap: int | None, sample: int | None
    ) -> str | None:
        source = self._write_list(first, count)
        limit = None if cap is None else Credits.of(cap)
        options = RunOptions(kinds, cap=limit, sample=sample)
        opened = await desk.open_list(source)
        quote = await desk.quote(opened.list_id, options)
        await self._allow(_FAILED)  # rows that never got an answer may be asked about in a new run
        run_id = await desk.start(opened.list_id, options, expected_hold=quote.hold)
        self.runs[run_id] = Agreed(quote.hold, limit, source, count)
        return run_id

    def _write_list(self, first: int, count: int) -> Path:
        rows = [
            (*row[:4], f"{row[0]}.{row[1]}@{row[3]}".lower() if n % 3 else "")
            for n, row in enumerate(people(count, first))
        ]
        rows[-1] = (rows[0][0].upper(), f" {rows[0][1]} ", *rows[0][2:])  # a twin in another spelling
        path = write_xlsx(self.folder / f"list-{len(self.files)}.xlsx", rows)
        self.files[path] = hashlib.sha256(path.read_bytes()).hexdigest()
        return path

    async def _allow(self, which: str) -> None:
        def read(workspace: Workspace) -> list[str]:
            return [person(row["kind"], json.loads(row["params"])) for row in workspace._database.rows(which)]

        for name in await self.desk._database.ask(read):
            self.allowed[name] += 1

    async def let_work(self) -> None:
        """Wait until nothing is at work."""
        for run_id in self.desk.runs_at_work:
            await asyncio.wait_for(self.desk.wait(run_id), WORK_S)

    async def resume(self, run_id: str, *, again: bool = False) -> None:
        """Go on at the price that is shown, or send rows in doubt again as a second purchase."""
        with contextlib.suppress(EnrowDesktopError):  # it is said why not, and nothing is sent
            offer = await self.desk.going_on(run_id, again=again)
            if again:
                await self.let_work()
                await self._allow(_IN_DOUBT.format(run=run_id))
                self.runs[run_id].most += offer.hold
                await self.desk.send_again(run_id, expected_hold=offer.hold)
            else:
                await self.desk.resume(run_id, expected_hold=offer.hold)

    async def raise_cap(self, run_id: str, by: int) -> None:
        """Give a run more room."""
        agreed = self.runs[run_id]
        if agreed.cap is not None:
            agreed.cap += Credits.of(by)
            await self.desk.resume(run_id, agreed.cap)

    async def crash(self) -> None:
        """Go on from exactly what is on disk at this moment, as after a kill.

        The files are copied on the thread that writes them, so no write is half done but what SQLite itself
        leaves in its log. What the old process had sent by then may still be accepted; it sends nothing more.
        """
        old, home = self.desk, self._new_home()
        for run_id in old.runs_at_work:
            old._fleet.ask(run_id, Wish.PAUSE)
        await old._database.ask(lambda _: shutil.copytree(old.home, home))
        await old.close()
        await self._open(home)

    async def crash_while_sending(self, first: int) -> None:
        """The worst moment: a submission is out and its answer is not back."""
        await self.start(frozenset({Kind.EMAIL}), first, 5, None, None)
        while self.desk.runs_at_work and not await self.desk._database.ask(_is_sending):
            await self.desk.refresh_balance()
        await self.crash()
        await self.let_work()

    async def reopen(self) -> None:
        """Close the window and open it again."""
        home = self.desk.home
        await self.desk.close()
        await self._open(home)

    # What must hold.

    async def check(self) -> None:
        """The promises, with the sandbox's own count as the witness."""
        seen = self.sandbox.ledger()["batches"]
        self._nobody_is_bought_twice(seen)
        await self._no_more_is_held_than_was_agreed(seen)
        for run_id in self.runs:
            assert (await self.desk.report(run_id)).adds_up()
        for path, digest in self.files.items():
            assert hashlib.sha256(path.read_bytes()).hexdigest() == digest

    def _nobody_is_bought_twice(self, seen: list[dict[str, Any]]) -> None:
        bought = collections.Counter(
            person(batch["kind"], search) for batch in seen for search in batch["searches"]
        )
        twice = {name: n for name, n in bought.items() if n > 1 + self.allowed[name]}
        assert not twice, "bought again without a word"

    async def _no_more_is_held_than_was_agreed(self, seen: list[dict[str, Any]]) -> None:
        taken: collections.Counter[str] = collections.Counter()
        out: collections.Counter[str] = collections.Counter()
        for batch in seen:
            reference = batch["custom"]["ref"]
            ours = await self.desk._database.ask(partial(_by_reference, reference))
            assert ours is not None, "a batch was accepted that nobody wrote down"
            assert ours.state is not BatchState.REJECTED, "a batch was accepted that is thought refused"
            taken[ours.run_id] += int(batch["held"] * 4)
            out[ours.run_id] += int((batch["held"] - batch["refunded"]) * 4)
        for run_id, agreed in self.runs.items():
            assert taken[run_id] <= agreed.most.quarters, "more was held than was shown"
            assert agreed.cap is None or out[run_id] <= agreed.cap.quarters, "the cap was passed"

    async def end(self) -> None:
        """Bring everything to its end, compare the books to the quarter, read every export."""
        self.sandbox.post("faults", [])
        self.sandbox.post("credits", {"add": 100_000})
        for run_id, agreed in self.runs.items():
            if agreed.cap is not None:
                agreed.cap += Credits.of(100_000)
            self.sandbox.post("advance")
            await self.let_work()
            with_cap = agreed.cap
            if (await self.desk.run(run_id)).state not in {RunState.FINISHED, RunState.STOPPED}:
                offer = await self.desk.going_on(run_id)
                await self.desk.resume(run_id, with_cap, expected_hold=offer.hold)
                await self.let_work()
            await self._read_export(run_id, agreed)
        await self.check()
        await self._books_agree()
        await self.desk.close()
        self._key_is_nowhere()

    async def _read_export(self, run_id: str, agreed: Agreed) -> None:
        exported = await self.desk.export(run_id, self.folder / f"{run_id}-{self.homes}.xlsx")
        before, after = (
            [row[:4] for row in openpyxl.load_workbook(path)["Prospects"].iter_rows(values_only=True)]
            for path in (agreed.source, exported.out)
        )
        assert after == before
        assert len(after) == agreed.rows + 1

    async def _books_agree(self) -> None:
        for batch in self.sandbox.ledger()["batches"]:
            reference = batch["custom"]["ref"]
            ours = await self.desk._database.ask(partial(_by_reference, reference))
            assert ours is not None
            if ours.state is BatchState.DONE:
                assert ours.final == Credits.parse(batch["final"])

    def _key_is_nowhere(self) -> None:
        key = self.sandbox.key.encode()
        for path in self.folder.rglob("*"):
            assert not path.is_file() or key not in path.read_bytes(), path


def _is_sending(workspace: Workspace) -> bool:
    return bool(workspace._database.value("SELECT EXISTS (SELECT 1 FROM batches WHERE state = 'sending')"))


def _by_reference(reference: str, workspace: Workspace) -> Batch | None:
    return workspace.journal.by_reference(reference)


def person(kind: str, search: dict[str, Any]) -> str:
    """One question to Enrow, by which it is counted."""
    return f"{kind} {json.dumps(search, sort_keys=True, ensure_ascii=False)}"


_FAILED = "SELECT kind, params FROM searches WHERE state = 'failed'"
_IN_DOUBT = "SELECT kind, params FROM searches WHERE state = 'in_doubt' AND run_id = '{run}'"
