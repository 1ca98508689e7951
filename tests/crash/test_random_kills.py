"""300 random moments at which the program is killed, half with Enrow misbehaving, and restarted until done.

A moment is a number of events: statements on the database and bytes on the wire, in both directions, before
and after each. Half of the kills come from outside a little later, in the middle of whatever is done then.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from tests.crash.world import World, mixed_people
from tests.lists import people

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.crash.programs import Programs

KILLS = 300
KILLS_EACH = 15
KINDS = (("email",), ("email",), ("phone",), ("verify",), ("email", "phone"), ("email", "verify"))
MOST_COMMANDS = 60
# How many events a command has: measured on the lists below.
USUAL_EVENTS = 700

POSTS: tuple[dict[str, Any], ...] = (
    {"kind": "drop_before_accept"},
    {"kind": "drop_after_accept"},
    {"kind": "drop_after_accept", "how": "reset"},
    {"kind": "hang_before_accept", "seconds": 0.05},
    {"kind": "hang_after_accept", "seconds": 0.05},
    {"kind": "slow", "seconds": 0.05},
    {"kind": "refuse", "seconds": 0.05},
    {"kind": "cut_json"},
    {"kind": "cut_body"},
    {"kind": "no_id"},
    {"kind": "html"},
    {"kind": "html", "accepted": True},
    *({"kind": "status", "status": code} for code in (400, 401, 402, 403, 422, 429, 500, 502, 503)),
    *({"kind": "status", "status": code, "accepted": True} for code in (500, 502, 504)),
)
GETS: tuple[dict[str, Any], ...] = (
    {"kind": "drop_before_accept"},
    {"kind": "cut_json"},
    {"kind": "cut_body"},
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 429},
    {"kind": "html"},
    {"kind": "slow", "seconds": 0.05},
)
BATCHES: tuple[dict[str, Any], ...] = (
    *({"kind": kind} for kind in ("failed", "slow_batch", "shuffled", "missing", "doubled", "row_ongoing")),
    *({"kind": kind} for kind in ("no_custom", "no_echo", "no_reference", "strangers", "older_wire")),
)


def faults(chance: random.Random) -> list[dict[str, Any]]:
    """One to three faults, each on the first few requests or batches."""
    chosen = []
    for _ in range(chance.randint(1, 3)):
        group = chance.choice(("POST", "POST", "GET", "batch"))
        fault = dict(chance.choice({"POST": POSTS, "GET": GETS, "batch": BATCHES}[group]))
        if group != "batch":
            fault["method"] = group
        chosen.append(fault | {"nth": chance.randint(1, 3)})
    return chosen


class Life:
    """One list of one user, from the first command to the last."""

    def __init__(self, folder: Path, sandbox: Sandbox, programs: Programs, chance: random.Random) -> None:
        sandbox.post("clear")
        self.chance = chance
        self.kinds = chance.choice(KINDS)
        count = chance.randint(4, 12) if "phone" in self.kinds else chance.randint(8, 90)
        rows = mixed_people(count) if chance.random() < 0.7 or "verify" in self.kinds else people(count)
        most = count * sum({"email": 1, "phone": 40, "verify": 0.25}[kind] for kind in self.kinds)
        is_dear = "phone" in self.kinds
        self.is_capped, is_poor = chance.random() < 0.3, chance.random() < 0.3
        self.world = World(
            folder,
            sandbox,
            programs,
            rows,
            kinds=self.kinds,
            cap=max(int(most * chance.uniform(0.3, 1.1)), 60 if is_dear else 2) if self.is_capped else None,
            suffix=chance.choice((".csv", ".csv", ".csv", ".xlsx")),
        )
        if is_poor:
            sandbox.post("credits", {"credits": max(int(most * 0.5), 60 if is_dear else 3)})
        sandbox.post("credits", {"speed": chance.choice((5, 20, 100))})
        self.faults = faults(chance) if chance.random() < 0.5 else []
        sandbox.post("faults", self.faults)
        self.may_send_again = chance.random() < 0.5
        self.may_begin_anew = chance.random() < 0.15

    def __str__(self) -> str:
        return f"{self.kinds} {len(self.world.rows)} rows, cap {self.world.cap}, faults {self.faults}"

    def command(self) -> tuple[str, ...] | None:
        """What the user does next; None when nothing is left to do."""
        books = self.world.books()
        if books.runs and self.may_begin_anew and self.chance.random() < 0.2:
            return self.world.enrich
        command = self.world.next_command()
        if command is None and self.may_send_again and any(run["state"] == "in_doubt" for run in books.runs):
            self.may_send_again = self.chance.random() < 0.3
            return ("resume", "--send-again", "--yes", "--json")
        return command

    def moment(self) -> dict[str, Any]:
        """When the next command is killed."""
        jitter_s = self.chance.choice((None, self.chance.uniform(0.0, 0.004)))
        if self.chance.random() < 0.3:  # where it matters most: around a submission
            post, event = self.chance.randint(1, 3), self.chance.randint(1, 14)
            return {"from_post": post, "kill_event": event, "jitter_s": jitter_s}
        return {"kill_event": 1 + int(USUAL_EVENTS * self.chance.random() ** 1.3), "jitter_s": jitter_s}


@pytest.mark.parametrize("seed", range(1, KILLS // KILLS_EACH + 1))
def test_killed_at_random_moments(folder: Path, sandbox: Sandbox, programs: Programs, seed: int) -> None:
    chance = random.Random(seed)
    kills = lives = 0
    history: list[str] = []
    try:
        while kills < KILLS_EACH:
            lives += 1
            life = Life(folder / f"life-{lives}", sandbox, programs, chance)
            history = [f"life {lives}: {life}"]
            kills += live(life, KILLS_EACH - kills, history)
    except AssertionError as error:
        raise AssertionError("\n".join([f"seed {seed}", *history, str(error)])) from error


def live(life: Life, most_kills: int, history: list[str]) -> int:
    """One list to its end; returns how often the program was killed on the way."""
    kills = 0
    for _ in range(MOST_COMMANDS):
        command = life.command()
        if command is None:
            life.world.check_end()
            return kills
        moment = life.moment() if kills < most_kills else {}
        outcome = life.world.run(*command, **moment)
        history.append(
            f"{' '.join(command[:1] + command[2:])} {moment} -> {outcome.code} {outcome.err[-150:]!r}"
        )
        kills += outcome.is_killed
        assert outcome.is_killed or outcome.code in {0, 4, 5, 6, 7, 130}, outcome
        life.world.check()
    raise AssertionError(f"not done after {MOST_COMMANDS} commands")
