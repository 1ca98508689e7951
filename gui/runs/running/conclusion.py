"""Where a run stands when its engine comes to rest, and how that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.errors import Action, EnrowDesktopError, MachineError, UnknownOutcomeError
from gui.leads.life import RunState, SearchState
from gui.leads.sentences import say, say_many
from gui.runs.running import doubt
from gui.runs.running.obstacles import Rest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.leads.fields import Kind
    from gui.runs.database import Database
    from gui.store.runs import RunRecord


async def conclude(
    database: Database, record: RunRecord, wish: str, rest: Rest | None, trouble: EnrowDesktopError | None
) -> Rest:
    """The state in which the engine leaves a run.

    Args:
        database: the workspace.
        record: the run.
        wish: "go", "pause" or "stop": what the user last wanted.
        rest: what stood in the way of sending, or None.
        trouble: what went wrong while batches were fetched, a refused key perhaps.
    """
    if wish == "stop":
        await database.ask(lambda w: w.runs.drop_unsent(record.id))
    if trouble is not None:
        return Rest.after(RunState.PAUSED, trouble)
    counts = await database.ask(lambda w: w.runs.progress(record.id))
    if rest is not None and _count(counts, SearchState.PLANNED, SearchState.SENT, SearchState.IN_DOUBT):
        return rest
    if _count(counts, SearchState.PLANNED, SearchState.SENT):
        return Rest(RunState.PAUSED, say("Paused. Nothing more is sent until you go on."), (Action.RESUME,))
    if _count(counts, SearchState.IN_DOUBT):
        batches = await database.ask(lambda w: w.journal.in_doubt(record.id))
        return Rest(RunState.IN_DOUBT, doubt.sentence(batches), UnknownOutcomeError.actions)
    if wish == "stop":
        return Rest(RunState.STOPPED, say("Stopped. What was found is kept."))
    return Rest(RunState.FINISHED)


async def interrupted(database: Database, record: RunRecord, wish: str) -> Rest:
    """Where a run stands that is cut short by the end of the program; all done is done all the same."""
    counts = await database.ask(lambda w: w.runs.progress(record.id))
    if not _count(counts, SearchState.PLANNED, SearchState.SENT):
        return await conclude(database, record, wish, None, None)
    return Rest(RunState.PAUSED, say("Paused. What is on its way comes in when you go on."), (Action.RESUME,))


def own_failure(bug: BaseException) -> MachineError:
    """What is said when this program itself failed; the log has the rest."""
    return MachineError(
        say(
            "Something in this program failed, so the run rests. Nothing is lost and nothing is sent twice."
            " The details are in the log; go on when you like."
        ),
        detail=repr(bug),
    )


def plan_lacks(blocked: Mapping[Kind, EnrowDesktopError]) -> Rest | None:
    """Rest because all that is left is of a kind that the account's plan does not include."""
    return next((Rest.after(RunState.PAUSED, error) for error in blocked.values()), None)


def _count(counts: Mapping[Kind, Mapping[SearchState, int]], *states: SearchState) -> int:
    return sum(kind.get(state, 0) for kind in counts.values() for state in states)


def still_coming(searches: int) -> str:
    """What a pause cannot call back."""
    return say_many(
        searches,
        "Nothing more is sent. {n} search is on its way and will still come in.",
        "Nothing more is sent. {n} searches are on their way and will still come in.",
        n=searches,
    )
