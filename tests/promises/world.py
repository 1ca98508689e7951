"""A user, a workspace and a sandbox, and what must hold among them after whatever the user does."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import shutil
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.errors import UsageError
from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState
from gui.leads.options import RunOptions
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.runs.running.wishes import Wish
from gui.runs.tempo import Tempo
from gui.system.log import setup_logging
from tests.lists import people, write_xlsx
from tests.promises import witness

if TYPE_CHECKING:
    from pathlib import Path

    from gui.store.workspace import Workspace
    from gui.system.log import Log
    from tests.conftest import Sandbox

HASTY = Tempo(timeout_s=0.4, posts_per_second=1000.0, stretch=0.02)
WORK_S = 60.0
ENDED = {RunState.FINISHED, RunState.STOPPED}


@dataclass(frozen=True)
class Wanted:
    """A list, by the people in it, and what is to be found.

    Attributes:
        is_respelled: the same people in another spelling.
    """

    kinds: frozenset[Kind]
    first: int
    count: int
    cap: int | None = None
    sample: int | None = None
    is_respelled: bool = False


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
        open_runs: the runs that can go on.
        in_doubt: the runs that have rows in doubt.
        again: how often the user said, of a run and a person, that they may be bought once more.
    """

    folder: Path
    sandbox: Sandbox
    runs: dict[str, Agreed] = field(default_factory=dict)
    again: Counter[tuple[str, str]] = field(default_factory=Counter)
    open_runs: set[str] = field(default_factory=set)
    in_doubt: set[str] = field(default_factory=set)
    homes: int = 0
    files: dict[Path, str] = field(default_factory=dict)
    desk: Desk = field(init=False)
    log: Log = field(init=False)

    async def begin(self) -> None:
        """A new workspace with an account."""
        self.sandbox.post("clear")
        await self._open(self._new_home())

    def _new_home(self) -> Path:
        self.homes += 1
        return self.folder / f"home-{self.homes}"

    async def _open(self, home: Path) -> None:
        self.desk = Desk(home, patience_s=0.2, tempo=HASTY)
        self.log = setup_logging(home)
        await self.desk.connect(Endpoint(Realm.SANDBOX, self.sandbox.url, self.sandbox.key))
        await self.desk.take_up_interrupted()

    async def _close(self) -> None:
        await self.desk.close()
        self.log.close()

    # What the user does.

    async def start(self, wanted: Wanted) -> None:
        """Open a list, see its price, start it."""
        await self._start(self.desk, wanted)

    async def start_in_second_window(self, wanted: Wanted, *, same_list: bool) -> None:
        """Another window of the workspace starts a list, perhaps the newest one, and is closed at the end."""
        second = Desk(self.desk.home, patience_s=0.2, tempo=HASTY)
        try:
            await second.connect(Endpoint(Realm.SANDBOX, self.sandbox.url, self.sandbox.key))
            runs = list(self.runs.values())
            run_id = await self._start(second, wanted, runs[-1].source if same_list and runs else None)
            await asyncio.wait_for(second.wait(run_id), WORK_S)
        finally:
            await second.close()

    async def _start(self, desk: Desk, wanted: Wanted, source: Path | None = None) -> str:
        source = source or self._write_list(wanted)
        limit = None if wanted.cap is None else Credits.of(wanted.cap)
        options = RunOptions(wanted.kinds, cap=limit, sample=wanted.sample)
        opened = await desk.open_list(source)
        while True:
            quote = await desk.quote(opened.list_id, options)
            with contextlib.suppress(UsageError):  # what another run has on its way moves the price
                run_id = await desk.start(opened.list_id, options, expected_hold=quote.hold)
                self.runs[run_id] = Agreed(quote.hold, limit, source, opened.rows)
                return run_id

    def _write_list(self, wanted: Wanted) -> Path:
        rows = [
            (*row[:4], f"{row[0]}.{row[1]}@{row[3]}".lower() if n % 3 else "")
            for n, row in enumerate(people(wanted.count, wanted.first))
        ]
        rows[-1] = (rows[0][0].upper(), f" {rows[0][1]} ", *rows[0][2:])  # a twin in another spelling
        if wanted.is_respelled:
            rows = [_respelled(row) for row in rows]
        path = write_xlsx(self.folder / f"list-{len(self.files)}.xlsx", rows)
        self.files[path] = hashlib.sha256(path.read_bytes()).hexdigest()
        return path

    async def let_work(self) -> None:
        """Wait until nothing is at work."""
        for run_id in self.desk.runs_at_work:
            await asyncio.wait_for(self.desk.wait(run_id), WORK_S)

    async def wish(self, run_id: str, wish: str) -> None:
        """Press pause, stop, or resume at the price that is shown."""
        if wish == "pause":
            await self.desk.pause(run_id)
        elif wish == "stop":
            await self.desk.stop(run_id)
        else:
            offer = await self.desk.going_on(run_id)
            await self.desk.resume(run_id, expected_hold=offer.hold)

    async def send_again(self, run_id: str) -> None:
        """Buy the rows in doubt a second time, at the price that is shown, under a limit that allows it."""
        await self.let_work()
        outlook, agreed = await self.desk.outlook(run_id), self.runs[run_id]
        offer = await self.desk.going_on(run_id, again=True)
        agreed.most += outlook.in_doubt_hold
        if agreed.cap is not None:
            agreed.cap = max(agreed.cap, outlook.second_purchase_cap)
        await self._say_again(run_id)
        await self.desk.send_again(run_id, agreed.cap, expected_hold=offer.hold)

    async def leave(self, run_id: str) -> None:
        """Leave the rows in doubt without an answer."""
        await self.let_work()
        await self.desk.leave_in_doubt(run_id)

    async def look(self) -> None:
        """See which runs are not over, and which wait for a word about rows in doubt."""
        records = [await self.desk.run(run_id) for run_id in self.runs]
        self.open_runs = {record.id for record in records if record.state not in ENDED}
        self.in_doubt = {one.id for one in records if await self._has_doubts(one.id)}

    async def _has_doubts(self, run_id: str) -> bool:
        return bool(await self.desk._database.ask(lambda w: w.journal.in_doubt(run_id)))

    async def _say_again(self, run_id: str) -> None:
        def read(workspace: Workspace) -> list[str]:
            rows = workspace._database.rows(_IN_DOUBT, (run_id,))
            return [witness.mark(row["kind"], json.loads(row["params"])) for row in rows]

        self.again.update((run_id, person) for person in await self.desk._database.ask(read))

    async def change_cap(self, run_id: str, by: int) -> None:
        """Give a run another limit and go on; it is refused where more is spent or held already."""
        await self.let_work()
        agreed = self.runs[run_id]
        cap = max((agreed.cap or agreed.most) + Credits.of(by), Credits())
        with contextlib.suppress(UsageError):
            await self.desk.change_cap(run_id, cap)
            agreed.cap = cap
        await self.wish(run_id, "resume")

    async def crash(self) -> None:
        """Go on from exactly what is on disk at this moment, as after a kill.

        The files are copied on the thread that writes them, so no write is half done but what SQLite itself
        leaves in its log. What the old process had sent by then may still be accepted; it sends nothing more.
        """
        old, home = self.desk, self._new_home()
        for run_id in old.runs_at_work:
            old._fleet.ask(run_id, Wish.PAUSE)
        await old._database.ask(lambda _: shutil.copytree(old.home, home))
        await self._close()
        await self._open(home)

    async def crash_while_sending(self, first: int) -> None:
        """The worst moment: a submission is out and its answer is not back."""
        await self.start(Wanted(frozenset({Kind.EMAIL}), first, 5))
        while self.desk.runs_at_work and not await self.desk._database.ask(_is_sending):
            await self.desk.refresh_balance()
        await self.crash()
        await self.let_work()

    async def reopen(self) -> None:
        """Close the window and open it again."""
        home = self.desk.home
        await self._close()
        await self._open(home)

    async def export(self, run_id: str) -> None:
        """Write a run's list with its answers; what is at work rests first, so that nothing moves."""
        await self.let_work()
        out = self.folder / f"{run_id}-out.xlsx"
        exported = await self.desk.export(run_id, out)
        report, agreed = await self.desk.report(run_id), self.runs[run_id]
        assert exported.rows == agreed.rows
        witness.read_export(agreed.source, out, report)

    async def end(self) -> None:
        """Bring everything to its end, compare the books to the quarter, read every export."""
        self.sandbox.post("faults", [])
        self.sandbox.post("credits", {"add": 100_000})
        for run_id, agreed in self.runs.items():
            self.sandbox.post("advance")
            await self.let_work()
            if agreed.cap is not None:
                agreed.cap += Credits.of(100_000)
            if (await self.desk.run(run_id)).state not in ENDED:
                offer = await self.desk.going_on(run_id)
                await self.desk.resume(run_id, agreed.cap, expected_hold=offer.hold)
                await self.let_work()
        for run_id in self.runs:
            await self.export(run_id)
        await witness.check(self)
        await witness.check_end(self)
        await self._close()
        witness.key_is_nowhere(self)


def _is_sending(workspace: Workspace) -> bool:
    return bool(workspace._database.value("SELECT EXISTS (SELECT 1 FROM batches WHERE state = 'sending')"))


def _respelled(row: tuple[str, ...]) -> tuple[str, ...]:
    first, last, company, domain, address = row
    return (f" {first.upper()}", f"{last.upper()} ", company, f"https://www.{domain}/team", address.upper())


_IN_DOUBT = "SELECT kind, params FROM searches WHERE state = 'in_doubt' AND run_id = ?"
