"""What must come of each fault, written by hand from what Enrow documents, not from what the engine does.

First what a fault means for the request it hits, then what that means for a run of three batches.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from gui.leads.errors import Action
from gui.leads.fields import Kind
from gui.leads.life import Likelihood, RunState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.faults.variants import Variant

# Three batches each: 25, 25 and 25; the first phone goes alone, to learn its price, then 10 and 10.
SIZES: Mapping[Kind, tuple[int, int, int]] = {
    Kind.EMAIL: (25, 25, 25),
    Kind.PHONE: (1, 10, 10),
    Kind.VERIFY: (25, 25, 25),
}
ROWS = {kind: sum(sizes) for kind, sizes in SIZES.items()}


class Means(StrEnum):
    """What a fault means for the one request it hits."""

    ANSWERED = "answered"  # it is answered all the same
    NOTHING = "nothing"  # nothing was done: the same may be asked again at once
    LOST = "lost"  # nobody knows whether it was done; it was not
    LOST_AND_BOUGHT = "lost and bought"  # nobody knows whether it was done; it was
    REFUSED = "refused"
    NO_CREDITS = "no credits"
    BAD_KEY = "bad key"
    NO_PLAN = "no plan"


class Place(StrEnum):
    """Which of the requests is hit."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    ALL = "all"

    @property
    def nth(self) -> int:
        """Which of the three."""
        return {Place.FIRST: 1, Place.MIDDLE: 2, Place.LAST: 3, Place.ALL: 1}[self]

    @property
    def times(self) -> int | str:
        """How many in a row, as faults write it."""
        return "all" if self is Place.ALL else 1


@dataclass(frozen=True)
class Outcome:
    """How a run must stand when it rests.

    Attributes:
        states: where it may stand; more than one only where two things may happen at the same moment.
        in_doubt, failed, waiting: searches; all others have their answer.
        verdicts: what the balance says of each batch in doubt.
        action: what is offered first.
    """

    states: frozenset[RunState]
    in_doubt: int = 0
    failed: int = 0
    waiting: int | None = 0
    verdicts: tuple[Likelihood, ...] = ()
    action: Action | None = None


FINISHED = Outcome(frozenset({RunState.FINISHED}))

# ------------------------------------------------------------------------------------ submissions

# The connection was never opened: retry freely. Anything after the request left, but a plain word of Enrow's:
# in doubt.
_POST: Mapping[str, Means] = {
    "refuse": Means.NOTHING,
    "drop_before_accept": Means.LOST,
    "drop_after_accept": Means.LOST_AND_BOUGHT,
    "hang_before_accept": Means.LOST,
    "hang_after_accept": Means.LOST_AND_BOUGHT,
    "cut_json": Means.LOST_AND_BOUGHT,
    "cut_body": Means.LOST_AND_BOUGHT,
    "no_id": Means.LOST_AND_BOUGHT,
    "html": Means.LOST,
    "redirect": Means.LOST,
}
# By status: with Enrow's own JSON, and with anything else, which is a proxy's or a gateway's.
_POST_STATUS: Mapping[int, tuple[Means, Means]] = {
    400: (Means.REFUSED, Means.NOTHING),
    401: (Means.BAD_KEY, Means.NOTHING),
    402: (Means.NO_CREDITS, Means.NO_CREDITS),
    403: (Means.REFUSED, Means.NOTHING),
    404: (Means.REFUSED, Means.NOTHING),
    408: (Means.LOST, Means.LOST),
    409: (Means.REFUSED, Means.NOTHING),
    422: (Means.NO_CREDITS, Means.NO_CREDITS),
    429: (Means.NOTHING, Means.NOTHING),
    500: (Means.LOST, Means.LOST),
    502: (Means.LOST, Means.LOST),
    503: (Means.NOTHING, Means.LOST),
    504: (Means.LOST, Means.LOST),
}


def of_post(variant: Variant) -> Means:
    """What a fault means for a submission."""
    fault = variant.fault
    if variant.kind == "slow":
        return Means.LOST if variant.hangs else Means.ANSWERED
    if variant.kind == "status":
        means = (
            Means.NO_PLAN if "message" in fault else _POST_STATUS[fault["status"]][fault["body"] != "enrow"]
        )
    else:
        means = _POST[variant.kind]
    return Means.LOST_AND_BOUGHT if means is Means.LOST and fault.get("accepted") else means


def after_post(means: Means, kind: Kind, place: Place) -> Outcome:
    """How a run stands of which one submission was hit, or all of them, with patience for a moment."""
    sizes, rows, nth = SIZES[kind], ROWS[kind], place.nth
    if place is Place.ALL:
        return _after_every_post(means, kind)
    match means:
        case Means.LOST:
            return _in_doubt(sizes[nth - 1], 0, Likelihood.NOT_CHARGED)
        case Means.LOST_AND_BOUGHT:
            return _in_doubt(sizes[nth - 1], 0, Likelihood.CHARGED)
        case Means.REFUSED:
            return Outcome(frozenset({RunState.FINISHED}), failed=sizes[nth - 1])
        case Means.NO_CREDITS if nth == 1:
            return _short_of_credits(rows)
        case Means.BAD_KEY:
            return _paused(Action.ENTER_KEY, rows - sum(sizes[: nth - 1]))
        case Means.NO_PLAN:
            return _paused(None, rows - sum(sizes[: nth - 1]))
        case _:  # also out of credits with a batch on its way: its refund is waited for, and then it goes on
            return FINISHED


