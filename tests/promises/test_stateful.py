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
from gui.leads.life import RunState
from tests.promises.world import World

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tests.conftest import Sandbox

# `make fuzz` tries many more.
EXAMPLES = int(os.environ.get("ENROW_FUZZ", "4"))
STEPS = 16
KINDS = st.frozensets(st.sampled_from(Kind), min_size=1)
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
    """A user at work."""

    sandbox: Sandbox

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.scratch = tempfile.TemporaryDirectory()
        self.world = World(Path(self.scratch.name), self.sandbox)

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        self.loop.run_until_complete(asyncio.wait_for(work, 90))

    @initialize()
    def begin(self) -> None:
        self.do(self.world.begin())

    @rule(
        kinds=KINDS,
        first=st.integers(0, 12),
        count=st.integers(3, 12),
        cap=st.sampled_from([None, None, 5, 120]),
        sample=st.sampled_from([None, None, 3]),
    )
    def start(
        self, kinds: frozenset[Kind], first: int, count: int, cap: int | None, sample: int | None
    ) -> None:
        self.do(self.world.start(kinds, first, count, cap, sample))

    @rule(first=st.integers(0, 12), count=st.integers(3, 6))
    def start_in_second_window(self, first: int, count: int) -> None:
        self.do(self.world.start_in_second_window(first, count))

    @rule()
    def let_work(self) -> None:
        self.do(self.world.let_work())

    @rule()
    def let_a_moment_pass(self) -> None:
        self.do(self._refresh())

    async def _refresh(self) -> None:
        await self.world.desk.refresh_balance()

    @precondition(lambda self: self.world.runs)
    @rule(data=st.data())
    def pause(self, data: st.DataObject) -> None:
        self.do(self.world.desk.pause(self._a_run(data)))

    @precondition(lambda self: self.world.runs)
    @rule(data=st.data())
    def resume(self, data: st.DataObject) -> None:
        self.do(self.world.resume(self._a_run(data)))

    @precondition(lambda self: self.world.runs)
    @rule(data=st.data())
    def stop(self, data: st.DataObject) -> None:
        self.do(self.world.desk.stop(self._a_run(data)))

    @precondition(lambda self: self.world.runs)
    @rule(data=st.data(), by=st.integers(1, 60))
    def raise_cap(self, data: st.DataObject, by: int) -> None:
        self.do(self.world.raise_cap(self._a_run(data), by))

    @precondition(lambda self: self.world.runs)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        self.do(self.world.resume(self._a_run(data), again=True))

    @precondition(lambda self: self.world.runs)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        self.do(self._leave(self._a_run(data)))

    async def _leave(self, run_id: str) -> None:
        await self.world.let_work()
        if (await self.world.desk.run(run_id)).state is RunState.IN_DOUBT:
            await self.world.desk.leave_in_doubt(run_id)

    @rule()
    def crash(self) -> None:
        self.do(self.world.crash())

    @rule(first=st.integers(0, 12), kind=st.sampled_from(("hang_before_accept", "hang_after_accept")))
    def crash_while_sending(self, first: int, kind: str) -> None:
        self.sandbox.post("faults", [{"kind": kind, "method": "POST", "seconds": 0.3}])
        self.do(self.world.crash_while_sending(first))

    @rule()
    def reopen(self) -> None:
        self.do(self.world.reopen())

    @rule(amount=st.sampled_from([-9_950, -60, 40, 10_000]))
    def move_balance(self, amount: int) -> None:
        have = self.sandbox.ledger()["credits"]
        self.sandbox.post("credits", {"add": max(amount, -have)})

    @rule(fault=st.sampled_from(FAULTS), nth=st.integers(1, 3))
    def break_something(self, fault: tuple[str, str, dict[str, object]], nth: int) -> None:
        method, kind, more = fault
        self.sandbox.post("faults", [{"kind": kind, "method": method, "nth": nth, **more}])

    @rule()
    def mend_everything(self) -> None:
        self.sandbox.post("faults", [])

    @invariant()
    def promises_hold(self) -> None:
        if hasattr(self.world, "desk"):
            self.do(self.world.check())

    def _a_run(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.world.runs)))

    def teardown(self) -> None:
        try:
            if hasattr(self.world, "desk"):
                self.do(self.world.end())
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
