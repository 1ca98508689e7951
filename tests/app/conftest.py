"""The program as a user runs it: a process of its own, with a workspace of the test's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.lists import people, write_xlsx
from tests.processes import Process

if TYPE_CHECKING:
    from tests.conftest import Sandbox

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """What came of a command.

    Attributes:
        code: its exit code.
        out, err: what it wrote on stdout and stderr.
    """

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects on stdout; each line is one."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def report(self) -> dict[str, Any]:
        """The last one."""
        return self.lines[-1]


class Program:
    """Runs ``python -m gui`` in a folder of its own, with no terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}

    def start(self, *arguments: str) -> Process:
        """Start a command and return its process."""
        return Process(
            [sys.executable, "-m", "gui", *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str) -> Outcome:
        """Run a command to its end."""
        with self.start(*arguments) as process:
            return self.end_of(process)

    @staticmethod
    def end_of(process: Process) -> Outcome:
        """Wait for a started command."""
        out, err = process.communicate(timeout=60)
        assert "Traceback" not in err
        return Outcome(process.returncode, out, err)


@pytest.fixture
def program(tmp_path: Path, home: Path) -> Program:
    """Return the program, without any key."""
    return Program(tmp_path)


@pytest.fixture
def live(program: Program, sandbox: Sandbox) -> Program:
    """Return the program with a key; its Enrow is the test's sandbox, whose ledger is the witness."""
    program.environment |= {"ENROW_API_URL": sandbox.url, "ENROW_API_KEY": sandbox.key}
    return program


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    """Return a list of forty people."""
    return write_xlsx(tmp_path / "leads.xlsx", people(40))
