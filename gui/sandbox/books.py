"""The sandbox's books: the balance, every accepted batch, what is due; all that must survive a restart."""

from __future__ import annotations

import heapq
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from gui.sandbox import kinds, results
from gui.sandbox.batches import Batch, pack
from gui.sandbox.faults import Fault, parse_fault
from gui.sandbox.validation import RefusedError, Submission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gui.sandbox.clock import Clock
    from gui.sandbox.journal import Journal

_BASE_S, _PER_SEARCH_S = 0.35, 0.0022


@dataclass(frozen=True, slots=True)
class Terms:
    """How an account starts.

    Attributes:
        credits: quarter credits.
        phone_price: quarter credits of a phone search.
        speed: how many times faster than usual batches complete.
    """

    credits: int
    phone_price: int = kinds.PHONE.price
    speed: float = 1.0


class Books:
    """One account. Holds are taken when a batch is accepted, misses are refunded when it completes.

    Attributes:
        credits: the balance, in quarter credits.
        phone_price: quarter credits of a phone search.
        speed: how many times faster than usual batches complete.
        webhooks: the account's own webhook addresses, called when a batch names none.
        batches: every batch by its id, oldest first.
        on_finished: called with each batch that is over.
    """

    def __init__(self, terms: Terms, clock: Clock, journal: Journal) -> None:
        self._terms = terms
        self._clock = clock
        self._journal = journal
        self.on_finished: Callable[[Batch], None] | None = None
        self._reset()
        is_new = True
        for event in journal.events():
            is_new = False
            try:
                self._replay(event)
            except (KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"the state file holds something unknown: {event!r:.100}") from error
        journal.open()
        if is_new:
            self._journal.append({"do": "start", "credits": self.credits, "phone_price": self.phone_price})

    def _reset(self) -> None:
        self.credits = self._terms.credits
        self.phone_price = self._terms.phone_price
        self.speed = self._terms.speed
        self.webhooks: list[str] = []
        self.batches: dict[str, Batch] = {}
        self._due: list[tuple[float, str]] = []

    def price(self, kind: kinds.Kind) -> int:
        """Quarter credits of one search."""
        return self.phone_price if kind is kinds.PHONE else kind.price

    def check_covers(self, submission: Submission, *, single: bool = False) -> None:
        """Refuse what the balance does not cover.

        Raises:
            RefusedError: 402; nothing is deducted.
        """
        if self.price(submission.kind) * len(submission.searches) > self.credits:
            body = {"reason": "Insufficient credits", "success": False}
            raise RefusedError(402, body if single else {"message": "Insufficient credits"})

    def accept(self, submission: Submission, quirks: Iterable[Fault], *, single: bool = False) -> Batch:
        """Take a batch in, and its whole hold from the balance."""
        kind, count, chosen = submission.kind, len(submission.searches), tuple(quirks)
        batch = Batch(
            id=str(uuid.uuid4()),
            kind=kind,
            count=count,
            packed=pack(submission.searches),
            held=self.price(kind) * count,
            accepted_at=self._clock.now(),
            duration_s=self._duration_s(kind, count, chosen),
            custom=submission.custom,
            settings=submission.settings,
            single=single,
            quirks=chosen,
        )
        self._journal.append(_as_event(batch, submission.searches))
        self._enter(batch)
        return batch

    def settle(self) -> None:
        """Finish every batch whose time has come, oldest first."""
        while self._due and self._due[0][0] <= self._clock.now():
            batch = self.batches.get(heapq.heappop(self._due)[1])
            if batch is None or batch.status != "ongoing":  # forgotten, or settled before a restart
                continue
            failure = batch.quirk("failed")
            found = 0 if failure else results.count_found(batch)
            self._close(batch, "failed" if failure else "completed", found, _refund(batch, failure, found))
            self._journal.append(
                {
                    "do": "settled",
                    "id": batch.id,
                    "status": batch.status,
                    "found": found,
                    "refunded": batch.refunded,
                }
            )
            if self.on_finished is not None:
                self.on_finished(batch)

    def next_due_at(self) -> float | None:
        """When the next batch completes, in seconds since 1970."""
        return self._due[0][0] if self._due else None

    def set_account(self, change: Mapping[str, object]) -> None:
        """Change the account from outside, as buying credits or a colleague would, and write it down."""
        self._journal.append({"do": "account", **change})
        self._apply(change)

    def advance(self, seconds: float) -> None:
        """Let time jump forward."""
        self._journal.append({"do": "advance", "seconds": seconds})
        self._clock.advance(seconds)

    def forget(self, ids: Iterable[str]) -> int:
        """Let batches that are over expire; returns how many. What they cost stays spent."""
        over = [
            one for one in dict.fromkeys(ids) if one in self.batches and self.batches[one].status != "ongoing"
        ]
        self._journal.append({"do": "forget", "ids": over})
        self._drop(over)
        return len(over)

    def _drop(self, ids: Iterable[str]) -> None:
        for one in ids:
            del self.batches[one]

    def clear(self) -> None:
        """Forget everything; the account is as it was at the start."""
        self._journal.append({"do": "clear"})
        self._reset()

    def close(self) -> None:
        """Let go of the file."""
        self._journal.close()

    def _duration_s(self, kind: kinds.Kind, count: int, quirks: tuple[Fault, ...]) -> float | None:
        if any(fault.kind == "stuck" for fault in quirks):
            return None
        factor = next((fault.factor for fault in quirks if fault.kind == "slow_batch"), 1.0)
        return (_BASE_S + _PER_SEARCH_S * count) * kind.pace * factor / self.speed

    def _enter(self, batch: Batch) -> None:
        self.credits -= batch.held
        self.batches[batch.id] = batch
        if batch.due_at is not None:
            heapq.heappush(self._due, (batch.due_at, batch.id))

    def _close(self, batch: Batch, status: str, found: int, refunded: int) -> None:
        batch.status, batch.found, batch.refunded = status, found, refunded
        self.credits += refunded

    def _apply(self, change: Mapping[str, object]) -> None:
        if "credits" in change:
            self.credits = cast("int", change["credits"])
        self.credits += cast("int", change.get("add", 0))
        self.phone_price = cast("int", change.get("phone_price", self.phone_price))
        self.webhooks = cast("list[str]", change.get("webhooks", self.webhooks))
        self.speed = cast("float", change.get("speed", self.speed))

    def _replay(self, event: dict[str, object]) -> None:
        match event.get("do"):
            case "start":
                self.credits = cast("int", event["credits"])
                self.phone_price = cast("int", event["phone_price"])
            case "account":
                self._apply(event)
            case "advance":
                self._clock.advance(cast("float", event["seconds"]))
            case "clear":
                self._reset()
            case "forget":
                self._drop(cast("list[str]", event["ids"]))
            case "accepted":
                self._enter(_from_event(event))
            case "settled":
                batch = self.batches[str(event["id"])]
                figures = cast("int", event["found"]), cast("int", event["refunded"])
                self._close(batch, str(event["status"]), *figures)


