"""The power fails: the last write is torn, and the program goes on with what is left."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.crash import power_cut
from tests.crash.world import World, mixed_people, read_books

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.crash.plan import Step
    from tests.crash.programs import Programs
    from tests.crash.world import Books

    Damage = Callable[[Path, random.Random], None]

# These tear the last transaction, which was told to be on the disk: a disk that lies.
LIES: tuple[Damage, ...] = (power_cut.truncate, power_cut.flip, power_cut.lose_sectors)
# After these everything that was committed is there: a disk that does not.
HONEST: tuple[Damage, ...] = (power_cut.begin_another, power_cut.checkpoint_in_part)
SEEDS = range(1, 11)
COPIES_EACH = 4


class Cut:
    """A run that was killed, and the copies that different power cuts would have left of it."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self.world, self.chance = world, chance
        self._home = world.home
        self._copies = 0

    def copy(self, damage: Damage) -> Path:
        """A damaged copy of the workspace; returns its folder."""
        self._copies += 1
        folder = self.world.folder / f"copy-{self._copies}"
        _, log = power_cut.cut(self._home, folder)
        if power_cut.read_log(log).ends:
            damage(log, self.chance)
        return folder

    def books(self, home: Path) -> Books:
        return read_books(home / "workspace.db", self.world.folder / "looked-at")


def a_world(folder: Path, sandbox: Sandbox, programs: Programs, chance: random.Random) -> World:
    sandbox.post("clear")
    return World(folder, sandbox, programs, mixed_people(chance.randint(20, 70)), kinds=("email", "verify"))


def committed(world: World) -> list[Step]:
    """The moments after each commit of a run, in which the database had something to write."""
    outcome = world.run(*world.enrich)
    assert outcome.code == 0
    names = {step.name for step in outcome.steps if step.name.startswith("commit:")}
    silent = {"commit:journal.recover", "commit:journal.next_searches"}
    return [step for step in outcome.steps if step.when == "after" and step.name in names - silent]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_last_commit_is_torn(folder: Path, sandbox: Sandbox, programs: Programs, seed: int) -> None:
    chance = random.Random(seed)
    step = chance.choice(committed(a_world(folder / "first", sandbox, programs, chance)))
    world = a_world(folder / "second", sandbox, programs, random.Random(seed))
    assert world.run(*world.enrich, step=step, action="kill").is_killed
    cuts = Cut(world, chance)
    before = cuts.books(cuts.copy(lambda log, _: power_cut.without_last(log)))
    for damage in chance.choices(LIES, k=COPIES_EACH):
        torn = cuts.copy(damage)
        assert cuts.books(torn) == before, f"{damage.__name__} {step}"
        world.home = torn
    go_on(world, before)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_being_written_is_torn(
    folder: Path, sandbox: Sandbox, programs: Programs, seed: int
) -> None:
    chance = random.Random(seed)
    world = a_world(folder, sandbox, programs, chance)
    post, event = chance.choice((0, 1, 1, 2)), chance.randint(80, 300)
    assert world.run(*world.enrich, from_post=post, kill_event=event).is_killed
    whole, cuts = world.read(), Cut(world, chance)
    for damage in chance.choices(HONEST, k=COPIES_EACH):
        torn = cuts.copy(damage)
        assert cuts.books(torn) == whole, damage.__name__
        world.home = torn
    go_on(world, whole)


def go_on(world: World, left: Books) -> None:
    """With the copy, to the end: what it knows as accepted is fetched, what it does not is never resent."""
    accepted = {batch["remote_id"] for batch in left.batches if batch["state"] == "accepted"}
    sending = {batch["reference"] for batch in left.batches if batch["state"] == "sending"}
    world.check()
    world.finish()
    batches = world.check().batches
    assert {batch["state"] for batch in batches if batch["remote_id"] in accepted} <= {"done"}
    assert {batch["state"] for batch in batches if batch["reference"] in sending} <= {"in_doubt"}
    world.check_end()
