"""What was on screen is remembered whatever it was called, and a damaged memory hinders no start."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from gui.leads.session import Session, SessionList
from gui.system import paths
from gui.system.session_file import load_session, save_session
from gui.system.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    from pathlib import Path

DAMAGED = os.fsdecode(b"/lists/l\xe9ads.csv")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_names_with_damaged_letters_are_remembered(home: Path) -> None:
    session, settings = Session((SessionList(DAMAGED),)), Settings(folder=DAMAGED)
    save_session(paths.home(), session)
    save_settings(home, settings)
    assert load_session(home) == session
    assert load_settings(home).folder == DAMAGED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"lists": 1}',
        '{"lists": [1], "shown": 0, "page": "", "geometry": "", "is_opening": false}',
        '{"lists": [], "shown": Infinity, "page": "", "geometry": "", "is_opening": false}',
        "[" * 100_000,
    ],
    ids=["empty", "list", "number", "no list", "infinity", "deep"],
)
def test_a_damaged_memory_is_an_empty_session(home: Path, text: str) -> None:
    (paths.home() / "session.json").write_text(text, encoding="utf-8")
    assert load_session(home) == Session()
