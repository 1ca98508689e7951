"""Where pictures are taken: always the same day, country, sandbox and list, and nothing blinks."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

import httpx
import time_machine
from PySide6.QtCore import QEvent, QLocale, QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from gui.views.theme.theme import Scheme
from gui.views.theme.words import use_language
from tests.conftest import Sandbox
from tests.pictures.album import ROOT, file_name
from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gui.views.theme.theme import Theme
    from tests.person import Person

MORNING = datetime(2026, 3, 12, 9, 41, tzinfo=ZoneInfo("UTC"))
_LARGE = frozenset({"empty", "priced", "done", "export"})  # enough to see that nothing is blurred or cut
_COUNTRIES = {"en": "en_US", "fr": "fr_FR"}


@contextlib.contextmanager
def same_morning() -> Iterator[Clock]:
    """It is always the same morning; the clock goes on from there, and can be put back."""
    with time_machine.travel(MORNING, tick=True) as clock:
        yield clock


def be_still(app: QApplication, language: str) -> None:
    """Speak one language, write numbers as one country does, and let no cursor blink."""
    use_language(language)
    QLocale.setDefault(QLocale(_COUNTRIES[language]))
    app.setCursorFlashTime(0)
    app.setQuitOnLastWindowClosed(False)


class Clock(Protocol):
    """A time of day that can be set."""

    def move_to(self, destination: datetime) -> None:
        """It is that time now."""


class Photographer:
    """Keeps a picture of what is on screen, light and dark.

    Args:
        person: who uses the window.
        theme: the look.
        folder: where the pictures go.
        papers: where the lists lie that are opened.
        sandbox: what plays Enrow.
        clock: the time of day.
        language, scale: what is part of the pictures' names; what is not usual is taken less often.
    """

    def __init__(
        self,
        person: Person,
        theme: Theme,
        folder: Path,
        papers: Path,
        sandbox: Sandbox,
        clock: Clock,
        *,
        language: str,
        scale: int,
    ) -> None:
        self.person = person
        self.folder, self.papers = folder, papers
        self.sandbox = sandbox
        self._theme = theme
        self._clock = clock
        self._language, self._scale = language, scale
        self._looks = (Scheme.DARK, Scheme.LIGHT) if language == "en" else (Scheme.LIGHT,)

    def at(self, minute: int) -> None:
        """The scenes follow one another by the minute, however long each takes."""
        self._clock.move_to(MORNING + timedelta(minutes=minute))

    async def take(self, name: str, *floating: QWidget, alone: QWidget | None = None) -> None:
        """Take the window with what floats over it, or a dialog alone, in both looks."""
        if self._scale != 100 and name not in _LARGE:
            return
        for scheme in self._looks:
            self._theme.set_scheme(scheme)
            box = self.person.window.findChild(QComboBox, "theme")
            if box is not None:  # made with the settings; it was not the box that chose this look
                box.setCurrentIndex(box.findData(scheme))
            await self.settle()
            picture = _compose(alone or self.person.window, floating, self._theme.tokens.control_line)
            is_dark = scheme is Scheme.DARK
            path = self.folder / file_name(name, is_dark=is_dark, language=self._language, scale=self._scale)
            picture.save(str(path))

    async def settle(self) -> None:
        """Until nothing is left to lay out or to read for the screen."""
        for _ in range(3):
            await asyncio.sleep(0.05)
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _compose(below: QWidget, floating: tuple[QWidget, ...], frame: str) -> QPixmap:
    """What is on screen; the frame of a window over it is the system's, and is drawn here."""
    picture = below.grab()
    painter = QPainter(picture)
    painter.setPen(QColor(frame))
    for part in floating:
        at = below.mapFromGlobal(part.mapToGlobal(QPoint()))
        painter.drawPixmap(at, part.grab())
        painter.drawRect(QRect(at, part.size()).adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


@contextlib.contextmanager
def quick_sandbox() -> Iterator[Sandbox]:
    """A sandbox of its own that answers at once, until it is told otherwise."""
    command = [sys.executable, "-m", "gui.sandbox", "--port", "0", "--speed", "200", "--rate", "0"]
    with Process(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        hello = json.loads(process.stdout.readline())
        with httpx.Client(base_url=f"{hello['url']}/_sandbox/", timeout=60, trust_env=False) as control:
            yield Sandbox(hello["url"], hello["key"], control)
        process.stdin.close()
