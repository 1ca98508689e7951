"""What a command's exit code means, and which one a failure gets. The numbers are a contract with scripts."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from gui.leads import errors
from gui.leads.life import RunState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.leads.errors import EnrowDesktopError
    from gui.runs.running.obstacles import Rest


class ExitCode(IntEnum):
    """The codes of ``command-line.md``; FAILED and BUG are for what its table does not name."""

    DONE = 0  # every row has its answer
    FAILED = 1  # the machine is in the way: disk full, another window works on the run
    USAGE = 2  # wrong use, or nothing confirmed
    FILE = 3  # the file cannot be read, or a needed column is missing
    CREDITS = 4  # waiting for credits or stopped at the cap
    KEY = 5  # the key was refused
    OFFLINE = 6  # Enrow cannot be reached
    UNANSWERED = 7  # finished, with rows in doubt or without an answer
    BUG = 70
    INTERRUPTED = 130


# The first that fits counts.
_BY_ERROR: tuple[tuple[type[EnrowDesktopError], ExitCode], ...] = (
    (errors.ListFileError, ExitCode.FILE),
    (errors.MissingColumnError, ExitCode.FILE),
    (errors.CreditsError, ExitCode.CREDITS),
    (errors.UserError, ExitCode.USAGE),
    (errors.OfflineError, ExitCode.OFFLINE),
    (errors.KeychainError, ExitCode.KEY),
    (errors.KeyRefusedError, ExitCode.KEY),
    (errors.PlanError, ExitCode.KEY),
    (errors.EnrowError, ExitCode.OFFLINE),
    (errors.UnknownOutcomeError, ExitCode.UNANSWERED),
)

# Of several runs the one that needs the user most decides.
_URGENCY = (
    ExitCode.INTERRUPTED,
    ExitCode.KEY,
    ExitCode.OFFLINE,
    ExitCode.CREDITS,
    ExitCode.UNANSWERED,
    ExitCode.FILE,
    ExitCode.USAGE,
    ExitCode.FAILED,
)


def of_error(error: EnrowDesktopError) -> ExitCode:
    """The exit code of a command that ends with this failure."""
    return next((code for kind, code in _BY_ERROR if isinstance(error, kind)), ExitCode.FAILED)


def of_run(by_report: int, rest: Rest) -> ExitCode:
    """The exit code of a command that leaves a run at rest.

    A run rests as "paused" whoever paused it; the cause tells whether it was the key, the line, or a price
    that nobody has agreed to.

    Args:
        by_report: what the run's report says, ``Report.exit_code``.
        rest: where the run stands, and why.
    """
    if rest.state is RunState.PAUSED and rest.cause is not None:
        return of_error(rest.cause)
    return ExitCode(by_report)


def of_several(codes: Iterable[int]) -> ExitCode:
    """The exit code of a command that worked on several runs."""
    seen = set(codes)
    return next((code for code in _URGENCY if code in seen), ExitCode.DONE)
