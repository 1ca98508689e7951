"""Reads a submission back: the fields of each search as they are in the bytes that leave."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class SentSearch:
    """One search as it stands in a submission.

    Attributes:
        custom: our own name for it; None for verifications, which have none.
        fields: Enrow's names and the values.
    """

    custom: str | None
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SentRequest:
    """A submission.

    Attributes:
        searches: in its order.
        webhook: where Enrow is told to report; "" for nowhere.
    """

    searches: Sequence[SentSearch] = ()
    webhook: str = ""


def read_request(body: bytes) -> SentRequest:
    """A body that ``wire.build_payload`` made; one that was erased holds nothing."""
    if not body:
        return SentRequest()
    payload = json.loads(body)
    webhook = str(payload.get("settings", {}).get("webhook", ""))
    if "verifications" in payload:
        told = [SentSearch(None, {"email": address}) for address in payload["verifications"]]
    else:
        told = [_search(dict(search)) for search in payload["searches"]]
    return SentRequest(told, webhook)


def read_back(body: bytes) -> Sequence[SentSearch]:
    """The searches of a body that ``wire.build_payload`` made, in its order; none of an erased body."""
    return read_request(body).searches


def _search(fields: dict[str, str]) -> SentSearch:
    custom = fields.pop("custom")
    return SentSearch(custom, fields)
