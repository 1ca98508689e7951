"""Another process holds the workspace for a while: the program waits, or says so, and loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.crash.plan import Step
from tests.crash.world import World
from tests.lists import people

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.crash.programs import Programs

MOMENTS = {
    "at open": None,
    "at the start of a run": Step("commit:ledger.balance_read", 1, "after"),
    "before a batch leaves": Step("commit:journal.next_searches", 1, "after"),
    "while a batch is on its way": Step("post:send", 2, "after"),
    "before its answers": Step("commit:journal.accept", 1, "after"),
    "at the end of a run": Step("commit:journal.finish", 1, "after"),
}
# A real one waits for a minute.
IMPATIENT_S = 0.05


@pytest.mark.parametrize("busy_s", [None, IMPATIENT_S])
@pytest.mark.parametrize("moment", MOMENTS)
def test_held_by_another_process(
    folder: Path, sandbox: Sandbox, programs: Programs, moment: str, busy_s: float | None
) -> None:
    world = World(folder, sandbox, programs, people(3))
    assert world.run("runs", "--json").code == 0  # makes the workspace
    gate = folder / "gate"
    gate.touch()
    holder = sqlite3.connect(world.home / "workspace.db", isolation_level=None)
    with closing(holder):
        step = MOMENTS[moment]
        if step is None:
            holder.execute("BEGIN EXCLUSIVE")
        command = world.start(
            *world.enrich, step=step, action="gate" if step else "", filler=str(gate), busy_s=busy_s
        )
        if step is not None:
            assert command.wait_until("at the gate", where="note")
            holder.execute("BEGIN EXCLUSIVE")
            gate.unlink()
            command.wait_until("begin", where="note", after="at the gate")
        else:
            command.wait_until("begin", where="note")
        if busy_s is not None:  # it has to say so; what is paid for it writes down as soon as it can
            assert command.wait_until("Another program is holding the workspace", where="err")
        holder.execute("ROLLBACK")
    outcome = command.wait()
    assert outcome.code in ({0} if busy_s is None else {0, 1, 130}), outcome
    books = world.check()
    assert not books.doubtful
    world.finish()
    assert sum(batch["count"] for batch in world.ledger()["batches"]) == 3
    world.check_end()
