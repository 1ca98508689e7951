"""Hearing from Enrow, set up in the settings: three choices, an address that is checked, what was heard."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSpinBox

from gui.leads.webhook import WebhookMode
from gui.system.settings import load_settings
from gui.views.pages.list_page.side_panel import PanelState
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def choose(person: Person, mode: WebhookMode) -> None:
    combo = person.see(QComboBox, "webhookMode")
    combo.setCurrentIndex(combo.findData(mode))
    combo.activated.emit(combo.currentIndex())


def enter(person: Person, address: str) -> None:
    field = person.see(QLineEdit, "webhookUrl")
    field.setText(address)
    field.editingFinished.emit()


async def test_notices_are_heard_and_counted(
    person: Person, list_of: Callable[..., Path], home: Path
) -> None:
    port = free_port()
    person.press("settings")
    assert not person.sees("webhookUrl")
    choose(person, WebhookMode.LISTEN)
    person.see(QSpinBox, "webhookPort").setValue(port)
    enter(person, f"http://127.0.0.1:{port}")
    await until(lambda: person.read("webhookStatus") == "Listening. No notice yet.")
    assert person.read("webhookLocal") == f"Forward it to http://127.0.0.1:{port}"
    person.press("copyWebhookLocal")
    assert QGuiApplication.clipboard().text() == f"http://127.0.0.1:{port}"
    kept = load_settings(home)
    assert (kept.webhook_mode, kept.webhook_port) == (WebhookMode.LISTEN, port)
    await person.open(list_of(20))
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    person.press("settings")
    await until(lambda: person.read("webhookStatus") == "Listening. 1 notice heard.")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "no address yet"),
        ("http://leads.example/hook", "not secure"),
        ("https://me:secret@leads.example", "name or a password"),
        ("https://leads.example/?a=1", "secret path"),
    ],
)
async def test_address_that_cannot_be_used_is_said_and_not_kept(
    person: Person, home: Path, address: str, words: str
) -> None:
    person.press("settings")
    choose(person, WebhookMode.LISTEN)
    enter(person, address)
    assert words in person.read("webhookStatus")
    await until(lambda: load_settings(home).webhook_mode is WebhookMode.LISTEN)
    assert load_settings(home).webhook_url == ""


async def test_port_that_is_taken_is_said(person: Person) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        person.press("settings")
        choose(person, WebhookMode.LISTEN)
        person.see(QSpinBox, "webhookPort").setValue(other.getsockname()[1])
        enter(person, "https://leads.example/hook")
        await until(lambda: "port" in person.read("webhookStatus"))


async def test_another_system_is_only_told_of(person: Person, home: Path) -> None:
    person.press("settings")
    choose(person, WebhookMode.PASS_ON)
    assert not person.sees("webhookLocal")
    enter(person, "https://hooks.zapier.example/1?key=2")
    await until(lambda: load_settings(home).webhook_url == "https://hooks.zapier.example/1?key=2")
    assert "told this address" in person.read("webhookStatus")
    choose(person, WebhookMode.NONE)
    await until(lambda: load_settings(home).webhook_mode is WebhookMode.NONE)
    assert not person.sees("webhookStatus")


async def test_addresses_registered_on_the_account_are_listed(person: Person, sandbox: Sandbox) -> None:
    person.press("settings")
    assert not person.sees("webhooksRegistered")
    card = person.window.settings.webhook
    narrow = card.minimumSizeHint().width()
    addresses = ["https://hooks.northpier.example/enrow", f"https://hooks.zapier.example/{'a1' * 60}"]
    sandbox.post("credits", {"webhooks": addresses})
    person.press("refreshBalance")
    await until(lambda: person.sees("webhooksRegistered"))
    lines = card.findChildren(QLabel, "webhookRegistered")
    assert [(line.text(), line.toolTip()) for line in lines] == [(each, each) for each in addresses]
    assert card.minimumSizeHint().width() == narrow  # else the cards would no longer stand in two columns
    sandbox.post("credits", {"webhooks": []})
    person.press("refreshBalance")
    await until(lambda: not person.sees("webhooksRegistered"))
