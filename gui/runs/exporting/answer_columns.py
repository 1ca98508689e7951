"""The columns an export adds to the user's own, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gui.leads.export_choice import Only, Part, PartColumn
from gui.leads.fields import Kind
from gui.leads.life import STATUS_ORDER, Status
from gui.leads.problems import ProblemCode, describe
from gui.store.list_files.list_reader import CellAnswer

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
_UNSETTLED = frozenset({Status.FAILED, Status.IN_DOUBT})
_FLAWS = frozenset(code.value for code in ProblemCode)


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """One added column: what it says, its title, its width in characters, and what a row has in it."""

    part: Part
    title: str
    width: float
    cell: Callable[[Answers], str]


def answer_columns(
    kinds: Iterable[Kind], headers: Iterable[str], chosen: Sequence[PartColumn] | None = None
) -> list[AnswerColumn]:
    """The columns for the kinds of a run; a title that is taken already gets "(Enrow)" behind it.

    Args:
        kinds: of the run.
        headers: of the columns before.
        chosen: which of them, in this order and under these names; None for all.
    """
    usual = {column.part: column for kind in kinds for column in _OF_KIND[kind]}
    usual |= {column.part: column for column in _OF_ROW}
    if chosen is not None:
        named = ((usual[each.part], each.title.strip()) for each in chosen if each.part in usual)
        columns = [replace(column, title=title or column.title) for column, title in named]
    else:
        columns = list(usual.values())
    taken = {header.strip().casefold() for header in headers}
    return [_distinct(column, taken) for column in columns]


def usual_titles() -> dict[str, Part]:
    """The usual titles of all columns there can be, and what each says."""
    of_kinds = [column for columns in _OF_KIND.values() for column in columns]
    return {column.title: column.part for column in (*of_kinds, *_OF_ROW)}


def _distinct(column: AnswerColumn, taken: set[str]) -> AnswerColumn:
    title, count = column.title, 1
    while title.casefold() in taken:
        title = f"{column.title} (Enrow)" if count == 1 else f"{column.title} (Enrow {count})"
        count += 1
    taken.add(title.casefold())
    return replace(column, title=title)


def row_status(answers: Answers) -> Status:
    """What is said of a row: its least finished search counts."""
    if len(answers) == 1:
        return next(iter(answers.values())).status
    return min((answer.status for answer in answers.values()), key=STATUS_ORDER.index, default=Status.SKIPPED)


def has_result(answers: Answers) -> bool:
    """Whether something was found for a row, now or earlier; an address that proved invalid is nothing."""
    return any(answer.value and answer.verdict != "invalid" for answer in answers.values())


def has_problem(answers: Answers) -> bool:
    """Whether a row needs a look: it is flawed, or its search is in doubt or has no answer."""
    return any(answer.status in _UNSETTLED or answer.reason in _FLAWS for answer in answers.values())


def belongs_to(answers: Answers, only: Only) -> bool:
    """Whether a row is of that part of the rows."""
    if only is Only.PROBLEMS:
        return has_problem(answers)
    return has_result(answers) is (only is Only.FOUND)


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
    return _joined((describe(a.reason, a.same_as) if a.reason else "" for a in answers.values()), "; ")


def _where_from(answers: Answers) -> str:
    return _joined(map(_origin, answers.values()))


def _origin(answer: CellAnswer) -> str:
    if answer.answered_at is None:
        return ""
    return "known" if answer.known else "now"


def _found_on(answers: Answers) -> str:
    return _joined(a.answered_at.date().isoformat() if a.answered_at else "" for a in answers.values())


def _joined(words: Iterable[str], mark: str = ", ") -> str:
    """Each word once, in order; most rows have one search, and so one word."""
    said = list(words)
    return said[0] if len(said) == 1 else mark.join(sorted({*said} - {""}))


_OF_KIND = {
    Kind.EMAIL: [
        AnswerColumn(Part.EMAIL, "Email", 34, _value(Kind.EMAIL)),
        AnswerColumn(Part.EMAIL_VERDICT, "Email verdict", 14, _verdict(Kind.EMAIL)),
    ],
    Kind.PHONE: [
        AnswerColumn(Part.PHONE, "Phone", 18, _value(Kind.PHONE)),
        AnswerColumn(Part.PHONE_COUNTRY, "Phone country", 14, _country),
    ],
    Kind.VERIFY: [AnswerColumn(Part.CHECK, "Address check", 14, _verdict(Kind.VERIFY))],
}
_OF_ROW = [
    AnswerColumn(Part.STATUS, "Status", 12, _status),
    AnswerColumn(Part.REASON, "Reason", 28, _reason),
    AnswerColumn(Part.WHERE_FROM, "Where from", 12, _where_from),
    AnswerColumn(Part.ANSWERED_ON, "Answered on", 13, _found_on),
]
