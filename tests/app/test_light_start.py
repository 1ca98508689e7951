"""A window that starts imports no more than its first paint needs; the rest follows on another thread."""

from __future__ import annotations

import subprocess
import sys

import pytest

_LATER = {"httpx", "openpyxl", "python_calamine", "ftfy", "chardet", "sqlite3", "keyring", "multiprocessing"}
_LATER |= {
    "gui.sheets.reading",
    "gui.store.workspace",
    "gui.runs.running.engine",
    "gui.leads.columns.recognize",
}
_LATER |= {"gui.views.pages.usage_page", "gui.views.widgets.usage.chart"}
_LATER |= {"gui.views.pages.list_page.list_view", "gui.views.pages.settings_page", "gui.views.dialogs.export"}


def _imported(statements: str) -> set[str]:
    command = [sys.executable, "-c", f"{statements}; import sys; print(*sys.modules)"]
    return set(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())


def test_what_the_first_paint_does_not_need_is_imported_later() -> None:
    assert _imported("import gui.app.start") & _LATER == set()


@pytest.mark.parametrize("part", ["_fleet", "_listening", "open_lists", "fixing", "exports"])
def test_a_desk_without_its_parts_brings_them_in_by_need(part: str, tmp_path: object) -> None:
    made = f"""
import asyncio, pathlib
from gui.runs.desk import Desk
async def main():
    desk = Desk(pathlib.Path({str(tmp_path)!r}))
    assert not desk.connected and desk.runs_at_work == ()
    desk.{part}
    await desk.close()
asyncio.run(main())"""
    assert "gui.runs.desk" in _imported(f"exec({made!r})")
