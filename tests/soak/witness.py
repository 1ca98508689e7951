"""Compares what the sandbox sold with what the workspace knows, batch by batch and person by person.

People are kept as hashes with two small counts: a million of them fit in memory, beside the two processes
that are measured and in neither of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import sqlite3
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import httpx

_QUARTERS = 4
_BATCHES = """
SELECT id, kind, reference, state, remote_id, credits_used, final, refunded, request, searches, doubted_at
FROM batches WHERE id > ? ORDER BY id
"""


class Witness:
    """Counts purchases.

    Attributes:
        bought: searches the sandbox took money for.
        again: how many of them were bought a second time, because the user said so.
        lost: batches that were sold and whose answer was lost.
        spent: quarter credits that were spent in the end.
        faults: how often each kind of fault stayed with a batch.
    """

    def __init__(self, workspace: Path, control: httpx.Client) -> None:
        self.bought = self.again = self.lost = self.spent = 0
        self.faults: Counter[str] = Counter()
        self._workspace = workspace
        self._control = control
        self._newest = 0
        self._times: Counter[int] = Counter()
        self._words: Counter[int] = Counter()

    def audit(self) -> None:
        """Look at everything new, then let the sandbox forget it. All runs rest."""
        sold = self._sold()
        with contextlib.closing(sqlite3.connect(f"file:{self._workspace}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            known = database.execute(_BATCHES, (self._newest,)).fetchall()
            self._compare(known, sold)
            for row in known:
                self._hear(row, database)
        touched = {person for batch in sold.values() for person in self._take(batch)}
        twice = [self._times[person] for person in touched if self._times[person] > 1 + self._words[person]]
        assert not twice, f"{len(twice)} people were bought more often than the user said"
        self._newest = max([self._newest, *(row["id"] for row in known)])
        over = [batch["id"] for batch in sold.values()]
        assert self._control.post("forget", json={"ids": over}).json() == {"forgotten": len(over)}

    def _sold(self) -> dict[str, dict[str, Any]]:
        """The batches the sandbox took in, by our own reference; its answers stay small that way."""
        listed = self._get("ledger?searches=0&requests=0")["batches"]
        batches = [self._get(f"ledger?requests=0&id={batch['id']}")["batches"][0] for batch in listed]
        sold = {batch["custom"]["ref"]: batch for batch in batches}
        assert len(sold) == len(batches), "one request was sold twice"
        return sold

    def _get(self, what: str) -> Any:
        return self._control.get(what).raise_for_status().json()

    def _compare(self, known: Iterable[sqlite3.Row], sold: dict[str, dict[str, Any]]) -> None:
        ours = {row["reference"]: row for row in known}
        assert sold.keys() <= ours.keys(), "something was bought that no line of the journal tells"
        for reference, row in ours.items():
            batch = sold.get(reference)
            assert row["state"] in {"done", "failed", "rejected"}, f"a batch is left {row['state']}"
            if row["state"] == "rejected":
                assert batch is None, "a batch was sold that counts as not bought"
            if row["remote_id"] is None:
                self.lost += batch is not None
                continue
            assert batch is not None
            assert row["remote_id"] == batch["id"]
            assert row["searches"] == batch["count"]
            assert row["credits_used"] == batch["held"] * _QUARTERS
            if row["state"] == "done" or row["refunded"] is not None:
                figures = row["final"], row["refunded"]
                assert figures == (batch["final"] * _QUARTERS, batch["refunded"] * _QUARTERS)

    def _hear(self, row: sqlite3.Row, database: sqlite3.Connection) -> None:
        """Note for whom the user may have said "again": those who were sent and got no answer."""
        if row["state"] == "failed":
            payload = json.loads(zlib.decompress(row["request"]))
            people = payload.get("searches") or [{"email": one} for one in payload["verifications"]]
        else:
            sql = "SELECT params FROM searches WHERE batch_id = ? AND state = 'failed'"
            people = [json.loads(params) for (params,) in database.execute(sql, (row["id"],))]
        self._words.update(_mark(row["kind"], person) for person in people)

    def _take(self, batch: dict[str, Any]) -> list[int]:
        people = [_mark(batch["kind"], search) for search in batch["searches"]]
        self.again += sum(1 for person in people if self._times[person])
        self._times.update(people)
        self.bought += len(people)
        self.spent += int(batch["final"] * _QUARTERS)
        self.faults.update(batch["faults"])
        return people


def _mark(kind: str, search: dict[str, str]) -> int:
    """Who is asked about, however it is spelled in the lists of the soak. It knows nothing of gui.leads."""
    if kind == "verify":
        who = search["email"].lower()
    else:
        name = search.get("fullname") or f"{search['firstname']} {search['lastname']}"
        host = search["company_domain"].lower().split("://")[-1].split("/")[0].removeprefix("www.")
        who = f"{re.sub('[^a-z]', '', name.lower())}|{host}"
    return int.from_bytes(hashlib.blake2b(f"{kind}|{who}".encode(), digest_size=8).digest(), "big")
