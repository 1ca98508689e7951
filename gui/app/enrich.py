"""``enrow-desktop enrich``: read a list, show its price, look its people up, write it with new columns."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.app.account import use_account
from gui.app.columns import apply_map
from gui.app.command_options import kinds_of
from gui.app.exit_codes import ExitCode
from gui.app.follow import see_through
from gui.app.inputs import existing_file
from gui.app.outputs import check_out
from gui.app.parser import PROGRAM
from gui.app.report_text import Price, price_json, price_text
from gui.leads.credits import Credits
from gui.leads.errors import ListFileError
from gui.leads.options import RunOptions
from gui.runs.events import Event, ListProgress
from gui.runs.exporting.export_list import default_out
from gui.runs.pricing.pricing import require_columns

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from gui.app.console import Console
    from gui.leads.fields import Field, Kind
    from gui.leads.mending.advice import AdviceCode
    from gui.leads.problems import Problem
    from gui.runs.desk import Desk
    from gui.runs.opening.open_list import OpenList

_MOST_PROBLEMS = 1000


@dataclass(frozen=True, slots=True)
class _Agreed:
    """What the user said yes to."""

    list_id: str
    options: RunOptions
    hold: Credits
    out: Path
    columns: Mapping[Field, int]


async def enrich(desk: Desk, console: Console, arguments: argparse.Namespace) -> int:
    """The whole way of one list; ``arguments`` are those of ``parser``."""
    try:
        agreed = await _agree(desk, console, arguments)
    except asyncio.CancelledError:
        console.note("Interrupted. Nothing was sent or spent.")
        raise
    if isinstance(agreed, ExitCode):
        return agreed
    try:
        run_id = await desk.start(
            agreed.list_id,
            agreed.options,
            expected_hold=agreed.hold,
            out=agreed.out,
            columns=agreed.columns,
        )
    except asyncio.CancelledError:
        console.note(f"Interrupted. Nothing was sent or spent. {PROGRAM} resume goes on with it.")
        raise
    console.emit({"event": "started", "run": run_id})
    return await see_through(desk, console, run_id, agreed.out)


async def _agree(desk: Desk, console: Console, arguments: argparse.Namespace) -> _Agreed | ExitCode:
    """Everything up to the price and the yes to it; an exit code where it ends there."""
    options = _options(arguments, desk.settings.cap)
    source = existing_file(arguments.file)
    may_overwrite = arguments.yes or arguments.dry_run
    out = check_out(arguments.out or default_out(source), source, may_overwrite=may_overwrite)
    opened = await _open(desk, console, source, arguments, options.kinds)
    await use_account(desk, console, sandbox=arguments.sandbox, may_be_missing=arguments.dry_run)
    quote = await desk.quote(opened.list_id, options)
    problems = await asyncio.to_thread(_problems, desk, opened.list_id, options.kinds)
    odd = await asyncio.to_thread(_odd, desk, opened.list_id, options)
    price = Price(opened.path, out, quote, options.cap, problems, odd)
    _show_price(console, price, arguments)
    if arguments.dry_run:
        return ExitCode.DONE
    if not _is_agreed(console, price, arguments):
        console.note("Nothing was sent or spent.")
        return ExitCode.USAGE
    return _Agreed(opened.list_id, options, quote.hold, out, opened.mapping)


def _options(arguments: argparse.Namespace, usual_cap: Credits | None) -> RunOptions:
    return RunOptions(
        kinds=kinds_of(arguments),
        all_rows=arguments.all_rows,
        ask_again=arguments.ask_again,
        sample=arguments.sample,
        cap=arguments.max_credits or usual_cap,
    )


class _Opening:
    """Shows on a terminal how far a large list is read."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __call__(self, event: Event) -> None:
        if isinstance(event, ListProgress) and self._console.has_bars:
            of_total = f" of {event.total:,}" if event.total else ""
            self._console.draw(f"\rReading row {event.rows:,}{of_total}\x1b[K\r")


async def _open(
    desk: Desk, console: Console, source: Path, arguments: argparse.Namespace, kinds: frozenset[Kind]
) -> OpenList:
    """Read the list and settle what its columns mean, before any account is asked for."""
    stop_following = desk.events.subscribe(_Opening(console))
    try:
        opened = await desk.open_list(source, sheet=arguments.sheet)
    except ListFileError as error:
        raise ListFileError(f"{error.sentence} Nothing was sent or spent.", detail=error.detail) from error
    finally:
        stop_following()
    for remark in opened.remarks:
        console.note(remark)
    if arguments.map:
        mapping = apply_map(opened.mapping, arguments.map, opened.headers)
        opened = await desk.set_mapping(opened.list_id, mapping, remember=False)
    require_columns(kinds, opened.mapping, opened.headers)
    return opened


def _problems(desk: Desk, list_id: str, kinds: frozenset[Kind]) -> list[Problem]:
    reader = desk.reader(list_id)
    try:
        found = reader.problems(kinds, limit=_MOST_PROBLEMS)
        # A row may have the same problem for several kinds of search; it is told once.
        return list({(problem.row, problem.code, problem.field): problem for problem in found}.values())
    finally:
        reader.close()


def _odd(desk: Desk, list_id: str, options: RunOptions) -> dict[AdviceCode, int]:
    fixes = desk.fixing.reader(list_id)
    try:
        return fixes.advice_counts(options.kinds, all_rows=options.all_rows)
    finally:
        fixes.close()


def _show_price(console: Console, price: Price, arguments: argparse.Namespace) -> None:
    entry = price_json(price)
    if arguments.dry_run:
        entry |= {"run": None, "held": 0, "paid": 0}
    console.emit(entry)
    if console.is_json and not arguments.yes and not arguments.dry_run:
        console.note(price_text(price))  # somebody is about to be asked
    console.tell(price_text(price))


def _is_agreed(console: Console, price: Price, arguments: argparse.Namespace) -> bool:
    if arguments.yes or price.most == Credits():
        return True
    return console.confirm(f"Hold up to {price.most} credits for this list?")
