"""The promises, looked at from outside: what the sandbox sold, what the workspace says, what was exported."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl

from gui.leads.credits import Credits
from gui.leads.life import BatchState, Status
from gui.runs.exporting.answer_columns import status_words
from tests.promises.page_witness import agrees_with_the_sandbox, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gui.leads.report import Report
    from gui.store.books.batch import Batch
    from gui.store.workspace import Workspace
    from tests.promises.world import World

UNSETTLED = {BatchState.SENDING, BatchState.ACCEPTED}


@dataclass(frozen=True)
class Sold:
    """A batch that the sandbox took in, beside our own line about it."""

    theirs: dict[str, Any]
    ours: Batch

    @property
    def people(self) -> list[str]:
        """Who was asked about."""
        return [mark(self.theirs["kind"], search) for search in self.theirs["searches"]]


async def check(world: World) -> None:
    """All promises that hold at any moment, also while runs are at work."""
    sold = await read_sold(world)  # the sandbox first: our own books are at least as far
    _nobody_is_bought_twice(world, sold, await world.desk._database.ask(_unanswered))
    _no_more_is_held_than_agreed(world, sold)
    for one in sold:
        _is_written_down(one)
    for run_id, agreed in world.runs.items():
        report = await world.desk.report(run_id)
        assert report.adds_up()
        assert report.rows == agreed.rows
    await read_page(world)
    for path, digest in world.files.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest, "the user's file was changed"


async def check_end(world: World) -> None:
    """Once nothing is at work and nothing fails any more: nothing that was sold is left lying."""
    for one in await read_sold(world):
        assert one.ours.state not in UNSETTLED, "an accepted batch was forgotten"
        if one.ours.state is BatchState.DONE:
            assert one.ours.refunded == Credits.parse(one.theirs["refunded"])
            assert one.ours.final == Credits.parse(one.theirs["final"])
    totals = [(await world.desk.report(run_id)).held for run_id in world.runs]
    known = [one.theirs["held"] for one in await read_sold(world) if one.ours.remote_id is not None]
    assert sum(totals, Credits()) == sum(map(Credits.parse, known), Credits())
    agrees_with_the_sandbox(await read_page(world), await read_sold(world))


async def read_sold(world: World) -> list[Sold]:
    """Every batch the sandbox took in; each must have been written down before it left."""
    batches = world.sandbox.ledger()["batches"]

    def read(workspace: Workspace) -> list[Batch | None]:
        return [workspace.journal.by_reference(batch["custom"]["ref"]) for batch in batches]

    lines = await world.desk._database.ask(read)
    assert None not in lines, "a batch was accepted that nobody wrote down"
    sold = [Sold(theirs, ours) for theirs, ours in zip(batches, lines, strict=True) if ours is not None]
    assert len({one.ours.id for one in sold}) == len(sold), "one request was sold twice"
    return sold


def _nobody_is_bought_twice(world: World, sold: Iterable[Sold], unanswered: Counter[str]) -> None:
    in_run: Counter[tuple[str, str]] = Counter()
    overall: Counter[str] = Counter()
    for one in sold:
        in_run.update((one.ours.run_id, person) for person in one.people)
        overall.update(one.people)
    again = {who: n for who, n in in_run.items() if n > 1 + world.again[who]}
    assert not again, "bought again in a run without a word"
    # A new run asks again only about those of whom every earlier try ended without an answer.
    twice = {person: n for person, n in overall.items() if n > 1 + unanswered[person]}
    assert not twice, "bought again though it is known or on its way"


def _unanswered(workspace: Workspace) -> Counter[str]:
    """How often a batch with somebody in it ended without an answer about them."""
    ended: Counter[str] = Counter()
    for row in workspace._database.rows(
        "SELECT id, kind, state FROM batches WHERE state IN ('failed', 'done')"
    ):
        if row["state"] == "failed":
            payload = json.loads(workspace.journal.request(row["id"]))
            searches = payload.get("searches") or [{"email": one} for one in payload["verifications"]]
        else:
            sql = "SELECT params FROM searches WHERE batch_id = ? AND state = 'failed'"
            searches = [json.loads(one["params"]) for one in workspace._database.rows(sql, (row["id"],))]
        ended.update(mark(row["kind"], search) for search in searches)
    return ended


def _no_more_is_held_than_agreed(world: World, sold: Iterable[Sold]) -> None:
    taken: Counter[str] = Counter()
    out: Counter[str] = Counter()
    for one in sold:
        held, refunded = Credits.parse(one.theirs["held"]), Credits.parse(one.theirs["refunded"])
        taken[one.ours.run_id] += held.quarters
        out[one.ours.run_id] += (held - refunded).quarters
    for run_id, agreed in world.runs.items():
        assert taken[run_id] <= agreed.most.quarters, "more was held than was shown"
        assert agreed.cap is None or out[run_id] <= agreed.cap.quarters, "the cap was passed"


def _is_written_down(one: Sold) -> None:
    ours, theirs = one.ours, one.theirs
    assert ours.state is not BatchState.REJECTED, "a batch was accepted that is thought refused"
    assert ours.searches == theirs["count"]
    if ours.remote_id is not None:
        assert ours.remote_id == theirs["id"]
        assert ours.taken == Credits.parse(theirs["held"])


def read_export(source: Path, out: Path, report: Report) -> None:
    """Every row stands where it stood, and says of itself what the report counts."""
    before, after = (
        list(openpyxl.load_workbook(path)["Prospects"].iter_rows(values_only=True)) for path in (source, out)
    )
    assert [row[:4] for row in after] == [row[:4] for row in before]
    status = after[0].index("Status")
    said = Counter(str(row[status]) for row in after[1:])
    assert said == Counter(
        {status_words(each): report.counts[each] for each in Status if report.counts[each]}
    )


def key_is_nowhere(world: World) -> None:
    """Not in the workspace, not in a log, not in an export."""
    key = world.sandbox.key.encode()
    for path in world.folder.rglob("*"):
        assert not path.is_file() or key not in path.read_bytes(), path


def mark(kind: str, search: dict[str, Any]) -> str:
    """Who is asked about, however it is spelled in these lists; no part of the program is asked for that."""
    if kind == "verify":
        return f"verify {search['email'].lower()}"
    name = search.get("fullname") or f"{search['firstname']} {search['lastname']}"
    host = search["company_domain"].lower().split("://")[-1].split("/")[0].removeprefix("www.")
    return f"{kind} {re.sub('[^a-z]', '', name.lower())} {host}"
