"""The window brought into one state after another, for what must hold in every state."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QScrollArea

from gui.leads.errors import Action
from gui.leads.fields import Kind
from gui.leads.webhook import WebhookMode
from gui.views.dialogs.preset_name import ask_for_preset_name
from gui.views.pages.list_page.side_panel import PanelState
from tests.lists import people, write_xlsx
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.views.window import MainWindow
    from tests.person import Person

Stage = tuple[str, "QWidget"]
ROWS = (
    ("Mira", "Okafor", "North Pier", "northpier.example", ""),
    ("FranÃ§ois", "LÃ³pez", "Quai Nord", "quainord.example", ""),
    ("Tomas", "Berg", "", "berg,example", "tomas@berg.example"),
    ("Peter", "", "Moss", "moss.example", ""),
    ("Lea", "Vos", "Moss", "moss.example", ""),
)
SENTENCE = "Enrow was not reached. Nothing is lost."


async def stages(person: Person, folder: Path) -> AsyncIterator[Stage]:
    """Bring the window into each state; the state's name and what is on top in it."""
    await settled()
    yield "empty", person.window
    async for stage in _with_a_list(person, folder):
        yield stage
    async for stage in _other_pages(person):
        yield stage


async def settled() -> None:
    """Let what was asked for be laid out."""
    for _ in range(3):
        await asyncio.sleep(0)  # a turn of Qt's loop
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


async def _with_a_list(person: Person, folder: Path) -> AsyncIterator[Stage]:
    window = person.window
    rows = [*ROWS, *people(600)]  # enough to be seen at work
    await person.open(write_xlsx(folder / "odd.xlsx", rows), write_xlsx(folder / "leads.xlsx", rows))
    await until(lambda: person.sees("problemsToggle"))
    person.view.panel.find_card.choose(frozenset(Kind))
    person.press("problemsToggle")
    await until(lambda: not person.read("heldNow").startswith("60"))  # the phones are in the price
    await settled()
    yield "priced", window
    person.view.panel.find_card.choose(frozenset({Kind.EMAIL, Kind.VERIFY}))
    await until(lambda: person.read("heldNow").startswith("60"))
    person.press("start")
    await person.panel_shows(PanelState.RUNNING)
    yield "running", window
    await person.panel_shows(PanelState.DONE)
    await settled()
    yield "done", window
    for tone in ("info", "found", "warn", "bad"):
        window.message.say(SENTENCE, (Action.RETRY, Action.ENTER_KEY), tone=tone)
        await settled()
        yield f"message {tone}", window
    window.message.clear()
    person.press("export")
    yield "export", await dialog_of(person, "exportDialog")
    naming = asyncio.ensure_future(ask_for_preset_name(person.window, ("mine",)))
    yield "preset", await dialog_of(person, "question")
    await closed(person, naming)


async def _other_pages(person: Person) -> AsyncIterator[Stage]:
    window = person.window
    window.show_page("runs")
    await until(lambda: person.read("receiptRows") not in {"", "–"})
    await settled()
    yield "runs", window
    window.show_page("usage")
    await until(lambda: person.sees("usageCredits") and person.sees("usageRuns"))
    await settled()
    yield "usage", window
    for name in ("usageBalance", "usageCredits", "usageFound"):
        person.press(f"{name}AsTable")
    window.findChild(QScrollArea, "usageCards").verticalScrollBar().setValue(0)  # type: ignore[union-attr]
    await settled()
    yield "usage as tables", window
    window.show_page("settings")
    _tell_the_look(window)
    mode = window.findChild(QComboBox, "webhookMode")
    assert mode is not None
    mode.setCurrentIndex(mode.findData(WebhookMode.LISTEN))
    mode.activated.emit(mode.currentIndex())
    await settled()
    yield "settings", window
    person.press("sentLog")
    yield "sent log", await dialog_of(person, "sentLogDialog")
    await closed(person)
    window.commands.actions["keys"].trigger()
    yield "keys", await dialog_of(person, "keysOverview")
    await closed(person)
    window.show_crash("Something unexpected went wrong.\nline 1")
    yield "crash", await dialog_of(person, "crashPanel")
    await closed(person)


def _tell_the_look(window: MainWindow) -> None:
    """A test sets the look without the box for it, which would then set its own."""
    looks, look = window.findChild(QComboBox, "theme"), window.settings._theme.scheme
    assert looks is not None
    looks.setCurrentIndex(looks.findData(look))


async def dialog_of(person: Person, name: str) -> QDialog:
    """Wait for a dialog."""
    await until(lambda: person.sees(name))
    await settled()
    return person.see(QDialog, name)


async def closed(person: Person, *waiting: Awaitable[object]) -> None:
    """Close every dialog, and wait for who waited for them."""
    for dialog in person.window.findChildren(QDialog):
        dialog.reject()
    person.window.activateWindow()
    await asyncio.gather(*waiting)
    await settled()
