"""Enrow out of reach for minutes, in the middle of a run: by the run's own pauses, many times the longest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.app.exit_codes import ExitCode, of_run
from gui.leads.errors import Action
from gui.leads.fields import Kind
from gui.leads.life import BatchState, Likelihood, RunState
from tests.faults import rules
from tests.faults.bench import FOR_EVER, LONG
from tests.faults.rules import Outcome, Place

if TYPE_CHECKING:
    from tests.faults.conftest import RunCase
    from tests.faults.trial import Trial

KINDS = pytest.mark.parametrize("kind", list(Kind), ids=str)
PLACES = pytest.mark.parametrize("place", [Place.FIRST, Place.MIDDLE, Place.LAST], ids=str)
MANY = 30  # tries in vain; the pause between two stops growing after the sixth
A_WHILE_S = 0.3  # patience, some times the longest pause
FINISHED = Outcome(frozenset({RunState.FINISHED}))
OFFLINE = frozenset({RunState.PAUSED})


class Vain:
    """Counts how often Enrow was tried in vain."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self._caplog = caplog

    @property
    def tries(self) -> int:
        return sum("while connecting" in record.getMessage() for record in self._caplog.records)


@pytest.fixture
def vain(caplog: pytest.LogCaptureFixture) -> Vain:
    return Vain(caplog)


def batches_stay(trial: Trial, count: int, factor: float, nth: int = 1) -> dict[str, object]:
    return {
        "kind": "slow_batch",
        "endpoint": trial.kind.value,
        "nth": nth,
        "count": count,
        "factor": factor,
    }


async def lose_before_sending(trial: Trial, place: Place) -> None:
    """The network is gone from before the submission at that place on; those before it are on their way."""
    before = place.nth - 1
    stay = [batches_stay(trial, before, LONG)] if before else []
    away = {"kind": "refuse", "endpoint": trial.kind.value, "nth": place.nth, "seconds": 3600}
    await trial.bench.set_faults(*stay, away)
    await trial.start()


async def lose_before_reading(trial: Trial) -> None:
    """The network is gone as soon as everything is on its way."""
    await trial.bench.set_faults(batches_stay(trial, 3, LONG))
    await trial.start()
    await trial.until(
        lambda batches: sum(batch.state is BatchState.ACCEPTED for batch in batches) == 3, "all was accepted"
    )
    await trial.bench.go_away()


async def lose_while_sending(trial: Trial) -> None:
    """The network is gone while the answer to the second submission, which was taken in, is waited for."""
    stay = [batches_stay(trial, 1, LONG), batches_stay(trial, 1, FOR_EVER, nth=2)]
    hang = {"kind": "hang_after_accept", "endpoint": trial.kind.value, "nth": 2}
    await trial.bench.set_faults(*stay, hang)
    await trial.start()
    await trial.until(lambda _: trial.bench.board.faults[-1].hits, "the second was taken in")
    await trial.bench.go_away()


async def all_is_well(trial: Trial, expected: Outcome) -> None:
    rest = await trial.rest()
    await trial.note_lost()
    await trial.check(rest, expected)
    await trial.check_money()
    await trial.check_answers()
    trial.check_nobody_twice()


async def the_window_waits(trial: Trial, vain: Vain, expected: Outcome) -> None:
    """Nothing ends, nothing is in doubt that need not be; when the network is back it goes on by itself."""
    await trial.until(lambda _: vain.tries >= MANY, "it was tried often enough")
    assert trial.resting is not None
    assert not trial.resting.done()
    assert (await trial.desk.report(trial.run_id)).in_doubt == expected.in_doubt
    await trial.bench.come_back()
    trial.bench.finish_the_long()
    await all_is_well(trial, expected)


async def the_command_ends(trial: Trial, waiting: int, expected: Outcome, in_doubt: int = 0) -> None:
    """It rests with exit code 6 and all it has; `resume` brings the rest."""
    rest = await trial.rest()
    verdicts = (Likelihood.UNCLEAR,) if in_doubt else ()
    away = Outcome(OFFLINE, in_doubt=in_doubt, waiting=waiting, verdicts=verdicts, action=Action.RETRY)
    await trial.check(rest, away)
    report = await trial.desk.report(trial.run_id)
    assert of_run(report.exit_code(rest.state), rest) is ExitCode.OFFLINE
    await trial.bench.come_back()
    trial.bench.finish_the_long()
    await trial.desk.resume(trial.run_id)
    trial.follow()
    await all_is_well(trial, expected)


@KINDS
@PLACES
async def test_the_window_goes_on_by_itself_when_nothing_had_left(
    run_case: RunCase, kind: Kind, place: Place, vain: Vain
) -> None:
    async def case(trial: Trial) -> None:
        await lose_before_sending(trial, place)
        await the_window_waits(trial, vain, FINISHED)
        assert len(trial.bench.batches) == 3

    await run_case(case, "waits", kind)


@KINDS
async def test_the_window_goes_on_by_itself_when_all_is_on_its_way(
    run_case: RunCase, kind: Kind, vain: Vain
) -> None:
    async def case(trial: Trial) -> None:
        await lose_before_reading(trial)
        await the_window_waits(trial, vain, FINISHED)
        assert len(trial.bench.batches) == 3

    await run_case(case, "waits", kind)


@KINDS
async def test_only_what_was_leaving_is_in_doubt_in_the_window(
    run_case: RunCase, kind: Kind, vain: Vain
) -> None:
    async def case(trial: Trial) -> None:
        await lose_while_sending(trial)
        lost = rules.SIZES[kind][1]
        charged = (Likelihood.CHARGED,)
        expected = Outcome(frozenset({RunState.IN_DOUBT}), in_doubt=lost, verdicts=charged)
        await the_window_waits(trial, vain, expected)

    await run_case(case, "waits", kind)


@KINDS
@PLACES
async def test_a_command_ends_with_6_when_nothing_had_left(
    run_case: RunCase, kind: Kind, place: Place
) -> None:
    async def case(trial: Trial) -> None:
        await lose_before_sending(trial, place)
        await the_command_ends(trial, rules.ROWS[kind], FINISHED)
        assert len(trial.bench.batches) == 3

    await run_case(case, "ends", kind, patience_s=A_WHILE_S)


@KINDS
async def test_a_command_ends_with_6_when_all_is_on_its_way(run_case: RunCase, kind: Kind) -> None:
    async def case(trial: Trial) -> None:
        await lose_before_reading(trial)
        await the_command_ends(trial, rules.ROWS[kind], FINISHED)
        assert len(trial.bench.batches) == 3

    await run_case(case, "ends", kind, patience_s=A_WHILE_S)


@KINDS
async def test_only_what_was_leaving_is_in_doubt_in_a_command(run_case: RunCase, kind: Kind) -> None:
    async def case(trial: Trial) -> None:
        await lose_while_sending(trial)
        lost = rules.SIZES[kind][1]
        unclear = (Likelihood.UNCLEAR,)
        expected = Outcome(frozenset({RunState.IN_DOUBT}), in_doubt=lost, verdicts=unclear)
        await the_command_ends(trial, rules.ROWS[kind] - lost, expected, in_doubt=lost)

    await run_case(case, "ends", kind, patience_s=A_WHILE_S)
