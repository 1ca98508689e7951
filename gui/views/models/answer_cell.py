"""What a cell of an answer column shows: the value, and in words where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from gui.leads.fields import Kind
from gui.leads.life import Status
from gui.leads.problems import SkipReason, describe
from gui.views.theme import numbers
from gui.views.theme.words import before_colon, shown, tr

if TYPE_CHECKING:
    from gui.runs.opening.reading import CellAnswer


Tone = Literal["found", "known", "warn", "bad", "muted", "text"]


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """A cell ready to be painted.

    Attributes:
        text: what was found, or what is said instead.
        tag: where it comes from, in a word or two, as it is spoken; "" for none.
        short_tag: what is painted of it where the drawing says the rest; "" for all of it.
        tone: found, known, warn, bad, muted or text; the names of the theme's colours.
        icon: a drawing that says the same as the tone; "" for none.
        tip: the whole story.
        is_value: whether ``text`` is an answer rather than words about one.
    """

    text: str
    tag: str = ""
    short_tag: str = ""
    tone: Tone = "muted"
    icon: str = ""
    tip: str = ""
    is_value: bool = False


NOTHING = AnswerCell("")


def answer_cell(kind: Kind, answer: CellAnswer | None) -> AnswerCell:
    """Say an answer of a run in a cell."""
    if answer is None:
        return NOTHING
    if answer.status in _WITHOUT_VALUE:
        return _WITHOUT_VALUE[answer.status](answer)
    text, is_value = _value(kind, answer)
    if answer.status is Status.KNOWN:
        return _known(answer, text, is_value=is_value)
    if answer.status is Status.DUPLICATE:
        return _duplicate(answer, text, is_value=is_value)
    if answer.status is Status.NOT_FOUND and kind is not Kind.VERIFY:
        return AnswerCell(
            tr("not found"), icon="missing", tip=tr("Looked up, nothing found. It cost nothing.")
        )
    tone: Tone = "found" if answer.status is Status.FOUND else "bad"
    icon = "check" if answer.status is Status.FOUND else "failed"
    return AnswerCell(text, tr("new"), tone=tone, icon=icon, tip=tr("Found in this run"), is_value=True)


def _value(kind: Kind, answer: CellAnswer) -> tuple[str, bool]:
    """What was found, or the words for nothing; and whether it is a value."""
    shown = _verdict_words(answer.verdict) if kind is Kind.VERIFY else answer.value
    if shown:
        return shown, True
    return (tr("not found"), False) if answer.answered_at else (tr("waiting"), False)


def _verdict_words(verdict: str) -> str:
    return {"valid": tr("valid"), "invalid": tr("invalid")}.get(verdict, verdict)


def _known(answer: CellAnswer, text: str, *, is_value: bool) -> AnswerCell:
    tip = tr("From your earlier results. It cost nothing this time.")
    if answer.answered_at is None:
        return AnswerCell(text, tr("known"), "", "known", "known", tip, is_value=is_value)
    date = numbers.day(answer.answered_at, is_long=True)
    tip = tr("Known since {date}. It cost nothing this time.", date=date)
    short = numbers.day(answer.answered_at)
    return AnswerCell(text, tr("known, {date}", date=short), short, "known", "known", tip, is_value=is_value)


def _duplicate(answer: CellAnswer, text: str, *, is_value: bool) -> AnswerCell:
    tag = tr("as row {n}", n=numbers.count(answer.same_as)) if answer.same_as else tr("shared")
    tip = (
        shown(describe(answer.reason, answer.same_as))
        if answer.reason
        else tr("Same person: looked up once.")
    )
    tone: Tone = "known" if is_value else "muted"
    return AnswerCell(text, tag, tone=tone, icon="duplicate", tip=tip, is_value=is_value)


def _skipped(answer: CellAnswer) -> AnswerCell:
    reason = shown(describe(answer.reason))
    if answer.reason == SkipReason.ALREADY_THERE:
        return AnswerCell(answer.value, tr("yours"), tone="text", icon="person", tip=reason, is_value=True)
    if answer.reason in {SkipReason.OUTSIDE_SAMPLE, SkipReason.STOPPED}:
        return AnswerCell("", tip=reason)
    if answer.reason == SkipReason.NEVER:
        return AnswerCell(reason, tip=tr("Skipped: {reason}", reason=reason))
    short = before_colon(reason)
    return AnswerCell(short, tone="warn", icon="warn", tip=tr("Skipped: {reason}", reason=reason))


def _waiting(_answer: CellAnswer) -> AnswerCell:
    return AnswerCell(tr("waiting"), icon="waiting", tip=tr("Not answered yet"))


def _failed(_answer: CellAnswer) -> AnswerCell:
    return AnswerCell(
        tr("no answer"), tone="bad", icon="failed", tip=tr("Enrow gave no answer for this row.")
    )


def _in_doubt(_answer: CellAnswer) -> AnswerCell:
    tip = tr("It was sent and the answer was lost. It may have been paid.")
    return AnswerCell(tr("in doubt"), tone="bad", icon="doubt", tip=tip)


_WITHOUT_VALUE = {
    Status.SKIPPED: _skipped,
    Status.WAITING: _waiting,
    Status.FAILED: _failed,
    Status.IN_DOUBT: _in_doubt,
}
