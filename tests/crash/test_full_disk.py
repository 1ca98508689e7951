"""No room on the disk, at each step of a run: nothing is bought twice, and an id that was paid for is kept.

Three forms of it: a small file system that is really full (as root), a system that lets no file grow, and
a database that may not grow.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.crash.instruments import fill
from tests.crash.plan import Step
from tests.crash.world import World
from tests.lists import people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.crash.programs import Programs

STEPS = (
    "lists.add",
    "runs.create",
    "runs.set_state",
    "journal.recover",
    "journal.next_searches",
    "journal.begin",
    "journal.accept",
    "journal.store_raw",
    "journal.finish",
    "runs.set_out",
)
AT_A_LOSS: dict[str, dict[str, Any]] = {
    "journal.doubt": {"kind": "drop_after_accept"},
    "journal.reject": {"kind": "status", "status": 429, "method": "POST"},
    "journal.fail": {"kind": "failed"},
}
SENTENCES = ("The disk is full", "The disk could not be read or written")
CODES = {0, 1, 7, 130}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of twelve megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can make a small file system")
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)]
    mounted = subprocess.run(command, check=False, capture_output=True, text=True, timeout=10)
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True, timeout=10)


def world_of(
    folder: Path, sandbox: Sandbox, programs: Programs, fault: dict[str, Any] | None = None
) -> World:
    sandbox.post("faults", [fault] if fault else [])
    return World(folder, sandbox, programs, people(3))


def before_commit(name: str, number: int = 1) -> Step:
    return Step(f"commit:{name}", number, "before")


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("how", ["full", "limit"])
@pytest.mark.parametrize("name", [*STEPS, *AT_A_LOSS])
def test_no_room_for_a_commit(
    folder: Path, sandbox: Sandbox, programs: Programs, name: str, how: str, times: int
) -> None:
    if how == "limit" and sys.platform == "win32":
        pytest.skip("there are no such limits on Windows")
    world = world_of(folder, sandbox, programs, AT_A_LOSS.get(name))
    outcome = world.run(*world.enrich, step=before_commit(name), action=how, times=times)
    assert "refused" in outcome.notes
    assert outcome.code in CODES, outcome
    if outcome.code not in {0, 7}:  # where nothing was to be written, or there was the room kept for it
        assert any(sentence in outcome.err + outcome.out for sentence in SENTENCES), outcome
    books = world.check()
    if name == "journal.accept":
        assert [(batch["state"], batch["doubted_at"]) for batch in books.batches] == [("done", None)]
        assert outcome.code == 0
    world.finish()
    world.check_end()


@pytest.mark.parametrize("has_reserve", [True, False])
@pytest.mark.parametrize("name", STEPS)
def test_a_disk_that_is_really_full(
    small_disk: Path, folder: Path, sandbox: Sandbox, programs: Programs, name: str, has_reserve: bool
) -> None:
    world = world_of(folder, sandbox, programs)
    world.home = small_disk / "home"
    filler = small_disk / "filler"
    gate = small_disk / "gate"
    gate.touch()
    command = world.start(*world.enrich, step=before_commit(name), action="gate", filler=str(gate))
    assert command.wait_until("at the gate", where="note")
    if not has_reserve:
        (world.home / "reserve").unlink(missing_ok=True)
    fill(filler)
    gate.unlink()
    command.wait_until("The disk is full", where="err")  # or it went well, or it ended
    filler.unlink()
    outcome = command.wait()
    assert outcome.code in CODES, outcome
    books = world.check()
    if name == "journal.accept":
        assert [batch["doubted_at"] for batch in books.batches] == [None]
        assert books.batches[0]["remote_id"] is not None
    world.finish()
    world.check_end()
