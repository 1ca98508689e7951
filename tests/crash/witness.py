"""The sandbox's ledger beside the program's books: nothing forgotten, and the same money to the quarter."""

from __future__ import annotations

import collections
import json
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.crash.world import Books

QUARTERS = 4
# Faults of a batch after which what was found is not what the rows say.
_ROW_FAULTS = {"missing", "row_ongoing", "no_custom", "no_echo", "strangers", "doubled", "failed", "recased"}


def quarters(amount: float) -> int:
    return round(amount * QUARTERS)


def who(kind: str, search: Any) -> tuple[str, ...]:
    """Whom a search is about, as the sandbox got it."""
    if kind == "verify":
        return (kind, search if isinstance(search, str) else search["email"])
    names = ("fullname",) if kind == "email" else ("firstname", "lastname", "linkedin_url")
    return (kind, *(search.get(name, "") for name in (*names, "company_domain")))


def check_nothing_forgotten(books: Books, seen: Any) -> None:
    by_reference = {batch["reference"]: batch for batch in books.batches}
    ids = {batch["id"] for batch in seen["batches"]}
    for theirs in seen["batches"]:
        ours = by_reference.get(theirs["custom"]["ref"])
        assert ours is not None, f"accepted and not in the journal: {theirs['custom']}"
        was_doubted = ours["state"] == "sending" or ours["doubted_at"] is not None
        assert ours["remote_id"] == theirs["id"] or was_doubted, f"forgotten: {ours}"
        sent = collections.Counter(who(theirs["kind"], search) for search in theirs["searches"])
        assert sent == collections.Counter(people_of(ours))
    for ours in books.batches:
        assert ours["remote_id"] is None or ours["remote_id"] in ids


def check_money(books: Books, seen: Any) -> None:
    by_id = {batch["id"]: batch for batch in seen["batches"]}
    for ours in books.batches:
        if ours["remote_id"] is None:
            assert not [line for line in books.ledger if line[0] == ours["id"]]
            continue
        theirs = by_id[ours["remote_id"]]
        assert books.ledger[ours["id"], "hold"] == quarters(theirs["held"])
        if ours["state"] == "done":
            money = books.ledger[ours["id"], "final"], books.ledger[ours["id"], "refund"]
            assert money == (quarters(theirs["final"]), quarters(theirs["refunded"])), ours
            if not _ROW_FAULTS & set(theirs["faults"]):
                assert ours["found"] == theirs["found"]
                assert ours["answered"] == theirs["count"]


def people_of(batch: dict[str, Any]) -> list[tuple[str, ...]]:
    """Whom a batch of the journal was about, by the request that it kept."""
    request = json.loads(zlib.decompress(batch["request"]))
    searches = request["verifications" if batch["kind"] == "verify" else "searches"]
    return [who(batch["kind"], search) for search in searches]
