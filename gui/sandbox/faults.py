"""Faults on demand: which request or batch is hit, and by what.

A fault is an object. Only ``kind`` is required::

    {"kind": "drop_after_accept", "endpoint": "email", "method": "POST", "nth": 3}

Which one is hit: ``endpoint`` is account, email, verify, phone or any (default any; single and bulk count
together); ``method`` is GET, POST or any (default POST, and GET for account); ``nth`` is the first request
hit, counted from 1 since the fault was set, or first, middle, last of ``of`` requests; ``count`` is how many
in a row (default 1, or "all"); ``every`` hits each k-th instead.

Faults of a request:
    refuse              nobody listens for ``seconds`` (default 0.5), from before the nth request on
    drop_before_accept  the connection is cut, nothing was taken in; ``how`` is close (default) or reset
    drop_after_accept   the request is processed and charged, then the connection is cut
    hang_before_accept  no answer for ``seconds`` (default an hour), then cut; ``hang`` is the same
    hang_after_accept   processed and charged, then no answer
    slow                answered after ``seconds`` (default 1)
    status              answered with ``status`` and ``body``: enrow (default; ``message`` has other words),
                        html, text, empty; ``accepted`` true processes and charges it all the same
    html                a proxy's page with status 200; ``accepted`` as above
    cut_json            processed; the JSON ends in the middle, the HTTP around it is whole
    cut_body            processed; the connection ends in the middle of the body
    no_id               processed; the answer has no id
    redirect            answered with ``status`` (default 302) and ``location`` (default the sandbox itself)

Faults of a batch, counted in accepted batches, that stay with it:
    failed              ends as failed; the hold is refunded unless ``refund`` is false
    stuck               never completes
    slow_batch          takes ``factor`` times as long (default 10)
    shuffled            results in another order
    missing             ``rows`` have no result: first, middle (default), last, all, or a list of positions
    doubled             ``rows`` (default all) appear twice
    row_ongoing         ``rows`` (default first) still say ongoing in the first ``reads`` readings (default 1)
    no_custom           ``rows`` (default all) come without their custom
    no_echo             ``rows`` (default all) come without raw_params or params
    no_reference        general has no custom
    recased             ``rows`` (default all) have their address in capitals (verify)
    strangers           a result nobody asked for comes besides
    older_wire          forms of older documentation: 202 while running, costs as numbers, phone ``valid``,
                        and a cost before the refund, ``info.company_domain``, misses with an empty email,
                        events without credits
    no_webhook          no event is sent
``reads`` limits those about results to the first readings of the finished batch ("all" is for ever).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields

# fmt: off
REQUEST_KINDS = frozenset({
    "refuse", "drop_before_accept", "drop_after_accept", "hang_before_accept", "hang_after_accept", "slow",
    "status", "html", "cut_json", "cut_body", "no_id", "redirect",
})
BATCH_KINDS = frozenset({
    "failed", "stuck", "slow_batch", "shuffled", "missing", "doubled", "row_ongoing", "no_custom", "no_echo",
    "no_reference", "recased", "strangers", "older_wire", "no_webhook",
})
# fmt: on
_ALIASES = {"hang": "hang_before_accept", "drop": "drop_before_accept"}
_ROWS = {"missing": "middle", "row_ongoing": "first"}
_SECONDS = {"refuse": 0.5, "slow": 1.0}
_HOUR_S = 3600.0


class FaultError(ValueError):
    """A fault that cannot be understood; the text says why."""


@dataclass(slots=True)
class Fault:
    """One fault. The module's text says what each attribute means.

    Attributes:
        seen: how many requests or batches it has counted.
        hits: how many of them it hit.
    """

    kind: str
    endpoint: str = "any"
    method: str = "POST"
    nth: int = 1
    count: int | None = 1
    every: int | None = None
    seconds: float = _HOUR_S
    how: str = "close"
    status: int = 500
    body: str = "enrow"
    message: str = ""
    accepted: bool = False
    location: str = ""
    refund: bool = True
    factor: float = 10.0
    rows: str | list[int] = "all"
    reads: int | None = None
    seen: int = 0
    hits: int = 0

    def matches(self, endpoint: str, method: str) -> bool:
        """Whether it counts a request."""
        return self.endpoint in {endpoint, "any"} and self.method in {method, "any"}

    def strike(self) -> bool:
        """Count one request or batch, and say whether it is hit."""
        self.seen += 1
        if self.every is not None:
            return self.seen % self.every == 0
        return self.seen >= self.nth and (self.count is None or self.seen < self.nth + self.count)

    def hits_row(self, position: int, of: int) -> bool:
        """Whether the result at a position (from 0) is one of its ``rows``."""
        if isinstance(self.rows, list):
            return position in self.rows
        return self.rows == "all" or position == {"first": 0, "middle": of // 2, "last": of - 1}[self.rows]

    def as_json(self) -> dict[str, object]:
        """The fault as an object, with its counts."""
        return asdict(self)


def parse_faults(document: object) -> list[Fault]:
    """Read a list of faults, one fault, or ``{"faults": [...]}``.

    Raises:
        FaultError: something in it is not understood.
    """
    if isinstance(document, dict) and "faults" in document:
        document = document["faults"]
    items = document if isinstance(document, list) else [document]
    return [parse_fault(item) for item in items]


def parse_fault(item: object) -> Fault:
    """Read one fault.

    Raises:
        FaultError: a name, value or combination is not understood.
    """
    if not isinstance(item, Mapping):
        raise FaultError(f"a fault is an object, not {item!r}")
    values = dict(item)
    kind = str(values.get("kind", ""))
    kind = values["kind"] = _ALIASES.get(kind, kind)
    if kind not in REQUEST_KINDS | BATCH_KINDS:
        raise FaultError(f"unknown kind of fault: {kind!r}")
    values["nth"] = _nth(values)
    if values.get("count") == "all":
        values["count"] = None
    if values.get("every") is True:
        values["every"] = 1
    if values.get("reads") == "all":
        values["reads"] = None
    unknown = values.keys() - {field.name for field in fields(Fault)}
    if unknown:
        raise FaultError(f"unknown in a fault: {', '.join(sorted(map(str, unknown)))}")
    fault = Fault(**{**_defaults(kind, values), **values})
    _check(fault)
    return fault


def _defaults(kind: str, values: Mapping[str, object]) -> dict[str, object]:
    return {
        "method": "GET" if values.get("endpoint") == "account" else "POST",
        "seconds": _SECONDS.get(kind, _HOUR_S),
        "status": 302 if kind == "redirect" else 500,
        "body": "html" if kind == "html" else "enrow",
        "rows": _ROWS.get(kind, "all"),
        "reads": 1 if kind == "row_ongoing" else None,
    }


def _nth(values: dict[str, object]) -> object:
    nth, of = values.get("nth", 1), values.pop("of", None)
    if nth == "first":
        return 1
    if nth not in {"middle", "last"}:
        return nth
    if not isinstance(of, int):
        raise FaultError(f"nth {nth!r} needs of: how many there will be")
    return of if nth == "last" else (of + 1) // 2


def _check(fault: Fault) -> None:
    """Refuse what would only fail later, in the middle of a test."""
    wrong: tuple[tuple[bool, str], ...] = (
        (fault.endpoint not in {"any", "account", "email", "verify", "phone"}, "endpoint"),
        (fault.method not in {"any", "GET", "POST"}, "method"),
        (not _is_count(fault.nth), "nth"),
        (fault.count is not None and not _is_count(fault.count), "count"),
        (fault.every is not None and not _is_count(fault.every), "every"),
        (not _is_amount(fault.seconds), "seconds"),
        (not _is_amount(fault.factor), "factor"),
        (fault.how not in {"close", "reset"}, "how"),
        (not _is_count(fault.status) or not 200 <= fault.status <= 599, "status"),
        (fault.body not in {"enrow", "html", "text", "empty"}, "body"),
        (not isinstance(fault.rows, list) and fault.rows not in {"first", "middle", "last", "all"}, "rows"),
        (fault.reads is not None and not _is_count(fault.reads), "reads"),
    )
    for is_wrong, name in wrong:
        if is_wrong:
            raise FaultError(f"{name} cannot be {getattr(fault, name)!r}")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _is_amount(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0


class FaultBoard:
    """The faults now set, in order; the first that hits a request is the one that happens."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self.faults = list(faults)

    def strike_request(self, endpoint: str, method: str) -> Fault | None:
        """Count a request on every fault that watches it; the first one hit, None when it goes unharmed."""
        watching = [f for f in self.faults if f.kind in REQUEST_KINDS and f.matches(endpoint, method)]
        struck = [fault for fault in watching if fault.kind != "refuse" and fault.strike()]
        for fault in struck[:1]:
            fault.hits += 1
            return fault
        return None

    def strike_batch(self, endpoint: str) -> list[Fault]:
        """Count an accepted batch; the faults that stay with it."""
        watching = [fault for fault in self.faults if fault.kind in BATCH_KINDS]
        struck = [fault for fault in watching if fault.endpoint in {endpoint, "any"} and fault.strike()]
        for fault in struck:
            fault.hits += 1
        return struck

    def refusal_after(self, endpoint: str, method: str) -> float:
        """For how many seconds the request after this one is to find nobody listening; 0 is no."""
        for fault in self.faults:
            if fault.kind == "refuse" and not fault.hits and fault.matches(endpoint, method):
                fault.seen += 1
                if fault.seen == fault.nth - 1:
                    fault.hits = 1
                    return fault.seconds
        return 0.0

    def refusal_now(self) -> float:
        """Seconds to refuse connections at once, for faults that hit the first request; 0 is no."""
        for fault in self.faults:
            if fault.kind == "refuse" and fault.nth == 1 and not fault.hits:
                fault.hits = 1
                return fault.seconds
        return 0.0
