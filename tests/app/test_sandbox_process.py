"""The sandbox's own process: a start that fails is told in a sentence, and leaves nothing taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.app.sandbox_process import SandboxProcess
from gui.leads.errors import MachineError
from gui.system import paths

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_sandbox_that_cannot_be_started_is_told_and_can_be_started_later(home: Path) -> None:
    address = paths.sandbox_state(paths.private_dir(home)).with_name("address.json")
    address.mkdir()  # so that it can be neither removed nor written
    sandbox = SandboxProcess(home)
    with pytest.raises(MachineError, match="did not start"):
        await sandbox.start()
    address.rmdir()
    other = SandboxProcess(home)  # the lock was given back
    try:
        assert (await other.start()).url.startswith("http://127.0.0.1:")
    finally:
        await other.stop()
