"""Asynchronous work from slots: one flight per key, failures told, dialogs awaited."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtWidgets import QDialog, QWidget

from gui.leads.errors import EnrowDesktopError, OfflineError
from gui.views.bridge import TaskScope, opened
from tests.person import until

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def scope() -> TaskScope:
    return TaskScope()


async def test_second_press_starts_nothing(scope: TaskScope) -> None:
    gate = asyncio.Event()
    done: list[str] = []

    async def work() -> None:
        await gate.wait()
        done.append("once")

    assert scope.start("run", work)
    assert not scope.start("run", work)
    gate.set()
    await until(lambda: not scope.is_busy("run"))
    assert done == ["once"]


async def test_restart_lets_only_the_last_question_answer(scope: TaskScope) -> None:
    answers: list[int] = []

    async def ask(number: int) -> None:
        await asyncio.sleep(0)
        answers.append(number)

    for number in range(5):
        scope.restart("price", partial(ask, number))
    await until(lambda: not scope.is_busy("price"))
    assert answers == [4]


async def test_known_failure_is_told(scope: TaskScope) -> None:
    told: list[EnrowDesktopError] = []
    scope.failed.connect(told.append)

    async def fail() -> None:
        raise OfflineError("Enrow was not reached.")

    scope.start("run", fail)
    await until(lambda: told)
    assert told[0].sentence == "Enrow was not reached."


async def test_bug_reaches_the_crash_net(scope: TaskScope) -> None:
    caught: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: caught.append(context))

    async def fail() -> None:
        raise ZeroDivisionError

    scope.start("run", fail)
    await until(lambda: caught)
    assert isinstance(caught[0]["exception"], ZeroDivisionError)


async def test_cancelled_work_says_nothing(scope: TaskScope) -> None:
    told: list[object] = []
    scope.failed.connect(told.append)
    scope.start("run", lambda: asyncio.sleep(60))
    scope.cancel()
    await until(lambda: not scope.is_busy("run"))
    assert told == []


async def test_dialog_is_awaited(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = QDialog(parent)
    asyncio.get_running_loop().call_later(0.01, dialog.accept)
    assert (await opened(dialog)).result() == QDialog.DialogCode.Accepted


async def test_cancelled_wait_closes_the_dialog(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = QDialog(parent)
    waiting = asyncio.ensure_future(opened(dialog))
    await until(dialog.isVisible)
    waiting.cancel()
    await asyncio.wait([waiting])
    assert not shiboken6.isValid(dialog) or not dialog.isVisible()


async def test_work_that_has_just_ended_keeps_no_other_from_starting(qtbot: QtBot) -> None:
    scope = TaskScope()
    begun: list[int] = []

    async def more() -> None:
        begun.append(2)

    async def work() -> None:
        begun.append(1)
        # Asked for in the very turn in which the work ends, before anybody has heard of its end.
        asyncio.get_running_loop().call_soon(scope.start, "key", more)

    scope.start("key", work)
    await until(lambda: begun == [1, 2])
