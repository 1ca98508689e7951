"""Two processes on one workspace at the same moment: nobody is bought twice, and each says how it ended."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.crash.plan import Step
from tests.crash.world import World
from tests.lists import people

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.crash.programs import Outcome, Programs

# Three or more programs at once, on a machine that others use, too.
pytestmark = pytest.mark.timeout(300)
BUSY = "Another window or command"
RESUME = ("resume", "--json")
SEND_AGAIN = ("resume", "--send-again", "--yes", "--json")
LOST = {"kind": "drop_after_accept"}
# Where both wait for each other before they go on.
GATES = ("lists.add", "ledger.balance_read", "runs.create", "journal.recover", "journal.next_searches")


def side_by_side(
    world: World, first: tuple[str, ...], second: tuple[str, ...], gate: str = ""
) -> list[Outcome]:
    """Two commands at once; those that reach the gate wait there for each other."""
    closed = world.folder / "gate"
    closed.touch()
    step = Step(f"commit:{gate}", 1, "after") if gate else None
    action = "gate" if gate else ""
    commands = [world.start(*argv, step=step, action=action, filler=str(closed)) for argv in (first, second)]
    if gate:
        for command in commands:
            command.wait_until("at the gate", where="note")  # or it has ended
    closed.unlink()
    return [command.wait() for command in commands]


@pytest.mark.parametrize("gate", ["", *GATES])
def test_the_same_list_twice(folder: Path, sandbox: Sandbox, programs: Programs, gate: str) -> None:
    world = World(folder, sandbox, programs, people(60))
    outcomes = side_by_side(world, world.enrich, (*world.enrich, "-o", str(folder / "other.csv")), gate)
    for outcome in outcomes:
        assert outcome.code in {0, 1, 7, 130}, outcome  # some rows may still wait for the other one's
    world.check()
    world.finish()
    assert not world.books().doubtful
    assert sum(batch["count"] for batch in world.ledger()["batches"]) == 60
    world.check_end()


@pytest.mark.parametrize("end", [None, "journal.begin", "journal.accept", "journal.store_raw"])
@pytest.mark.parametrize("gate", ["", "ledger.balance_read", "runs.set_state"])
def test_resumed_twice(
    folder: Path, sandbox: Sandbox, programs: Programs, end: str | None, gate: str
) -> None:
    world = World(folder, sandbox, programs, people(60))
    step = Step(f"commit:{end}", 1, "after") if end else Step("commit:runs.create", 1, "after")
    assert world.run(*world.enrich, step=step, action="kill").is_killed
    outcomes = side_by_side(world, RESUME, RESUME, gate)
    assert any(outcome.code in {0, 7} for outcome in outcomes), outcomes
    for outcome in outcomes:
        assert outcome.code in {0, 7} or BUSY in outcome.err, outcome
    world.check()
    world.finish()
    world.check_end()


def test_the_exit_code_is_that_of_the_commands_own_work(
    folder: Path, sandbox: Sandbox, programs: Programs
) -> None:
    """A run that is done is taken up once more by another command before the first one has reported."""
    world = World(folder, sandbox, programs, people(60))
    step = Step("commit:journal.store_raw", 1, "after")
    assert world.run(*world.enrich, step=step, action="kill").is_killed
    gates = [folder / "late", folder / "first"]
    steps = [Step("commit:ledger.balance_read", 1, "after"), Step("commit:runs.set_out", 1, "after")]
    commands = []
    for gate, step in zip(gates, steps, strict=True):
        gate.touch()
        commands.append(world.start(*RESUME, step=step, action="gate", filler=str(gate)))
        assert commands[-1].wait_until("at the gate", where="note")
    sandbox.post("faults", [{"kind": "hang_before_accept", "endpoint": "account", "method": "GET"}])
    late, first = commands
    gates[0].unlink()
    assert late.wait_until("after commit:runs.set_state 1", where="note")  # the run is at work again
    gates[1].unlink()
    assert first.wait().code == 0
    assert late.wait().code == 0
    world.check_end()


@pytest.mark.parametrize("gate", ["", "ledger.balance_read"])
def test_sent_again_twice_is_one_second_purchase(
    folder: Path, sandbox: Sandbox, programs: Programs, gate: str
) -> None:
    sandbox.post("faults", [LOST])
    world = World(folder, sandbox, programs, people(4))
    assert world.run(*world.enrich).code == 7
    side_by_side(world, SEND_AGAIN, SEND_AGAIN, gate)
    assert sum(batch["count"] for batch in world.ledger()["batches"]) == 8
    world.finish()
    world.check_end()


def test_others_look_on_while_a_run_works(folder: Path, sandbox: Sandbox, programs: Programs) -> None:
    world = World(folder, sandbox, programs, people(60))
    gate = folder / "gate"
    gate.touch()
    step = Step("commit:journal.accept", 1, "after")
    working = world.start(*world.enrich, step=step, action="gate", filler=str(gate))
    assert working.wait_until("at the gate", where="note")
    listed = world.run("runs", "--json")
    (run,) = [json.loads(line) for line in listed.out.splitlines()]
    assert run["waiting"] == 60
    priced = world.run(*world.enrich[:-2], "--dry-run", "--json")
    assert priced.code == 0, priced
    part = folder / "part.csv"
    exported = world.run("export", run["run"], "-o", str(part), "--json")
    assert (exported.code, exported.report["waiting"]) == (0, 60)
    told = world.run(*RESUME)
    assert BUSY in told.err
    gate.unlink()
    assert working.wait().code == 0
    world.check()
    world.finish()
    world.check_end()
