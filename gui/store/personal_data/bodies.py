"""Takes a person out of the requests and answers that were kept as they left and came."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from gui.leads.fields import Kind
from gui.leads.whom import identity_of, naming

if TYPE_CHECKING:
    from collections.abc import Collection

    from gui.store.database import Database

REWRITTEN = "rewritten"  # instead of the hash of a request that is not any more as it left


class Forgetting:
    """One person to take out.

    Args:
        searches: the ids of the searches about the person.
        identities: of these searches, for requests whose searches are gone.
        texts: what names the person, casefolded.
    """

    def __init__(
        self, searches: Collection[int], identities: Collection[str], texts: Collection[str]
    ) -> None:
        self._searches = {str(number) for number in searches}
        self._identities = identities
        self._texts = texts
        self._telling = naming([each for each in texts if "@" in each or "/" in each])

    def without(self, body: bytes, kind: Kind) -> bytes:
        """The same body without the person; empty where they cannot be told from the rest."""
        try:
            told = json.loads(body)
        except (ValueError, RecursionError):
            return b"" if self._names(body.decode("utf-8", "replace")) else body
        kept, is_changed = self._kept(told, kind)
        if not is_changed:
            return b"" if self._names(json.dumps(told, ensure_ascii=False)) else body
        text = json.dumps(kept, separators=(",", ":"), ensure_ascii=False)
        return b"" if self._names(text) else json.dumps(kept, separators=(",", ":")).encode("ascii")

    def _names(self, text: str) -> bool:
        """Whether the text holds an address or the like; a whole name may be somebody else's."""
        return self._telling.search(text.casefold()) is not None

    def _kept(self, told: Any, kind: Kind) -> tuple[Any, bool]:
        if isinstance(told, dict):
            pairs = {key: self._kept(value, kind) for key, value in told.items()}
            return {key: kept for key, (kept, _) in pairs.items()}, any(c for _, c in pairs.values())
        if isinstance(told, list):
            left = [self._kept(each, kind) for each in told if not self._is_about(each, kind)]
            return [kept for kept, _ in left], len(left) < len(told) or any(c for _, c in left)
        return told, False

    def _is_about(self, entry: Any, kind: Kind) -> bool:
        if isinstance(entry, str):
            return entry.casefold() in self._texts
        if not isinstance(entry, dict):
            return False
        if str(entry.get("custom", "")) in self._searches or identity_of(kind, entry) in self._identities:
            return True
        return any(isinstance(each, str) and each.casefold() in self._texts for each in _leaves(entry))


def _leaves(told: Any) -> list[Any]:
    if isinstance(told, dict):
        return [leaf for value in told.values() for leaf in _leaves(value)]
    if isinstance(told, list):
        return [leaf for value in told for leaf in _leaves(value)]
    return [told]


def forget_messages(database: Database, texts: Collection[str]) -> None:
    """Forget what was said of runs and batches and names the person. Part of the caller's transaction."""
    telling = naming(texts)
    for table in ("runs", "batches"):
        for row in database.rows(f"SELECT id, message FROM {table} WHERE message <> ''"):
            if telling.search(row["message"].casefold()):
                database.run(f"UPDATE {table} SET message = '' WHERE id = ?", (row["id"],))


def take_out(database: Database, forgetting: Forgetting) -> None:
    """Rewrite every body that names the person. Part of the caller's transaction."""
    for batch, kind in [
        (row["id"], Kind(row["kind"])) for row in database.rows("SELECT id, kind FROM batches")
    ]:
        packed = database.value("SELECT request FROM batches WHERE id = ?", (batch,))
        request = zlib.decompress(packed) if packed else b""
        if (left := forgetting.without(request, kind)) != request:
            database.run(
                "UPDATE batches SET request = ?, request_hash = ? WHERE id = ?",
                (zlib.compress(left) if left else b"", REWRITTEN, batch),
            )
        packed = database.value("SELECT body FROM raw_answers WHERE batch_id = ?", (batch,))
        answer = zlib.decompress(packed) if packed else b""
        left = forgetting.without(answer, kind)
        if left != answer and left:
            database.run("UPDATE raw_answers SET body = ? WHERE batch_id = ?", (zlib.compress(left), batch))
        elif left != answer:
            database.run("DELETE FROM raw_answers WHERE batch_id = ?", (batch,))
