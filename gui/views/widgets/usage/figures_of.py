"""What the charts say in words and in rows, made from the values of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.leads.usage import KindUsage, Step
from gui.views.theme import numbers
from gui.views.theme.words import plural, tr
from gui.views.widgets.panel.find_card import looked_up_words
from gui.views.widgets.usage.chart import Mark
from gui.views.widgets.usage.periods import BEGINNING
from gui.views.widgets.usage.sheet import Rate, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from gui.leads.usage import BalancePoint, Bar, Forecast, Usage
    from gui.views.widgets.usage.sheet import Cell

_NONE = KindUsage()
_MONTHS = 12  # more have the same name twice


def total(usage: Usage) -> KindUsage:
    """All kinds together."""
    parts = usage.kinds.values()
    return KindUsage(
        searches=sum(part.searches for part in parts),
        answered=sum(part.answered for part in parts),
        found=sum(part.found for part in parts),
        held=sum((part.held for part in parts), Credits()),
        refunded=sum((part.refunded for part in parts), Credits()),
        paid=sum((part.paid for part in parts), Credits()),
    )


def bars_shown(usage: Usage) -> tuple[Bar, ...]:
    """All bars; of a period without a beginning, those from the first in which something happened."""
    if usage.period.first > BEGINNING:
        return usage.bars
    used = [n for n, bar in enumerate(usage.bars) if any(part != _NONE for part in bar.kinds.values())]
    return usage.bars[used[0] :] if used else ()


def kinds_used(usage: Usage) -> list[tuple[Kind, KindUsage]]:
    """The kinds of which anything was asked, answered or paid, always in the same order."""
    return [(kind, usage.kinds[kind]) for kind in Kind if usage.kinds.get(kind, _NONE) != _NONE]


def credit_marks(bars: Sequence[Bar], step: Step) -> list[Mark]:
    """What is said of each bar."""
    has_years = len(bars) > _MONTHS
    return [Mark(_label(bar.begins, step, has_years=has_years), _said(bar, step)) for bar in bars]


def credit_sheet(usage: Usage, bars: Sequence[Bar]) -> Sheet:
    """The numbers behind the bars."""
    kinds = [kind for kind, _used in kinds_used(usage)]
    first = {Step.DAY: tr("Day"), Step.WEEK: tr("Week from"), Step.MONTH: tr("Month from")}
    headers = [first[usage.period.step]]
    for kind in kinds:
        headers += [
            tr("{kind}: paid", kind=looked_up_words(kind)),
            tr("{kind}: refunded", kind=looked_up_words(kind)),
        ]
    rows = []
    for bar in bars:
        cells: list[Cell] = [bar.begins]
        for kind in kinds:
            used = bar.kinds.get(kind, _NONE)
            cells += [used.paid, used.refunded]
        rows.append(tuple(cells))
    return Sheet(tuple(headers), tuple(rows))


def credit_summary(usage: Usage) -> str:
    """The sums of the period in a sentence."""
    sums = total(usage)
    if sums == _NONE:
        return tr("Nothing was spent in this period.")
    return tr(
        "{held} held, {refunded} refunded, {paid} paid.",
        held=numbers.credits_of(sums.held),
        refunded=numbers.amount(sums.refunded),
        paid=numbers.amount(sums.paid),
    )


def balance_marks(points: Sequence[BalancePoint]) -> list[Mark]:
    """What is said of each reading."""
    is_one_day = bool(points) and numbers.day(points[0].at) == numbers.day(points[-1].at)
    return [
        Mark(
            numbers.clock(point.at) if is_one_day else numbers.day(point.at),
            tr(
                "{moment}: {credits}",
                moment=numbers.moment(point.at),
                credits=numbers.credits_of(point.credits),
            ),
        )
        for point in points
    ]


def balance_sheet(points: Sequence[BalancePoint]) -> Sheet:
    """The readings, the oldest first."""
    rows = tuple((point.at, point.credits) for point in points)
    return Sheet((tr("Read"), tr("Balance")), rows)


def forecast_words(forecast: Forecast | None) -> str:
    """How long the balance lasts, or "" where nobody can say."""
    if forecast is None or forecast.until is None:
        return ""
    day = numbers.calendar_day(forecast.until, is_long=True)
    pace = plural(
        forecast.days_seen,
        "Last day: {amount}.",
        "Last {n} days: {amount} a day.",
        n=numbers.count(forecast.days_seen),
        amount=numbers.credits_of(forecast.per_day),
    )
    return tr("At this pace the balance lasts until {day}. {pace}", day=day, pace=pace)


def rate_marks(kinds: Sequence[tuple[Kind, KindUsage]]) -> list[Mark]:
    """What is said of each kind."""
    return [_rate_mark(kind, used) for kind, used in kinds]


def _rate_mark(kind: Kind, used: KindUsage) -> Mark:
    words = tr(
        "{share} · {found} of {answered}",
        share=numbers.percent(used.found, used.answered),
        found=numbers.count(used.found),
        answered=numbers.count(used.answered),
    )
    return Mark(words, tr("{kind}: {numbers}", kind=looked_up_words(kind), numbers=words))


def rate_words(kinds: Sequence[tuple[Kind, KindUsage]]) -> str:
    """What is meant by found where that is not plain."""
    has_verified = any(kind is Kind.VERIFY for kind, _used in kinds)
    return tr("Verifications count as found where the address is valid.") if has_verified else ""


def rate_sheet(kinds: Sequence[tuple[Kind, KindUsage]]) -> Sheet:
    """The numbers behind the shares."""
    rows = tuple(
        (looked_up_words(kind), used.answered, used.found, Rate(used.found, used.answered))
        for kind, used in kinds
    )
    return Sheet((tr("Kind"), tr("Answered"), tr("Found"), tr("Share")), rows)


def _label(begins: date, step: Step, *, has_years: bool) -> str:
    if step is not Step.MONTH:
        return numbers.calendar_day(begins)
    month = numbers.month(begins)
    return f"{month} {numbers.plain(begins.year)}" if has_years else month


def _said(bar: Bar, step: Step) -> str:
    when = {
        Step.DAY: numbers.calendar_day(bar.begins, is_long=True),
        Step.WEEK: tr("Week of {day}", day=numbers.calendar_day(bar.begins, is_long=True)),
        Step.MONTH: numbers.month(bar.begins, is_long=True),
    }[step]
    parts = [
        tr(
            "{kind}: {paid} paid, {refunded} refunded",
            kind=looked_up_words(kind),
            paid=numbers.amount(used.paid),
            refunded=numbers.amount(used.refunded),
        )
        for kind, used in sorted(bar.kinds.items(), key=lambda pair: list(Kind).index(pair[0]))
        if used.paid or used.refunded
    ]
    return "\n".join([when, *(parts or [tr("nothing")])])
