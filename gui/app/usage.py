"""``usage``: where the credits of the last twelve months went, by month and kind."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from gui.app.exit_codes import ExitCode
from gui.leads.fields import Kind, Realm
from gui.leads.usage import KindUsage, Period, Step

if TYPE_CHECKING:
    import argparse

    from gui.app.console import Console
    from gui.leads.usage import Difference, RunUsage, Share, Usage
    from gui.runs.desk import Desk

_MONTHS = 12
_HEADINGS = ("month", "kind", "searches", "answered", "found", "held", "refunded", "paid")


async def usage(desk: Desk, console: Console, arguments: argparse.Namespace) -> int:
    """The table, the balance and how long it lasts; offline, and without a key."""
    realm = Realm.SANDBOX if arguments.sandbox else Realm.LIVE
    found = await desk.usage(last_months(datetime.now().astimezone().date()), realm)
    console.emit(_json(found))
    for line in _table(found):
        console.tell(line)
    for line in _balance(found):
        console.tell(line)
    if not any(each.searches or each.answered for each in found.kinds.values()):
        console.note(f"Nothing was looked up in the last {_MONTHS} months.")
        if realm is Realm.LIVE and any(run.realm is Realm.SANDBOX for run in await desk.runs()):
            console.note("The sandbox was used: enrow-desktop usage --sandbox")
    return ExitCode.DONE


def last_months(today: date) -> Period:
    """The last twelve months, the one of today included."""
    years, months = divmod(today.year * 12 + today.month - _MONTHS, 12)
    return Period(date(years, months + 1, 1), today, Step.MONTH)


def _table(found: Usage) -> list[str]:
    lines = [
        (f"{bar.begins:%Y-%m}", kind.value, *_cells(bar.kinds[kind]))
        for bar in found.bars
        for kind in Kind
        if bar.kinds[kind] != KindUsage()
    ]
    if not lines:
        return []
    lines += [("all", kind.value, *_cells(each)) for kind, each in found.kinds.items() if each != KindUsage()]
    widths = [max(map(len, column)) for column in zip(_HEADINGS, *lines, strict=True)]
    return [
        "  ".join(_placed(n, cell, widths[n]) for n, cell in enumerate(line)) for line in (_HEADINGS, *lines)
    ]


def _placed(column: int, cell: str, width: int) -> str:
    return cell.ljust(width) if column < 2 else cell.rjust(width)


def _cells(each: KindUsage) -> tuple[str, ...]:
    counts = (f"{each.searches:,}", f"{each.answered:,}", f"{each.found:,}")
    return (*counts, str(each.held), str(each.refunded), str(each.paid))


def _balance(found: Usage) -> list[str]:
    lines = []
    if found.balances:
        last = found.balances[-1]
        lines.append(f"balance: {last.credits} credits, read {last.at.astimezone():%Y-%m-%d %H:%M}")
    if found.forecast is not None and found.forecast.until is not None:
        pace = found.forecast
        lines.append(
            f"forecast: used up on {pace.until} at {pace.per_day} credits a day, the pace of the last"
            f" {pace.days_seen} {'day' if pace.days_seen == 1 else 'days'}"
        )
    return lines


def _json(found: Usage) -> dict[str, object]:
    last = found.balances[-1] if found.balances else None
    pace = found.forecast
    return {
        "realm": found.realm.value,
        "from": found.period.first.isoformat(),
        "to": found.period.last.isoformat(),
        "months": [
            {
                "month": f"{bar.begins:%Y-%m}",
                **{kind.value: _numbers(each) for kind, each in bar.kinds.items()},
            }
            for bar in found.bars
        ],
        **{kind.value: _numbers(each) for kind, each in found.kinds.items()},
        "saved": {
            kind.value: {"known": each.known, "duplicates": each.duplicates, "credits": each.credits.number}
            for kind, each in found.saved.items()
        },
        "lists": [_share(each) for each in found.lists],
        "domains": [_share(each) for each in found.domains],
        "failures": [{"reason": each.reason, "searches": each.searches} for each in found.failures],
        "runs": [_run(each) for each in found.runs],
        "differences": [_difference(each) for each in found.differences],
        "balances": [{"at": each.at.isoformat(), "balance": each.credits.number} for each in found.balances],
        "balance": None if last is None else last.credits.number,
        "balance_at": None if last is None else last.at.isoformat(),
        "forecast": None
        if pace is None
        else {
            "per_day": pace.per_day.number,
            "days_seen": pace.days_seen,
            "until": None if pace.until is None else pace.until.isoformat(),
        },
    }


def _numbers(each: KindUsage) -> dict[str, object]:
    return {
        "searches": each.searches,
        "answered": each.answered,
        "found": each.found,
        "held": each.held.number,
        "refunded": each.refunded.number,
        "paid": each.paid.number,
    }


def _share(each: Share) -> dict[str, object]:
    return {"name": each.name, "answered": each.answered, "found": each.found, "paid": each.paid.number}


def _run(each: RunUsage) -> dict[str, object]:
    return {
        "run": each.run_id,
        "file": each.file,
        "at": each.at.isoformat(),
        "state": each.state.value,
        "searches": each.searches,
        "found": each.found,
        "held": each.held.number,
        "refunded": each.refunded.number,
        "paid": each.paid.number,
    }


def _difference(each: Difference) -> dict[str, object]:
    return {
        "at": each.at.isoformat(),
        "run": each.run_id,
        "file": each.file,
        "elsewhere": each.elsewhere.number,
        "doubtful": each.doubtful.number,
    }
