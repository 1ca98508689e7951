"""The price and the report as people read them on a terminal, and as scripts read them in JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.credits import DEAREST, Credits
from gui.leads.fields import Kind
from gui.leads.life import Status
from gui.leads.mending.advice import HINTS, AdviceCode, advice_words
from gui.leads.problems import Problem, ProblemCode, describe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.leads.quote import KindQuote, Quote
    from gui.leads.report import Report

_ASKED = {Kind.EMAIL: "emails", Kind.PHONE: "phones", Kind.VERIFY: "addresses to verify"}
_PRICED = {Kind.EMAIL: "if found", Kind.PHONE: "if found", Kind.VERIFY: "each"}
_COUNTED: dict[Status, str] = {
    Status.FOUND: "found",
    Status.NOT_FOUND: "not found",
    Status.KNOWN: "already known, free",
    Status.DUPLICATE: "duplicates, free",
    Status.SKIPPED: "skipped",
    Status.FAILED: "without an answer",
    Status.WAITING: "waiting",
    Status.IN_DOUBT: "in doubt",
}
_MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Price:
    """All that is said of a run before it starts.

    Attributes:
        file: the list.
        out: where its result will go.
        quote: what it would take.
        cap: the limit the user set for it, or None.
        problems: the first rows that cannot be looked up as they stand.
        odd: how many rows would be looked up and are odd, by what is odd.
    """

    file: Path
    out: Path
    quote: Quote
    cap: Credits | None
    problems: Sequence[Problem]
    odd: Mapping[AdviceCode, int] = field(default_factory=dict)

    @property
    def most(self) -> Credits:
        """The most this run can take."""
        return self.quote.hold if self.cap is None else min(self.quote.hold, self.cap)

    @property
    def problem_count(self) -> int:
        """How many problems there are, also where ``problems`` has only the first."""
        codes = set(ProblemCode)
        return sum(n for kind in self.quote.kinds for reason, n in kind.skipped.items() if reason in codes)


def price_text(price: Price) -> str:
    """The price of a run, line by line, with the problems that stand in its way."""
    quote = price.quote
    lines = [f"{price.file.name}: {_rows(quote.rows)}"]
    for kind in quote.kinds:
        lines += _kind_lines(kind)
    lines.append(_line("held now, at most", quote.hold))
    if price.cap is not None:
        lines.append(_line("limit of this run", price.cap))
    lines.append(_line("likely final", span(quote.likely_low, quote.likely_high)))
    if quote.balance is not None and quote.after_low is not None and quote.after_high is not None:
        lines.append(_line("balance", quote.balance))
        lines.append(_line("balance after", span(quote.after_low, quote.after_high)))
        if quote.balance < quote.hold:
            lines.append("  The balance does not cover all at once: the run goes in waves, on refunds.")
    return "\n".join([*lines, *problem_lines(price), *_odd_lines(price)])


def _kind_lines(kind: KindQuote) -> list[str]:
    lines = [_line(f"{_ASKED[kind.kind]}, {kind.price} {_PRICED[kind.kind]}", f"{kind.look_up:,}")]
    if kind.look_up and not kind.is_price_learned:
        lines.append(f"    Older plans take {DEAREST[kind.kind]} for a phone. The first phone tells;")
        lines.append("    dearer ones are not bought without asking.")
    if kind.known:
        lines.append(_line("  already known, free", f"{kind.known:,}"))
    if kind.duplicates:
        lines.append(_line("  duplicates, free", f"{kind.duplicates:,}"))
    lines += [
        _line(f"  skipped, {describe(reason).split(':')[0]}", f"{n:,}")
        for reason, n in kind.skipped.items()
        if n
    ]
    return lines


def report_text(report: Report, books: str = "") -> str:
    """The receipt of a run: where its rows went, what they cost, and what the balance says of that."""
    lines = [f"{Path(report.file).name}: {_rows(report.rows)}"]
    lines += [_line(_COUNTED[status], f"{count:,}") for status, count in report.counts.items() if count]
    lines.append(_line("held", report.held))
    lines.append(_line("refunded", report.refunded))
    lines.append(_line("paid", report.paid))
    if report.saved:
        lines.append(_line("saved by not paying twice", report.saved))
    if report.balance is not None:
        lines.append(_line("balance", report.balance))
    if books:
        lines.append(f"  {books}")
    if report.out:
        lines.append(f"The enriched list is {report.out}")
    return "\n".join(lines)


def problem_lines(price: Price) -> list[str]:
    """The first problems, a line each, and how many more there are."""
    shown = price.problems[:_MOST_PROBLEMS]
    lines = [f"  row {problem.row}: {describe(problem.code)}" for problem in shown]
    more = price.problem_count - len(shown)
    if more > 0:
        lines.append(f"  ... and {more:,} more")
    return ["Rows that need a look:", *lines] if lines else []


def _odd_lines(price: Price) -> list[str]:
    told = {code: count for code, count in price.odd.items() if code not in HINTS}
    lines = [_line(f"  {advice_words(code).split(':')[0]}", f"{count:,}") for code, count in told.items()]
    return ["Looked up as they stand; the window can mend them:", *lines] if lines else []


def price_json(price: Price) -> dict[str, object]:
    """The price of a run for scripts; credits as numbers, ranges as [low, high]."""
    quote = price.quote
    after = None
    if quote.after_low is not None and quote.after_high is not None:
        after = [quote.after_low.number, quote.after_high.number]
    return {
        "event": "price",
        "file": str(price.file),
        "out": str(price.out),
        "rows": quote.rows,
        "look_up": quote.look_up,
        "known": quote.known,
        "duplicates": quote.duplicates,
        "skipped": quote.skipped,
        "hold": quote.hold.number,
        "cap": None if price.cap is None else price.cap.number,
        "likely": [quote.likely_low.number, quote.likely_high.number],
        "balance": None if quote.balance is None else quote.balance.number,
        "balance_after": after,
        "searches": {kind.kind.value: _kind_json(kind) for kind in quote.kinds},
        "problems": [_problem_json(problem) for problem in price.problems],
        "odd": {code.value: count for code, count in price.odd.items()},
    }


def _kind_json(kind: KindQuote) -> Mapping[str, object]:
    return {
        "rows": kind.rows,
        "look_up": kind.look_up,
        "known": kind.known,
        "duplicates": kind.duplicates,
        "skipped": dict(kind.skipped),
        "price": kind.price.number,
        "price_learned": kind.is_price_learned,
        "hold": kind.hold.number,
        "likely": [kind.likely_low.number, kind.likely_high.number],
    }


def _problem_json(problem: Problem) -> dict[str, object]:
    return {"row": problem.row, "field": problem.field.value, "problem": describe(problem.code)}


def span(low: Credits, high: Credits) -> str:
    """A range of credits for people; one number where both ends are the same."""
    return str(low) if low == high else f"{low} - {high}"


def _line(words: str, value: object) -> str:
    return f"  {words:<58}{value!s:>16}"


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
