"""Turns what became of a request into an error of the tree, with the sentence a person reads."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from gui.enrow import decision, words
from gui.enrow.decision import Outcome
from gui.enrow.exchange import Answered, Lost
from gui.leads.errors import (
    BusyError,
    CreditsError,
    EnrowDesktopError,
    KeyRefusedError,
    OfflineError,
    PlanError,
    RejectedError,
    UnknownOutcomeError,
    UnreadableAnswerError,
)
from gui.leads.fields import Kind
from gui.leads.sentences import Sentence, join, say, say_many

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHECK_NETWORK: Final = say("Check the internet connection, then try again.")
_ADD_CREDITS: Final = say("Add credits at app.enrow.io, then go on.")
_COPY_KEY: Final = say("Copy the key from app.enrow.io, menu API, and enter it.")
_ASK_ENROW: Final = say("Leave this search out, or ask Enrow about your plan.")
_IN_DOUBT: Final = say(
    "The credits may or may not have been taken, so nothing is sent again by itself. "
    "Compare your balance, then send these again or leave them."
)
_SIGN_IN: Final = say("On a guest or company network, open a web page and sign in first. Then try again.")
_SOMEBODY_ELSE: Final = say("Enrow was not reached: {reason}. Nothing was bought and nothing was charged.")


def submission_error(result: Answered | Lost, kind: Kind, count: int) -> EnrowDesktopError:
    """The error for a submission that was not accepted.

    Args:
        result: what came back. An accepted answer does not belong here, one that cannot be read does.
        kind: what was searched for.
        count: how many searches the batch held.
    """
    outcome, said, detail = _summary(result)
    error, sentence, advice = _SUBMISSION[outcome]
    if outcome is Outcome.NEVER_SENT and isinstance(result, Answered):
        sentence, advice = _SOMEBODY_ELSE, _SIGN_IN
    happened = Sentence(sentence, {"batch": _batch(kind, count), "reason": _reason(result)})
    return error(join(happened, advice, said), detail=detail)


def _batch(kind: Kind, count: int) -> Sentence:
    if kind is Kind.EMAIL:
        return say_many(count, "{n} email search", "{n} email searches", n=count)
    if kind is Kind.PHONE:
        return say_many(count, "{n} phone search", "{n} phone searches", n=count)
    return say_many(count, "{n} verification", "{n} verifications", n=count)


# What happened, and what to do about it.
_SUBMISSION: Mapping[Outcome, tuple[type[EnrowDesktopError], Sentence, str]] = {
    Outcome.NEVER_SENT: (
        OfflineError,
        say("Enrow was not reached: {reason}. Nothing was sent and nothing was charged."),
        _CHECK_NETWORK,
    ),
    Outcome.REFUSED: (
        RejectedError,
        say("Enrow refused a batch of {batch}. Nothing was bought and nothing was charged."),
        "",
    ),
    Outcome.OUT_OF_CREDITS: (
        CreditsError,
        say("Your balance does not cover the next {batch}. Nothing was charged."),
        _ADD_CREDITS,
    ),
    Outcome.KEY_REFUSED: (
        KeyRefusedError,
        say("Enrow does not accept this key. Nothing was charged and nothing is lost."),
        _COPY_KEY,
    ),
    Outcome.PLAN: (
        PlanError,
        say("Your Enrow plan does not allow this: {batch}. Nothing was charged."),
        _ASK_ENROW,
    ),
    Outcome.BUSY: (
        BusyError,
        say("Enrow is busy and asks for a pause. Nothing was charged. It can be sent again in a moment."),
        "",
    ),
    Outcome.UNKNOWN: (
        UnknownOutcomeError,
        say("Enrow's answer to {batch} did not arrive: {reason}."),
        _IN_DOUBT,
    ),
}


class Reach(StrEnum):
    """How far a submission came that was not accepted."""

    NEVER_LEFT = "never_left"  # no byte of it left this computer
    TURNED_AWAY = "turned_away"  # somebody between here and Enrow answered instead
    REFUSED = "refused"  # Enrow read it and took nothing of it


def reach_of(sentence: str) -> Reach | None:
    """How far a submission came, by the sentence of its error as it was kept; None where it does not tell."""
    return next((reach for told, reach in _REACHES if told.match(sentence)), None)


def _told(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\w+\\}", ".*", re.escape(template)), re.DOTALL)


_REACHES: Final = (
    (_told(_SUBMISSION[Outcome.NEVER_SENT][1].template), Reach.NEVER_LEFT),
    (_told(_SOMEBODY_ELSE.template), Reach.TURNED_AWAY),
    *(
        (_told(_SUBMISSION[outcome][1].template), Reach.REFUSED)
        for outcome in _SUBMISSION
        if outcome not in {Outcome.NEVER_SENT, Outcome.UNKNOWN}
    ),
)


def reading_error(result: Answered | Lost) -> EnrowDesktopError:
    """The error for a read that brought nothing. Reads are free, so nothing is ever in doubt."""
    outcome, said, detail = _summary(result)
    if isinstance(result, Lost) or outcome is Outcome.NEVER_SENT:
        advice = _CHECK_NETWORK if isinstance(result, Lost) else _SIGN_IN
        sentence = _NOT_REACHED if outcome is Outcome.NEVER_SENT else _NO_ANSWER
        happened = Sentence(sentence, {"reason": _reason(result)})
        return OfflineError(join(happened, advice, said), detail=detail)
    if outcome is Outcome.REFUSED and not _is_final(result):
        outcome = Outcome.UNKNOWN
    if outcome not in _READING:
        return unreadable(result)
    error, sentence, next_step = _READING[outcome]
    return error(join(sentence, next_step, said), detail=detail)


_NOT_REACHED: Final = say("Enrow was not reached: {reason}. Reading is free; nothing was charged.")
_NO_ANSWER: Final = say("Enrow did not answer: {reason}. Reading is free; nothing was charged.")
_READING: Mapping[Outcome, tuple[type[EnrowDesktopError], Sentence, str]] = {
    Outcome.REFUSED: (
        RejectedError,
        say("Enrow has no answer for this. Nothing was charged for asking."),
        "",
    ),
    Outcome.OUT_OF_CREDITS: (
        CreditsError,
        say("Enrow says that credits are missing. Nothing was charged for asking."),
        "",
    ),
    Outcome.KEY_REFUSED: _SUBMISSION[Outcome.KEY_REFUSED],
    Outcome.PLAN: (
        PlanError,
        say("Your Enrow plan does not allow this. Nothing was charged for asking."),
        "",
    ),
    Outcome.BUSY: (
        BusyError,
        say("Enrow is busy and asks for a pause. Nothing was charged. It is asked again later."),
        "",
    ),
}


def unreadable(result: Answered, why: str = "") -> UnreadableAnswerError:
    """The error for a read whose answer is not Enrow's, or is damaged."""
    _, said, detail = _summary(result)
    advice = _SIGN_IN if words.enrow_words(result.body) is None else say("Try again later.")
    happened = say(
        "The answer could not be read: {reason}. Reading is free; nothing was charged.",
        reason=why or _reason(result),
    )
    return UnreadableAnswerError(join(happened, advice, said), detail=detail)


