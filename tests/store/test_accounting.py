"""Whatever happens to a run: every row is accounted for, every credit has a line, nobody is bought twice."""

from __future__ import annotations

import itertools
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.life import BatchState, SearchState, Status
from gui.leads.options import RunOptions
from tests.store.ground import NOT_FOUND, NOW, Ground, found, person, problem

if TYPE_CHECKING:
    from gui.store.list_files.prepared_row import PreparedRow

WHO = ("mira", "tomas", "lea", "nora")
STEPS = (
    "answer",
    "answer half",
    "accept",
    "doubt",
    "reject",
    "fail",
    "send again",
    "leave",
    "recover",
    "finish",
)


@st.composite
def lists(draw: st.DrawFn) -> list[PreparedRow]:
    """A list of a few rows about even fewer people, for two kinds of search."""
    rows = []
    for row, kind in itertools.product(range(2, 2 + draw(st.integers(1, 8))), (Kind.EMAIL, Kind.VERIFY)):
        who = draw(st.sampled_from((*WHO, None)))
        filled = draw(st.booleans())
        rows.append(problem(row, kind=kind) if who is None else person(row, who, kind=kind, filled=filled))
    return rows


options = st.builds(
    RunOptions,
    st.sampled_from([frozenset({Kind.EMAIL}), frozenset({Kind.EMAIL, Kind.VERIFY})]),
    all_rows=st.booleans(),
    ask_again=st.booleans(),
    sample=st.sampled_from([None, 1, 2]),
)
story = st.lists(
    st.tuples(
        st.sampled_from(STEPS), st.sampled_from(["r1", "r2"]), st.sampled_from([Kind.EMAIL, Kind.VERIFY])
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(first=lists(), second=lists(), chosen=options, again=options, steps=story)
def test_every_row_and_every_credit_is_accounted_for(
    first: list[PreparedRow],
    second: list[PreparedRow],
    chosen: RunOptions,
    again: RunOptions,
    steps: list[tuple[str, str, Kind]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder) / "home")
        try:
            make_run(ground, "r1", first, chosen)
            for number, (step, run_id, kind) in enumerate(steps):
                if number == len(steps) // 2:
                    make_run(ground, "r2", second, again)
                take(ground, step, run_id, kind)
                check(ground)
        finally:
            ground.workspace.close()


def make_run(ground: Ground, run_id: str, rows: list[PreparedRow], chosen: RunOptions) -> None:
    """Make a run, and see that it is what was counted."""
    counted = ground.count(rows, chosen)
    ground.run(rows, run_id, chosen)
    counts = ground.workspace.runs.counts(run_id)
    for count in counted:
        written = counts.searches[count.kind]
        # Duplicates of another run's search wait for it, or are in doubt with it.
        elsewhere = count.duplicates - written[Status.DUPLICATE]
        assert count.look_up + elsewhere == written[Status.WAITING] + written[Status.IN_DOUBT]
        assert (count.known, elsewhere >= 0) == (written[Status.KNOWN], True)
        assert sum(count.skipped.values()) == written[Status.SKIPPED]
        assert count.rows == counts.rows == len({each.row for each in rows})
        assert count.rows == count.look_up + count.known + count.duplicates + sum(count.skipped.values())


def take(ground: Ground, step: str, run_id: str, kind: Kind) -> None:
    """Take one step of a story, where it can be taken."""
    journal = ground.workspace.journal
    if step == "send again":
        journal.send_again(run_id)
    elif step == "leave":
        journal.leave(run_id)
    elif step == "recover":
        journal.recover(run_id, NOW)
    elif step == "finish":
        for batch in journal.open_batches(run_id):
            ground.finish(batch, [found("x")] * batch.searches)
    elif journal.next_searches(run_id, kind, 2):
        send(ground, step, run_id, kind)


def send(ground: Ground, step: str, run_id: str, kind: Kind) -> None:
    """Send a batch of at most two, and have something happen to it."""
    journal = ground.workspace.journal
    batch = ground.begin(run_id, kind, 2)
    if step == "doubt":
        journal.doubt(batch.id, "lost", NOW)
    elif step == "reject":
        journal.reject(batch.id, "busy", SearchState.PLANNED, NOW)
    else:
        journal.accept(batch.id, f"id{batch.id}", batch.hold, None, NOW)
    if step == "fail":
        journal.fail(batch.id, "gave up", NOW)
    if step.startswith("answer"):
        said = [NOT_FOUND if n or step == "answer" else None for n in range(batch.searches)]
        ground.finish(batch, said)


def check(ground: Ground) -> None:
    """The promises that hold at any moment."""
    workspace = ground.workspace
    for record in workspace.runs.all():
        counts = workspace.runs.counts(record.id)
        assert counts.rows == sum(counts.by_row.values()) == record.rows
        assert all(sum(tally.values()) == record.rows for tally in counts.searches.values())
        totals, batches = workspace.ledger.totals(record.id), workspace.journal.batches(record.id)
        done = [batch for batch in batches if batch.state is BatchState.DONE]
        assert totals.paid == sum((batch.final or Credits() for batch in done), Credits())
        assert totals.held == sum((batch.taken for batch in batches if batch.remote_id), Credits())
        assert totals.paid + totals.refunded == sum((batch.taken for batch in done), Credits())
        assert workspace.journal.spent_or_held(record.id) >= totals.paid
    on_their_way = Counter(
        (row["kind"], row["identity"])
        for row in workspace._database.rows(
            "SELECT kind, identity FROM searches WHERE state IN ('sent', 'in_doubt')"
        )
    )
    assert max(on_their_way.values(), default=0) <= 1
    assert workspace._database.rows("PRAGMA foreign_key_check") == []
    assert workspace.results.history(Realm.SANDBOX, Kind.EMAIL) is None
