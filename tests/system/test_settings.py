"""The user's choices survive damage, nonsense and other versions."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.system import paths
from gui.system.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_there_are_defaults(home: Path) -> None:
    assert load_settings(home) == Settings()
    assert (Settings().known_days_found, Settings().known_days_not_found) == (180, 30)


def test_what_is_saved_is_loaded() -> None:
    settings = replace(
        Settings(), cap=Credits.parse("12.25"), known_days_found=90, theme="dark", language="fr"
    )
    save_settings(paths.home(), settings)
    assert load_settings(paths.home()) == settings


def test_entries_of_other_versions_are_kept() -> None:
    (paths.home() / "settings.json").write_text('{"future": [1, 2], "theme": "dark"}')
    save_settings(paths.home(), replace(load_settings(paths.home()), theme="light"))
    entries = json.loads((paths.home() / "settings.json").read_text())
    assert entries["future"] == [1, 2]
    assert entries["theme"] == "light"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00\xff"])
def test_damaged_file_is_kept_aside(text: str) -> None:
    path = paths.home() / "settings.json"
    path.write_text(text, encoding="latin-1")
    assert load_settings(paths.home()) == Settings()
    assert path.with_name("settings.damaged.json").read_text(encoding="latin-1") == text
    assert not path.exists()


@pytest.mark.parametrize(
    "entry",
    [
        {"cap": "many"},
        {"cap": -1},
        {"confirm_above": True},
        {"known_days_found": 1.5},
        {"known_days_found": -1},
        {"known_days_not_found": False},
        {"theme": 3},
        {"webhook_url": None},
        {"offer_sample": "no"},
    ],
)
def test_nonsense_is_replaced_by_the_default_and_the_rest_is_used(entry: dict[str, object]) -> None:
    (paths.home() / "settings.json").write_text(json.dumps({"folder": "/lists", **entry}))
    assert load_settings(paths.home()) == replace(Settings(), folder="/lists")
