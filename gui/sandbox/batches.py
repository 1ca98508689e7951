"""One accepted batch, as the sandbox remembers it for as long as it runs."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.sandbox import kinds
    from gui.sandbox.faults import Fault


@dataclass(eq=False, slots=True)
class Batch:
    """A batch (or a single search, which is a batch of one behind another address).

    Attributes:
        id: what the API calls it; opaque.
        kind: the kind of search.
        count: how many searches it has.
        packed: the searches as they came, as compressed JSON: a million of them must fit in memory.
        held: quarter credits taken at submit.
        accepted_at: seconds since 1970.
        duration_s: how long it takes; None means it never completes.
        custom: the batch's own ``custom``, echoed as ``general.custom``.
        settings: the batch's settings.
        single: it came through a single endpoint.
        quirks: the faults that its answers have, for good.
        status: ``ongoing``, ``completed`` or ``failed``.
        found: how many were found or valid, once it is no longer ongoing.
        refunded: quarter credits given back.
        reads: how often its finished answer was read.
    """

    id: str
    kind: kinds.Kind
    count: int
    packed: bytes
    held: int
    accepted_at: float
    duration_s: float | None
    custom: object = None
    settings: Mapping[str, object] = field(default_factory=dict)
    single: bool = False
    quirks: Sequence[Fault] = ()
    status: str = "ongoing"
    found: int = 0
    refunded: int = 0
    reads: int = 0

    @property
    def searches(self) -> list[object]:
        """The searches as they came, in order."""
        searches: list[object] = json.loads(zlib.decompress(self.packed))
        return searches

    @property
    def due_at(self) -> float | None:
        """When it completes, in seconds since 1970; None is never."""
        return None if self.duration_s is None else self.accepted_at + self.duration_s

    @property
    def final(self) -> int:
        """Quarter credits it costs in the end."""
        return self.held - self.refunded

    def finished(self, now: float) -> int:
        """How many searches have been looked up by now; all of them only when the batch is over."""
        if self.status == "completed":
            return self.count
        if self.duration_s is None:
            return self.count // 2
        share = (now - self.accepted_at) / self.duration_s if self.duration_s else 1.0
        return max(0, min(self.count - 1, int(self.count * share)))

    def quirk(self, kind: str) -> Fault | None:
        """The fault of that kind in its answers, None when they are free of it (or no longer show it)."""
        for fault in self.quirks:
            if fault.kind == kind and (fault.reads is None or self.reads <= fault.reads):
                return fault
        return None


def pack(searches: Sequence[object]) -> bytes:
    """Compress searches for ``Batch.packed``."""
    return zlib.compress(json.dumps(searches, separators=(",", ":")).encode(), 1)
