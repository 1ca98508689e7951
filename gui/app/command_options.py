"""The options of each command: words that are a contract with scripts."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.errors import UsageError
from gui.leads.export_choice import Only
from gui.leads.fields import Field, Kind
from gui.leads.presets import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Callable

OUT_SUFFIXES = (".xlsx", ".csv", ".tsv")
MACRO_SUFFIX = ".xlsm"  # for a list that is one: its copy keeps the macros


def _add_enrich(parser: argparse.ArgumentParser) -> None:
    """Look people up and write the same spreadsheet with new columns."""
    add = parser.add_argument
    add("file", type=Path, metavar="FILE", help="an .xlsx or .csv list; it is never changed")
    add(
        "--find",
        action="append",
        choices=["email", "phone"],
        default=[],
        help="what to find; may be given twice",
    )
    add("--verify", action="store_true", help="verify the addresses already there")
    _add_out(parser, required=False)
    add("--sheet", metavar="NAME", help="the sheet of the workbook; otherwise the first with rows")
    add(
        "--map",
        action="append",
        type=_assignment,
        default=[],
        metavar="FIELD=COLUMN",
        help=f"what a column means: {', '.join(Field)}; COLUMN is a header or a letter",
    )
    add("--all-rows", action="store_true", help="look up rows that already have an email or phone, too")
    add("--ask-again", action="store_true", help="pay again for answers that are already known")
    add("--sample", type=_positive, metavar="N", help="look up only the first N rows that need it")
    add("--max-credits", type=_amount, metavar="N", help="never hold more than this")
    add("--dry-run", action="store_true", help="show the price and the problems, spend nothing")
    add("--yes", action="store_true", help="do not ask; also overwrite OUT")
    add("--sandbox", action="store_true", help="use the sandbox: invented people, nothing is spent")
    _add_json(parser)


def _add_resume(parser: argparse.ArgumentParser) -> None:
    """Go on with one run, or with all unfinished ones."""
    parser.add_argument("run", nargs="?", metavar="RUN", help="a run as named by `runs`")
    _add_out(parser, required=False)
    doubts = parser.add_mutually_exclusive_group()
    doubts.add_argument("--send-again", action="store_true", help="buy rows in doubt a second time")
    doubts.add_argument("--leave", action="store_true", help="leave rows in doubt without an answer")
    doubts.add_argument("--stop", action="store_true", help="end RUN for good: rows not sent are skipped")
    parser.add_argument(
        "--max-credits", type=_amount, metavar="N", help="another limit for this run, over all its sessions"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask; also overwrite OUT")
    _add_json(parser)


def _add_runs(parser: argparse.ArgumentParser) -> None:
    """List the runs, the newest first."""
    _add_json(parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    """Write the file of a run again. Free."""
    parser.add_argument("run", metavar="RUN", help="a run as named by `runs`")
    _add_out(parser, required=True)
    parser.add_argument(
        "--only",
        choices=[part.value for part in Only],
        help="only the rows with a result, without one, or with a problem",
    )
    parser.add_argument(
        "--preset",
        metavar="NAME",
        help=f"as another program wants it: {', '.join(BUILT_IN)}, or one of your own",
    )
    parser.add_argument("--by-status", action="store_true", help="one file for each status")
    parser.add_argument("--yes", action="store_true", help="overwrite OUT")
    _add_json(parser)


def _add_balance(parser: argparse.ArgumentParser) -> None:
    """Show the credits of your account."""
    _add_json(parser)


def _add_usage(parser: argparse.ArgumentParser) -> None:
    """Show where the credits of the last twelve months went, offline."""
    parser.add_argument("--sandbox", action="store_true", help="those of the sandbox")
    _add_json(parser)


def _add_erase(parser: argparse.ArgumentParser) -> None:
    """Erase a person, a run, or everything from this computer. What was paid stays in the books."""
    add = parser.add_argument
    words = "a person's address or LinkedIn page, or a run as named by `runs`"
    add("what", nargs="?", metavar="EMAIL|PAGE|RUN", help=words)
    add("--name", metavar="NAME", help="a person's full name, with --company")
    add("--company", metavar="COMPANY", help="the website or name of that person's company")
    add("--all", action="store_true", help="everything but settings and key")
    add("--yes", action="store_true", help="do not ask")
    _add_json(parser)


def _add_sandbox(parser: argparse.ArgumentParser) -> None:
    """Serve the sandbox on this machine until it is interrupted; prints its address and key."""
    add = parser.add_argument
    add("--port", type=int, default=0, metavar="N", help="its port; otherwise a free one")
    add("--credits", metavar="N", help="the credits of its account")
    add("--state", metavar="FILE", help="where it keeps its batches, to go on after a restart")
    add("--speed", metavar="N", help="how many times faster it works")
    add("--faults", metavar="JSON", help="how it should misbehave")
    add("--with-parent", action="store_true", help=argparse.SUPPRESS)


ADD: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "enrich": _add_enrich,
    "resume": _add_resume,
    "runs": _add_runs,
    "export": _add_export,
    "balance": _add_balance,
    "usage": _add_usage,
    "erase": _add_erase,
    "sandbox": _add_sandbox,
}


def kinds_of(arguments: argparse.Namespace) -> frozenset[Kind]:
    """What ``--find`` and ``--verify`` ask for.

    Raises:
        UsageError: nothing was asked for.
    """
    kinds = {Kind(name) for name in arguments.find} | ({Kind.VERIFY} if arguments.verify else set())
    if not kinds:
        raise UsageError("Say what to do: --find email, --find phone or --verify. Nothing was sent.")
    return frozenset(kinds)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line, the last one the report")


def _add_out(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "-o",
        "--out",
        type=_out,
        required=required,
        metavar="OUT",
        help="an .xlsx, .csv or .tsv file to write (or .xlsm, for a list that is one)",
    )


def _out(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in {*OUT_SUFFIXES, MACRO_SUFFIX}:
        raise argparse.ArgumentTypeError(f"{text} does not end in {', '.join(OUT_SUFFIXES)}")
    return path


def _assignment(text: str) -> tuple[Field, str]:
    name, sign, column = text.partition("=")
    if not sign or not column.strip():
        raise argparse.ArgumentTypeError(f"{text} is not FIELD=COLUMN")
    try:
        return Field(name.strip().lower()), column.strip()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(Field)}") from error


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number of rows")
    return int(text)


def _amount(text: str) -> Credits:
    try:
        amount = Credits.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not an amount of credits") from error
    if amount <= Credits():
        raise argparse.ArgumentTypeError(f"{text} is not more than 0 credits")
    return amount
