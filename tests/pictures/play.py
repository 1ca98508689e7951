"""Plays the story before the camera, in one language and at one scale."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import qasync
from PySide6.QtWidgets import QApplication

from gui.leads.fields import Realm
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.views.theme.theme import Theme
from gui.views.window import MainWindow
from tests.person import Person
from tests.pictures import story
from tests.pictures.studio import Clock, Photographer, be_still, quick_sandbox, same_morning
from tests.pictures.year import BEGUN, half_a_year

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.conftest import Sandbox

_SIZE = (1280, 800)


def play(language: str, scale: int, folder: Path) -> None:
    """Take the pictures of a language and scale; Qt already draws at that scale."""
    app = QApplication(["pictures"])
    be_still(app, language)
    with (
        same_morning() as clock,
        tempfile.TemporaryDirectory() as home,
        mock.patch.dict(
            os.environ, {"HOME": home, "USERPROFILE": home}
        ),  # paths on screen are those of somebody's home
        quick_sandbox() as sandbox,
        asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner,
    ):
        runner.run(_play(sandbox, Path(home), folder, clock, language, scale))


async def _play(sandbox: Sandbox, home: Path, folder: Path, clock: Clock, language: str, scale: int) -> None:
    theme = Theme.of_app("light")
    papers = home / "Documents"
    papers.mkdir()
    is_whole = scale == 100  # what is larger shows that nothing is blurred or cut
    async with _person(sandbox, home / "workspace", theme) as person:
        photographer = Photographer(
            person, theme, folder, papers, sandbox, clock, language=language, scale=scale
        )
        for minute, scene in enumerate(story.WHOLE if is_whole else story.SHORT):
            photographer.at(minute)
            await scene(photographer)
    if is_whole:
        clock.move_to(BEGUN)
        with quick_sandbox() as another:
            async with _person(another, home / "half-a-year", theme, Realm.LIVE) as person:
                await half_a_year(
                    Photographer(
                        person, theme, folder, papers, another, clock, language=language, scale=scale
                    )
                )


@contextlib.asynccontextmanager
async def _person(
    sandbox: Sandbox, home: Path, theme: Theme, realm: Realm = Realm.SANDBOX
) -> AsyncIterator[Person]:
    desk = Desk(home)
    window = MainWindow.at_work(desk, theme)
    window.resize(*_SIZE)
    window.show()
    try:
        await desk.connect(Endpoint(realm, sandbox.url, sandbox.key))
        await desk.refresh_balance()
        window.show_connection()
        yield Person(window, desk)
    finally:
        window.leave()
        await desk.close()
        window.deleteLater()
