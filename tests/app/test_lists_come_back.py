"""The program killed outright: the next start opens what was open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.lists import people, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program


def session(home: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((home / "session.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {"lists": [], "is_opening": True}


def is_up(home: Path, number: int) -> bool:
    kept = session(home)
    return len(kept["lists"]) == number and not kept["is_opening"]


def test_lists_of_a_killed_program_come_back(live: Program, leads: Path, home: Path) -> None:
    more = write_xlsx(live.folder / "more.xlsx", people(7))
    with live.start("leads.xlsx", more.name) as first:
        first.wait_until(lambda: is_up(home, 2))
        first.kill()
        first.communicate()
    before = {path: path.stat().st_mtime_ns for path in home.glob("lists/*.db")}
    assert len(before) == 2
    with live.start() as second:
        second.wait_until(lambda: all(path.stat().st_mtime_ns > then for path, then in before.items()))
        second.wait_until(lambda: is_up(home, 2))
        second.terminate()
        assert second.wait(60) == 0
    assert [one["path"] for one in session(home)["lists"]] == [str(leads), str(more)]
    assert "CRITICAL" not in (home / "logs" / "enrow-desktop.log").read_text(encoding="utf-8")
