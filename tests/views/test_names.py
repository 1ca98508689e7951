"""The names that screen readers and scripts rely on, as the design promises them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.views.window import MainWindow
    from tests.person import Person

NAMES = [
    ("open", "Open"),
    ("paste", "Paste"),
    ("leads", "Leads"),
    ("findEmails", "Find emails"),
    ("findPhones", "Find phones"),
    ("verifyEmails", "Verify emails"),
    ("rowsToLookUp", "Rows to look up"),
    ("heldNow", "Held now"),
    ("likelyFinal", "Likely final"),
    ("balanceAfter", "Balance after"),
    ("cap", "Cap"),
    ("try10", "Try 10"),
    ("start", "Start"),
    ("pause", "Pause"),
    ("stop", "Stop"),
    ("overallProgress", "Overall progress"),
    ("balance", "Balance"),
    ("problems", "Problems"),
    ("export", "Export"),
    ("runs", "Runs"),
    ("usage", "Usage"),
    ("settings", "Settings"),
    ("apiKey", "API key"),
    ("testKey", "Test key"),
    ("message", "Message"),
]


async def test_names_stay(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(3))
    window = person.window
    seen = {(part.objectName(), part.accessibleName()) for part in window.findChildren(QWidget)}
    assert [pair for pair in NAMES if pair not in seen] == []
    assert all(len(window.findChildren(QWidget, name)) == 1 for name, _ in NAMES)


async def test_numbers_are_told_to_screen_readers(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(7))
    assert person.see(QWidget, "heldNow").accessibleDescription() == "7"
    assert "credits" in person.see(QWidget, "balance").accessibleDescription()


@pytest.mark.parametrize("kind", [QAbstractButton, QLineEdit, QAbstractSpinBox, QComboBox])
async def test_every_control_has_a_name(
    person: Person, list_of: Callable[..., Path], window: MainWindow, kind: type[QWidget]
) -> None:
    await person.open(list_of(3))
    own = [part for part in window.findChildren(kind) if not part.objectName().startswith("qt_")]
    own = [part for part in own if part.metaObject().className() != "QLineEditIconButton"]  # Qt's own
    shown = [part for part in own if not part.isHidden()]
    nameless = [part for part in shown if not part.objectName() or not _told(part)]
    assert [part.objectName() or part.metaObject().className() for part in nameless] == []


def _told(part: QWidget) -> str:
    return part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
