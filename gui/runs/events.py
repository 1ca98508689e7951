"""What happens in the engine, told to whoever listens: one frozen dataclass per fact."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.leads.balance import BalanceReading
    from gui.leads.credits import Credits
    from gui.leads.errors import Action
    from gui.leads.fields import Kind
    from gui.leads.life import RunState


class ListeningState(StrEnum):
    """Whether this program hears from Enrow."""

    OFF = "off"  # not wanted, or no account is in use
    LISTENING = "listening"
    UNAVAILABLE = "unavailable"  # wanted, and it cannot; results are asked for as ever


@dataclass(frozen=True, slots=True)
class ListeningStatus:
    """How hearing from Enrow stands.

    Attributes:
        state: whether this program listens.
        local_address: where a tunnel or a proxy must forward to; "" while it does not listen.
        sent_address: what Enrow is told to call, with its secret end; "" for nothing.
        heard: events since it began to listen.
        message: what is wrong and what to do, or "".
    """

    state: ListeningState = ListeningState.OFF
    local_address: str = ""
    sent_address: str = field(default="", repr=False)
    heard: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class KindProgress:
    """How far the searches of one kind are.

    Attributes:
        kind: which search.
        total: searches of this kind in the run.
        answered: searches whose answer is on disk.
        found: answered with a result (for a verification: deliverable).
        not_found: answered without.
        failed: sent, and without an answer for good.
        in_doubt: in batches whose acceptance is unknown.
        in_flight: sent and awaited.
        working: of those in flight, how many Enrow says it has finished.
    """

    kind: Kind
    total: int
    answered: int
    found: int
    not_found: int
    failed: int
    in_doubt: int
    in_flight: int
    working: int = 0


@dataclass(frozen=True, slots=True)
class RunProgress:
    """A snapshot of a run, cheap enough to be sent ten times a second.

    Attributes:
        held: credits taken by Enrow for this run so far, refunded ones included.
        paid: credits that certainly will not come back.
        seconds_left: an estimate from the observed speed, None until there is one.
        seconds: time worked in this session.
    """

    run_id: str
    state: RunState
    kinds: tuple[KindProgress, ...]
    held: Credits
    refunded: Credits
    paid: Credits
    seconds_left: float | None
    seconds: float

    @property
    def total(self) -> int:
        """Searches in the run."""
        return sum(kind.total for kind in self.kinds)

    @property
    def answered(self) -> int:
        """Searches whose answer is on disk."""
        return sum(kind.answered for kind in self.kinds)

    @property
    def found(self) -> int:
        """Searches answered with a result."""
        return sum(kind.found for kind in self.kinds)

    @property
    def in_flight_searches(self) -> int:
        """Searches sent and awaited: these may still be paid after a pause or a stop."""
        return sum(kind.in_flight for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class ListProgress:
    """A list is being opened.

    Attributes:
        rows: how many rows are done in this stage.
        total: of how many, or None while nobody knows.
        stage: "reading" the file, then "checking" its rows.
    """

    path: str
    rows: int
    total: int | None
    stage: Literal["reading", "checking"] = "reading"


@dataclass(frozen=True, slots=True)
class ListPeeked:
    """The top of a large list, shown while the rest is read.

    Attributes:
        headers: the names of the columns seen so far.
        rows: the first rows, as wide as the headers.
    """

    path: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class BalanceChanged:
    """The balance was read, or could not be."""

    reading: BalanceReading


@dataclass(frozen=True, slots=True)
class ListeningChanged:
    """Hearing from Enrow began, ended, became impossible, or something was heard."""

    status: ListeningStatus


@dataclass(frozen=True, slots=True)
class RunProgressed:
    """A run moved on."""

    progress: RunProgress


@dataclass(frozen=True, slots=True)
class RowsAnswered:
    """Rows of a run have their answer on disk."""

    run_id: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RunStateChanged:
    """A run changed its state, or has something to say.

    Attributes:
        message: one or two sentences for the user, or "".
        actions: what can be done next, the best one first.
    """

    run_id: str
    state: RunState
    message: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A run rests and the balance was compared with our own books.

    Attributes:
        elsewhere: by how much the balance is above, or below when negative, what our own lines explain.
        doubtful: what rows in doubt may have taken of that.
    """

    run_id: str
    elsewhere: Credits
    doubtful: Credits


Event = (
    ListProgress
    | ListPeeked
    | BalanceChanged
    | ListeningChanged
    | RunProgressed
    | RowsAnswered
    | RunStateChanged
    | Reconciled
)


class Events:
    """Hands every event to every listener, on the loop's own thread."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Event], None]] = []

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call ``listener`` with every event from now on; returns the way to stop it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def tell(self, event: Event) -> None:
        """Hand an event round. A listener that fails is a bug for the loop's handler; it stops no engine."""
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception as bug:  # noqa: BLE001 - whatever it is
                context = {"message": f"a listener failed on {type(event).__name__}", "exception": bug}
                asyncio.get_running_loop().call_exception_handler(context)
