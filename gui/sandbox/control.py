"""The addresses under ``/_sandbox/``: how a test sets faults and credits, moves time, and asks what happened.

GET  /_sandbox/ledger   the balance, every accepted batch, every request seen; ``?searches=0`` leaves out the
                        searches, ``?requests=0`` the requests, ``?id=`` asks for one batch
GET  /_sandbox/faults   the faults now set, with how often each was counted and hit
POST /_sandbox/faults   a list of faults, for the one before; ``{"faults": [...], "append": true}`` adds
POST /_sandbox/credits  ``{"credits": N}`` or ``{"add": N}``; also ``phone_price``, ``webhooks``, ``speed``
POST /_sandbox/advance  ``{"seconds": N}`` moves time forward; ``{}`` as far as finishes all under way
POST /_sandbox/forget   ``{"ids": [...]}``: those of these batches that are over, as if they had expired
POST /_sandbox/clear    all as at the start: no batches, no faults, the first balance; what hangs is cut

Amounts are credits. No key is needed. Mistakes are answered with 400 and a sentence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from gui.sandbox import kinds
from gui.sandbox.faults import FaultBoard, FaultError, parse_faults
from gui.sandbox.messages import Reply, Request, encode_json

if TYPE_CHECKING:
    from gui.sandbox.batches import Batch
    from gui.sandbox.clock import Clock
    from gui.sandbox.service import Service
    from gui.sandbox.witness import Witness

PREFIX = "/_sandbox/"


class Control:
    """Answers the control addresses.

    Attributes:
        on_faults: called when the faults were replaced.
        on_clear: called when everything was cleared.
    """

    def __init__(self, service: Service, board: FaultBoard, clock: Clock, witness: Witness) -> None:
        self._service = service
        self._books = service.books
        self._board = board
        self._clock = clock
        self._witness = witness
        self.on_faults: Callable[[], None] = lambda: None
        self.on_clear: Callable[[], None] = lambda: None

    def serve(self, request: Request) -> Reply:
        """Answer one request."""
        routes: dict[tuple[str, str], Callable[[Request], object]] = {
            ("GET", "ledger"): self._ledger,
            ("GET", "faults"): self._show_faults,
            ("POST", "faults"): self._set_faults,
            ("POST", "credits"): self._set_credits,
            ("POST", "advance"): self._advance,
            ("POST", "forget"): self._forget,
            ("POST", "clear"): self._clear,
        }
        route = routes.get((request.method, request.path.removeprefix(PREFIX)))
        if route is None:
            return Reply(400, encode_json({"message": f"No {request.method} {request.path} here"}))
        try:
            self._books.settle()
            return Reply(200, encode_json(route(request)))
        except ValueError as error:
            return Reply(400, encode_json({"message": str(error)}))

    def _ledger(self, request: Request) -> object:
        chosen = request.query.get("id")
        batches = [one for one in self._books.batches.values() if chosen in {None, one.id}]
        with_searches = request.query.get("searches") != "0"
        return {
            "credits": kinds.credits_number(self._books.credits),
            "batches": [self._batch(one, with_searches=with_searches) for one in batches],
            "counts": self._witness.counts,
            "requests": [] if request.query.get("requests") == "0" else self._witness.requests(),
        }

    def _batch(self, batch: Batch, *, with_searches: bool) -> dict[str, object]:
        entry: dict[str, object] = {
            "id": batch.id,
            "kind": batch.kind.name,
            "single": batch.single,
            "count": batch.count,
            "status": batch.status,
            "finished": batch.finished(self._clock.now()),
            "found": batch.found,
            "held": kinds.credits_number(batch.held),
            "refunded": kinds.credits_number(batch.refunded),
            "final": kinds.credits_number(batch.final),
            "custom": batch.custom,
            "settings": batch.settings,
            "accepted_at": batch.accepted_at,
            "duration_s": batch.duration_s,
            "reads": batch.reads,
            "faults": [fault.kind for fault in batch.quirks],
        }
        return entry | (_split(batch) if with_searches else {})

    def _show_faults(self, _request: Request) -> object:
        return {"faults": [fault.as_json() for fault in self._board.faults]}

    def _set_faults(self, request: Request) -> object:
        document = _document(request)
        faults = parse_faults(document)
        is_more = isinstance(document, Mapping) and document.get("append") is True
        self._board.faults = [*self._board.faults, *faults] if is_more else faults
        self.on_faults()
        return self._show_faults(request)

    def _set_credits(self, request: Request) -> object:
        change = dict(_object(request))
        for name in ("credits", "add", "phone_price"):
            if name in change:
                change[name] = _quarters(change[name])
        if change.keys() - {"credits", "add", "phone_price", "webhooks", "speed"}:
            raise ValueError("only credits, add, phone_price, webhooks and speed can be set")
        if "speed" in change:
            change["speed"] = _positive(change["speed"])
        self._books.set_account(change)
        return {"credits": kinds.credits_number(self._books.credits)}

    def _advance(self, request: Request) -> object:
        document = _object(request)
        ends = [one.due_at for one in self._books.batches.values() if one.status == "ongoing"]
        last = max((end for end in ends if end is not None), default=0.0)
        seconds = document.get("seconds", max(0.0, last - self._clock.now()))
        self._books.advance(_positive(seconds) if seconds else 0.0)
        self._books.settle()
        return {"now": self._clock.now()}

    def _forget(self, request: Request) -> object:
        ids = _object(request).get("ids")
        if not isinstance(ids, list):
            raise FaultError("ids is not a list")
        return {"forgotten": self._books.forget(str(one) for one in ids)}

    def _clear(self, _request: Request) -> object:
        self._books.clear()
        self._board.faults = []
        self._witness.clear()
        self._service.limit.clear()
        self.on_clear()
        return {"credits": kinds.credits_number(self._books.credits)}


def _split(batch: Batch) -> dict[str, object]:
    """The searches as their parameters, and beside them what each carried as ``custom``."""
    if batch.kind is kinds.VERIFY:
        return {"searches": [{"email": address} for address in batch.searches], "customs": []}
    searches = [cast("dict[str, object]", search) for search in batch.searches]
    customs = [search.pop("custom", None) for search in searches]
    return {"searches": searches, "customs": customs}


def _document(request: Request) -> object:
    try:
        return json.loads(request.body or b"{}")
    except ValueError as error:
        raise FaultError("the body is not JSON") from error


def _object(request: Request) -> Mapping[str, object]:
    document = _document(request)
    if not isinstance(document, dict):
        raise FaultError("the body is not an object")
    return document


def _positive(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < math.inf:
        raise ValueError(f"not a positive number: {value!r}")
    return float(value)


def _quarters(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value * kinds.QUARTERS % 1:
        raise ValueError(f"not an amount of credits in quarters: {value!r}")
    return int(value * kinds.QUARTERS)
