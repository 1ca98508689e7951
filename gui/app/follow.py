"""Watches a run from the command line: draws its progress, waits for its end, writes its file and report."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gui.app import exit_codes
from gui.app.parser import PROGRAM
from gui.app.progress_bar import ProgressBars
from gui.app.report_text import report_text
from gui.leads.errors import EnrowDesktopError
from gui.leads.life import RunState
from gui.runs.events import Event, Reconciled, RunProgress, RunProgressed, RunStateChanged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.app.console import Console
    from gui.app.exit_codes import ExitCode
    from gui.leads.report import Report
    from gui.runs.desk import Desk
    from gui.runs.running.outlook import Outlook

_TELL_EVERY_S = 1.0
_PAUSE_S = 3.0
_log = logging.getLogger(__name__)


class Follower:
    """Shows the progress of one run: bars on a terminal, a line each second in JSON.

    Attributes:
        reconciled: what the comparison of the balance with our own books gave, once there is one.
    """

    def __init__(self, run_id: str, console: Console) -> None:
        self._run_id = run_id
        self._console = console
        self._bars = ProgressBars()
        self._told_s = float("-inf")
        self._message = ""
        self.reconciled: Reconciled | None = None

    def __call__(self, event: Event) -> None:
        """Take note of an event of the desk."""
        if isinstance(event, RunProgressed) and event.progress.run_id == self._run_id:
            self._show(event.progress)
        elif isinstance(event, RunStateChanged) and event.run_id == self._run_id:
            self._say(event)
        elif isinstance(event, Reconciled) and event.run_id == self._run_id:
            self.reconciled = event

    def _show(self, progress: RunProgress) -> None:
        if self._console.has_bars:
            self._console.draw(self._bars.frame(progress))
        now_s = asyncio.get_running_loop().time()
        if now_s - self._told_s >= _TELL_EVERY_S:
            self._told_s = now_s
            self._console.emit(_progress_json(progress))

    def _say(self, event: RunStateChanged) -> None:
        # What a run says at its end is said with its report.
        if event.state is RunState.RUNNING and event.message and event.message != self._message:
            self._bars.interrupt()
            self._console.note(event.message)
        self._message = event.message


async def see_through(
    desk: Desk, console: Console, run_id: str, out: Path, before: Report | None = None
) -> ExitCode:
    """Wait for a run that is at work, write its file to ``out``, report.

    Args:
        desk: where it works.
        console: hears of it.
        run_id: the run.
        out: where its file goes.
        before: what its last file holds; nothing is written again when no row has changed since.

    Raises:
        asyncio.CancelledError: the user ended the command; the run is paused, and the report is out.
    """
    follower = Follower(run_id, console)
    stop_following = desk.events.subscribe(follower)
    try:
        rest = await desk.rest_of(run_id)
    except asyncio.CancelledError:
        await _pause(desk, console, run_id)
        raise
    finally:
        stop_following()
    if rest.message:
        console.note(rest.message)
    failure = None
    if before is None or before.out is None or before.counts != (await desk.report(run_id)).counts:
        failure = await _export(desk, console, run_id, out)
    if follower.reconciled is not None:
        elsewhere = follower.reconciled.elsewhere.number
        console.emit({"event": "reconciled", "run": run_id, "elsewhere": elsewhere})
    report = await tell_report(desk, console, run_id, rest.state)
    for hint in _ways_on(run_id, rest.state, await desk.outlook(run_id)):
        console.note(hint)
    return failure or exit_codes.of_run(report, rest)


def _ways_on(run_id: str, state: RunState, outlook: Outlook) -> Iterator[str]:
    """The commands with which a run that rests can go on."""
    command = f"{PROGRAM} resume {run_id}"
    if outlook.in_doubt:
        price = f"for up to {outlook.in_doubt_hold} credits"
        yield f"Send the rows in doubt again, {price}: {command} --send-again"
        yield f"Leave them without an answer: {command} --leave"
    if state is RunState.CAPPED and outlook.is_at_own_cap:
        enough = outlook.enough.number
        yield f"Go on with a limit that is enough for the rest: {command} --max-credits {enough}"
    elif state is RunState.WAITING_FOR_CREDITS:
        yield f"All that is left would hold up to {outlook.to_send} credits. After a top-up: {command}"
    elif state not in {RunState.FINISHED, RunState.STOPPED, RunState.IN_DOUBT}:
        yield f"Go on with: {command}"


async def tell_report(desk: Desk, console: Console, run_id: str, state: RunState | None = None) -> int:
    """Print the report of a run as it is now; returns the exit code that it alone would give.

    ``state`` is where the command left the run: another one may have taken it up since.
    """
    report = await report_of(desk, run_id)
    console.tell(report_text(report, await desk.books_of(run_id)))
    console.emit(report.to_json_dict())
    return report.exit_code((await desk.run(run_id)).state if state is None else state)


async def report_of(desk: Desk, run_id: str) -> Report:
    """The report of a run; ``out`` only where that file is there."""
    report = await desk.report(run_id)
    is_there = report.out is not None and await asyncio.to_thread(Path(report.out).exists)
    return report if is_there else dataclasses.replace(report, out=None)


async def _pause(desk: Desk, console: Console, run_id: str) -> None:
    """Send nothing more, give what is just leaving a moment, and say how to go on."""
    await desk.pause(run_id)
    with suppress(TimeoutError):
        await asyncio.wait_for(desk.wait(run_id), _PAUSE_S)
    await tell_report(desk, console, run_id)
    console.note(f"Interrupted. Nothing is lost. Go on with: {PROGRAM} resume {run_id}")


async def _export(desk: Desk, console: Console, run_id: str, out: Path) -> ExitCode | None:
    """Write the file; a failure is told and costs nothing, since the answers stay in the workspace."""
    try:
        exported = await desk.export(run_id, out)
    except EnrowDesktopError as error:
        _log.warning("no export: %s %s", error.sentence, error.detail)
        console.note(f"{error.sentence} The answers are kept: {PROGRAM} export {run_id} -o OUT")
        return exit_codes.of_error(error)
    if exported.note:
        console.note(exported.note)
    return None


def _progress_json(progress: RunProgress) -> dict[str, object]:
    return {
        "event": "progress",
        "run": progress.run_id,
        "searches": {
            kind.kind.value: {
                "total": kind.total,
                "answered": kind.answered,
                "found": kind.found,
                "failed": kind.failed,
                "in_doubt": kind.in_doubt,
                "in_flight": kind.in_flight,
            }
            for kind in progress.kinds
        },
        "held": progress.held.number,
        "paid": progress.paid.number,
        "seconds": round(progress.seconds, 1),
    }
