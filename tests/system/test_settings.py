"""The user's choices survive damage, nonsense and other versions."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.leads.export_choice import ExportChoice, Form, Only
from gui.leads.fields import Kind
from gui.leads.life import SearchState
from gui.leads.lifetimes import KNOWN_DAYS, same_for_all
from gui.leads.webhook import WebhookMode, is_token
from gui.system import paths
from gui.system.log import REMOVED, redact
from gui.system.settings import Settings, load_settings, save_settings, with_webhook_token

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_there_are_defaults(home: Path) -> None:
    assert load_settings(home) == Settings()
    assert {days for (_, state), days in Settings().known_days.items() if state == "found"} == {180}
    assert {days for (_, state), days in Settings().known_days.items() if state == "not_found"} == {30}


def test_what_is_saved_is_loaded() -> None:
    days = {**KNOWN_DAYS, (Kind.PHONE, SearchState.NOT_FOUND): 7}
    settings = replace(Settings(), cap=Credits.parse("12.25"), known_days=days, theme="dark", language="fr")
    settings = replace(settings, is_welcomed=True, hints_done=("try",), hint_sessions=2)
    save_settings(paths.home(), settings)
    assert load_settings(paths.home()) == settings


def test_exports_and_presets_are_kept_and_nonsense_among_them_is_not_used() -> None:
    mine = ExportChoice(form=Form.CSV_EXCEL, only=Only.FOUND, most_rows=500)
    settings = replace(Settings(), export=mine, export_presets={"For the team": mine})
    save_settings(paths.home(), settings)
    assert load_settings(paths.home()) == settings
    file = paths.home() / "settings.json"
    entries = json.loads(file.read_text())
    entries["export"]["form"] = "stone tablet"
    entries["export_presets"]["Broken"] = {"only": 7}
    file.write_text(json.dumps(entries))
    loaded = load_settings(paths.home())
    assert (loaded.export, loaded.export_presets) == (Settings().export, {"For the team": mine})


def test_entries_of_other_versions_are_kept() -> None:
    (paths.home() / "settings.json").write_text('{"future": [1, 2], "theme": "dark"}')
    save_settings(paths.home(), replace(load_settings(paths.home()), theme="light"))
    entries = json.loads((paths.home() / "settings.json").read_text())
    assert entries["future"] == [1, 2]
    assert entries["theme"] == "light"


def test_days_of_an_older_version_count_for_every_kind() -> None:
    path = paths.home() / "settings.json"
    path.write_text('{"known_days_found": 90, "known_days_not_found": 14}')
    settings = load_settings(paths.home())
    assert settings.known_days == same_for_all(found=90, not_found=14)
    save_settings(paths.home(), settings)
    entries = json.loads(path.read_text())
    assert entries["known_days"]["phone"] == {"found": 90, "not_found": 14}
    assert "known_days_found" not in entries


def test_newer_days_win_over_those_of_an_older_version() -> None:
    entries = {"known_days_found": 90, "known_days": {"email": {"found": 5}}}
    (paths.home() / "settings.json").write_text(json.dumps(entries))
    days = load_settings(paths.home()).known_days
    assert days == {**KNOWN_DAYS, (Kind.EMAIL, SearchState.FOUND): 5}


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
        {"known_days": 90},
        {"known_days": {"email": 90, "phone": {"found": -1, "not_found": "x"}, "fax": {"found": 1}}},
        {"known_days_found": 1.5},
        {"known_days_found": -1},
        {"known_days_not_found": False},
        {"theme": 3},
        {"webhook_url": None},
        {"webhook_mode": "shout"},
        {"webhook_mode": None},
        {"webhook_port": "17690"},
        {"webhook_port": True},
        {"webhook_port": -1},
        {"webhook_port": 70_000},
        {"webhook_token": "short"},
        {"webhook_token": 17},
        {"webhook_token": "kC2vXo9eT5aB7dF1gH3jL6mN8pQ0rS4u/../x"},
        {"offer_sample": "no"},
        {"is_welcomed": 1},
        {"hints_done": "try"},
        {"hints_done": [3]},
        {"hint_sessions": -1},
        {"hint_sessions": True},
    ],
)
def test_nonsense_is_replaced_by_the_default_and_the_rest_is_used(entry: dict[str, object]) -> None:
    (paths.home() / "settings.json").write_text(json.dumps({"folder": "/lists", **entry}))
    assert load_settings(paths.home()) == replace(Settings(), folder="/lists")


def test_an_address_of_an_older_version_is_passed_on() -> None:
    (paths.home() / "settings.json").write_text('{"webhook_url": "https://n8n.example/hook"}')
    settings = load_settings(paths.home())
    assert (settings.webhook_mode, settings.webhook_url) == (WebhookMode.PASS_ON, "https://n8n.example/hook")
    assert with_webhook_token(settings) is settings


@pytest.mark.parametrize(
    "entries", [{"webhook_url": ""}, {"webhook_url": "https://a.example", "webhook_mode": 1}]
)
def test_nothing_is_passed_on_that_was_not_asked_for(entries: dict[str, object]) -> None:
    (paths.home() / "settings.json").write_text(json.dumps(entries))
    assert load_settings(paths.home()).webhook_mode is WebhookMode.NONE


def test_the_secret_path_is_made_once_kept_privately_and_never_logged() -> None:
    assert with_webhook_token(Settings()).webhook_token == ""
    settings = with_webhook_token(replace(Settings(), webhook_mode=WebhookMode.LISTEN))
    token = settings.webhook_token
    assert is_token(token)
    assert redact(f"POST /{token}") == f"POST /{REMOVED}"
    assert token not in repr(settings)
    save_settings(paths.home(), settings)
    assert (paths.home() / "settings.json").stat().st_mode & 0o777 == 0o600
    assert with_webhook_token(load_settings(paths.home())) == settings


def test_a_secret_path_that_is_read_is_never_logged() -> None:
    token = "aC2vXo9eT5aB7dF1gH3jL6mN8pQ0rS4u"
    (paths.home() / "settings.json").write_text(json.dumps({"webhook_token": token}))
    load_settings(paths.home())
    assert redact(token) == REMOVED
