"""The program as a user runs it: a process of its own, with a workspace of the test's own."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.crash.plan import Plan
from tests.lists import people, write_xlsx
from tests.processes import Process

if TYPE_CHECKING:
    from tests.conftest import Sandbox
    from tests.crash.programs import Programs

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


class WarmProgram(Program):
    """Runs commands in forks of a process that has everything imported, and their pauses are shorter.

    From the command line on it is the same; what is started beside a test is a process of its own here, too.
    """

    def __init__(self, folder: Path, programs: Programs) -> None:
        super().__init__(folder)
        self._programs = programs
        self._numbers = itertools.count(1)

    def run(self, *arguments: str) -> Outcome:
        """Run a command to its end."""
        number = next(self._numbers)
        out, err = (str(self.folder / f".{number}.{what}") for what in ("out", "err"))
        plan = Plan(arguments, self.environment, out, err, folder=str(self.folder), hurry=5.0)
        ended = self._programs.run(plan)
        return Outcome(ended.code, ended.out, ended.err)


@pytest.fixture
def cold(tmp_path: Path, home: Path) -> Program:
    """Return the program, started anew for each command, without any key."""
    return Program(tmp_path)


@pytest.fixture
def warm(tmp_path: Path, home: Path, programs: Programs) -> Program:
    """Return the program, its commands forked from a warm process, without any key."""
    return WarmProgram(tmp_path, programs)


@pytest.fixture
def program(cold: Program) -> Program:
    """Return the program that ``live`` has a key for; a module with many commands takes the warm one."""
    return cold


@pytest.fixture
def live(program: Program, sandbox: Sandbox) -> Program:
    """Return the program with a key; its Enrow is the test's sandbox, whose ledger is the witness."""
    program.environment |= {"ENROW_API_URL": sandbox.url, "ENROW_API_KEY": sandbox.key}
    return program


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    """Return a list of forty people."""
    return write_xlsx(tmp_path / "leads.xlsx", people(40))