def _is_final(result: Answered) -> bool:
    """Whether it is Enrow itself that knows nothing of a batch: 400, never a gateway's "not found"."""
    return result.status == 400 and words.enrow_words(result.body) is not None


def _summary(result: Answered | Lost) -> tuple[Outcome, str, str]:
    """The outcome, the server's own words as a last sentence, and the detail for the log."""
    if isinstance(result, Lost):
        return result.outcome, "", result.detail
    said = words.server_words(result.body)
    head = result.body[:500].decode("utf-8", "replace")
    detail = f"HTTP {result.status}, {'whole' if result.is_whole else 'cut'} body: {head}"
    is_enrow = words.enrow_words(result.body) is not None
    quoted = (
        say("Enrow said: “{words}”", words=said) if is_enrow else say("The answer was: “{words}”", words=said)
    )
    return decision.classify_failure(result.status, result.body), quoted if said else "", detail


def _reason(result: Answered | Lost) -> str:
    """Half a sentence on why there is no usable answer."""
    if isinstance(result, Lost):
        return result.reason
    if result.status == 407:
        return say("your network's proxy asks for a name and a password")
    if 300 <= result.status < 400:
        return say("something in between pointed to another page, and the key is never sent on")
    if not result.is_whole:
        return say("it broke off")
    if result.status < 300:
        return say("it is not what Enrow sends")
    if decision.classify_failure(result.status, result.body) is Outcome.NEVER_SENT:
        return say("something in between answered instead (HTTP {status})", status=str(result.status))
    return say("the server had a problem (HTTP {status})", status=str(result.status))
