"""The bodies of Enrow's answers about a batch: accepted, running, done, failed; bulk and single."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from gui.sandbox import kinds, results
from gui.sandbox.kinds import credits_number
from gui.sandbox.messages import encode_json

if TYPE_CHECKING:
    from gui.sandbox.batches import Batch

Body = dict[str, object]


def accepted(batch: Batch) -> Body:
    """The answer to a POST that started something; ``estimated_duration`` is in whole minutes."""
    message = "Single search operating" if batch.single else batch.kind.started
    minutes = max(1, math.ceil((batch.duration_s or 0) / 60))
    body: Body = {"message": message, "id": batch.id, "credits_used": credits_number(batch.held)}
    if not batch.single:
        body["estimated_duration"] = minutes
    return body


def read_bulk(batch: Batch, now: float) -> tuple[int, bytes]:
    """Status and body of a bulk GET; a finished batch counts it as a reading."""
    if batch.status != "completed":
        stats = {"finished": batch.finished(now), "requested": batch.count}
        is_older = batch.status == "ongoing" and batch.quirk("older_wire")
        return 202 if is_older else 200, encode_json({"general": _general(batch), "stats": stats})
    batch.reads += 1
    head = encode_json({"general": _general(batch), "stats": _stats(batch)})
    return 200, head[:-1] + b',"results":' + results.encode_results(batch) + b"}"


def read_single(batch: Batch) -> tuple[int, bytes]:
    """Status and body of a single GET: 202 while it runs, then the row itself."""
    if batch.status == "ongoing":
        return 202, encode_json({"id": batch.id, "status": "ongoing", "message": "Search is still ongoing"})
    if batch.status == "failed":
        return 200, encode_json({"id": batch.id, "status": "failed"})
    row = results.results(batch)[0]
    row.pop("index")
    return 200, encode_json(
        {"id": batch.id, "status": "completed", "credits_cost": credits_number(batch.final), **row}
    )


def event(batch: Batch) -> Body:
    """What a webhook is told when a batch is over: no results, only that there are some."""
    body: Body = {"event": batch.kind.event, "id": batch.id}
    if not batch.quirk("older_wire"):
        body["credits"] = {"cost": credits_number(batch.final)}
    return body


def _general(batch: Batch) -> Body:
    general: Body = {"id": batch.id, "status": batch.status}
    if batch.custom is not None and batch.status != "ongoing" and not batch.quirk("no_reference"):
        general["custom"] = batch.custom
    return general


def _stats(batch: Batch) -> Body:
    is_older = bool(batch.quirk("older_wire"))
    held, refunded, final = (credits_number(amount) for amount in (batch.held, batch.refunded, batch.final))
    stats: Body = {"requested": batch.count, "valid": batch.found}
    if batch.kind is kinds.VERIFY:
        return {"credits_cost": final, **stats}
    if batch.kind is kinds.EMAIL:
        cost = {"initial": held, "refunded": refunded, "final": final}
        return {"finished": batch.count, **stats, "credits_cost": final if is_older else cost}
    # The reference leaves open whether a phone batch's cost is before or after the refund: each form has one.
    if is_older:
        return {"credits_cost": held, "credits_to_refund": refunded, **stats}
    return {
        "credits_cost": final,
        "credits_to_refund": refunded,
        "found": batch.found,
        "requested": batch.count,
    }
