"""A real process killed in the middle of a run and restarted: nobody is bought twice, no row is lost."""

from __future__ import annotations

import collections
import json
import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.lists import people, write_xlsx
from tests.processes import Process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox

ROWS = 120
FINAL = {0, 7}


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_run_goes_on_and_buys_nobody_twice(
    tmp_path: Path, home: Path, sandbox: Sandbox, seed: int
) -> None:
    source = write_xlsx(tmp_path / "leads.xlsx", people(ROWS))
    chance = random.Random(seed)
    enrich = ["enrich", str(source), "--find", "email", "--yes", "--json"]
    code, report = _run(enrich, sandbox, kill_after_lines=chance.randrange(1, 6))
    for kill_after_lines in (*(chance.randrange(1, 9) for _ in range(5)), None):
        if code in FINAL:
            break
        # Killed before it began: there is nothing to resume, and nothing was bought.
        again = enrich if report.get("exit") == 2 else ["resume", "--json"]
        code, report = _run(again, sandbox, kill_after_lines)
    if report.get("exit") == 2:
        code, report = _run(enrich, sandbox, None)
    _check(code, report, sandbox)


def _check(code: int, report: dict[str, Any], sandbox: Sandbox) -> None:
    bought = collections.Counter(
        search["fullname"] + search["company_domain"]
        for batch in sandbox.ledger()["batches"]
        for search in batch["searches"]
    )
    assert max(bought.values()) == 1
    assert code in FINAL
    assert report["found"] + report["not_found"] + report["in_doubt"] == report["rows"] == ROWS
    assert (report["in_doubt"] > 0) == (code == 7)


def _run(arguments: list[str], sandbox: Sandbox, kill_after_lines: int | None) -> tuple[int, dict[str, Any]]:
    """Run the program, kill it after so many lines; return its exit code and its last line."""
    environment = os.environ | {"ENROW_API_URL": sandbox.url, "ENROW_API_KEY": sandbox.key}
    command = [sys.executable, "-m", "gui", *arguments]
    last = "{}"
    with Process(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for count, line in enumerate(process.stdout, 1):
            last = line
            if count == kill_after_lines:
                process.kill()
                break
        process.communicate()
    return process.returncode, json.loads(last)
