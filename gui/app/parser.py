"""What can be typed after ``enrow-desktop``: its commands, and what opens the window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from gui import __version__
from gui.leads.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "enrow-desktop"
COMMANDS = ("enrich", "resume", "runs", "export", "balance", "usage", "erase", "sandbox")
_COMMANDS = """
commands (each with --help):
  enrich FILE     find emails and phones and verify addresses, without the window
  resume [RUN]    go on with one run, or with all unfinished ones
  runs            list the runs
  export RUN      write the file of a run again, free
  balance         the credits of your account
  usage           where the credits went, by month
  erase WHOM      erase a person by address or LinkedIn page, a run, or everything
  sandbox         serve the sandbox: an Enrow of your own that spends nothing
"""
_ENVIRONMENT = """
environment: ENROW_API_KEY (before the keychain), ENROW_API_URL (https, or http on this machine),
ENROW_DESKTOP_HOME (the workspace folder)
"""


class Parser(argparse.ArgumentParser):
    """Wrong use raises UsageError, so that it is told like every other failure."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the words that were typed.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Understand a command line; ``command`` of the result is "window" where no command was named.

    Raises:
        UsageError: it makes no sense; the sentence says why.
        SystemExit: ``--help`` or ``--version`` was answered.
    """
    if argv and argv[0] in COMMANDS:
        from gui.app.command_options import ADD  # a window that starts does without them

        command, rest = argv[0], argv[1:]
        parser = _new(f"{PROGRAM} {command}", ADD[command].__doc__ or "")
        ADD[command](parser)
    else:
        command, rest, parser = "window", argv, _window_parser()
    return parser.parse_args(rest, argparse.Namespace(command=command))


def _new(prog: str, description: str) -> Parser:
    return Parser(
        prog=prog,
        description=description,
        epilog=_ENVIRONMENT,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _window_parser() -> Parser:
    parser = _new(PROGRAM, "Drop a lead list, see the price, get it back with emails and phones.")
    parser.epilog = _COMMANDS + _ENVIRONMENT
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="lists to open in the window")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument("--self-check", action="store_true", help="see that this installation is whole")
    return parser
