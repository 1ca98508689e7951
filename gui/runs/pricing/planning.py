"""What the window asks about a price besides its numbers: the rows behind a line, and what would be sent."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.asked_fields import kept_columns
from gui.leads.caps import NO_CAPS, tightest
from gui.runs.clock import utc_now
from gui.runs.pricing.learned_prices import learned_prices
from gui.runs.pricing.outgoing import Outgoing, was_sent, would_be_sent
from gui.runs.pricing.pricing import make_quote, require_columns
from gui.runs.pricing.rough_count import rough_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.leads.caps import Caps, Limit
    from gui.leads.credits import Credits
    from gui.leads.fields import Realm
    from gui.leads.options import RunOptions
    from gui.leads.quote import Quote
    from gui.leads.verdict import Verdict
    from gui.runs.database import Database
    from gui.runs.opening.open_list import Lists, OpenList
    from gui.runs.opening.open_lists import OpenLists
    from gui.runs.pricing.learned_prices import LearnedPrice
    from gui.store.plans.plan import Question
    from gui.store.plans.plan_rows import PlannedRows
    from gui.store.runs import RunRecord
    from gui.store.workspace import Workspace

MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves, and what stays.

    Attributes:
        kinds: the searches, by kind.
        kept: the columns of the list of which nothing is sent; None of a run, whose columns may have been
            others than they are now.
    """

    kinds: tuple[Outgoing, ...]
    kept: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who would pay, and where the searches go.

    Attributes:
        realm: whose answers are used.
        account: a mark of the key in use; "" without one.
        balance: as last read, or None.
        url: where Enrow is.
        webhook: where it is told to report, or None.
        caps: what may be spent over all runs.
    """

    realm: Realm
    account: str
    balance: Credits | None
    url: str
    webhook: str | None = None
    caps: Caps = NO_CAPS


class Planning:
    """Asks the plan of a list, by the columns chosen last; free and offline."""

    def __init__(
        self,
        lists: Lists,
        opened: OpenLists,
        database: Database,
        question: Callable[[OpenList, RunOptions], Question],
        buyer: Callable[[], Buyer],
    ) -> None:
        self._lists = lists
        self._opened = opened
        self._database = database
        self._question = question
        self._buyer = buyer

    async def quote(self, list_id: str, options: RunOptions) -> Quote:
        """Price a run by the columns chosen last; free and offline.

        Raises:
            MissingColumnError: a search needs a column that the list lacks.
        """

        async def ask(opened: OpenList) -> Quote:
            require_columns(options.kinds, opened.mapping, opened.headers)
            path, question, buyer = (
                self._lists.path_of(list_id),
                self._question(opened, options),
                self._buyer(),
            )
            return await self._database.ask(
                lambda w: make_quote(w, path, question, account=buyer.account, balance=buyer.balance)
            )

        return await self._opened.ask(list_id, ask)

    async def limit(self) -> Limit | None:
        """The cap over all runs that leaves least now, if one is set."""
        buyer, now = self._buyer(), utc_now()
        limits = await self._database.ask(
            lambda w: w.spending.limits(buyer.realm, buyer.account, buyer.caps, now)
        )
        return tightest(limits)

    async def rough(self, opened: OpenList, options: RunOptions) -> int:
        """About how many searches a list holds that is still being checked; at once, and never a price.

        Raises:
            MissingColumnError: a search needs a column that the list lacks.
        """
        require_columns(options.kinds, opened.mapping, opened.headers)
        path = self._lists.path_of(opened.list_id)
        return await asyncio.to_thread(rough_count, path, opened.mapping, options)

    async def rows_behind(self, list_id: str, options: RunOptions, verdict: Verdict) -> PlannedRows:
        """The rows that a line of the price counted."""

        async def ask(opened: OpenList) -> PlannedRows:
            path, question = self._lists.path_of(list_id), self._question(opened, options)
            return await self._database.ask(lambda w: w.plan_rows.behind(path, question, verdict))

        return await self._opened.ask(list_id, ask)

    async def prices(self) -> tuple[LearnedPrice, ...]:
        """What one search of each kind costs this account, and how that is known."""
        buyer = self._buyer()
        return await self._database.ask(lambda w: learned_prices(w, buyer.realm, buyer.account))

    async def is_new_layout(self, list_id: str) -> bool:
        """Whether nothing was ever looked up in a list with these columns."""
        realm = self._buyer().realm
        return not await self._database.ask(lambda w: w.runs.has_layout(list_id, realm))

    async def will_leave(self, list_id: str, options: RunOptions) -> Leaving:
        """What a run with these options would send, built as the run builds it."""

        async def ask(opened: OpenList) -> Leaving:
            path, question = self._lists.path_of(list_id), self._question(opened, options)

            def read(workspace: Workspace) -> Leaving:
                first = workspace.plan_rows.first_searches(path, question, MOST_LINES)
                plan = question
                counts = workspace.runs.count(
                    path, plan.realm, plan.options, plan.now, plan.known_days, plan.mapping
                )
                totals = {count.kind: count.look_up for count in counts}
                to = self._buyer()
                kinds = tuple(
                    would_be_sent(kind, some, url=to.url, total=totals[kind], webhook=to.webhook)
                    for kind, some in first.items()
                )
                return Leaving(kinds, kept_columns(options.kinds, opened.mapping, opened.headers))

            return await self._database.ask(read)

        return await self._opened.ask(list_id, ask)

    async def has_left(self, run: RunRecord) -> Leaving:
        """What a run sent, from the requests themselves."""
        buyer = self._buyer()
        url = buyer.url if run.realm is buyer.realm else ""  # the other realm's address is not known now
        kinds = await self._database.ask(lambda w: was_sent(w, run.id, url, MOST_LINES))
        return Leaving(kinds, None)
