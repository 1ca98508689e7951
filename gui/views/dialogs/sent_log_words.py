"""What is said around the log of what left: of all of it, and of the chosen request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.fields import Realm
from gui.runs.personal_data.sent_entry import Became
from gui.views.theme import numbers
from gui.views.theme.words import plural, tr

if TYPE_CHECKING:
    from gui.runs.personal_data.sent_entry import SentEntry
    from gui.runs.personal_data.sent_log import LogSummary


def introduction(summary: LogSummary) -> str:
    """What the log is, and how long."""
    number = plural(summary.requests, "{n} request", "{n} requests", n=numbers.count(summary.requests))
    words = tr("Every request with people in it, newest first, as it was written down before it left:")
    return f"{words} {number}."


def nothing_yet(summary: LogSummary) -> tuple[str, str]:
    """A title and a sentence for a log without entries."""
    if summary.is_cut_short:
        return tr("Nothing is left of the log"), tr(
            "What was sent was erased from this computer with the rest."
        )
    return tr("Nothing has left this computer yet"), tr("Each request appears here before it leaves.")


def beside(summary: LogSummary) -> list[str]:
    """What else leaves, and what the log does not know; a paragraph each."""
    words = [
        tr(
            "With each request go your key, a made-up name for it and, for emails and phones, a running"
            " number of each search."
        )
        + " "
        + tr(
            "Besides these, Enrow is only asked for your balance, and for results by its own number of a"
            " request. Your key goes along, and no person does."
        )
    ]
    if summary.address:
        words.append(
            tr(
                "Enrow's address is now {address}; the one at the time of a request is not kept.",
                address=summary.address,
            )
        )
    if summary.is_cut_short and summary.requests:
        words.append(tr("What was sent before these was erased from this computer."))
    return words


def detail(entry: SentEntry, webhook: str) -> str:
    """What became of a request, and of what it held."""
    words = [_became(entry)]
    if entry.realm is Realm.SANDBOX:
        words.insert(0, tr("It was for the sandbox, and so it stayed on this computer."))
    if entry.is_emptied:
        words.append(tr("What it held was erased from this computer since."))
    elif entry.is_rewritten:
        words.append(tr("A person was erased from it since; the others are as they were sent."))
    if webhook:
        words.append(tr("Enrow is told to report to {address}.", address=webhook))
    return " ".join(words)


def _became(entry: SentEntry) -> str:
    if entry.became is Became.ACCEPTED:
        return tr("It was accepted as {number}.", number=entry.remote_id)
    return {
        Became.LEAVING: tr("It was leaving; what became of it is not written down yet."),
        Became.REFUSED: tr("It arrived, and nothing of it was taken."),
        Became.TURNED_AWAY: tr("Something on the way turned it away before it reached Enrow."),
        Became.IN_DOUBT: tr("No answer came: nobody knows whether it arrived."),
        Became.NEVER_LEFT: tr("It was written down, but never sent."),
        Became.NOT_TAKEN: tr("Nothing of it was taken. How far it came is not known any more."),
    }[entry.became]
