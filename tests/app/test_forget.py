"""What is older than the settings say goes after a command that works on lists, and is said on stderr."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.aged import age
from tests.lists import people, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program


@pytest.fixture
def program(warm: Program) -> Program:
    return warm


def enrich(live: Program, tmp_path: Path, name: str, start: int) -> str:
    write_xlsx(tmp_path / name, people(2, start))
    outcome = live.run("enrich", name, "--find", "email", "--yes", "--json")
    assert outcome.code == 0
    return str(outcome.report["run"])


def test_what_is_old_goes_after_the_next_run(live: Program, tmp_path: Path, home: Path) -> None:
    enrich(live, tmp_path, "old.xlsx", 0)
    age(home, 400)
    (home / "settings.json").write_text(json.dumps({"keep_days": 365}), encoding="utf-8")
    write_xlsx(tmp_path / "new.xlsx", people(2, 20))
    outcome = live.run("enrich", "new.xlsx", "--find", "email", "--yes", "--json")
    assert "older than 365 days, 1 run and 1 list. What was paid stays" in outcome.err
    assert outcome.lines[-1]["file"].endswith("new.xlsx")
    (left,) = live.run("runs", "--json").lines
    assert left["run"] == outcome.report["run"]
    usage = live.run("usage", "--json").lines[-1]
    assert usage["email"]["searches"] == 4
