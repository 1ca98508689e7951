"""The columns an export adds to the user's own, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from gui.leads.fields import Kind
from gui.leads.life import STATUS_ORDER, Status
from gui.leads.problems import describe
from gui.store.list_reader import CellAnswer

Answers = Mapping[Kind, CellAnswer]

_STATUS_WORDS = {
    Status.WAITING: "waiting",
    Status.IN_DOUBT: "in doubt",
    Status.FAILED: "no answer",
    Status.NOT_FOUND: "not found",
    Status.FOUND: "found",
    Status.DUPLICATE: "duplicate",
    Status.KNOWN: "known",
    Status.SKIPPED: "skipped",
}


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """One added column: its title, its width in characters, and what a row has in it."""

    title: str
    width: float
    cell: Callable[[Answers], str]


def answer_columns(kinds: Iterable[Kind], headers: Iterable[str]) -> list[AnswerColumn]:
    """The columns for the kinds of a run; a title that the list already has gets "(Enrow)" behind it."""
    columns = [column for kind in kinds for column in _OF_KIND[kind]] + _OF_ROW
    taken = {header.strip().casefold() for header in headers}
    return [
        AnswerColumn(f"{column.title} (Enrow)", column.width, column.cell)
        if column.title.casefold() in taken
        else column
        for column in columns
    ]


def row_status(answers: Answers) -> Status:
    """What is said of a row: its least finished search counts."""
    return min((answer.status for answer in answers.values()), key=STATUS_ORDER.index, default=Status.SKIPPED)


def has_result(answers: Answers) -> bool:
    """Whether something was found for a row, now or earlier; an address that proved invalid is nothing."""
    return any(answer.value and answer.verdict != "invalid" for answer in answers.values())


def status_words(status: Status) -> str:
    """A status as people read it."""
    return _STATUS_WORDS[status]


def _value(kind: Kind) -> Callable[[Answers], str]:
    return lambda answers: answers[kind].value if kind in answers else ""


def _verdict(kind: Kind) -> Callable[[Answers], str]:
    return lambda answers: answers[kind].verdict if kind in answers else ""


def _country(answers: Answers) -> str:
    return answers[Kind.PHONE].country if Kind.PHONE in answers else ""


def _status(answers: Answers) -> str:
    return status_words(row_status(answers))


def _reason(answers: Answers) -> str:
    said = {describe(answer.reason, answer.same_as) for answer in answers.values() if answer.reason}
    return "; ".join(sorted(said))


def _where_from(answers: Answers) -> str:
    words = {_origin(answer) for answer in answers.values()} - {""}
    return ", ".join(sorted(words))


def _origin(answer: CellAnswer) -> str:
    if answer.answered_at is None:
        return ""
    return "known" if answer.known else "Enrow"


def _found_on(answers: Answers) -> str:
    days = {answer.answered_at.date().isoformat() for answer in answers.values() if answer.answered_at}
    return ", ".join(sorted(days))


_OF_KIND = {
    Kind.EMAIL: [
        AnswerColumn("Email", 34, _value(Kind.EMAIL)),
        AnswerColumn("Email verdict", 14, _verdict(Kind.EMAIL)),
    ],
    Kind.PHONE: [
        AnswerColumn("Phone", 18, _value(Kind.PHONE)),
        AnswerColumn("Phone country", 14, _country),
    ],
    Kind.VERIFY: [AnswerColumn("Address check", 14, _verdict(Kind.VERIFY))],
}
_OF_ROW = [
    AnswerColumn("Status", 12, _status),
    AnswerColumn("Reason", 28, _reason),
    AnswerColumn("Where from", 12, _where_from),
    AnswerColumn("Answered on", 13, _found_on),
]
