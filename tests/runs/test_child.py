"""The process for spreadsheets: it does jobs, reports, fails in words, dies alone, and can be given up."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import Action, ListFileError, MachineError
from gui.runs.child import Child

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    Report = Callable[[int, int | None], None]


def add(report: Report, one: int, two: int) -> int:
    report(1, 2)
    report(2, 2)
    return one + two


def refuse(_report: Report) -> None:
    raise ListFileError("No list.", detail="really none", actions=(Action.RETRY,))


def stumble(_report: Report) -> None:
    raise ZeroDivisionError("a bug")


def die(_report: Report) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def pid(_report: Report) -> int:
    return os.getpid()


def never_end(report: Report) -> None:
    report(os.getpid(), None)
    signal.pause()


def end_as_it_is_given_up(report: Report) -> None:
    """End well although it is told to die, and die a little later."""
    told = threading.Event()

    def on_term(_number: int, _frame: object) -> None:
        threading.Timer(0.2, os._exit, (1,)).start()
        told.set()

    signal.signal(signal.SIGTERM, on_term)
    report(0, None)
    while not told.wait(0.01):
        pass


def take_a_while(_report: Report) -> int:
    return threading.Event().wait(0.6)


@pytest.fixture
async def child() -> AsyncIterator[Child]:
    child = Child()
    yield child
    await asyncio.to_thread(child.close)


async def test_a_job_reports_and_returns(child: Child) -> None:
    seen: list[tuple[int, int | None]] = []
    assert await child.run(add, 2, 3, on_progress=lambda rows, total: seen.append((rows, total))) == 5
    assert seen == [(1, 2), (2, 2)]


async def test_a_known_failure_arrives_whole(child: Child) -> None:
    with pytest.raises(ListFileError) as caught:
        await child.run(refuse)
    assert (caught.value.sentence, caught.value.detail) == ("No list.", "really none")
    assert caught.value.actions == (Action.RETRY,)


async def test_a_bug_is_told_in_a_sentence(child: Child) -> None:
    with pytest.raises(MachineError, match="stumbled") as caught:
        await child.run(stumble)
    assert "ZeroDivisionError" in caught.value.detail


async def test_a_death_is_told_and_the_next_job_gets_a_new_process(child: Child) -> None:
    with pytest.raises(MachineError):
        await child.run(die)
    assert await child.run(add, 1, 1) == 2


async def test_a_job_given_up_as_it_ends_takes_no_other_with_it(child: Child) -> None:
    begun = asyncio.Event()
    job = asyncio.create_task(
        child.run(end_as_it_is_given_up, on_progress=lambda *_: begun.set()), name="given up"
    )
    await begun.wait()
    job.cancel()
    await asyncio.wait([job])
    assert await child.run(take_a_while) is False


async def test_jobs_share_one_process_that_is_not_ours(child: Child) -> None:
    first, second = await asyncio.gather(child.run(pid), child.run(pid))
    assert first == second != os.getpid()


async def test_a_cancelled_job_ends_with_its_process(child: Child) -> None:
    begun: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(child.run(never_end, on_progress=lambda number, _: begun.set_result(number)))
    number = await begun
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert await child.run(add, 1, 1) == 2
