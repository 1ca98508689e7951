"""The runs at work: starts, pauses, resumes and stops their engines, one process per run."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from gui.leads.errors import EnrowDesktopError, UsageError, WorkspaceBusyError
from gui.leads.fields import Realm
from gui.leads.life import RunState
from gui.leads.sentences import say
from gui.runs.events import Events, RunProgress, RunStateChanged
from gui.runs.running.conclusion import conclude
from gui.runs.running.engine import Engine
from gui.runs.running.going_on import GoingOn, going_on
from gui.runs.running.new_run import RunOrder, make_run
from gui.runs.running.notices import Notices
from gui.runs.running.obstacles import Rest
from gui.runs.running.outlook import change_cap
from gui.runs.running.wishes import Terms, Wish
from gui.system.lock import ProcessLock, run_lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from gui.leads.credits import Credits
    from gui.leads.fields import Kind
    from gui.runs.accounts.connection import Connection
    from gui.runs.database import Database
    from gui.store.runs import RunRecord
    from gui.store.workspace import Workspace

log = logging.getLogger(__name__)
# A submission that is leaving when the program ends is worth waiting for: without its answer it is in doubt.
_GRACE_S = 20.0


class Fleet:
    """All engines of this process.

    Args:
        patience_s: how long a run bears with an Enrow that cannot be reached; None: as long as it lives.
    """

    def __init__(
        self,
        home: Path,
        connection: Connection,
        database: Database,
        events: Events,
        *,
        now: Callable[[], datetime],
        patience_s: float | None,
    ) -> None:
        self._home = home
        self._connection = connection
        self._database = database
        self._events = events
        self._now = now
        self._patience_s = patience_s
        self._engines: dict[str, Engine] = {}
        self._tasks: dict[str, asyncio.Task[Rest]] = {}
        self._progress: dict[str, RunProgress] = {}
        self._notices = Notices(connection, database, now, self.settle, self._take_up_found)

    @property
    def at_work(self) -> tuple[str, ...]:
        """The ids of the runs whose engines work now."""
        return tuple(self._engines)

    def progress(self, run_id: str) -> RunProgress | None:
        """How far a run of this session is."""
        engine = self._engines.get(run_id)
        return engine.teller.latest if engine else self._progress.get(run_id)

    async def start(self, order: RunOrder, webhook: str | None) -> str:
        """Write a run down and set it to work; returns its id.

        Raises:
            UsageError: it would hold more than was shown, or there is nothing to do.
        """
        endpoint, now = self._connection.account_for_work.endpoint, self._now()
        record = await make_run(self._database, order, endpoint, now)
        try:
            self._set_to_work(record, Wish.GO, Terms(record.prices, self._patience_s, webhook))
        except EnrowDesktopError as error:
            rest = Rest.after(RunState.PAUSED, error)
            await self._database.ask(lambda w: w.runs.set_state(record.id, rest.state, rest.message, now))
            raise
        return record.id

    async def resume(
        self,
        run_id: str,
        cap: Credits | None = None,
        webhook: str | None = None,
        expected_hold: Credits | None = None,
    ) -> None:
        """Go on with a run where it was.

        Args:
            run_id: the run.
            cap: another limit from now on.
            webhook: where Enrow shall knock.
            expected_hold: what the user said yes to; needed where going on is dearer than what was shown.

        Raises:
            UsageError: no such run, one of the other realm, a limit that is too low, or it would hold more
                than agreed.
            WorkspaceBusyError: another process works on it.
        """
        _ = self._connection.account_for_work  # not while all runs are put to rest
        offer = await self.going_on(run_id)
        offer.check(expected_hold)
        if cap is not None:
            await self._database.ask(lambda w: change_cap(w, run_id, cap))
        prices = await self._agree(run_id, offer)
        while (engine := self._engines.get(run_id)) is not None:
            engine.sender.agree(prices)
            if cap is not None:
                engine.sender.raise_cap(cap)
            if engine.ask(Wish.GO):
                return
            await asyncio.wait([self._tasks[run_id]])
        self._set_to_work(await self.check(run_id), Wish.GO, Terms(prices, self._patience_s, webhook))

    async def _agree(self, run_id: str, offer: GoingOn) -> dict[Kind, Credits]:
        """The prices at which a run goes on, which were agreed to."""
        if offer.is_dearer:
            await self._database.ask(lambda w: w.runs.set_prices(run_id, offer.prices))
            return dict(offer.prices)
        return {**offer.prices, **(await self.check(run_id)).prices}

    async def going_on(self, run_id: str, *, again: bool = False) -> GoingOn:
        """What it would hold to go on with a run; ``again`` counts the searches in doubt, too.

        Raises:
            UsageError: there is no such run, or it belongs to the other realm.
        """
        record = await self.check(run_id)
        account = self._connection.account.endpoint.account
        return await self._database.ask(lambda w: going_on(w, record, account, again=again))

    async def check(self, run_id: str) -> RunRecord:
        """The run, if it belongs to the account in use.

        Raises:
            UsageError: there is no such run, or it belongs to the other realm.
        """
        record = await self._database.ask(lambda w: w.runs.get(run_id))
        self._check_realm(record)
        return record

    async def take_up_interrupted(self) -> list[str]:
        """Fetch what an earlier session left on its way; nothing is sent. Returns the runs concerned."""
        taken = []
        for record in await self._database.ask(lambda w: w.runs.unfinished()):
            if record.id in self._engines or record.realm is not self._connection.account.endpoint.realm:
                continue
            if record.state is RunState.RUNNING or await self._is_unsettled(record.id):
                with contextlib.suppress(WorkspaceBusyError):
                    self._set_to_work(record, Wish.PAUSE, Terms({}, self._patience_s))
                    taken.append(record.id)
        return taken

    def ask(self, run_id: str, wish: Wish) -> bool:
        """Tell a run what is wanted of it; False when it is not at work."""
        engine = self._engines.get(run_id)
        return engine is not None and engine.ask(wish)

    async def settle(self, run_id: str, question: Callable[[Workspace], object]) -> None:
        """Change a run as the only process that does.

        Raises:
            WorkspaceBusyError: another process works on it.
        """
        if run_id in self._engines:  # this process has its lock
            await self._database.ask(question)
            return
        with run_lock(self._home, run_id):
            await self._database.ask(question)

    async def stop(self, run_id: str) -> None:
        """Send nothing more of a run, for good; on disk before this returns."""
        engine = self._engines.get(run_id)
        if engine is not None and engine.ask(Wish.STOP):
            await engine.sender.until_nothing_leaves()
            await self._database.ask(lambda w: w.runs.drop_unsent(run_id))
            return
        if run_id in self._tasks:  # just ending
            await asyncio.wait([self._tasks[run_id]])
        await self.settle(run_id, lambda w: w.runs.drop_unsent(run_id))
        await self.conclude_resting(run_id, "stop")

    async def conclude_resting(self, run_id: str, wish: str = "pause") -> None:
        """Say again where a run that is not at work stands, after something about it was decided."""
        engine = self._engines.get(run_id)
        if engine is not None and not engine.is_ending:  # it will say so itself
            return
        if run_id in self._tasks:  # just ending, by what it knew before
            await asyncio.wait([self._tasks[run_id]])
        record = await self._database.ask(lambda w: w.runs.get(run_id))
        rest = await conclude(self._database, record, wish, None, None)
        now = self._now()
        await self._database.ask(lambda w: w.runs.set_state(run_id, rest.state, rest.message, now))
        self._events.tell(RunStateChanged(run_id, rest.state, rest.message, rest.actions))

    async def wait(self, run_id: str) -> Rest:
        """Wait until a run rests, and say why it does."""
        task = self._tasks.get(run_id)
        if task is not None:
            return await asyncio.shield(task)
        record = await self._database.ask(lambda w: w.runs.get(run_id))
        return Rest(record.state, record.message)

    async def rest_all(self) -> None:
        """Send nothing more, let a submission that is just leaving get its answer, and rest.

        What is on its way stays accepted and is fetched when its run goes on.
        """
        for engine in self._engines.values():
            engine.ask(Wish.PAUSE)
        sending = [engine.sender.until_nothing_leaves() for engine in self._engines.values()]
        if sending:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.gather(*sending), _GRACE_S)
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def heard(self, kind: Kind, remote_id: str) -> None:
        """Enrow says that a batch is finished: it is read now, whosever it is."""
        if not any(engine.arrivals.knock(kind, remote_id) for engine in self._engines.values()):
            await self._notices.heard(kind, remote_id)

    async def _take_up_found(self, run_id: str) -> None:
        """Fetch a batch whose lost answer was found; nothing is sent for that."""
        engine = self._engines.get(run_id)
        if engine is not None and await engine.take_up_found():
            return
        if run_id in self._tasks:  # just ending
            await asyncio.wait([self._tasks[run_id]])
        record = await self._database.ask(lambda w: w.runs.get(run_id))
        self._set_to_work(record, Wish.PAUSE, Terms({}, self._patience_s))

    def wake_up(self) -> None:
        """The computer was asleep: everything on its way is looked at now."""
        for engine in self._engines.values():
            engine.wake_up()

    async def _is_unsettled(self, run_id: str) -> bool:
        return await self._database.ask(lambda w: w.journal.has_unsettled(run_id))

    def _check_realm(self, record: RunRecord) -> None:
        if record.realm is not self._connection.account.endpoint.realm:
            raise UsageError(
                say("This run belongs to the sandbox. Switch there to go on with it. Nothing was sent.")
                if record.realm is Realm.SANDBOX
                else say(
                    "This run belongs to your Enrow account. Switch there to go on with it. Nothing was sent."
                )
            )

    def _set_to_work(self, record: RunRecord, wish: Wish, terms: Terms) -> None:
        self._check_realm(record)
        account = self._connection.account_for_work
        lock = run_lock(self._home, record.id)
        lock.acquire()
        engine = Engine(
            record,
            account,
            self._database,
            self._events,
            now=self._now,
            terms=terms,
            notices=self._notices,
        )
        engine.wish = wish
        self._engines[record.id] = engine
        self._tasks[record.id] = asyncio.create_task(self._work(engine, lock), name=f"run-{record.id}")

    async def _work(self, engine: Engine, lock: ProcessLock) -> Rest:
        try:
            await self._database.keep_room()
            return await engine.work()
        finally:
            if engine.teller.latest is not None:
                self._progress[engine.run_id] = engine.teller.latest
            self._engines.pop(engine.run_id, None)
            self._tasks.pop(engine.run_id, None)
            lock.release()
