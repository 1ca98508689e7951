"""``enrow-desktop resume``: go on with one run, or with all unfinished ones, from what is on disk."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from gui.app import exit_codes
from gui.app.account import use_realm
from gui.app.exit_codes import ExitCode
from gui.app.follow import report_of, see_through, tell_report
from gui.app.outputs import check_out, free_name
from gui.app.parser import PROGRAM
from gui.leads.errors import EnrowDesktopError, UsageError
from gui.leads.life import RunState, Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from gui.app.console import Console
    from gui.runs.desk import Desk
    from gui.runs.looking_back.summaries import RunSummary
    from gui.runs.running.going_on import GoingOn

_log = logging.getLogger(__name__)
_OVER = frozenset({RunState.FINISHED, RunState.STOPPED})


async def resume(desk: Desk, console: Console, arguments: argparse.Namespace) -> int:
    """Go on where it was; with nothing left to do, report the latest run."""
    if arguments.max_credits is not None and arguments.run is None:
        raise UsageError("Say which run may hold that much: resume RUN --max-credits N. Nothing was sent.")
    if arguments.stop and arguments.run is None:
        raise UsageError("Say which run is to end: resume RUN --stop. Nothing was changed.")
    runs = await desk.runs()
    chosen = _chosen(runs, arguments.run)
    if arguments.stop:
        return await _stop(desk, console, chosen[0])
    unfinished = [run for run in chosen if _has_work(run, are_doubts_settled=_settles_doubts(arguments))]
    if not unfinished:
        return await _report_again(desk, console, chosen[:1], arguments)
    if arguments.out is not None and len(unfinished) > 1:
        raise UsageError("Several runs are unfinished. Say which one goes into this file: resume RUN -o OUT.")
    # The oldest first: a later run may wait for what an earlier one has on its way.
    codes = [await _go_on_or_tell(desk, console, run, arguments) for run in reversed(unfinished)]
    return exit_codes.of_several(codes)


async def _stop(desk: Desk, console: Console, run: RunSummary) -> int:
    """End a run for good, without the network: nothing more of it is sent, what was found is kept."""
    if run.state in _OVER:
        console.note(f"Run {run.id} is over already.")
        return await tell_report(desk, console, run.id)
    await desk.stop(run.id)
    state = (await desk.run(run.id)).state
    console.note("Stopped: nothing more is sent. What was found is kept.")
    if state is RunState.PAUSED:
        console.note(f"Rows on their way come in with: {PROGRAM} resume {run.id}")
    return await tell_report(desk, console, run.id)


def _settles_doubts(arguments: argparse.Namespace) -> bool:
    return bool(arguments.send_again or arguments.leave)


def _has_work(run: RunSummary, *, are_doubts_settled: bool) -> bool:
    """Whether going on can change anything: rows in doubt wait for the user's word."""
    if run.state is RunState.IN_DOUBT:
        return are_doubts_settled or run.counts.get(Status.WAITING, 0) > 0
    return run.state not in _OVER


def _chosen(runs: Sequence[RunSummary], wanted: str | None) -> list[RunSummary]:
    if not runs:
        raise UsageError("There are no runs yet. Nothing was sent.")
    if wanted is None:
        return list(runs)
    found = [run for run in runs if run.id == wanted]
    if not found:
        raise UsageError(f"There is no run {wanted}. `runs` lists them. Nothing was sent.")
    return found


async def _report_again(
    desk: Desk, console: Console, latest: Sequence[RunSummary], arguments: argparse.Namespace
) -> int:
    run = latest[0]
    again = " without --send-again or --leave" if run.state is RunState.IN_DOUBT else ""
    console.note(f"Nothing is left to do{again}. This is run {run.id}, {Path(run.file).name}.")
    if arguments.out is not None:
        await desk.export(run.id, check_out(arguments.out, Path(run.file), may_overwrite=arguments.yes))
    return await tell_report(desk, console, run.id)


