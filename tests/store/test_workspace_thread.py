"""The thread that owns the workspace: one question after the other, errors to whoever asked."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import StorageError, UsageError
from gui.store.workspace import Workspace, WorkspaceThread
from tests.store.ground import list_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def thread(home: Path) -> Iterator[WorkspaceThread]:
    made = WorkspaceThread(home / "workspace.db")
    yield made
    made.close()


def test_questions_are_answered_on_one_other_thread(thread: WorkspaceThread) -> None:
    names = {thread.submit(lambda _: threading.get_ident()).result() for _ in range(5)}
    assert len(names) == 1
    assert threading.get_ident() not in names


def test_questions_are_answered_in_their_order(thread: WorkspaceThread) -> None:
    order: list[int] = []

    def note(number: int) -> Callable[[Workspace], None]:
        return lambda _: order.append(number)

    for future in [thread.submit(note(number)) for number in range(50)]:
        future.result()
    assert order == list(range(50))


def test_an_error_reaches_the_one_who_asked_and_nobody_else(thread: WorkspaceThread) -> None:
    failing = thread.submit(lambda workspace: workspace.lists.get("x"))
    fine = thread.submit(lambda workspace: workspace.lists.recent(1))
    with pytest.raises(UsageError):
        failing.result()
    assert fine.result() == []


def test_a_workspace_that_cannot_be_opened_is_tried_again(home: Path) -> None:
    home.write_text("in the way")
    thread = WorkspaceThread(home / "workspace.db")
    with pytest.raises(StorageError):
        thread.submit(lambda workspace: workspace.runs.all()).result()
    home.unlink()
    assert thread.submit(lambda workspace: workspace.runs.all()).result() == []
    thread.close()


def test_closing_does_what_was_submitted_first(home: Path) -> None:
    thread = WorkspaceThread(home / "workspace.db")
    future = thread.submit(lambda workspace: workspace.lists.add(list_record("a")))
    thread.close()
    thread.close()
    future.result()
    workspace = Workspace(home / "workspace.db")
    assert workspace.lists.get("a").id == "a"
    workspace.close()


def test_nothing_can_be_asked_after_closing(thread: WorkspaceThread) -> None:
    thread.close()
    with pytest.raises(RuntimeError):
        thread.submit(lambda workspace: workspace.runs.all())
