"""A process is killed between two steps: what it had written is on disk, and nothing of the next step is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.leads.life import BatchState, SearchState
from gui.store.list_files.list_file import is_whole
from gui.store.list_files.list_reader import ListReader
from gui.store.workspace import Workspace
from tests.store.ground import NOW, Ground, found, person, problem, write_rows
from tests.store.processes import kill_after

if TYPE_CHECKING:
    from pathlib import Path

SENDING = """
workspace = Workspace(path)
batch = begin(workspace, next_ids(workspace, 2), "killed")
say("sending")
"""
ACCEPTED = """
workspace.journal.accept(batch.id, "b71e", Credits.of(2), 60.0, NOW)
say("accepted")
"""
RAW = """
workspace.journal.store_raw(batch.id, b"as it came", NOW)
say("raw")
"""
DONE = """
ids = [int(custom) for custom, _ in workspace.journal.sent(batch.id)]
workspace.journal.finish(batch.id, {ids[0]: found("p2")}, None, None, NOW)
say("done")
"""
# The same step, but the process dies inside its transaction, with everything written and nothing committed.
TORN = """
write = workspace.ledger.write
def torn(*line):
    write(*line)
    say("torn")
    sys.stdin.read()
workspace.ledger.write = torn
workspace.journal._ledger = workspace.ledger
"""


@pytest.fixture
def four(ground: Ground) -> Ground:
    """A run of four people, and nobody has the workspace open."""
    ground.run([person(row, f"p{row}") for row in (2, 3, 4, 5)])
    ground.workspace.close()
    return ground


def reopened(ground: Ground) -> Workspace:
    ground.workspace = Workspace(ground.path)
    return ground.workspace


def test_killed_while_sending_is_in_doubt_afterwards(four: Ground) -> None:
    kill_after(SENDING, four.path, "sending")
    journal = reopened(four).journal
    (batch,) = journal.batches("r1")
    assert (batch.state, batch.reference, batch.hold) == (BatchState.SENDING, "killed", Credits.of(2))
    assert [params["fullname"] for _, params in journal.sent(batch.id)] == ["p2", "p3"]
    assert journal.recover("r1", NOW) == 1
    assert [search.row for search in journal.next_searches("r1", Kind.EMAIL, 9)] == [4, 5]
    assert journal.spent_or_held("r1") == Credits.of(2)


def test_killed_after_acceptance_knows_the_id(four: Ground) -> None:
    kill_after(SENDING + ACCEPTED, four.path, "accepted")
    journal = reopened(four).journal
    assert journal.recover("r1", NOW) == 0
    assert [batch.remote_id for batch in journal.open_batches("r1")] == ["b71e"]
    assert four.workspace.ledger.totals("r1").held == Credits.of(2)


def test_killed_inside_acceptance_is_still_sending(four: Ground) -> None:
    kill_after(SENDING + TORN + ACCEPTED, four.path, "torn")
    (batch,) = reopened(four).journal.batches("r1")
    assert (batch.state, batch.remote_id) == (BatchState.SENDING, None)
    assert four.workspace.ledger.totals("r1").held == Credits()


def test_killed_before_the_answer_is_understood_has_it_raw(four: Ground) -> None:
    kill_after(SENDING + ACCEPTED + RAW, four.path, "raw")
    journal = reopened(four).journal
    (batch,) = journal.open_batches("r1")
    assert journal.raw(batch.id) == b"as it came"


def test_killed_inside_the_answers_has_none_of_them(four: Ground) -> None:
    kill_after(SENDING + ACCEPTED + RAW + TORN + DONE, four.path, "torn")
    workspace = reopened(four)
    (batch,) = workspace.journal.open_batches("r1")
    assert workspace.runs.progress("r1")[Kind.EMAIL][SearchState.SENT] == 2
    four.finish(batch, [found("p2"), None])
    assert workspace.ledger.totals("r1").paid == Credits.of(1)


def test_killed_after_the_answers_has_all_of_them(four: Ground) -> None:
    kill_after(SENDING + ACCEPTED + RAW + DONE, four.path, "done")
    workspace = reopened(four)
    assert workspace.journal.batches("r1")[0].state is BatchState.DONE
    progress = workspace.runs.progress("r1")[Kind.EMAIL]
    assert (progress[SearchState.FOUND], progress[SearchState.FAILED]) == (1, 1)
    assert workspace.ledger.totals("r1").paid == Credits.of(1)


def test_killed_while_a_list_is_read_leaves_no_list(home: Path) -> None:
    path = home / "lists" / "a.db"
    script = """
    writer = ListWriter(path, ("a",))
    writer.append((row, ("x",), (None,)) for row in range(2, 5000))
    say("half")
    """
    kill_after("\n".join(line.strip() for line in script.splitlines()), path, "half")
    assert not is_whole(path)
    assert write_rows(path, [2, 3]) == 2


def test_killed_while_searches_are_prepared_keeps_the_former_ones(home: Path) -> None:
    path = home / "a.db"
    write_rows(path, range(2, 20_000))
    from gui.store.list_files.list_file import write_prepared

    write_prepared(path, [problem(2)])
    script = """
def rows():
    for row in range(2, 20_000):
        yield person(row, f"p{row}")
    say("half")
    sys.stdin.read()
write_prepared(path, rows())
"""
    kill_after(script, path, "half")
    reader = ListReader(path)
    assert [each.row for each in reader.problems(frozenset(Kind))] == [2]
    reader.close()
    write_prepared(path, [problem(3)])