def _refund(batch: Batch, failure: Fault | None, found: int) -> int:
    if failure:
        return batch.held if failure.refund else 0
    if batch.kind is kinds.VERIFY:
        return 0
    return batch.held // batch.count * (batch.count - found)


def _as_event(batch: Batch, searches: list[object]) -> dict[str, object]:
    return {
        "do": "accepted",
        "id": batch.id,
        "kind": batch.kind.name,
        "held": batch.held,
        "at": batch.accepted_at,
        "duration_s": batch.duration_s,
        "custom": batch.custom,
        "settings": batch.settings,
        "single": batch.single,
        "quirks": [fault.as_json() for fault in batch.quirks],
        "searches": searches,
    }


def _from_event(event: Mapping[str, object]) -> Batch:
    searches = cast("list[object]", event["searches"])
    return Batch(
        id=str(event["id"]),
        kind=kinds.KINDS[str(event["kind"])],
        count=len(searches),
        packed=pack(searches),
        held=cast("int", event["held"]),
        accepted_at=cast("float", event["at"]),
        duration_s=cast("float | None", event["duration_s"]),
        custom=event["custom"],
        settings=cast("dict[str, object]", event["settings"]),
        single=bool(event["single"]),
        quirks=tuple(parse_fault(fault) for fault in cast("list[object]", event["quirks"])),
    )
