"""What goes wrong in the soak: a few faults at a time, chosen at random, of requests and of batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

Fault = dict[str, object]

_SUBMISSIONS: tuple[Fault, ...] = (
    {"kind": "drop_before_accept"},
    {"kind": "drop_before_accept", "how": "reset"},
    {"kind": "drop_after_accept"},
    {"kind": "hang_after_accept", "seconds": 0.5},
    {"kind": "cut_json"},
    {"kind": "cut_body"},
    {"kind": "no_id"},
    {"kind": "html"},
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 500, "accepted": True},
    {"kind": "status", "status": 502, "body": "html"},
    {"kind": "status", "status": 503},
    {"kind": "status", "status": 429, "count": 2},
    {"kind": "status", "status": 402},
    {"kind": "status", "status": 422},
    {"kind": "status", "status": 401},
    {"kind": "status", "status": 400},
    {"kind": "refuse", "seconds": 0.2},
    {"kind": "slow", "seconds": 0.2},
)
_READINGS: tuple[Fault, ...] = (
    {"kind": "drop_before_accept", "count": 3},
    {"kind": "cut_json"},
    {"kind": "cut_body"},
    {"kind": "html"},
    {"kind": "status", "status": 500, "count": 3},
    {"kind": "status", "status": 429, "count": 3},
    {"kind": "status", "status": 400, "count": 2},
    {"kind": "slow", "seconds": 0.2},
)
_BATCHES: tuple[Fault, ...] = (
    {"kind": "failed"},
    {"kind": "failed", "refund": False},
    {"kind": "slow_batch", "factor": 20},
    {"kind": "slow_batch", "factor": 1_000_000},  # stuck, until the clock is moved
    {"kind": "shuffled"},
    {"kind": "missing"},
    {"kind": "missing", "rows": "last"},
    {"kind": "doubled"},
    {"kind": "row_ongoing", "reads": 2},
    {"kind": "no_custom"},
    {"kind": "no_echo"},
    {"kind": "no_reference"},
    {"kind": "recased"},
    {"kind": "strangers"},
    {"kind": "older_wire"},
)


def storm(chance: random.Random) -> list[Fault]:
    """The faults of the next while: often none at all."""
    faults: list[Fault] = []
    for kinds, method, share in ((_SUBMISSIONS, "POST", 0.4), (_READINGS, "GET", 0.4), (_BATCHES, None, 0.7)):
        if chance.random() < share:
            fault = {**chance.choice(kinds), "nth": chance.randint(1, 6)}
            faults.append(fault if method is None else {**fault, "method": method})
    return faults
