"""Reads a submission back: the fields of each search as they are in the bytes that leave."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SentSearch:
    """One search as it stands in a submission.

    Attributes:
        custom: our own name for it; None for verifications, which have none.
        fields: Enrow's names and the values.
    """

    custom: str | None
    fields: Mapping[str, str]


def read_back(body: bytes) -> list[SentSearch]:
    """The searches of a body that ``wire.build_payload`` made, in its order; none of an erased body."""
    if not body:
        return []
    payload = json.loads(body)
    if "verifications" in payload:
        return [SentSearch(None, {"email": address}) for address in payload["verifications"]]
    return [_search(dict(search)) for search in payload["searches"]]


def _search(fields: dict[str, str]) -> SentSearch:
    custom = fields.pop("custom")
    return SentSearch(custom, fields)
