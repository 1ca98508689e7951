"""How a fault is brought to one request of a run, and what is checked while it rests and when it went on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gui.leads.fields import Kind
from gui.leads.life import BatchState, RunState
from tests.faults import rules
from tests.faults.bench import FOR_EVER, LONG, endpoint_of
from tests.faults.rules import Means, Outcome, Place

if TYPE_CHECKING:
    from gui.runs.running.obstacles import Rest
    from tests.faults.trial import Trial
    from tests.faults.variants import Variant

A_MOMENT_S = 0.05  # patience with an Enrow that is out of reach, where every request is hit


async def hit_post(trial: Trial, variant: Variant, place: Place) -> None:
    """Hit one submission while the batches before it are on their way."""
    means, nth = rules.of_post(variant), place.nth
    await trial.bench.set_faults(
        *_long(trial, nth - 1),
        *([_stays(trial, nth, place.times, FOR_EVER)] if means is Means.LOST_AND_BOUGHT else []),
        _fault(trial, variant, "POST", nth, place),
    )
    await trial.start()

    def is_decided(batches: list[Any]) -> bool:
        return len(batches) >= nth and batches[nth - 1].state is not BatchState.SENDING

    await trial.until(is_decided, "the submission was decided")
    trial.bench.finish_the_long()
    await _check_all(trial, rules.after_post(means, trial.kind, place), place, is_late=variant.kind == "slow")


async def hit_get(trial: Trial, variant: Variant, place: Place) -> None:
    """Hit one reading of three accepted batches: the first of a running one, or of those that are done."""
    bench = trial.bench
    await bench.set_faults(*_long(trial, 3))
    await trial.start()
    await trial.until(_three_accepted, "three batches were accepted")
    fault = _fault(trial, variant, "GET", place.nth, place)
    if place is Place.FIRST:
        await bench.set_faults(fault)
        await trial.until(lambda _: bench.board.faults[0].hits, "a reading was hit")
    else:
        bench.set_faults_now(fault)
    bench.finish_the_long()
    rest = await trial.rest()
    hit = [seen["id"] for seen in bench.server._witness.requests() if seen["fault"]]
    size = next((batch.count for batch in bench.batches if hit and batch.id == hit[0]), 0)
    await _check_all(trial, rules.after_get(variant, trial.kind, place, size), place, rest)


async def hit_three_readings(trial: Trial, variant: Variant) -> None:
    """Hit a reading of a running batch, then the second and the last of those that are done: none matters."""
    bench = trial.bench
    await bench.set_faults(*_long(trial, 3))
    await trial.start()
    await trial.until(_three_accepted, "three batches were accepted")
    bench.set_faults_now(_fault(trial, variant, "GET", 1, Place.FIRST))
    await trial.until(lambda _: bench.board.faults[0].hits, "a reading was hit")
    later = (Place.MIDDLE, Place.LAST)
    bench.set_faults_now(*(_fault(trial, variant, "GET", place.nth, place) for place in later))
    bench.finish_the_long()
    await _check_all(trial, rules.FINISHED, Place.FIRST)
    assert all(fault.hits == 1 for fault in bench.board.faults)


async def hit_account(trial: Trial, variant: Variant, place: Place) -> None:
    """Hit one reading of the balance: before the first batch, before the second, or at the end."""
    bench = trial.bench
    is_last = place is Place.LAST
    fault = _fault(trial, variant, "GET", 1 if is_last else place.nth, place) | {"endpoint": "account"}
    long = {Place.FIRST: 0, Place.MIDDLE: 1, Place.LAST: 3, Place.ALL: 0}[place]
    await bench.set_faults(*_long(trial, long), *([] if is_last else [fault]))
    await trial.start()
    if is_last:
        await trial.until(_three_accepted, "three batches were accepted")
        bench.set_faults_now(fault)
    elif place is Place.MIDDLE:
        await trial.until(lambda _: bench.board.faults[-1].hits and bench.batches, "the balance was hit")
    bench.finish_the_long()
    await _check_all(trial, rules.after_account(variant, trial.kind, place), place)


async def hit_batch(trial: Trial, variant: Variant, place: Place) -> None:
    """Let an accepted batch be odd."""
    fault = {**variant.fault, "endpoint": trial.kind.value, "nth": place.nth, "count": place.times}
    await trial.bench.set_faults(fault)
    await trial.start()
    await _check_all(trial, rules.after_batch(variant, trial.kind, place), place)


def _fault(trial: Trial, variant: Variant, method: str, nth: int, place: Place) -> dict[str, Any]:
    turned = variant.turned(list(Kind).index(trial.kind) + list(Place).index(place))
    return {**turned, "endpoint": trial.kind.value, "method": method, "nth": nth, "count": place.times}


def _stays(trial: Trial, nth: int, count: object, factor: float) -> dict[str, Any]:
    return {"kind": "slow_batch", "endpoint": trial.kind.value, "nth": nth, "count": count, "factor": factor}


def _long(trial: Trial, count: int) -> list[dict[str, Any]]:
    return [_stays(trial, 1, count, LONG)] if count else []


def _three_accepted(batches: list[Any]) -> bool:
    return sum(batch.state is BatchState.ACCEPTED for batch in batches) == 3


async def _check_all(
    trial: Trial, expected: Outcome, place: Place, rest: Rest | None = None, *, is_late: bool = False
) -> None:
    rest = rest or await trial.rest()
    await trial.note_lost()
    await trial.check(rest, expected)
    await trial.check_money()
    await trial.check_answers()
    trial.check_nobody_twice()
    trial.check_told()
    if is_late and expected.in_doubt:
        await _let_it_be_bought_late(trial, len(expected.verdicts))
    trial.bench.set_faults_now()
    trial.bench.let_go()
    trial.bench.finish_all()
    await _go_on(trial, rest, expected, is_left=place in {Place.MIDDLE, Place.ALL})


async def _let_it_be_bought_late(trial: Trial, batches: int) -> None:
    """Enrow takes in what it was sent long after nobody waits any more."""
    before = len(trial.bench.batches)
    trial.bench.let_go()
    await trial.bench.sees(lambda: len(trial.bench.batches) == before + batches)
    await trial.note_lost()
    await trial.check_money()


async def _go_on(trial: Trial, rest: Rest, expected: Outcome, *, is_left: bool) -> None:
    """Whatever can be done next brings every row to its answer, or to its stated end."""
    failed = expected.failed
    if expected.in_doubt and is_left:
        await trial.desk.leave_in_doubt(trial.run_id)
        failed += expected.in_doubt
        rest = await trial.desk.rest_of(trial.run_id)
    elif rest.state is RunState.FINISHED:
        return
    elif expected.in_doubt:
        trial.is_sent_again = True
        rest = await trial.go_on(trial.desk.send_again)
    if rest.state is not RunState.FINISHED:
        rest = await trial.go_on(trial.desk.resume)
    await trial.check(rest, Outcome(frozenset({RunState.FINISHED}), failed=failed))
    await trial.check_money()
    await trial.check_answers()
    trial.check_nobody_twice()


async def never_ends(trial: Trial, place: Place) -> None:
    """One batch is never done: the others are, and it stays accepted, to be asked for again."""
    nth = place.nth
    await trial.bench.set_faults({"kind": "stuck", "endpoint": trial.kind.value, "nth": nth})
    await trial.start()
    others = rules.ROWS[trial.kind] - rules.SIZES[trial.kind][nth - 1]
    await trial.until(lambda batches: _done(batches) == others, "the others were done")
    await trial.desk.connect(endpoint_of(trial.bench))  # which lets every run rest, as closing does
    rest = await trial.rest_after_closing()
    waiting = rules.SIZES[trial.kind][nth - 1]
    await trial.check(rest, Outcome(frozenset({RunState.PAUSED}), waiting=waiting))
    await trial.check_money()
    await trial.check_answers()
    trial.check_nobody_twice()


def _done(batches: list[Any]) -> int:
    return sum(batch.searches for batch in batches if batch.state is BatchState.DONE)
