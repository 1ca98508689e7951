"""What was sent and what came back: the only knowledge there is of a purchase whose answer was lost.

Each step of a batch is one transaction, on disk before the next step is taken. A step that may not follow the
state on disk is refused by ``gui.leads.life`` here, and once more by a trigger of the database.
"""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gui.leads.caps import NO_CAPS
from gui.leads.errors import WorkspaceBusyError
from gui.leads.life import BatchState, Likelihood, SearchState
from gui.leads.sentences import say
from gui.store import moment
from gui.store.books.batch import Batch
from gui.store.books.batches import Batches, IllegalTransitionError
from gui.store.books.ledger import Movement
from gui.store.books.reconciliation import explain
from gui.store.books.searches import Searches
from gui.store.books.settlement import settle
from gui.store.plans.planned_search import PlannedSearch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from gui.leads.answer import Answer
    from gui.leads.caps import Caps
    from gui.leads.credits import Credits
    from gui.leads.fields import Kind, Realm
    from gui.store.books.ledger import Ledger
    from gui.store.books.results import Results
    from gui.store.books.spending import Spending
    from gui.store.database import Database

__all__ = ["Batch", "IllegalTransitionError", "Journal", "PlannedSearch"]


class Journal:
    """The batches of the workspace and the searches in them."""

    def __init__(self, database: Database, results: Results, ledger: Ledger, spending: Spending) -> None:
        self._database = database
        self._batches = Batches(database)
        self._searches = Searches(database)
        self._results = results
        self._ledger = ledger
        self._spending = spending

    def next_searches(self, run_id: str, kind: Kind, limit: int) -> list[PlannedSearch]:
        """The next searches to send, in row order.

        Those that were meanwhile answered, or sent, for another run are not sent again: their rows become
        known or duplicates.
        """
        with self._database.transaction():
            return self._searches.next(run_id, kind, limit)

    def begin(  # noqa: PLR0913, PLR0917 - the whole line of the journal, in the order of its columns
        self,
        run_id: str,
        kind: Kind,
        reference: str,
        search_ids: Sequence[int],
        request: bytes,
        hold: Credits,
        balance_before: Credits | None,
        now: datetime,
        caps: Caps = NO_CAPS,
    ) -> Batch:
        """Write down what is about to leave. Only after this may the request be sent.

        Args:
            run_id: the run.
            kind: of all its searches.
            reference: our own word for the batch, never used before.
            search_ids: as ``next_searches`` gave them, in that order.
            request: the body exactly as it will leave.
            hold: what Enrow is expected to take.
            balance_before: as just read, to narrow a doubt; None when it could not be.
            now: the time.
            caps: what the account may spend over all runs; held here, where no other process can write.

        Raises:
            WorkspaceBusyError: one of the searches is not waiting any more, or its person was answered or
                sent elsewhere, or another run has just taken what a cap left; nothing is written.
        """
        with self._database.transaction():
            batch_id = self._batches.add(
                run_id,
                kind,
                reference,
                request=request,
                searches=len(search_ids),
                hold=hold,
                balance_before=balance_before,
                now=now,
            )
            self._searches.claim(batch_id, search_ids)
            batch = self._batches.get(batch_id)
            limits = self._spending.limits(batch.realm, batch.account, caps, now)
            if any(limit.is_passed for limit in limits):
                raise WorkspaceBusyError(say("Another run has just used what was left of your cap."))
        return batch

    def accept(
        self,
        batch_id: int,
        remote_id: str,
        credits_used: Credits | None,
        estimated_s: float | None,
        now: datetime,
    ) -> None:
        """Write down Enrow's id and what it took. Also adopts a batch in doubt whose id was learned later."""
        with self._database.transaction():
            was_lost = self._batches.get(batch_id).state is BatchState.IN_DOUBT
            taken = self._batches.accept(batch_id, remote_id, credits_used, estimated_s, now)
            if was_lost:
                explain(self._database, batch_id, taken)
            self._searches.adopted(batch_id)
            self._ledger.write(batch_id, Movement.HOLD, taken, now)

    def reject(self, batch_id: int, message: str, searches_to: SearchState, now: datetime) -> None:
        """Write down that nothing was bought; the searches wait again (PLANNED) or are given up (FAILED)."""
        with self._database.transaction():
            self._batches.give_up(batch_id, BatchState.REJECTED, message, now, frees_cap=True)
            self._searches.release(batch_id, searches_to)

    def doubt(self, batch_id: int, message: str, now: datetime) -> None:
        """Write down that the request left and no answer came. It keeps counting against the cap."""
        with self._database.transaction():
            self._doubt(batch_id, message, now)

    def _doubt(self, batch_id: int, message: str, now: datetime) -> None:
        self._batches.doubt(batch_id, message, now)
        self._searches.doubted(batch_id)

    def weigh(self, batch_id: int, likelihood: str) -> None:
        """Write down how likely a batch in doubt was charged; it stays in doubt.

        Args:
            batch_id: a batch in doubt.
            likelihood: "not_charged", "charged" or "unclear".

        Raises:
            IllegalTransitionError: the batch is not in doubt, or the word is another one.
        """
        with self._database.transaction():
            self._batches.weigh(batch_id, likelihood)

    def fail(self, batch_id: int, message: str, now: datetime) -> None:
        """Write down that Enrow gave up on a batch. It counts against the cap: no refund was seen."""
        with self._database.transaction():
            self._batches.give_up(batch_id, BatchState.FAILED, message, now, frees_cap=False)
            self._searches.release(batch_id, SearchState.FAILED)

    def store_raw(self, batch_id: int, body: bytes, now: datetime) -> None:
        """Keep an answer as it came, before it is understood; a later one of the same batch replaces it."""
        with self._database.transaction():
            self._database.run(
                "INSERT INTO raw_answers (batch_id, body, stored_at) VALUES (?, ?, ?) "
                "ON CONFLICT (batch_id) DO UPDATE SET body = excluded.body, stored_at = excluded.stored_at",
                (batch_id, zlib.compress(body), moment.to_text(now)),
            )

    def raw(self, batch_id: int) -> bytes | None:
        """The last answer kept for a batch."""
        body = self._database.value("SELECT body FROM raw_answers WHERE batch_id = ?", (batch_id,))
        return None if body is None else zlib.decompress(body)

    def finish(
        self,
        batch_id: int,
        answers: Mapping[int, Answer],
        final: Credits | None,
        refunded: Credits | None,
        now: datetime,
    ) -> None:
        """Write a batch's rows and its cost: searches without an answer have failed, never "not found".

        Args:
            batch_id: an accepted batch.
            answers: by search id; those of other batches are left out.
            final: what it cost as Enrow said; worked out from what was found when it said nothing.
            refunded: what came back as Enrow said; else what was taken less the cost.
            now: the time of the answers.
        """
        with self._database.transaction():
            batch = self._batches.check_step(batch_id, BatchState.DONE)
            kept = self._keep_answers(batch_id, answers, now)
            self._searches.release(batch_id, SearchState.FAILED)
            found = sum(answer.status is SearchState.FOUND for answer in kept)
            cost, back = settle(batch, found, final, refunded)
            self._batches.complete(
                batch_id, found=found, answered=len(kept), cost=cost, refunded=back, now=now
            )
            self._ledger.write(batch_id, Movement.REFUND, back, now)
            self._ledger.write(batch_id, Movement.FINAL, cost, now)

    def _keep_answers(self, batch_id: int, answers: Mapping[int, Answer], now: datetime) -> list[Answer]:
        mine = [search_id for search_id in self._searches.ids(batch_id) if search_id in answers]
        for search_id in mine:
            result_id = self._results.add(search_id, answers[search_id], now)
            self._searches.answered(search_id, answers[search_id].status, result_id)
        return [answers[search_id] for search_id in mine]

    def send_again(
        self, run_id: str, now: datetime | None = None, *, only: Collection[int] | None = None
    ) -> int:
        """Plan searches in doubt once more, as a second purchase the user chose; returns how many.

        Batches weighed "not_charged" free the cap; the others may be charged and keep counting against it.

        Args:
            run_id: the run.
            now: the time.
            only: the batches the user was told of; one lost since then stays in doubt. None: all.
        """
        return self._give_up_doubts(run_id, SearchState.PLANNED, "Sent again.", now, only)

    def leave(self, run_id: str, now: datetime | None = None) -> int:
        """Leave the rows in doubt without an answer, as the user chose; returns how many searches.

        They may have been bought, so they keep counting against the cap.
        """
        return self._give_up_doubts(run_id, SearchState.FAILED, "Left as they are.", now)

    def _give_up_doubts(
        self,
        run_id: str,
        searches_to: SearchState,
        message: str,
        now: datetime | None,
        only: Collection[int] | None = None,
    ) -> int:
        when = now or datetime.now(UTC)
        with self._database.transaction():
            batches = [each for each in self.in_doubt(run_id) if only is None or each.id in only]
            for batch in batches:
                frees_cap = searches_to is SearchState.PLANNED and batch.likelihood == Likelihood.NOT_CHARGED
                self._batches.give_up(batch.id, BatchState.FAILED, message, when, frees_cap=frees_cap)
                self._searches.release(batch.id, searches_to)
        return sum(batch.searches for batch in batches)

    def recover(self, run_id: str, now: datetime) -> int:
        """After a crash: what was being sent is in doubt. Returns how many batches that were."""
        with self._database.transaction():
            sending = self._batches.of_run(run_id, BatchState.SENDING)
            for batch in sending:
                self._doubt(batch.id, "The program ended while this was being sent.", now)
        return len(sending)

    def get(self, batch_id: int) -> Batch:
        """A batch by its id.

        Raises:
            LookupError: there is none.
        """
        return self._batches.get(batch_id)

    def open_batches(self, run_id: str) -> list[Batch]:
        """The accepted batches whose results are awaited, oldest first."""
        return self._batches.of_run(run_id, BatchState.ACCEPTED)

    def has_unsettled(self, run_id: str) -> bool:
        """Whether any batch of a run is leaving, or accepted and awaited: its cost is not known yet."""
        return bool(self._batches.of_run(run_id, BatchState.SENDING, BatchState.ACCEPTED))

    def any_in_doubt(self, realm: Realm, kind: Kind) -> bool:
        """Whether the answer to any batch of a kind was lost, in whatever run."""
        return self._batches.any_in_doubt(realm, kind)

    def by_reference(self, reference: str) -> Batch | None:
        """The batch that left under our own reference."""
        return self._batches.by_reference(reference)

    def in_doubt(self, run_id: str) -> list[Batch]:
        """The batches whose answer was lost, oldest first."""
        return self._batches.of_run(run_id, BatchState.IN_DOUBT)

    def batches(self, run_id: str) -> list[Batch]:
        """Every batch of a run, oldest first."""
        return self._batches.of_run(run_id, *BatchState)

    def request(self, batch_id: int) -> bytes:
        """The body of a batch exactly as it left, for the user to see what was sent."""
        return self._batches.request(batch_id)

    def sent(self, batch_id: int) -> list[tuple[str, Mapping[str, str]]]:
        """The searches of a batch as they left, in that order: what each was called, and its fields."""
        return self._searches.sent(batch_id)

    def spent_or_held(self, run_id: str) -> Credits:
        """What counts against the run's cap: the cost of what is done, and all that is or may be held."""
        return self._batches.counted(run_id)
