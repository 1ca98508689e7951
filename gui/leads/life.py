"""The life of a batch, of a run and of a row's answer: their states, and which may follow which."""

from __future__ import annotations

from enum import StrEnum


class BatchState(StrEnum):
    """Where a batch stands; every change is on disk before the next step is taken."""

    SENDING = "sending"  # committed before the request leaves
    ACCEPTED = "accepted"  # Enrow's id is on disk
    DONE = "done"  # every row that was answered is written
    REJECTED = "rejected"  # Enrow said no: nothing was bought, its searches are planned again or failed
    FAILED = "failed"  # Enrow gave up on it, or no longer knows it
    IN_DOUBT = "in_doubt"  # it left and no answer came


# The only changes the store accepts. REJECTED frees the searches: they were certainly not bought.
LEGAL: dict[BatchState, frozenset[BatchState]] = {
    BatchState.SENDING: frozenset({BatchState.ACCEPTED, BatchState.REJECTED, BatchState.IN_DOUBT}),
    BatchState.ACCEPTED: frozenset({BatchState.DONE, BatchState.FAILED}),
    BatchState.IN_DOUBT: frozenset({BatchState.ACCEPTED, BatchState.REJECTED, BatchState.FAILED}),
    BatchState.DONE: frozenset(),
    BatchState.REJECTED: frozenset(),
    BatchState.FAILED: frozenset(),
}


def may_follow(before: BatchState, after: BatchState) -> bool:
    """Whether a batch may go from one state to the other."""
    return after in LEGAL[before]


class Likelihood(StrEnum):
    """What the balance says about a batch whose answer was lost. The values are stored."""

    NOT_CHARGED = "not_charged"
    CHARGED = "charged"
    UNCLEAR = "unclear"


class SearchState(StrEnum):
    """Where one search of a run stands."""

    PLANNED = "planned"  # not sent, or certainly not processed
    SENT = "sent"  # in a batch that is sending or accepted
    IN_DOUBT = "in_doubt"
    FOUND = "found"
    NOT_FOUND = "not_found"
    FAILED = "failed"  # sent, and no answer came for it; or refused; or left by the user


class Role(StrEnum):
    """Why a row of a run gets an answer, or gets none."""

    SEARCH = "search"  # looked up for this row
    DUPLICATE = "duplicate"  # filled from another row's search, free
    KNOWN = "known"  # filled from an earlier answer, free
    SKIPPED = "skipped"  # not looked up; the reason says why


# Why a row is a duplicate: of an earlier row of its list, or of a search that is on its way in another run.
SAME_AS, IN_FLIGHT = "same_as", "in_flight"


class RunState(StrEnum):
    """Where a run stands."""

    RUNNING = "running"
    PAUSED = "paused"  # by the user, or because the program ended
    WAITING_FOR_CREDITS = "waiting_for_credits"
    CAPPED = "capped"  # the user's limit for this run is reached
    STOPPED = "stopped"  # by the user, for good: the rest is not looked up
    IN_DOUBT = "in_doubt"  # nothing left but batches whose answer was lost
    FINISHED = "finished"


class Status(StrEnum):
    """What is said of a row. The names are those of the report's counts."""

    WAITING = "waiting"
    IN_DOUBT = "in_doubt"
    FAILED = "failed"
    NOT_FOUND = "not_found"
    FOUND = "found"
    DUPLICATE = "duplicates"
    KNOWN = "known"
    SKIPPED = "skipped"


# A row with several searches counts once, by its least finished one: the earliest here.
STATUS_ORDER: tuple[Status, ...] = tuple(Status)


def status_of(role: Role, state: SearchState | None, *, is_elsewhere: bool = False) -> Status:
    """What is said of a row for one kind of search.

    Args:
        role: why the row is in the run.
        state: its search's state; only asked for when ``role`` is SEARCH, or the search is elsewhere.
        is_elsewhere: the search of a duplicate belongs to another run: the row waits until that has its
            answer, and may fail with it. None as its state: it was answered, and that run was erased.
    """
    if role is Role.SEARCH:
        return _BY_SEARCH[state or SearchState.PLANNED]
    if role is Role.DUPLICATE and is_elsewhere and state in _UNANSWERED:
        return _BY_SEARCH[state]
    return _BY_ROLE[role]


_BY_ROLE = {Role.DUPLICATE: Status.DUPLICATE, Role.KNOWN: Status.KNOWN, Role.SKIPPED: Status.SKIPPED}
_BY_SEARCH = {
    SearchState.PLANNED: Status.WAITING,
    SearchState.SENT: Status.WAITING,
    SearchState.IN_DOUBT: Status.IN_DOUBT,
    SearchState.FOUND: Status.FOUND,
    SearchState.NOT_FOUND: Status.NOT_FOUND,
    SearchState.FAILED: Status.FAILED,
}
_UNANSWERED = set(SearchState) - {SearchState.FOUND, SearchState.NOT_FOUND}
