"""Killed exactly before and after each commit, and around each submission; then restarted until done.

The steps are those of a first run that nothing happens to, so that none is missed when the program changes.
"""

from __future__ import annotations

import inspect
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from gui.store.books.journal import Journal
from tests.crash.plan import Step
from tests.crash.world import World
from tests.lists import people

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.crash.programs import Outcome, Programs

SEND_AGAIN = ("resume", "--send-again", "--yes", "--json")
LOST = {"kind": "drop_after_accept"}
# One transaction for both words of the user.
_GIVE_UP = "journal._give_up_doubts"


@dataclass(frozen=True)
class Story:
    """A way through the program, of which each step is once the last.

    Attributes:
        covers: the transactions for which it is here; all must be passed by.
        kinds, rows, cap: of the list.
        faults: of the sandbox.
        before: killed there, or None, the first command was; then comes the story's own command.
        command: whose steps are tried; None is `enrich`.
        is_whole: all its steps are tried, not only those it covers and the submissions.
        cleanup: what is done once more at the end.
    """

    covers: frozenset[str]
    kinds: tuple[str, ...] = ("email",)
    rows: int = 3
    cap: int | None = None
    faults: tuple[dict[str, Any], ...] = ()
    has_past: bool = False
    past_end: Step | None = None
    command: tuple[str, ...] | None = None
    is_whole: bool = False
    cleanup: tuple[str, ...] | None = None


def names(*of: str) -> frozenset[str]:
    return frozenset(f"commit:{name}" for name in of)


BOUGHT = names(
    "journal.next_searches", "journal.begin", "journal.accept", "journal.store_raw", "journal.finish"
)
STORIES = {
    "one batch": Story(BOUGHT | names("runs.create", "runs.set_state", "ledger.balance_read"), is_whole=True),
    "each kind": Story(BOUGHT, kinds=("email", "phone", "verify")),
    "refused and sent again": Story(
        names("journal.reject"), faults=({"kind": "status", "status": 429, "method": "POST"},)
    ),
    "refused for good": Story(
        names("journal.reject"), faults=({"kind": "status", "status": 400, "method": "POST"},)
    ),
    "failed at Enrow": Story(names("journal.store_raw", "journal.fail"), faults=({"kind": "failed"},)),
    "lost answer": Story(names("journal.doubt", "journal.weigh"), faults=(LOST,)),
    "recovered": Story(
        names("journal.recover", "runs.set_state"),
        has_past=True,
        past_end=Step("post:recv", 1, "before"),
        command=("resume", "--json"),
        is_whole=True,
    ),
    "recovered with the id": Story(
        names("journal.recover", "journal.store_raw", "journal.finish"),
        has_past=True,
        past_end=Step("commit:journal.accept", 1, "after"),
        command=("resume", "--json"),
    ),
    "sent again": Story(
        names(_GIVE_UP) | BOUGHT,
        faults=(LOST,),
        has_past=True,
        command=SEND_AGAIN,
        cleanup=SEND_AGAIN,
    ),
    "left": Story(
        names(_GIVE_UP),
        faults=(LOST,),
        has_past=True,
        command=("resume", "--leave", "--json"),
        is_whole=True,
        cleanup=("resume", "--leave", "--json"),
    ),
    "stopped at the cap": Story(names("runs.set_state"), rows=4, cap=2),
}
SHARDS = 2


def test_the_stories_cover_every_transaction_of_the_journal() -> None:
    written = {
        f"commit:journal.{name}"
        for name, method in vars(Journal).items()
        if inspect.isfunction(method) and "self._database.transaction()" in inspect.getsource(method)
    }
    assert written
    assert written <= frozenset().union(*(story.covers for story in STORIES.values()))


@dataclass
class Stage:
    """Where a story is told again and again, each time in a new world."""

    story: Story
    folder: Path
    sandbox: Sandbox
    programs: Programs
    told: int = field(default=0)

    def begin(self) -> World:
        """A new world, up to the command whose steps are tried."""
        self.told += 1
        self.sandbox.post("clear")
        self.sandbox.post("faults", list(self.story.faults))
        world = World(
            self.folder / str(self.told),
            self.sandbox,
            self.programs,
            [
                (*row[:4], f"p{number}@northpier.example") if "verify" in self.story.kinds else row
                for number, row in enumerate(people(self.story.rows))
            ],
            kinds=self.story.kinds,
            cap=self.story.cap,
        )
        if self.story.has_past:
            world.run(*self._first(world), step=self.story.past_end, action="kill")
        return world

    def tell(self, world: World, step: Step | None) -> Outcome:
        command = self.story.command or self._first(world)
        return world.run(*command, step=step, action="kill" if step else "")

    @staticmethod
    def _first(world: World) -> tuple[str, ...]:
        return (*world.enrich, "--all-rows")

    def steps(self) -> list[Step]:
        """The steps of a telling that nothing happens to."""
        world = self.begin()
        outcome = self.tell(world, None)
        assert not outcome.is_killed
        world.check()
        passed = {step.name for step in outcome.steps}
        assert passed >= self.story.covers, self.story.covers - passed
        by_name: dict[str, list[Step]] = defaultdict(list)
        for step in outcome.steps:
            if self.story.is_whole or step.name in self.story.covers or step.name.startswith("post:"):
                by_name[step.name].append(step)
        # Enough of each name, which is there before and after: its first and its last, of a whole story all.
        kept = [steps if self.story.is_whole else (*steps[:2], *steps[-2:]) for steps in by_name.values()]
        return [step for steps in kept for step in dict.fromkeys(steps)]


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("name", STORIES)
def test_killed_at_every_step(
    folder: Path, sandbox: Sandbox, programs: Programs, name: str, shard: int
) -> None:
    stage = Stage(STORIES[name], folder, sandbox, programs)
    steps = stage.steps()
    assert len(steps) >= 2 * len(stage.story.covers)
    for step in steps[shard::SHARDS]:
        world = stage.begin()
        said = []
        try:
            outcome = stage.tell(world, step)
            assert outcome.is_killed, f"never reached: {outcome}"
            world.check()
            said = world.finish()
            if stage.story.cleanup:
                said.append(world.run(*stage.story.cleanup))
            world.check_end(said[-1] if said else None)
        except AssertionError as error:
            lines = [f"{done.code} {done.err}" for done in said]
            raise AssertionError("\n".join([f"killed {step} in {name!r}", *lines, str(error)])) from error