def _after_every_post(means: Means, kind: Kind) -> Outcome:
    """Two lost answers in a row, or two refusals, are enough: the third batch is not sent."""
    two = 2 if kind is Kind.PHONE else 50  # the price stays unknown, so phones go alone
    rows = ROWS[kind]
    match means:
        case Means.LOST:
            return _in_doubt(two, rows - two, Likelihood.NOT_CHARGED, Likelihood.NOT_CHARGED)
        case Means.LOST_AND_BOUGHT:
            # The first may get its refund at any time, so of the second nobody can say.
            return _in_doubt(two, rows - two, Likelihood.CHARGED, Likelihood.UNCLEAR)
        case Means.REFUSED:
            return _paused(None, rows - two, failed=two)
        case Means.NO_CREDITS:
            return _short_of_credits(rows)
        case Means.BAD_KEY:
            return _paused(Action.ENTER_KEY, rows)
        case Means.NO_PLAN:
            return _paused(None, rows)
        case Means.NOTHING:
            return _paused(Action.RETRY, rows)
        case Means.ANSWERED:
            return FINISHED


def _in_doubt(searches: int, waiting: int, *verdicts: Likelihood) -> Outcome:
    state = frozenset({RunState.IN_DOUBT})
    return Outcome(state, in_doubt=searches, waiting=waiting, verdicts=verdicts, action=Action.SEND_AGAIN)


def _paused(action: Action | None, waiting: int | None, failed: int = 0) -> Outcome:
    return Outcome(frozenset({RunState.PAUSED}), failed=failed, waiting=waiting, action=action)


def _short_of_credits(waiting: int) -> Outcome:
    state = frozenset({RunState.WAITING_FOR_CREDITS})
    return Outcome(state, waiting=waiting, action=Action.ADD_CREDITS)


# ------------------------------------------------------------------------------------ free reads

# A free read is asked again whatever came of it. Only Enrow's own word about the key stops a run.
_KEY_STATUSES = frozenset({401, 403})


def of_get(variant: Variant, endpoint: str) -> Means:
    """What a fault means for a read of a batch (``endpoint`` is its kind), or of the account."""
    fault = variant.fault
    if variant.kind != "status" or fault["body"] != "enrow":
        is_credits = endpoint == "account" and variant.kind == "status" and fault["status"] in {402, 422}
        return Means.NO_CREDITS if is_credits else Means.NOTHING
    if fault["status"] == 401 and "message" not in fault:
        return Means.BAD_KEY
    if endpoint == "account":
        if "message" in fault:  # a plan that may not even read its balance is a key that is of no use
            return Means.BAD_KEY
        if fault["status"] in {402, 422}:
            return Means.NO_CREDITS
    return Means.NOTHING


def is_harmless_to_all_reads(variant: Variant) -> bool:
    """Whether a read has its answer even if all of them are hit."""
    return variant.kind == "no_id" or (variant.kind == "slow" and not variant.hangs)


def after_get(variant: Variant, kind: Kind, place: Place, hit: int) -> Outcome:
    """How a run stands when reads of its three accepted batches are hit.

    Args:
        variant: the fault.
        kind: of the run.
        place: which read.
        hit: how many searches the batch has whose read was hit.
    """
    means = of_get(variant, kind.value)
    waiting = ROWS[kind] if place is Place.ALL else hit
    if means is Means.BAD_KEY:
        return _paused(Action.ENTER_KEY, waiting)
    if place is not Place.ALL or is_harmless_to_all_reads(variant):
        return FINISHED
    is_unknown_id = variant.kind == "status" and variant.fault["status"] == 400
    if is_unknown_id and variant.fault["body"] == "enrow":
        return _paused(None, waiting)
    if variant.kind == "status" and variant.fault["status"] in {402, 422}:
        return _paused(Action.ADD_CREDITS, waiting)
    if variant.kind == "status" and "message" in variant.fault:
        return _paused(None, waiting)
    return _paused(Action.RETRY, waiting)


def after_account(variant: Variant, kind: Kind, place: Place) -> Outcome:
    """How a run stands when a read of the balance is hit: before the first or second batch, or at the end."""
    means, rows = of_get(variant, "account"), ROWS[kind]
    if place is Place.LAST or is_harmless_to_all_reads(variant):
        return FINISHED
    sent = SIZES[kind][0] if place is Place.MIDDLE else 0
    if means is Means.BAD_KEY:
        return _paused(Action.ENTER_KEY, rows - sent)
    if means is Means.NO_CREDITS:
        if place is Place.MIDDLE:  # unless the first batch lands just then, and it goes on
            return Outcome(frozenset({RunState.WAITING_FOR_CREDITS, RunState.FINISHED}), waiting=None)
        return _short_of_credits(rows)
    if place is not Place.ALL:
        return FINISHED
    is_refusal = variant.kind == "status" and variant.fault["status"] == 400
    if is_refusal and variant.fault["body"] == "enrow":
        return _paused(None, rows)
    return _paused(Action.RETRY, rows)


# ------------------------------------------------------------------------------------ batches


def unanswered(variant: Variant, searches: int) -> int:
    """How many searches of the batch that is hit have no answer for good."""
    fault = variant.fault
    match variant.kind:
        case "failed":
            return searches
        case "missing":
            return _hit(fault["rows"], searches)
        case "row_ongoing" if fault.get("reads") == "all":  # asked for ten minutes, in a test's time
            return _hit(fault["rows"], searches)
        case _:
            return 0


def _hit(rows: Any, searches: int) -> int:
    if isinstance(rows, list):
        return sum(row < searches for row in rows)
    return searches if rows == "all" else 1


def after_batch(variant: Variant, kind: Kind, place: Place) -> Outcome:
    """How a run stands of which one batch was hit, or all."""
    if variant.kind == "stuck":
        raise ValueError("it never rests")
    sizes = SIZES[kind]
    hit = sizes if place is Place.ALL else (sizes[place.nth - 1],)
    return Outcome(frozenset({RunState.FINISHED}), failed=sum(unanswered(variant, size) for size in hit))
