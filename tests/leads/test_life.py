"""The life of a batch, over all pairs of states, and what is said of a row."""

from __future__ import annotations

from itertools import product

import pytest

from gui.leads.life import (
    LEGAL,
    STATUS_ORDER,
    BatchState,
    Role,
    SearchState,
    Status,
    may_follow,
    status_of,
)

# Written out once more on purpose: the table of the money contract, as "before after".
ALLOWED = {
    "sending accepted",
    "sending rejected",
    "sending in_doubt",
    "accepted done",
    "accepted failed",
    "in_doubt accepted",
    "in_doubt rejected",
    "in_doubt failed",
}


@pytest.mark.parametrize(("before", "after"), list(product(BatchState, BatchState)))
def test_every_pair_of_states(before: BatchState, after: BatchState) -> None:
    assert may_follow(before, after) == (f"{before} {after}" in ALLOWED)


def test_every_state_has_its_line_in_the_table() -> None:
    assert set(LEGAL) == set(BatchState)


def test_what_may_have_been_charged_never_becomes_unsent_again() -> None:
    reachable = {BatchState.ACCEPTED}
    for _ in BatchState:
        reachable |= {after for before in reachable for after in LEGAL[before]}
    assert reachable == {BatchState.ACCEPTED, BatchState.DONE, BatchState.FAILED}


@pytest.mark.parametrize("state", BatchState)
def test_every_batch_can_come_to_an_end(state: BatchState) -> None:
    ends = {end for end in BatchState if not LEGAL[end]}
    seen = {state}
    for _ in BatchState:
        seen |= {after for before in seen for after in LEGAL[before]}
    assert seen & ends


@pytest.mark.parametrize(
    ("role", "state", "status"),
    [
        (Role.SEARCH, None, Status.WAITING),
        (Role.SEARCH, SearchState.PLANNED, Status.WAITING),
        (Role.SEARCH, SearchState.SENT, Status.WAITING),
        (Role.SEARCH, SearchState.IN_DOUBT, Status.IN_DOUBT),
        (Role.SEARCH, SearchState.FOUND, Status.FOUND),
        (Role.SEARCH, SearchState.NOT_FOUND, Status.NOT_FOUND),
        (Role.SEARCH, SearchState.FAILED, Status.FAILED),
        (Role.DUPLICATE, SearchState.FOUND, Status.DUPLICATE),
        (Role.KNOWN, None, Status.KNOWN),
        (Role.SKIPPED, None, Status.SKIPPED),
    ],
)
def test_what_is_said_of_a_row(role: Role, state: SearchState | None, status: Status) -> None:
    assert status_of(role, state) is status


@pytest.mark.parametrize(("role", "state"), list(product(Role, [None, *SearchState])))
def test_something_is_said_of_every_row(role: Role, state: SearchState | None) -> None:
    assert status_of(role, state) in STATUS_ORDER


def test_a_row_counts_by_its_least_finished_search() -> None:
    assert [*STATUS_ORDER[:5]] == [
        Status.WAITING,
        Status.IN_DOUBT,
        Status.FAILED,
        Status.NOT_FOUND,
        Status.FOUND,
    ]
