"""Narrows a lost answer by the balance: it never decides, it tells the user what most likely happened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from gui.leads.balance import BalanceReading, BalanceState
from gui.leads.credits import Credits
from gui.leads.life import BatchState, Likelihood
from gui.leads.sentences import Sentence, join, say, say_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.runs.accounts.endpoint import Endpoint
    from gui.runs.database import Database
    from gui.store.books.journal import Batch
    from gui.store.workspace import Workspace


def compare(expected: Credits | None, hold: Credits, after: Credits | None) -> Likelihood:
    """Compare the balance with what it should be, after a submission whose answer was lost.

    Args:
        expected: what the account should have if the batch was not charged, or None when nobody can say.
        hold: what Enrow takes for the batch when it accepts it.
        after: the balance read with nothing else of ours in flight.
    """
    if expected is None or after is None:
        return Likelihood.UNCLEAR
    if after == expected:
        return Likelihood.NOT_CHARGED
    if expected - hold <= after < expected:  # what was not found may have been given back already
        return Likelihood.CHARGED
    return Likelihood.UNCLEAR


class Baseline:
    """What one run should have left of the balance, by its own books.

    Args:
        run_id: the run.
        database: the workspace.
        endpoint: the account whose balance it is.
    """

    def __init__(self, run_id: str, database: Database, endpoint: Endpoint) -> None:
        self._run_id = run_id
        self._database = database
        self._endpoint = endpoint
        self._at: tuple[Credits, Books] | None = None

    async def set(self, balance: Credits) -> None:
        """Remember a balance that was read with nothing of the run in flight."""
        self._at = (balance, await self._books())

    async def in_doubt(self) -> list[Batch]:
        """The batches of the run whose answers were lost."""
        return await self._database.ask(lambda w: w.journal.in_doubt(self._run_id))

    async def weigh(self, reading: BalanceReading) -> None:
        """Write down what the balance says about the newest lost answer.

        Args:
            reading: the balance with nothing of the run in flight.
        """
        batches = await self.in_doubt()
        fresh = [batch for batch in batches if not batch.likelihood]
        for batch in fresh:
            likelihood = Likelihood.UNCLEAR
            # An older one that may have been charged can be refunded at any time, and moves the balance.
            others = {other.likelihood for other in batches if other.id != batch.id}
            if reading.state is BalanceState.FRESH and others <= {Likelihood.NOT_CHARGED.value}:
                likelihood = compare(await self._expected(), batch.hold, reading.credits)
            await self._database.ask(partial(_weigh, batch.id, likelihood))

    async def _expected(self) -> Credits | None:
        if self._at is None:
            return None
        balance, then = self._at
        now = await self._books()
        if now.others is None or (now.others, now.failed) != (then.others, then.failed):
            return None
        return balance - (now.paid - then.paid)

    async def _books(self) -> Books:
        def read(workspace: Workspace) -> Books:
            batches = workspace.journal.batches(self._run_id)
            failed = sum(batch.state is BatchState.FAILED for batch in batches)
            others = workspace.reconciliation.others(
                self._run_id, self._endpoint.realm, self._endpoint.account
            )
            return Books(workspace.ledger.totals(self._run_id).paid, failed, others)

        return await self._database.ask(read)


@dataclass(frozen=True, slots=True)
class Books:
    """What was paid, how many batches failed (refunded or not, nobody says), and a mark of all other runs."""

    paid: Credits
    failed: int
    others: tuple[int, ...] | None


def _weigh(batch_id: int, likelihood: Likelihood, workspace: Workspace) -> None:
    if workspace.journal.get(batch_id).state is BatchState.IN_DOUBT:  # else the user decided meanwhile
        workspace.journal.weigh(batch_id, likelihood.value)


def sentence(batches: Sequence[Batch]) -> str:
    """What the user is told about all rows in doubt of a run, as weighed when their answers were lost."""
    searches = sum(batch.searches for batch in batches)
    by_likelihood: dict[Likelihood, list[Batch]] = {likelihood: [] for likelihood in Likelihood}
    for batch in batches:
        by_likelihood[Likelihood(batch.likelihood or Likelihood.UNCLEAR)].append(batch)
    parts = [_part(likelihood, held, searches) for likelihood, held in by_likelihood.items() if held]
    lost = say_many(
        searches,
        "{n} search was sent and Enrow's answer was lost.",
        "{n} searches were sent and Enrow's answer was lost.",
        n=searches,
    )
    return join(lost, *parts, say("Send again, or leave them."))


def _part(likelihood: Likelihood, batches: Sequence[Batch], all_searches: int) -> Sentence:
    searches, hold = sum(batch.searches for batch in batches), sum((b.hold for b in batches), Credits())
    of_all, of_some = _VERDICTS[likelihood]
    template = of_all if searches == all_searches else of_some
    return Sentence(template, {"n": searches, "hold": hold})


# What the balance says of all rows in doubt, and of some of them.
_VERDICTS = {
    Likelihood.NOT_CHARGED: (
        say("The balance did not change: they were most likely not charged."),
        say("The balance did not change: {n} of them were most likely not charged."),
    ),
    Likelihood.CHARGED: (
        say("The balance fell: they were most likely charged ({hold} at most)."),
        say("The balance fell: {n} of them were most likely charged ({hold} at most)."),
    ),
    Likelihood.UNCLEAR: (
        say("The balance does not tell whether they were charged ({hold} at most)."),
        say("The balance does not tell whether {n} of them were charged ({hold} at most)."),
    ),
}
