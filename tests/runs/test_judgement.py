"""The pure judgements of an engine, as tables: obstacles, doubt, polling, what a rest says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads import errors
from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.leads.life import Likelihood, RunState, Status
from gui.runs.exporting.answer_columns import answer_columns, row_status
from gui.runs.opening.reading import CellAnswer
from gui.runs.running import doubt, obstacles
from gui.runs.running.collection import (
    FIRST_POLL_S,
    FIRST_TOLD_S,
    SLOWEST_POLL_S,
    SLOWEST_TOLD_S,
    poll_delay_s,
)
from gui.runs.running.delivery import LONGEST_KEEP_S, keep_delay_s
from gui.runs.running.going_on import GoingOn
from gui.runs.running.obstacles import Obstacles, Rest, Wait
from gui.runs.running.room import Room

if TYPE_CHECKING:
    from gui.leads.errors import EnrowDesktopError


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (errors.CreditsError("No credits."), RunState.WAITING_FOR_CREDITS),
        (errors.KeyRefusedError("No key."), RunState.PAUSED),
        (errors.StorageError("Disk full."), RunState.PAUSED),
    ],
)
def test_what_only_the_user_can_mend_is_a_rest(error: EnrowDesktopError, state: RunState) -> None:
    verdict = Obstacles(None).judge(Kind.EMAIL, error, 0.0)
    assert verdict == Rest(state, error.sentence, error.actions)


@pytest.mark.parametrize("error", [errors.OfflineError("Offline."), errors.BusyError("Busy.")])
def test_what_passes_is_waited_for_ever_longer(error: EnrowDesktopError) -> None:
    judge = Obstacles(None)
    verdicts = [judge.judge(Kind.EMAIL, error, float(second)) for second in range(8)]
    delays = [verdict.delay_s for verdict in verdicts if isinstance(verdict, Wait)]
    assert delays == [1, 2, 4, 8, 16, 20, 20, 20]


def test_patience_ends_in_a_rest() -> None:
    judge, error = Obstacles(10.0), errors.OfflineError("Offline.")
    assert isinstance(judge.judge(Kind.EMAIL, error, 0.0), Wait)
    assert isinstance(judge.judge(Kind.EMAIL, error, 9.9), Wait)
    assert judge.judge(Kind.EMAIL, error, 10.0) == Rest(RunState.PAUSED, "Offline.", error.actions)


def test_patience_begins_anew_after_an_acceptance() -> None:
    judge, error = Obstacles(10.0), errors.OfflineError("Offline.")
    judge.judge(Kind.EMAIL, error, 0.0)
    judge.clear()
    assert judge.judge(Kind.EMAIL, error, 60.0) == Wait(1.0)


def test_what_the_plan_lacks_blocks_its_kind_alone() -> None:
    judge, error = Obstacles(None), errors.PlanError("No phones.")
    assert judge.judge(Kind.PHONE, error, 0.0) == Wait(0.0)
    assert judge.blocked == {Kind.PHONE: error}


def test_the_second_refusal_in_a_row_is_a_rest() -> None:
    judge, error = Obstacles(None), errors.RejectedError("No.")
    assert judge.judge(Kind.EMAIL, error, 0.0) == Wait(0.0)
    assert isinstance(judge.judge(Kind.EMAIL, error, 0.0), Rest)


@pytest.mark.parametrize(
    ("balance", "room", "state", "words"),
    [(3, 3, RunState.WAITING_FOR_CREDITS, "Add up to 37"), (90, 0, RunState.CAPPED, "by up to 40")],
)
def test_running_out_says_of_what_and_how_much(balance: int, room: int, state: RunState, words: str) -> None:
    left = GoingOn(40, Credits.of(40), Credits.of(40), {Kind.EMAIL: Credits.of(1)})
    rest = obstacles.out_of(Room(Credits.of(room), Credits.of(balance)), left)
    assert rest.state is state
    assert words in rest.message


@pytest.mark.parametrize(
    ("expected", "after", "likelihood"),
    [
        (100, 100, Likelihood.NOT_CHARGED),
        (100, 70, Likelihood.CHARGED),
        (100, 71, Likelihood.CHARGED),  # and one miss was given back
        (100, 99, Likelihood.CHARGED),
        (100, 69, Likelihood.UNCLEAR),
        (100, 101, Likelihood.UNCLEAR),
        (None, 70, Likelihood.UNCLEAR),
        (100, None, Likelihood.UNCLEAR),
    ],
)
def test_the_balance_narrows_a_doubt(expected: int | None, after: int | None, likelihood: Likelihood) -> None:
    amounts = [None if amount is None else Credits.of(amount) for amount in (expected, after)]
    assert doubt.compare(amounts[0], Credits.of(30), amounts[1]) is likelihood


def test_polling_slows_down_to_a_limit() -> None:
    delays = [poll_delay_s(attempt, 60.0, None) for attempt in range(20)]
    assert delays[0] == FIRST_POLL_S
    assert delays == sorted(delays)
    assert delays[-1] == SLOWEST_POLL_S


@pytest.mark.parametrize("attempt", [100, 2_200, 10**6])
def test_no_pause_grows_without_end_however_long_it_takes(attempt: int) -> None:
    """A batch that is never complete is looked at for days, and a full disk may last as long."""
    assert poll_delay_s(attempt, 60.0, None) == SLOWEST_POLL_S
    assert poll_delay_s(attempt, 60.0, None, is_told=True) == SLOWEST_TOLD_S
    assert keep_delay_s(attempt) == LONGEST_KEEP_S


def test_an_id_that_cannot_be_kept_is_tried_again_soon_at_first() -> None:
    delays = [keep_delay_s(attempt) for attempt in range(10)]
    assert (delays[0], delays[-1]) == (0.25, LONGEST_KEEP_S)
    assert delays == sorted(delays)


def test_polling_is_guided_by_what_batches_took() -> None:
    assert poll_delay_s(0, 60.0, 40.0) == 10.0
    assert poll_delay_s(0, 600.0, None) == 10.0
    assert poll_delay_s(0, 600.0, 0.1) == FIRST_POLL_S


def test_polling_is_slow_once_enrow_was_heard() -> None:
    delays = [poll_delay_s(attempt, 600.0, 0.1, is_told=True) for attempt in range(20)]
    assert (delays[0], delays[-1]) == (FIRST_TOLD_S, SLOWEST_TOLD_S)
    assert delays == sorted(delays)


def test_added_columns_never_take_a_title_twice() -> None:
    titles = [column.title for column in answer_columns([Kind.EMAIL], ["Name", " EMAIL ", "status"])]
    assert titles[:3] == ["Email (Enrow)", "Email verdict", "Status (Enrow)"]


def test_a_row_is_as_far_as_its_least_finished_search() -> None:
    answers = {Kind.EMAIL: CellAnswer(Status.FOUND), Kind.PHONE: CellAnswer(Status.WAITING)}
    assert row_status(answers) is Status.WAITING
    assert row_status({}) is Status.SKIPPED
