"""The user of the soak, in a process of its own, whose memory is measured: one Desk and what they press.

Reads one order per line, ``[{"path": ..., "kinds": [...]}, ...]``: lists that are run side by side until
every row has its answer or was given up by the user. Then says what became of them, in one line.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from gui.leads.credits import Credits
from gui.leads.errors import UsageError
from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState
from gui.leads.options import RunOptions
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.runs.tempo import Tempo
from gui.system.log import setup_logging
from tests.soak.stubborn import StubbornAsync

if TYPE_CHECKING:
    from gui.runs.running.obstacles import Rest

TEMPO = Tempo(timeout_s=10.0, posts_per_second=1000.0, stretch=0.05)
MOST_DECISIONS = 1000


class User:
    """Starts runs and decides, at random, whenever one rests."""

    def __init__(self, desk: Desk, control: httpx.AsyncClient, chance: random.Random) -> None:
        self._desk = desk
        self._control = control
        self._chance = chance

    async def run(self, path: Path, kinds: frozenset[Kind]) -> dict[str, Any]:
        """Run one list to its end, and export it."""
        opened = await self._desk.open_list(path)
        run_id = await self._start(opened.list_id, kinds)
        for _ in range(MOST_DECISIONS):
            rest = await self._desk.rest_of(run_id)
            if rest.state is RunState.FINISHED:
                break
            await self._decide(run_id, rest)
        else:
            raise RuntimeError(f"{run_id} never ends: {await self._desk.run(run_id)}")
        out = path.with_name(f"{path.stem}-out.csv")
        exported = await self._desk.export(run_id, out)
        return {"run": run_id, "path": str(path), "out": str(out), "exported": exported.rows}

    async def _start(self, list_id: str, kinds: frozenset[Kind]) -> str:
        """Look at the price and start; look again while the list beside this one moves it."""
        while True:
            options = RunOptions(kinds)
            quote = await self._desk.quote(list_id, options)
            if self._chance.random() < 0.2:
                options = RunOptions(kinds, cap=Credits(quote.hold.quarters // 2))
            with contextlib.suppress(UsageError):
                return await self._desk.start(list_id, options, expected_hold=quote.hold)

    async def _decide(self, run_id: str, rest: Rest) -> None:
        if rest.state is RunState.IN_DOUBT:
            if self._chance.random() < 0.5:
                await self._desk.leave_in_doubt(run_id)
                return
            cap = (await self._desk.run(run_id)).options.cap
            enough = (await self._desk.outlook(run_id)).second_purchase_cap
            await self._desk.send_again(run_id, None if cap is None else max(cap, enough))
        elif rest.state is RunState.CAPPED:
            await self._desk.resume(run_id, (await self._desk.outlook(run_id)).enough)
        else:
            if rest.state is RunState.WAITING_FOR_CREDITS:
                await self._control.post("credits", json={"add": 50_000})
            await self._desk.resume(run_id)

    async def report(self, run_id: str) -> dict[str, int]:
        """The rows of a run that is over, by what is said of them."""
        report = await self._desk.report(run_id)
        assert report.adds_up()
        return {"rows": report.rows} | {status.value: count for status, count in report.counts.items()}


async def main(home: Path, url: str, key: str, seed: int) -> None:
    """Serve orders until there are no more."""
    log = setup_logging(home)
    desk = Desk(home, patience_s=5.0, tempo=TEMPO)
    transport = StubbornAsync()
    async with httpx.AsyncClient(base_url=f"{url}/_sandbox/", timeout=30, transport=transport) as control:
        await desk.connect(Endpoint(Realm.SANDBOX, url, key))
        user = User(desk, control, random.Random(seed))
        while order := await asyncio.to_thread(sys.stdin.readline):
            tasks = [
                user.run(Path(task["path"]), frozenset(map(Kind, task["kinds"])))
                for task in json.loads(order)
            ]
            # Counted when all are over: rows may share the searches of the run beside theirs.
            done = [one | await user.report(one["run"]) for one in await asyncio.gather(*tasks)]
            sys.stdout.write(json.dumps(done) + "\n")
            sys.stdout.flush()
    await desk.close()
    log.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])))
