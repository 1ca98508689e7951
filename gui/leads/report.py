"""The report of a run: every row accounted for, and what it cost. Its fields are a contract with scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.life import RunState, Status
from gui.leads.problems import Problem, describe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.leads.credits import Credits
    from gui.leads.fields import Kind

DONE = 0
INCOMPLETE = 7
_EXIT_CODES: dict[RunState, int] = {
    RunState.WAITING_FOR_CREDITS: 4,
    RunState.CAPPED: 4,
    RunState.STOPPED: INCOMPLETE,
    RunState.IN_DOUBT: INCOMPLETE,
    RunState.RUNNING: 130,
    RunState.PAUSED: 130,
}


@dataclass(frozen=True)
class Report:
    """What became of a run; the counts of rows are named as in ``life.Status``.

    Attributes:
        run: the run's id.
        file: the list it was made for.
        out: where the result was written; None when it was not.
        rows: rows of the list; always the sum of the eight counts below.
        found, not_found, known, duplicates, skipped, failed, waiting, in_doubt: rows, each counted once,
            by its least finished search.
        held: credits taken when batches were sent.
        refunded: credits given back for what was not found.
        paid: credits spent in the end, as far as known.
        saved: credits not spent because the answer was known or shared.
        balance: the account's credits as last read; None when unknown.
        seconds: working time.
        problems: the rows that could not be looked up as they stand.
        searches: the same eight counts per kind of search.
    """

    run: str
    file: str
    out: str | None
    rows: int
    found: int
    not_found: int
    known: int
    duplicates: int
    skipped: int
    failed: int
    waiting: int
    in_doubt: int
    held: Credits
    refunded: Credits
    paid: Credits
    saved: Credits
    balance: Credits | None
    seconds: float
    problems: tuple[Problem, ...]
    searches: Mapping[Kind, Mapping[Status, int]]

    @property
    def counts(self) -> dict[Status, int]:
        """Rows by what is said of them, in the report's order."""
        return {status: getattr(self, status.value) for status in _REPORT_ORDER}

    def adds_up(self) -> bool:
        """Whether every row is accounted for, once over all and once for each kind."""
        totals = [sum(self.counts.values()), *(sum(counts.values()) for counts in self.searches.values())]
        return all(total == self.rows for total in totals)

    def exit_code(self, state: RunState) -> int:
        """The exit code of a command that leaves the run in this state."""
        if state is RunState.FINISHED:
            return INCOMPLETE if self.failed or self.in_doubt or self.waiting else DONE
        return _EXIT_CODES[state]

    def to_json_dict(self) -> dict[str, object]:
        """The report as the command line prints it: plain JSON values, credits as numbers."""
        return {
            "run": self.run,
            "file": self.file,
            "out": self.out,
            "rows": self.rows,
            **{status.value: count for status, count in self.counts.items()},
            "held": self.held.number,
            "refunded": self.refunded.number,
            "paid": self.paid.number,
            "saved": self.saved.number,
            "balance": None if self.balance is None else self.balance.number,
            "seconds": round(self.seconds, 1),
            "problems": [_problem_json(problem) for problem in self.problems],
            "searches": {kind.value: _counts_json(counts) for kind, counts in self.searches.items()},
        }


_REPORT_ORDER: tuple[Status, ...] = (
    Status.FOUND,
    Status.NOT_FOUND,
    Status.KNOWN,
    Status.DUPLICATE,
    Status.SKIPPED,
    Status.FAILED,
    Status.WAITING,
    Status.IN_DOUBT,
)


def _problem_json(problem: Problem) -> dict[str, object]:
    return {"row": problem.row, "field": problem.field.value, "problem": describe(problem.code)}


def _counts_json(counts: Mapping[Status, int]) -> dict[str, int]:
    return {status.value: counts.get(status, 0) for status in _REPORT_ORDER}
