"""One request in the log of what left: when, to whom, about how many people, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from gui.enrow.refusals import Reach, reach_of
from gui.leads.fields import Kind, Realm
from gui.leads.life import BatchState
from gui.leads.sentences import say
from gui.runs.running.delivery import NOT_SENT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from gui.leads.sentences import Sentence
    from gui.store.personal_data.sent_log import SentRecord


class Became(StrEnum):
    """What became of a request, as far as it is known here."""

    LEAVING = "leaving"  # written down as leaving, and nothing after that yet
    ACCEPTED = "accepted"
    REFUSED = "refused"  # read, and nothing taken of it
    TURNED_AWAY = "turned_away"  # by something between here and Enrow
    IN_DOUBT = "in_doubt"  # no answer came
    NEVER_LEFT = "never_left"
    NOT_TAKEN = "not_taken"  # and it is not known any more how far it came


BECAME_WORDS: Mapping[Became, Sentence] = {
    Became.LEAVING: say("Not known yet"),
    Became.ACCEPTED: say("Accepted"),
    Became.REFUSED: say("Refused"),
    Became.TURNED_AWAY: say("Turned away"),
    Became.IN_DOUBT: say("Answer lost"),
    Became.NEVER_LEFT: say("Never left"),
    Became.NOT_TAKEN: say("Not taken"),
}
KIND_WORDS: Mapping[Kind, Sentence] = {
    Kind.EMAIL: say("Find emails"),
    Kind.PHONE: say("Find phones"),
    Kind.VERIFY: say("Verify emails"),
}
REALM_WORDS: Mapping[Realm, Sentence] = {
    Realm.LIVE: say("Enrow"),
    Realm.SANDBOX: say("Sandbox on this computer"),
}


@dataclass(frozen=True, slots=True)
class SentEntry:
    """One request.

    Attributes:
        id: of the workspace; higher ones were written down later.
        at: when it was written down, just before it left; in UTC.
        realm: whom it was for: Enrow, or the sandbox, which is on this computer.
        kind: of all its searches.
        people: about how many people it was when it left.
        run_id: the run it was sent for.
        file: the name of that run's list; "" when the run was erased.
        became: what became of it.
        reference: our own name for it, which left with it.
        remote_id: Enrow's own number for it; "" when it gave none.
        is_rewritten: a person was taken out of it since.
        is_emptied: all that it held was erased since.
    """

    id: int
    at: datetime
    realm: Realm
    kind: Kind
    people: int
    run_id: str
    file: str
    became: Became
    reference: str
    remote_id: str
    is_rewritten: bool
    is_emptied: bool

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it was taken."""
        return self.became in _NOTHING_TAKEN


_NOTHING_TAKEN = {Became.REFUSED, Became.TURNED_AWAY, Became.NEVER_LEFT, Became.NOT_TAKEN}


def entry_of(record: SentRecord) -> SentEntry:
    """The entry of a request as it stands in the workspace."""
    return SentEntry(
        id=record.id,
        at=record.at,
        realm=record.realm,
        kind=record.kind,
        people=record.searches,
        run_id=record.run_id,
        file=Path(record.file).name,
        became=became(record),
        reference=record.reference,
        remote_id=record.remote_id or "",
        is_rewritten=record.is_rewritten,
        is_emptied=record.is_emptied,
    )


def became(record: SentRecord) -> Became:
    """What became of a request, from what was written down of it and nothing else."""
    if record.remote_id is not None:
        return Became.ACCEPTED
    if record.state is BatchState.SENDING:
        return Became.LEAVING
    if record.state is not BatchState.REJECTED:
        return Became.IN_DOUBT  # also where its searches were sent again since, or given up
    if record.message.startswith(NOT_SENT):
        return Became.NEVER_LEFT
    reach = reach_of(record.message)
    return Became.NOT_TAKEN if reach is None else _BY_REACH[reach]


_BY_REACH = {
    Reach.NEVER_LEFT: Became.NEVER_LEFT,
    Reach.TURNED_AWAY: Became.TURNED_AWAY,
    Reach.REFUSED: Became.REFUSED,
}
