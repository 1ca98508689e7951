"""Reads the event that Enrow sends when a batch is over. It holds no results, only which batch to read.

Whoever knows the address can send anything, so nothing is taken from an event but its kind and an opaque id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gui.enrow import loose, wire
from gui.leads.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES: Final = 65_536
_MOST_DEEP: Final = 20
_MOST_LETTERS: Final = 200  # of an id; Enrow's have 36
_KINDS: Final[Mapping[str, Kind]] = {
    "bulk_search_finished": Kind.EMAIL,
    "bulk_verification_finished": Kind.VERIFY,
    "bulk_phone_search_finished": Kind.PHONE,
}


class NotAnEventError(ValueError):
    """A body that is no event of a finished batch; the text says why, without repeating it."""


@dataclass(frozen=True, slots=True)
class FinishedEvent:
    """A batch is over, or somebody says so: a reason to read it, nothing more.

    Attributes:
        kind: what was searched for.
        remote_id: Enrow's id of the batch, opaque.
        reference: our own name for the batch, where the event repeats it.
    """

    kind: Kind
    remote_id: str
    reference: str | None = None


def parse_event(body: bytes) -> FinishedEvent:
    """Read the body of an event; what is unknown in it is ignored, and `credits` is not needed.

    Raises:
        NotAnEventError: it is too large, not JSON, too deep, another event, or without an id.
    """
    if len(body) > MOST_BYTES:
        raise NotAnEventError("it is too large")
    event = loose.load_object(body)
    if event is None:
        raise NotAnEventError("it is not a JSON object")
    if not _is_shallow(event):
        raise NotAnEventError("it is too deep")
    name, remote_id = event.get("event"), loose.to_text(event.get("id"))
    if not isinstance(name, str) or name not in _KINDS:
        raise NotAnEventError("it is another event")
    if not remote_id or len(remote_id) > _MOST_LETTERS or not remote_id.isprintable():
        raise NotAnEventError("it holds no id")
    return FinishedEvent(_KINDS[name], remote_id, _reference(event))


def _reference(event: Mapping[str, object]) -> str | None:
    general = loose.to_object(event.get("general"))
    return wire.parse_reference(general.get("custom")) or wire.parse_reference(event.get("custom"))


def _is_shallow(value: object) -> bool:
    """Whether nothing lies deeper than any event needs; without recursion, whatever was sent."""
    level = [value]
    for _ in range(_MOST_DEEP):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return True
    return False


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
