"""Works one run off: sends batches while balance and cap allow, fetches them, and then rests."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from gui.leads.errors import EnrowDesktopError, UnknownOutcomeError
from gui.leads.fields import Kind
from gui.leads.life import RunState, SearchState
from gui.runs.events import RunStateChanged
from gui.runs.running import conclusion
from gui.runs.running.arrivals import Arrivals
from gui.runs.running.collection import Collection
from gui.runs.running.delivery import Delivery
from gui.runs.running.lost_answers import LostAnswers
from gui.runs.running.obstacles import Obstacles, Rest
from gui.runs.running.progress import ProgressTeller
from gui.runs.running.reconcile import reconcile
from gui.runs.running.sender import Sender
from gui.runs.running.wishes import Terms, Wish

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from gui.runs.accounts.account import Account
    from gui.runs.database import Database
    from gui.runs.events import Events
    from gui.runs.running.notices import Notices
    from gui.store.runs import RunRecord

log = logging.getLogger(__name__)
MOST_IN_FLIGHT = 8  # batches; more would only make a pause slower


class Engine:
    """One run at work.

    It sends a batch only when balance and cap cover its hold, so a run larger than the balance goes on in
    waves, on refunds. A pause sends nothing more and still fetches what is on its way. A batch whose answer
    was lost is never sent again from here.

    Args:
        record: the run, as stored.
        terms: what was agreed for it.
        notices: what Enrow said of batches that were not on their way here.

    Attributes:
        wish: what the user wants of it.
        is_ending: it heeds nothing any more; what it says last is being found out, or was said.
        teller: has the latest progress.
        sender: what it sends with.
        arrivals: what is on its way.
    """

    def __init__(
        self,
        record: RunRecord,
        account: Account,
        database: Database,
        events: Events,
        *,
        now: Callable[[], datetime],
        terms: Terms,
        notices: Notices,
    ) -> None:
        self.run_id = record.id
        self.wish = Wish.GO
        self._record = record
        self._account = account
        self._database = database
        self._events = events
        self._now = now
        self._wake = asyncio.Event()
        self.is_ending = self._is_concluded = self._is_asked_again = False
        self._obstacles = Obstacles(terms.patience_s, account.tempo.stretch)
        self._notices = notices
        self.arrivals = Arrivals(record.id, database, events, self._on_change, self._wake.set)
        self.teller = ProgressTeller(record.id, database, events, self.arrivals.watches)
        self.sender = Sender(
            record,
            account,
            database,
            delivery=Delivery(record.id, account, database, terms.webhook, now, self._on_trouble),
            arrivals=self.arrivals,
            shown=terms.shown,
            may_send=lambda: self.wish is Wish.GO,
            now=now,
        )
        self._lost = LostAnswers(account, self.sender.baseline, self.arrivals, notices)
        self._collection = Collection(account, database, now, self._on_change, terms.patience_s)

    def ask(self, wish: Wish) -> bool:
        """Tell it what the user wants; it answers at the next safe moment.

        Returns:
            False when it is ending already, and cannot heed it any more.
        """
        if self.is_ending:
            return False
        self.wish = wish
        self._wake.set()
        if wish is Wish.GO:
            self._is_asked_again = True
            self._say(Rest(RunState.RUNNING))
        elif self.arrivals.watches:
            state = RunState.PAUSED if wish is Wish.PAUSE else RunState.STOPPED
            self._say(Rest(state, conclusion.still_coming(self.arrivals.searches)))
        return True

    async def work(self) -> Rest:
        """Work until the run rests; every state on the way is on disk.

        A cancelled engine leaves accepted batches accepted: they are fetched when the run goes on.
        """
        try:
            await self._set_state(Rest(RunState.RUNNING))
            await self._take_up()
            rest = await self._send_and_fetch()
            reconciled = await reconcile(self.run_id, self._account, self._database, self._now)
            if reconciled is not None:
                self._events.tell(reconciled)
            trouble = self.arrivals.trouble
            rest = await conclusion.conclude(self._database, self._record, self.wish, rest, trouble)
            self._is_concluded = True
            await self._set_state(rest)
        except asyncio.CancelledError:
            await self.arrivals.cancel()
            if not self._is_concluded:
                await self._set_state(await conclusion.interrupted(self._database, self._record, self.wish))
            raise
        except EnrowDesktopError as error:
            rest = await self._halt(error)
        except Exception as bug:
            log.exception("run %s failed", self.run_id)
            rest = await self._halt(conclusion.own_failure(bug))
            context = {"message": "a run failed", "exception": bug}
            asyncio.get_running_loop().call_exception_handler(context)
        finally:
            await self.arrivals.cancel()
            await self.teller.close()
        return rest

    async def _take_up(self) -> None:
        """Begin where an earlier session ended: what was leaving is in doubt, the accepted is fetched."""
        now = self._now()
        await self._database.ask(lambda w: w.runs.set_account(self.run_id, self._account.endpoint.account))
        await self._database.ask(lambda w: w.journal.recover(self.run_id, now))
        await self._fetch_open()

    async def _fetch_open(self) -> None:
        for batch in await self._database.ask(lambda w: w.journal.open_batches(self.run_id)):
            if batch.id not in self.arrivals.watches:
                self.arrivals.fetch(batch, self._collection)
        self.teller.changed()

    async def take_up_found(self) -> bool:
        """Fetch a batch whose lost answer was found; False when it is ending and cannot any more."""
        if self.is_ending:
            return False
        self._lost.forget()
        await self._fetch_open()
        self._wake.set()
        return not self.is_ending  # it may have come to its end meanwhile, and fetch nothing more

    def wake_up(self) -> None:
        """The computer was asleep: look at everything now, and do not take the time away for a failure."""
        self._obstacles.forgive()
        self._collection.forgive()
        self.arrivals.knock_at_all()
        self._wake.set()

    async def _halt(self, error: EnrowDesktopError) -> Rest:
        """Something of ours fails, a full disk perhaps: rest, with what is on disk as it is."""
        log.error("run %s halts: %s %s", self.run_id, error.sentence, error.detail)
        await self.arrivals.cancel()
        rest = Rest.after(RunState.PAUSED, error)
        self._say(rest)
        with contextlib.suppress(EnrowDesktopError):
            await self._set_state(rest)
        return rest

    async def _send_and_fetch(self) -> Rest | None:
        while True:
            self._is_asked_again = False
            rest = await self._send_all()
            if rest is not None:
                self._say(rest)
            await self.arrivals.drain()
            if self._is_asked_again:  # resumed while the last rows came in
                self.arrivals.trouble = None
                await self._set_state(Rest(RunState.RUNNING))
            elif rest is not None or self.sender.short or not await self._can_go_on():
                if self.arrivals.watches:  # a lost answer was found while that was asked
                    continue
                self.is_ending = True
                return rest or next(iter(self.sender.short.values()), None)

    async def _can_go_on(self) -> bool:
        if self.wish is not Wish.GO or self.arrivals.is_stuck:
            return False
        return (await self._next_kind())[0] is not None

    async def _send_all(self) -> Rest | None:
        """Send batches until all are sent (None), or until something stands in the way."""
        while self.wish is Wish.GO and not self.arrivals.is_stuck:
            kind, waiting = await self._next_kind()
            if kind is None and self.sender.short and self.arrivals.watches:
                await self._nap()  # a refund may cover them
                self.sender.short.clear()
                continue
            if kind is None:
                return conclusion.plan_lacks(self._obstacles.blocked)
            if len(self.arrivals.watches) >= MOST_IN_FLIGHT:
                await self._nap()
                continue
            try:
                rest = await self._send_one(kind, waiting)
            except EnrowDesktopError as error:
                rest = await self._answer_failure(kind, error)
            if rest is not None:
                return rest
        return None

    async def _next_kind(self) -> tuple[Kind | None, int]:
        counts = await self._database.ask(lambda w: w.runs.progress(self.run_id))
        for kind in Kind:
            waiting = counts.get(kind, {}).get(SearchState.PLANNED, 0)
            if waiting and kind not in self._obstacles.blocked and kind not in self.sender.short:
                return kind, waiting
        return None, 0

    async def _send_one(self, kind: Kind, waiting: int) -> Rest | None:
        sent = await self.sender.send(kind, waiting)
        if isinstance(sent, Rest):
            return sent
        if sent is None:
            if kind not in self.sender.short:
                await self._nap(None if self.arrivals.watches else self.sender.pause_s)
            return None
        self._obstacles.clear()
        self._lost.forget()
        self.sender.short.clear()
        self.arrivals.fetch(sent, self._collection)
        if self._notices.was_heard(kind, sent.remote_id):  # it was faster than its own answer
            self.arrivals.knock_at_all()
        return None

    async def _answer_failure(self, kind: Kind, error: EnrowDesktopError) -> Rest | None:
        log.warning("%s: %s %s", type(error).__name__, error.sentence, error.detail)
        self.teller.changed()
        if isinstance(error, UnknownOutcomeError):
            return await self._answer_lost(kind)
        verdict = self._obstacles.judge(kind, error, asyncio.get_running_loop().time())
        if isinstance(verdict, Rest):
            if verdict.state is RunState.WAITING_FOR_CREDITS and self.arrivals.watches:
                await self._nap()  # a refund may be on its way
                return None
            return verdict
        if verdict.delay_s:
            self._say(Rest.after(RunState.RUNNING, error))
            await self._nap(verdict.delay_s)
        return None

    async def _answer_lost(self, kind: Kind) -> Rest | None:
        rest = await self._lost.weigh(kind)
        if rest is None or self._lost.are_too_many:
            return rest
        self._say(Rest(RunState.RUNNING, rest.message, rest.actions))
        return None

    async def _nap(self, longest_s: float | None = None) -> None:
        """Wait for a batch to land or for a wish, but not longer than asked."""
        self._wake.clear()
        try:
            await asyncio.wait_for(self._wake.wait(), longest_s)
        except TimeoutError:
            return

    def _on_trouble(self, error: EnrowDesktopError) -> None:
        self._say(Rest.after(RunState.RUNNING, error))

    def _on_change(self) -> None:
        self.teller.changed()

    async def _set_state(self, rest: Rest) -> None:
        now = self._now()
        await self._database.ask(lambda w: w.runs.set_state(self.run_id, rest.state, rest.message, now))
        self._say(rest)

    def _say(self, rest: Rest) -> None:
        self.teller.state = rest.state
        self.teller.changed()
        self._events.tell(RunStateChanged(self.run_id, rest.state, rest.message, rest.actions))
