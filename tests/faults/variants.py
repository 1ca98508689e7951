"""Every fault the sandbox has, with its variants: generated from short lists, never written one by one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAN = "This account is not allowed to use the phone search feature"
STATUSES = (400, 401, 402, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504)
# Bodies that are not Enrow's mean the same: each case takes the next of them, so that with every status each
# comes at every place, and for every kind of search. All statuses with all bodies: tests/enrow.
OTHER = "other"
OTHER_BODIES = ("html", "text", "empty")
BODIES = ("enrow", OTHER)
# What may have been done although the answer is an error. The others say that nothing was: an Enrow that took
# credits and then said so would break its word, and no client could notice.
MAYBE_DONE = frozenset({408, 500, 502, 503, 504})

# By kind, the options in which it comes. The default of an option needs no word.
REQUEST_OPTIONS: dict[str, list[dict[str, Any]]] = {
    "refuse": [{"seconds": 0.1}],
    "drop_before_accept": [{"how": "close"}, {"how": "reset"}],
    "drop_after_accept": [{"how": "close"}, {"how": "reset"}],
    "hang_before_accept": [{}],
    "hang_after_accept": [{}],
    "slow": [{"seconds": 0.02}, {"seconds": 3600.0}],
    "status": [
        *(
            {"status": status, "body": body, "accepted": accepted}
            for status, body, accepted in product(STATUSES, BODIES, (False, True))
            if not accepted or (status in MAYBE_DONE and (status, body) != (503, "enrow"))
        ),
        {"status": 401, "body": "enrow", "message": PLAN},
        {"status": 403, "body": "enrow", "message": PLAN},
    ],
    "html": [{"accepted": False}, {"accepted": True}],
    "cut_json": [{}],
    "cut_body": [{}],
    "no_id": [{}],
    "redirect": [
        {"status": status, "accepted": accepted} for status in (302, 307) for accepted in (False, True)
    ],
}
_EVERYWHERE = ("first", "middle", "last", "all")
BATCH_OPTIONS: dict[str, list[dict[str, Any]]] = {
    "failed": [{"refund": True}, {"refund": False}],
    "stuck": [{}],
    "slow_batch": [{"factor": 1e5}],
    "shuffled": [{}],
    "missing": [*({"rows": rows} for rows in _EVERYWHERE), {"rows": [0, 1, 5]}],
    "doubled": [{"rows": rows} for rows in ("all", "last")],
    "row_ongoing": [
        {"rows": "first"},
        {"rows": "all"},
        {"rows": "last", "reads": 3},
        {"rows": "first", "reads": "all"},
    ],
    "no_custom": [{"rows": "all"}, {"rows": "middle"}, {"rows": "all", "reads": 1}],
    "no_echo": [{"rows": "all"}, {"rows": "middle"}],
    "no_reference": [{}],
    "recased": [{"rows": "all"}, {"rows": "first"}],
    "strangers": [{}],
    "older_wire": [{}],
    "no_webhook": [{}],
}


@dataclass(frozen=True)
class Variant:
    """A fault with its options, without where it hits."""

    fault: dict[str, Any]

    @property
    def kind(self) -> str:
        kind: str = self.fault["kind"]
        return kind

    def turned(self, turn: int) -> dict[str, Any]:
        """The fault, with one of the other bodies where it wants one."""
        if self.fault.get("body") != OTHER:
            return self.fault
        return {**self.fault, "body": OTHER_BODIES[turn % len(OTHER_BODIES)]}

    @property
    def hangs(self) -> bool:
        """Whether only a time-out ends it."""
        return self.kind.startswith("hang") or (self.kind == "slow" and self.fault["seconds"] > 1)

    def __str__(self) -> str:
        unnamed = {"kind", "message", "accepted"}
        options = [f"{value}" for name, value in self.fault.items() if name not in unnamed]
        more = ["plan"] * ("message" in self.fault) + ["accepted"] * bool(self.fault.get("accepted"))
        return "-".join([self.kind, *options, *more]).replace(" ", "")


def _of(table: dict[str, list[dict[str, Any]]]) -> Iterator[Variant]:
    for kind, options in table.items():
        for option in options:
            yield Variant({"kind": kind, **option})


REQUEST_VARIANTS = tuple(_of(REQUEST_OPTIONS))
BATCH_VARIANTS = tuple(_of(BATCH_OPTIONS))
