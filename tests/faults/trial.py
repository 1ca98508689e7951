"""One run of three batches with a fault in it, and all that is true of it whatever the fault was."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.leads.life import BatchState, SearchState
from gui.leads.options import RunOptions
from gui.runs.desk import Desk
from gui.runs.events import Reconciled
from gui.runs.running.obstacles import Rest
from gui.sandbox import people
from tests.faults.bench import HASTIER, HASTY, Bench, endpoint_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.store.books.journal import Batch
    from tests.faults.bench import Opened
    from tests.faults.rules import Outcome


@dataclass
class Trial:
    """A run at work.

    Attributes:
        told: the comparisons of balance and books that were told, in order.
        resting: done when the run rests.
        is_sent_again: whether the user sent what was in doubt a second time.
        lost_ids: the sandbox's batches whose id never reached us.
    """

    bench: Bench
    desk: Desk
    kind: Kind
    list_id: str
    start_credits: int
    run_id: str = ""
    told: list[Reconciled] = field(default_factory=list)
    resting: asyncio.Task[Rest] | None = None
    is_sent_again: bool = False
    lost_ids: frozenset[str] = frozenset()

    async def start(self) -> None:
        """Set the run to work."""
        self.desk.events.subscribe(self._hear)
        options = RunOptions(frozenset({self.kind}), all_rows=True)
        quote = await self.desk.quote(self.list_id, options)
        self.run_id = await self.desk.start(self.list_id, options, expected_hold=quote.hold)
        self.follow()

    def follow(self) -> None:
        """Wait in the background until it rests."""
        self.resting = asyncio.create_task(self.desk.rest_of(self.run_id))

    def _hear(self, event: object) -> None:
        if isinstance(event, Reconciled):
            self.told.append(event)

    async def rest(self) -> Rest:
        """Wait until it rests."""
        assert self.resting is not None
        return await asyncio.wait_for(self.resting, 60)

    async def rest_after_closing(self) -> Rest:
        """How it stands when its engine was told to end."""
        record = await self.desk.run(self.run_id)
        return Rest(record.state, record.message)

    async def until(self, is_so: Callable[[list[Batch]], object], what: str) -> None:
        """Wait until the journal or the sandbox says so, or the run rests."""
        assert self.resting is not None
        deadline = time.monotonic() + 60
        while not is_so(await self.journal()) and not self.resting.done():
            assert time.monotonic() < deadline, f"it never came true: {what}"
            await asyncio.sleep(0.01)

    async def journal(self) -> list[Batch]:
        """The batches by our own books."""
        return await self.desk._database.ask(lambda w: w.journal.batches(self.run_id))

    async def go_on(self, how: Callable[[str], Any]) -> Rest:
        """Resume, or decide about what is in doubt, and wait until it rests again."""
        await how(self.run_id)
        self.follow()
        return await self.rest()

    # ------------------------------------------------------------------------------- what must be true

    async def check(self, rest: Rest, expected: Outcome) -> None:
        """The outcome that was expected beforehand."""
        assert rest.state in expected.states, (rest, expected)
        report = await self.desk.report(self.run_id)
        assert report.adds_up()
        assert (report.in_doubt, report.failed) == (expected.in_doubt, expected.failed), (rest, report.counts)
        if expected.waiting is not None:
            assert report.waiting == expected.waiting, (rest, report.counts)
        verdicts = [batch.likelihood for batch in await self.journal() if batch.state is BatchState.IN_DOUBT]
        assert verdicts == list(expected.verdicts)
        if expected.action is not None:
            assert rest.actions[:1] == (expected.action,), rest
        assert (await self.desk.run(self.run_id)).state is rest.state

    async def check_money(self) -> None:
        """Our ledger and the sandbox's agree to the quarter; what differs is what lost answers took."""
        mine = {batch.remote_id: batch for batch in await self.journal() if batch.remote_id}
        refunded_late = 0
        for batch in self.bench.batches:
            if batch.id not in mine:
                continue
            ours = mine[batch.id]
            assert ours.taken.quarters == batch.held
            if ours.state is BatchState.DONE:
                assert (ours.refunded, ours.final) == (Credits(batch.refunded), Credits(batch.final))
            else:
                refunded_late += batch.refunded - (ours.refunded or Credits()).quarters
        assert len([batch for batch in self.bench.batches if batch.id in mine]) == len(mine)
        report = await self.desk.report(self.run_id)
        spent = (report.held - report.refunded).quarters
        assert self.start_credits - self.bench.books.credits == spent + self.taken_unseen - refunded_late
        done = [batch for batch in mine.values() if batch.state is BatchState.DONE]
        assert report.paid == sum((batch.final or Credits() for batch in done), Credits())

    @property
    def taken_unseen(self) -> int:
        """Quarters that the sandbox took for batches whose id never reached us."""
        return sum(batch.final for batch in self.bench.batches if batch.id in self.lost_ids)

    async def note_lost(self) -> None:
        """Take down which batches were lost, each of them one that is in doubt by our own books."""
        journal = await self.journal()
        known = {batch.remote_id for batch in journal}
        lost = [batch for batch in self.bench.batches if batch.id not in known]
        in_doubt = {batch.reference for batch in journal if batch.state is BatchState.IN_DOUBT}
        assert {_reference(batch.custom) for batch in lost} <= in_doubt
        self.lost_ids = frozenset(batch.id for batch in lost)

    def check_nobody_twice(self) -> None:
        """Nobody was bought twice, but for what the user sent again with open eyes."""
        bought, again = Counter[str](), Counter[str]()
        for batch in self.bench.batches:
            for search in batch.searches:
                bought[_who(search)] += 1
                if batch.id in self.lost_ids:
                    again[_who(search)] += 1
        twice = {who for who, times in bought.items() if times > 1 + again[who] * self.is_sent_again}
        assert not twice, twice

    async def check_answers(self) -> None:
        """Every answer is the one that this very person has."""
        sql = "SELECT params, state FROM searches WHERE run_id = ?"
        rows = await self.desk._database.ask(lambda w: w.runs._database.rows(sql, (self.run_id,)))
        for row in rows:
            if row["state"] in {SearchState.FOUND, SearchState.NOT_FOUND}:
                assert (row["state"] == SearchState.FOUND) is _is_found(self.kind, json.loads(row["params"]))

    def check_told(self) -> None:
        """The last comparison said what changed without our knowing: what lost answers took."""
        if self.told:
            assert self.told[-1].elsewhere.quarters == -self.taken_unseen


def _reference(custom: object) -> object:
    assert isinstance(custom, dict)
    return custom["ref"]


def _who(search: Any) -> str:
    if isinstance(search, str):
        return search
    return json.dumps({name: value for name, value in search.items() if name != "custom"}, sort_keys=True)


def _is_found(kind: Kind, params: Any) -> bool:
    if kind is Kind.VERIFY:
        return people.is_deliverable(params["email"])
    return (people.find_email if kind is Kind.EMAIL else people.find_phone)(params) is not None


async def set_up(
    bench: Bench, opened: Opened, folder: Path, kind: Kind, *, patience_s: float | None, hasty: bool
) -> Trial:
    """A desk of its own, connected."""
    desk = Desk(opened.copy_to(folder), patience_s=patience_s, tempo=HASTIER if hasty else HASTY)
    await desk.connect(endpoint_of(bench))
    return Trial(bench, desk, kind, opened.lists[kind], bench.books.credits)
