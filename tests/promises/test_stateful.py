"""Whatever a user does in whatever order, and whatever fails meanwhile: the promises hold."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from gui.leads.fields import Kind
from tests.promises import witness
from tests.promises.world import Wanted, World

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tests.conftest import Sandbox

# `make fuzz` tries many more.
EXAMPLES = int(os.environ.get("ENROW_FUZZ", "6"))
STEPS = 25
LISTS = st.builds(
    Wanted,
    kinds=st.frozensets(st.sampled_from(Kind), min_size=1),
    first=st.integers(0, 30),
    count=st.integers(3, 40),
    cap=st.sampled_from([None, None, 5, 120]),
    sample=st.sampled_from([None, None, 3]),
    is_respelled=st.booleans(),
)
FAULTS = [
    *(
        ("POST", kind, {})
        for kind in ("drop_before_accept", "drop_after_accept", "cut_json", "no_id", "html")
    ),
    *(("POST", "status", {"status": status}) for status in (400, 402, 422, 429, 500, 503)),
    ("POST", "hang_after_accept", {"seconds": 0.6}),
    ("GET", "status", {"status": 500}),
    ("GET", "cut_json", {}),
    *(("POST", kind, {}) for kind in ("failed", "missing", "doubled", "shuffled", "no_custom", "slow_batch")),
]


class Promises(RuleBasedStateMachine):
    """A user at work, who does not do the same thing twice in a row and has a run that is not over."""

    sandbox: Sandbox

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.scratch = tempfile.TemporaryDirectory()
        self.world = World(Path(self.scratch.name), self.sandbox)
        self.before = ""

    def do(self, what: str, work: Coroutine[Any, Any, None]) -> None:
        self.before = what
        self.loop.run_until_complete(asyncio.wait_for(work, 90))

    @initialize(wanted=LISTS)
    def begin(self, wanted: Wanted) -> None:
        self.do("begin", self.world.begin())
        self.do("start", self.world.start(wanted))

    @rule(wanted=LISTS)
    def start(self, wanted: Wanted) -> None:
        self.do("start", self.world.start(wanted))

    @rule(wanted=LISTS, same_list=st.booleans())
    def start_in_second_window(self, wanted: Wanted, same_list: bool) -> None:
        self.do("second window", self.world.start_in_second_window(wanted, same_list=same_list))

    @precondition(lambda self: self.world.open_runs)
    @rule()
    def let_work(self) -> None:
        self.do("let work", self.world.let_work())

    @precondition(lambda self: self.world.open_runs and self.before != "wish")
    @rule(data=st.data(), wish=st.sampled_from(("pause", "stop", "resume", "resume", "resume")))
    def wish(self, data: st.DataObject, wish: str) -> None:
        self.do("wish", self.world.wish(self._a_run(data), wish))

    @precondition(lambda self: self.world.open_runs and self.before != "cap")
    @rule(data=st.data(), by=st.integers(-40, 60))
    def change_cap(self, data: st.DataObject, by: int) -> None:
        self.do("cap", self.world.change_cap(self._a_run(data), by))

    @precondition(lambda self: self.world.in_doubt)
    @rule(data=st.data(), again=st.booleans())
    def decide_about_doubts(self, data: st.DataObject, again: bool) -> None:
        run_id = data.draw(st.sampled_from(sorted(self.world.in_doubt)))
        self.do("doubts", self.world.send_again(run_id) if again else self.world.leave(run_id))

    @precondition(lambda self: self.before != "end")
    @rule(crash=st.booleans())
    def end_the_program(self, crash: bool) -> None:
        self.do("end", self.world.crash() if crash else self.world.reopen())

    @rule(first=st.integers(0, 30), kind=st.sampled_from(("hang_before_accept", "hang_after_accept")))
    def crash_while_sending(self, first: int, kind: str) -> None:
        self.sandbox.post("faults", [{"kind": kind, "method": "POST", "seconds": 0.3}])
        self.do("end", self.world.crash_while_sending(first))

    @precondition(lambda self: self.before not in {"balance", "faults"})
    @rule(amount=st.sampled_from([-9_950, -60, 40, 10_000]))
    def move_balance(self, amount: int) -> None:
        self.before = "balance"
        self.sandbox.post("credits", {"add": max(amount, -self.sandbox.ledger()["credits"])})

    @precondition(lambda self: self.before != "faults")
    @rule(faults=st.lists(st.tuples(st.sampled_from(FAULTS), st.integers(1, 3)), max_size=2))
    def set_faults(self, faults: list[tuple[tuple[str, str, dict[str, object]], int]]) -> None:
        self.before = "faults"
        chosen = [{"kind": kind, "method": way, "nth": nth, **more} for (way, kind, more), nth in faults]
        self.sandbox.post("faults", chosen)

    @precondition(lambda self: self.before != "export")
    @rule(data=st.data())
    def export(self, data: st.DataObject) -> None:
        self.do("export", self.world.export(data.draw(st.sampled_from(sorted(self.world.runs)))))

    @invariant()
    def promises_hold(self) -> None:
        if self.world.runs:
            self.loop.run_until_complete(asyncio.wait_for(self._look(), 90))

    async def _look(self) -> None:
        await witness.check(self.world)
        await self.world.look()

    def _a_run(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.world.open_runs)))

    def teardown(self) -> None:
        try:
            if self.world.runs:
                self.do("teardown", self.world.end())
        finally:
            self.loop.close()
            self.scratch.cleanup()


def test_promises_hold_whatever_happens(sandbox: Sandbox) -> None:
    machine = type("Promises", (Promises,), {"sandbox": sandbox})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize="ENROW_FUZZ" not in os.environ,
            database=None,
            phases=[Phase.generate],  # what fails depends on time too, and cannot be made smaller
            suppress_health_check=list(HealthCheck),
        ),
    )
