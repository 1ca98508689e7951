"""``runs``, ``export`` and ``balance``: what is known already, said or written again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gui.app.account import use_account
from gui.app.exit_codes import ExitCode
from gui.app.follow import report_of
from gui.app.outputs import check_out
from gui.app.separator import excel_separator
from gui.leads.export_choice import USUAL_EXPORT, Only
from gui.leads.fields import Realm
from gui.leads.life import RunState, Status
from gui.leads.presets import find_preset

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from gui.app.console import Console
    from gui.leads.export_choice import ExportChoice
    from gui.runs.desk import Desk
    from gui.runs.exporting.export_order import Exported
    from gui.runs.looking_back.summaries import RunSummary

_STATES: Mapping[RunState, str] = {
    RunState.RUNNING: "interrupted",
    RunState.PAUSED: "paused",
    RunState.WAITING_FOR_CREDITS: "waiting for credits",
    RunState.CAPPED: "stopped at its limit",
    RunState.STOPPED: "stopped",
    RunState.IN_DOUBT: "rows in doubt",
    RunState.FINISHED: "finished",
}


async def list_runs(desk: Desk, console: Console, _arguments: argparse.Namespace) -> int:
    """Every run on a line, the newest first."""
    runs = await desk.runs()
    for run in runs:
        console.emit(_run_json(run))
        console.tell(_run_line(run))
    if not runs:
        console.note("There are no runs yet.")
    return ExitCode.DONE


async def export(desk: Desk, console: Console, arguments: argparse.Namespace) -> int:
    """Write the file of a run again."""
    choice = _choice(desk, arguments)
    run = await desk.run(arguments.run)
    out = check_out(arguments.out, Path(run.file), may_overwrite=arguments.yes)
    exported = await desk.exports.write(
        run, out, choice, separator=excel_separator(choice), may_overwrite=arguments.yes
    )
    if exported.note:
        console.note(exported.note)
    console.tell(f"{exported.rows:,} rows written to {exported.out}")
    console.emit(_exported_json(run.id, exported))
    if console.is_json:
        report = await report_of(desk, run.id)
        several = len(exported.files) > 1
        console.emit((replace(report, out=str(exported.out)) if several else report).to_json_dict())
    return ExitCode.DONE


def _choice(desk: Desk, arguments: argparse.Namespace) -> ExportChoice:
    """What the options ask for: a preset, with a part of the rows and of the files named beside it."""
    choice = USUAL_EXPORT
    if arguments.preset is not None:
        choice = find_preset(arguments.preset, desk.settings.export_presets).choice
    if arguments.only:
        choice = replace(choice, only=Only(arguments.only))
    return replace(choice, by_status=True) if arguments.by_status else choice


def _exported_json(run_id: str, exported: Exported) -> dict[str, object]:
    entry = {"event": "exported", "run": run_id, "out": str(exported.out), "rows": exported.rows}
    if exported.left_out:
        entry["left_out"] = exported.left_out
    return entry | ({"files": [str(path) for path in exported.files]} if len(exported.files) > 1 else {})


async def balance(desk: Desk, console: Console, _arguments: argparse.Namespace) -> int:
    """The credits of the account."""
    await use_account(desk, console, sandbox=False)
    amount = desk.balance.credits
    console.emit({"balance": None if amount is None else amount.number})
    console.tell(f"{amount} credits")
    return ExitCode.DONE


def _run_line(run: RunSummary) -> str:
    realm = " (sandbox)" if run.realm is Realm.SANDBOX else ""
    state = "working in another window or command" if run.is_elsewhere else _STATES[run.state]
    return (
        f"{run.id}  {run.created_at.astimezone():%Y-%m-%d %H:%M}  {state}{realm}:"
        f" {Path(run.file).name}, {run.rows:,} rows, {run.found:,} found, {run.paid} credits paid"
    )


def _run_json(run: RunSummary) -> dict[str, object]:
    return {
        "run": run.id,
        "file": run.file,
        "out": run.out,
        "realm": run.realm.value,
        "state": run.state.value,
        "elsewhere": run.is_elsewhere,
        "created_at": run.created_at.isoformat(),
        "kinds": [kind.value for kind in run.kinds],
        "rows": run.rows,
        **{status.value: run.counts.get(status, 0) for status in Status},
        "held": run.held.number,
        "refunded": run.refunded.number,
        "paid": run.paid.number,
        "message": run.message,
    }
