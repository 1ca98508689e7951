"""What the sandbox saw: every request, what became of it, and how many there were of each sort."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from gui.sandbox import kinds

if TYPE_CHECKING:
    from gui.sandbox.messages import Request

KEPT = 20_000


@dataclass(slots=True)
class Sighting:
    """One request.

    Attributes:
        number: counted from 1.
        at: seconds since 1970.
        id: the id asked for, if any.
        has_key: whether a key came with it.
        status: the answer's status; 0 while there is none, or when the connection was cut instead.
        fault: the kind of fault that hit it.
    """

    number: int
    at: float
    method: str
    path: str
    id: str
    endpoint: str
    has_key: bool
    status: int = 0
    fault: str = ""


class Witness:
    """Remembers the last requests, and counts all of them.

    Attributes:
        counts: how many requests there were, as ``"POST email"`` or ``"GET account"``.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._seen: deque[Sighting] = deque(maxlen=KEPT)

    def see(self, request: Request, at: float) -> Sighting:
        """Note a request as it comes in; what becomes of it is written into the note."""
        endpoint = kinds.endpoint_of(request.path)
        self.counts[f"{request.method} {endpoint or request.path}"] += 1
        has_key, asked = "x-api-key" in request.headers, request.query.get("id", "")
        number = self.counts.total()
        sighting = Sighting(number, at, request.method, request.path, asked, endpoint, has_key)
        self._seen.append(sighting)
        return sighting

    def requests(self) -> list[dict[str, object]]:
        """The last requests, oldest first."""
        return [asdict(sighting) for sighting in self._seen]

    def clear(self) -> None:
        """Forget them."""
        self.counts.clear()
        self._seen.clear()
