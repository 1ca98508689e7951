"""The receipt of a run for an expense report: what is on its one page, and the page as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState, Status
from gui.leads.sentences import Sentence, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from gui.leads.money import Cost, CreditPrice, Money
    from gui.leads.report import Report
    from gui.leads.sentences import Value

    Written = Value | Money | Cost

PRODUCT = "Enrow Desktop"
_GAP = 3
_OVER = frozenset({RunState.FINISHED, RunState.STOPPED})


@dataclass(frozen=True, slots=True)
class Receipt:
    """One page. Values are written by whoever shows it, as the user's country does.

    Attributes:
        title: what it is.
        remark: what must not be missed, or "".
        facts: of the run, each with its value.
        headings: of the table of searches.
        searches: a line for each kind of search: its words and its numbers.
        money: credits, each with its amount.
        source: where all this comes from.
    """

    title: Sentence
    remark: str
    facts: tuple[tuple[Sentence, Value], ...]
    headings: tuple[Sentence, ...]
    searches: tuple[tuple[Value, ...], ...]
    money: tuple[tuple[Sentence, Written], ...]
    source: Sentence


def make_receipt(
    report: Report,
    name: str,
    realm: Realm,
    state: RunState,
    *,
    began: date,
    ended: date | None,
    printed: date,
    price: CreditPrice | None = None,
) -> Receipt:
    """Write the receipt of a run.

    Args:
        report: what became of it.
        name: the list's file name.
        realm: whose credits were used.
        state: where it stands; one that is not over gets a receipt so far.
        began: the day on which it was started.
        ended: the day on which it came to its end, or None.
        printed: today.
        price: what a credit costs the user, or None; made-up credits cost nothing.
    """
    is_over, is_sandbox = state in _OVER, realm is Realm.SANDBOX
    facts: list[tuple[Sentence, Value]] = [
        (say("List"), name),
        (say("Rows of the list"), report.rows),
        (say("Account"), say("Sandbox") if is_sandbox else say("Enrow")),
        (say("Started"), began),
    ]
    if is_over and ended is not None and ended != began:
        facts.append((say("Ended"), ended))
    facts += [(say("Run"), report.run), (say("Written on"), printed)]
    return Receipt(
        title=say("Receipt of a run") if is_over else say("Receipt of a run, so far"),
        remark=say("Sandbox: invented people and made-up credits. Nothing was paid.") if is_sandbox else "",
        facts=tuple(facts),
        headings=(say("Searches"), say("Looked up"), say("Found"), say("Not found"), say("No answer")),
        searches=tuple(_line(kind, report.searches[kind]) for kind in Kind if kind in report.searches),
        money=_money(report, None if is_sandbox else price),
        source=say(
            "From the books that Enrow Desktop keeps on this computer: one line for each hold, refund and"
            " cost. It is not an invoice; those come from Enrow."
        ),
    )


def _money(report: Report, price: CreditPrice | None) -> tuple[tuple[Sentence, Written], ...]:
    lines: list[tuple[Sentence, Written]] = [
        (say("Held"), report.held),
        (say("Refunded"), report.refunded),
        (say("Saved by not paying twice"), report.saved),
    ]
    if price is None:
        return (*lines, (say("Paid"), report.paid))
    return (*lines, (say("Price of a credit"), price.price), (say("Paid"), price.of(report.paid)))


def _line(kind: Kind, counts: Mapping[Status, int]) -> tuple[Value, ...]:
    words = {Kind.EMAIL: say("Emails"), Kind.PHONE: say("Phones"), Kind.VERIFY: say("Verifications")}
    found, not_found = counts.get(Status.FOUND, 0), counts.get(Status.NOT_FOUND, 0)
    silent = counts.get(Status.FAILED, 0) + counts.get(Status.IN_DOUBT, 0)
    return words[kind], found + not_found + silent, found, not_found, silent


def receipt_text(receipt: Receipt, write: Callable[[Written], str]) -> str:
    """The page as text, its columns in line.

    Args:
        receipt: the page.
        write: puts a value into the user's words and way of writing.
    """
    parts = [f"{PRODUCT}\n{write(receipt.title)}", write(receipt.remark)]
    parts.append(_pairs(receipt.facts, write))
    table = [tuple(write(each) for each in row) for row in (receipt.headings, *receipt.searches)]
    parts += [_columns(table), _pairs(receipt.money, write), write(receipt.source)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _pairs(lines: Sequence[tuple[Sentence, Written]], write: Callable[[Written], str]) -> str:
    written = [(write(words), write(value)) for words, value in lines]
    width = max(len(words) for words, _ in written) + _GAP
    return "\n".join(f"{words:<{width}}{value}" for words, value in written)


def _columns(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for first, *numbers in rows:
        cells = (f"{cell:>{width + _GAP}}" for cell, width in zip(numbers, widths[1:], strict=True))
        lines.append(f"{first:<{widths[0]}}" + "".join(cells))
    return "\n".join(lines)
