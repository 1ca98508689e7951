"""Two processes on one workspace: every search leaves once, and neither loses what the other writes."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import WorkspaceBusyError
from gui.leads.fields import Kind
from gui.leads.life import SearchState
from gui.store.workspace import Workspace
from tests.store.ground import EMAIL, Ground, found, person
from tests.store.processes import heard, process

if TYPE_CHECKING:
    from pathlib import Path

RACE = """
workspace = Workspace(path)
say("ready")
name = sys.stdin.readline().strip()
sent = busy = 0
while ids := next_ids(workspace, 5):
    try:
        batch = begin(workspace, ids, f"{name}-{sent}-{busy}")
        workspace.journal.accept(batch.id, batch.reference, None, None, NOW)
        sent += batch.searches
    except WorkspaceBusyError:
        busy += 1
say(sent)
"""
OPENING = """
say("ready")
sys.stdin.readline()
Workspace(path).close()
say("open")
"""


def test_every_search_leaves_once(ground: Ground) -> None:
    ground.run([person(row, f"p{row}") for row in range(2, 302)])
    with process(RACE, ground.path) as one, process(RACE, ground.path) as two:
        assert heard(one) == heard(two) == "ready"
        for name, each in (("one", one), ("two", two)):
            assert each.stdin is not None
            each.stdin.write(f"{name}\n")
            each.stdin.flush()
        assert int(heard(one)) + int(heard(two)) == 300
    batches = ground.workspace.journal.batches("r1")
    assert sum(batch.searches for batch in batches) == 300
    customs = [custom for batch in batches for custom, _ in ground.workspace.journal.sent(batch.id)]
    assert len(set(customs)) == len(customs) == 300


def test_a_new_workspace_may_be_opened_by_many_at_once(home: Path) -> None:
    path = home / "workspace.db"
    with ExitStack() as stack:
        all_of_them = [stack.enter_context(process(OPENING, path)) for _ in range(4)]
        assert [heard(each) for each in all_of_them] == ["ready"] * 4
        for each in all_of_them:
            assert each.stdin is not None
            each.stdin.write("\n")
            each.stdin.flush()
        assert [heard(each) for each in all_of_them] == ["open"] * 4


def test_two_windows_see_each_others_steps(ground: Ground) -> None:
    ground.run([person(2, "mira"), person(3, "tomas")])
    other = Workspace(ground.path)
    assert other.runs.progress("r1")[Kind.EMAIL][SearchState.PLANNED] == 2
    batch = ground.accept()
    assert other.runs.progress("r1")[Kind.EMAIL][SearchState.SENT] == 2
    other.journal.finish(batch.id, {}, None, None, ground.now)
    assert ground.workspace.runs.progress("r1")[Kind.EMAIL][SearchState.FAILED] == 2
    other.close()


def test_the_slower_window_is_told_and_changes_nothing(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    other = Workspace(ground.path)
    (planned,) = other.journal.next_searches("r1", Kind.EMAIL, 9)
    batch = ground.begin()
    with pytest.raises(WorkspaceBusyError):
        other.journal.begin("r1", Kind.EMAIL, "late", [planned.id], b"", batch.hold, None, ground.now)
    assert other.journal.batches("r1") == [batch]
    other.close()


def test_an_answer_bought_by_another_process_is_known_at_once(ground: Ground) -> None:
    from gui.leads.fields import Realm
    from gui.leads.options import RunOptions

    ground.run([person(2, "mira")])
    path = ground.write_list([person(9, "mira")])
    other = Workspace(ground.path)
    ground.answer([found("mira")])
    (count,) = other.runs.count(path, Realm.LIVE, RunOptions(EMAIL), ground.now)
    assert count.known == 1
    other.close()