async def _go_on_or_tell(desk: Desk, console: Console, run: RunSummary, arguments: argparse.Namespace) -> int:
    """Go on with one run of perhaps several: what stops one does not stop the others."""
    try:
        return await _go_on(desk, console, run, arguments)
    except EnrowDesktopError as error:
        _log.warning("run %s: %s %s", run.id, error.sentence, error.detail)
        console.note(error.sentence)
        await tell_report(desk, console, run.id)
        return exit_codes.of_error(error)


async def _go_on(desk: Desk, console: Console, run: RunSummary, arguments: argparse.Namespace) -> int:
    out = await _out(desk, run, arguments)
    before = None if arguments.out else await report_of(desk, run.id)
    if arguments.leave and await _leave(desk, console, run):
        return await see_through(desk, console, run.id, out, before)
    doubts = await _agreed(desk, console, run, arguments) if arguments.send_again else ()
    await use_realm(desk, console, run.realm)
    console.emit({"event": "resumed", "run": run.id})
    waiting = run.counts.get(Status.WAITING, 0)
    console.tell(f"Going on with run {run.id}, {Path(run.file).name}: {waiting:,} rows are waiting")
    offer = await desk.going_on(run.id, again=bool(doubts))
    if offer.is_dearer and not _is_dearer_agreed(console, offer, arguments):
        console.note("Nothing was sent or spent.")
        return ExitCode.USAGE
    if arguments.max_credits is not None:
        await desk.change_cap(run.id, arguments.max_credits)
    if doubts:
        await desk.send_again(run.id, expected_hold=offer.hold, only=doubts)
    else:
        await desk.resume(run.id, expected_hold=offer.hold)
    return await see_through(desk, console, run.id, out, before)


async def _out(desk: Desk, run: RunSummary, arguments: argparse.Namespace) -> Path:
    """Where to write: as asked now, else as asked when the run was started, else beside the list."""
    if arguments.out is not None:
        return check_out(arguments.out, Path(run.file), may_overwrite=arguments.yes)
    planned = (await desk.run(run.id)).out
    usual = Path(planned) if planned else await desk.default_out(run.id)
    return usual if arguments.yes else free_name(usual)


async def _leave(desk: Desk, console: Console, run: RunSummary) -> bool:
    """Leave the rows in doubt, which is free and needs no account; whether nothing else is left to do."""
    searches = (await desk.outlook(run.id)).in_doubt
    if searches:
        await desk.leave_in_doubt(run.id)
        console.note(f"{_rows_in_doubt(searches)} left without an answer. Nothing was sent for them.")
    return (await desk.run(run.id)).state in _OVER


async def _agreed(
    desk: Desk, console: Console, run: RunSummary, arguments: argparse.Namespace
) -> tuple[int, ...]:
    """The batches in doubt that are bought a second time; where nobody can be asked the option alone says so.

    What is lost while the user thinks about it is not among them.
    """
    outlook = await desk.outlook(run.id)
    if not outlook.in_doubt:
        return ()
    rows = _rows_in_doubt(outlook.in_doubt)
    price = f"a second purchase, of up to {outlook.in_doubt_hold} credits"
    if arguments.yes or not console.can_ask:
        console.note(f"{rows} sent again: {price}.")
        return outlook.doubts
    is_agreed = console.confirm(f"{rows} perhaps charged already. Send again? That is {price}.")
    return outlook.doubts if is_agreed else ()


def _is_dearer_agreed(console: Console, offer: GoingOn, arguments: argparse.Namespace) -> bool:
    """Whether the run goes on at more than was shown for it."""
    dearer = f"Your account pays more than was shown: up to {offer.hold} credits, not {offer.shown}."
    if arguments.yes:
        console.note(dearer)
        return True
    return console.confirm(f"{dearer} Go on with {offer.searches:,} searches?")


def _rows_in_doubt(searches: int) -> str:
    return "1 search in doubt is" if searches == 1 else f"{searches:,} searches in doubt are"
