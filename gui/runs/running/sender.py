"""Decides whether the next batch may leave now, how large it is, and sends it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from gui.leads import batching
from gui.leads.credits import DEAREST
from gui.leads.errors import KeyRefusedError, PlanError
from gui.leads.fields import Kind
from gui.leads.life import RunState
from gui.runs.pricing.pricing import prices_of
from gui.runs.running.doubt import Baseline
from gui.runs.running.going_on import going_on
from gui.runs.running.obstacles import Rest, dearer_than_shown, out_of, too_little_for_the_first
from gui.runs.running.room import look_for_room

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from gui.leads.caps import Caps
    from gui.leads.credits import Credits
    from gui.runs.accounts.account import Account
    from gui.runs.database import Database
    from gui.runs.running.arrivals import Arrivals
    from gui.runs.running.delivery import Delivery
    from gui.runs.running.going_on import GoingOn
    from gui.runs.running.room import Room
    from gui.store.books.journal import Batch
    from gui.store.runs import RunRecord

_REFUND_MAY_TAKE_S = 2.0


class Sender:
    """Sends the batches of one run while balance, cap and the prices that were shown allow it.

    Args:
        record: the run, as stored.
        shown: what one search of each kind was shown to hold; nothing dearer is sent without a word.
        may_send: asked at the last moment before a batch leaves.
        now: tells the time, by which the day's and the month's caps count.

    Attributes:
        baseline: what the balance should be by our own books.
        short: kinds of which not even one search is covered, and what to say of it.
    """

    def __init__(
        self,
        record: RunRecord,
        account: Account,
        database: Database,
        *,
        delivery: Delivery,
        arrivals: Arrivals,
        shown: Mapping[Kind, Credits],
        may_send: Callable[[], bool],
        now: Callable[[], datetime],
    ) -> None:
        self.baseline = Baseline(record.id, database, account.endpoint)
        self.short: dict[Kind, Rest] = {}
        self._record = record
        self._account = account
        self._database = database
        self._delivery = delivery
        self._arrivals = arrivals
        self._shown = shown
        self._may_send = may_send
        self._now = now
        self._leaving = asyncio.Lock()
        self._has_waited_for_refund = False

    def raise_cap(self, cap: Credits) -> None:
        """Use another limit from now on."""
        self._record = replace(self._record, options=replace(self._record.options, cap=cap))

    def agree(self, shown: Mapping[Kind, Credits]) -> None:
        """Work under these prices from now on: the user was shown them."""
        self._shown = shown

    async def until_nothing_leaves(self) -> None:
        """Wait until no submission is under way."""
        async with self._leaving:
            return

    async def send(self, kind: Kind, waiting: int) -> Batch | Rest | None:
        """Send the next batch of a kind.

        Args:
            kind: which searches.
            waiting: how many of them are planned.

        Returns:
            The accepted batch; a Rest when what Enrow takes is not what was shown; None when nothing was
            sent: it is not covered now (see ``short``), a refund may come, or it is not wanted any more.

        Raises:
            EnrowDesktopError: it was not accepted, or the balance cannot be read.
        """
        async with self._leaving:
            balance = await self._read_balance()
            price, is_certain = await self._price(kind)
            if price > self._shown.get(kind, price):
                return dearer_than_shown(kind, self._shown[kind], price, waiting)
            caps = self._account.caps()
            room = await self._room(balance, caps)
            if not is_certain and room.credits < DEAREST[kind]:
                if self._arrivals.watches:
                    return None
                left = await self._left()
                self._note_short(kind, too_little_for_the_first(room, DEAREST[kind], left))
                return None
            size = batching.batch_size(kind, waiting, room.credits, price)
            wanted = batching.batch_size(kind, waiting, price * waiting, price)
            if size < wanted and self._arrivals.watches:
                return None  # a refund may make it whole
            if size == 0:
                self._note_short(kind, out_of(room, await self._left()))
                return None
            self._has_waited_for_refund = False
            # The first one shows what this account pays.
            size = size if is_certain else 1
            return await self._delivery.send(kind, size, price, balance, caps=caps, may_send=self._may_send)

    async def _read_balance(self) -> Credits:
        was_idle, landed = not self._arrivals.watches, self._arrivals.landed
        try:
            balance = await self._account.read_balance()
        except PlanError as error:
            raise KeyRefusedError(error.sentence, detail=error.detail) from error
        if landed != self._arrivals.landed:
            return await self._read_balance()  # a refund came in between
        if was_idle:
            await self.baseline.set(balance)
            run_id, endpoint = self._record.id, self._account.endpoint
            await self._database.ask(
                lambda w: w.reconciliation.anchor(run_id, endpoint.realm, endpoint.account, balance)
            )
        return balance

    async def _price(self, kind: Kind) -> tuple[Credits, bool]:
        """What Enrow holds for one search, and whether that is certain."""
        realm, mark = self._account.endpoint.realm, self._account.endpoint.account
        prices = await self._database.ask(lambda w: prices_of(w, realm, mark))
        if kind is not Kind.PHONE:
            return prices[kind], True
        learned = await self._database.ask(lambda w: w.results.phone_price(realm, mark))
        return prices[kind], learned is not None

    async def _left(self) -> GoingOn:
        """What all that is not sent yet would hold."""
        mark = self._account.endpoint.account
        return await self._database.ask(lambda w: going_on(w, self._record, mark))

    async def _room(self, balance: Credits, caps: Caps) -> Room:
        """What may be held now: the balance, or what the tightest cap leaves of it."""
        mark, now = self._account.endpoint.account, self._now()
        return await self._database.ask(lambda w: look_for_room(w, self._record, mark, balance, caps, now))

    def _note_short(self, kind: Kind, rest: Rest) -> None:
        if rest.state is RunState.WAITING_FOR_CREDITS and not self._has_waited_for_refund:
            self._has_waited_for_refund = True  # once: when refunds land is not documented
            return
        self.short[kind] = rest

    @property
    def pause_s(self) -> float:
        """How long to wait before the next try when nothing was sent and nothing is on its way."""
        return _REFUND_MAY_TAKE_S * self._account.tempo.stretch
