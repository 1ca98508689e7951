"""The clock is set back or forward, between runs and in the middle of one: nothing is bought again for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crash.plan import Step
from tests.crash.world import World
from tests.lists import people

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.crash.programs import Programs

HOUR_S = 3600.0
DAY_S = 24 * HOUR_S
SHIFTS = (-DAY_S, -HOUR_S, DAY_S)
STEPS = ("runs.create", "journal.begin", "journal.accept", "journal.store_raw", "journal.finish")


@pytest.mark.parametrize("shift_s", SHIFTS)
@pytest.mark.parametrize("name", STEPS)
def test_set_in_the_middle_of_a_run(
    folder: Path, sandbox: Sandbox, programs: Programs, name: str, shift_s: float
) -> None:
    world = World(folder, sandbox, programs, people(30))
    step = Step(f"commit:{name}", 1, "before")
    outcome = world.run(*world.enrich, step=step, action="clock", shift_s=shift_s)
    assert str(step) in outcome.notes
    assert outcome.code == 0, outcome
    reconciled = [line["elsewhere"] for line in outcome.lines if line.get("event") == "reconciled"]
    assert reconciled == [0]
    world.check_end(outcome)
    again = world.run("resume", "--json")
    world.check_end(again)


@pytest.mark.parametrize("shift_s", SHIFTS)
@pytest.mark.parametrize("name", ["journal.begin", "journal.accept", "journal.store_raw"])
def test_set_between_a_kill_and_the_next_start(
    folder: Path, sandbox: Sandbox, programs: Programs, name: str, shift_s: float
) -> None:
    world = World(folder, sandbox, programs, people(30))
    assert world.run(*world.enrich, step=Step(f"commit:{name}", 1, "after"), action="kill").is_killed
    world.check()
    outcome = world.run("resume", "--json", shift_s=shift_s)
    assert outcome.code == (7 if name == "journal.begin" else 0), outcome
    world.check_end(outcome)
    assert world.run("runs", "--json").code == 0


@pytest.mark.parametrize("shift_s", SHIFTS)
def test_known_answers_are_known_at_any_time(
    folder: Path, sandbox: Sandbox, programs: Programs, shift_s: float
) -> None:
    world = World(folder, sandbox, programs, people(3))
    assert world.run(*world.enrich).code == 0
    later = world.run(*world.enrich, shift_s=shift_s)
    assert (later.code, later.report["known"]) == (0, 3)
    assert sum(batch["count"] for batch in world.ledger()["batches"]) == 3
    world.check_end()


@pytest.mark.parametrize("shift_s", SHIFTS)
def test_the_newest_run_is_the_one_made_last(
    folder: Path, sandbox: Sandbox, programs: Programs, shift_s: float
) -> None:
    world = World(folder, sandbox, programs, people(3))
    made = [world.run(*world.enrich, shift_s=shift).report["run"] for shift in (0.0, shift_s)]
    listed = [line["run"] for line in world.run("runs", "--json").lines]
    assert listed == made[::-1]
    assert world.run("resume", "--json").report["run"] == made[-1]
