"""What the caps over all runs count: what is held, what was paid, and what may be, each in its own span."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gui.leads.caps import Caps, Span
from gui.leads.credits import Credits
from gui.leads.errors import WorkspaceBusyError
from gui.leads.fields import Kind, Realm
from gui.leads.life import Likelihood, SearchState
from tests.store.ground import NOT_FOUND, Ground, found, person


def used(ground: Ground, span: Span = Span.DAY, account: str = "", realm: Realm = Realm.LIVE) -> int:
    since = span.began(ground.now)
    return ground.workspace.spending.used(realm, account, since).quarters // 4


def some(ground: Ground, count: int, run_id: str = "r1") -> None:
    ground.run([person(row, f"{run_id}p{row}") for row in range(2, 2 + count)], run_id)


def test_what_is_held_counts_until_it_is_paid_or_comes_back(ground: Ground) -> None:
    some(ground, 5)
    batch = ground.begin(limit=3)
    assert used(ground) == 3
    ground.workspace.journal.accept(batch.id, "id", batch.hold, None, ground.now)
    assert used(ground) == 3
    ground.finish(ground.workspace.journal.get(batch.id), [found("a"), NOT_FOUND, NOT_FOUND])
    assert used(ground) == 1
    refused = ground.begin(limit=2)
    ground.workspace.journal.reject(refused.id, "busy", SearchState.PLANNED, ground.now)
    assert used(ground) == 1


def test_all_runs_count_and_other_accounts_and_the_sandbox_do_not(ground: Ground) -> None:
    some(ground, 2)
    some(ground, 3, "r2")
    ground.accept("r1")
    ground.accept("r2")
    ground.run([person(2, "made up")], "r3", realm=Realm.SANDBOX)
    ground.accept("r3")
    some(ground, 4, "r4")
    ground.workspace.runs.set_account("r4", "another key")
    ground.accept("r4")
    assert used(ground) == 5
    assert used(ground, account="another key") == 4
    assert used(ground, realm=Realm.SANDBOX) == 1


def test_a_payment_counts_in_the_day_and_month_of_its_refunds(ground: Ground) -> None:
    some(ground, 6)
    ground.answer([found(f"x{n}") for n in range(6)])
    ground.later(days=1)
    assert (used(ground), used(ground, Span.MONTH)) == (0, 6)
    ground.later(days=31)
    assert used(ground, Span.MONTH) == 0


def test_what_is_awaited_counts_whenever_it_left(ground: Ground) -> None:
    """It is paid, if at all, when its answers come."""
    some(ground, 3)
    batch = ground.accept()
    ground.later(days=40)
    assert (used(ground), used(ground, Span.MONTH)) == (3, 3)
    ground.finish(batch, [found("a"), found("b"), NOT_FOUND])
    assert used(ground) == 2


def test_what_is_in_doubt_or_lost_counts_where_it_left(ground: Ground) -> None:
    some(ground, 5)
    ground.doubt(limit=2)
    failed = ground.accept(limit=3)
    ground.workspace.journal.fail(failed.id, "gave up", ground.now)
    assert used(ground) == 5
    ground.workspace.journal.leave("r1", ground.now)
    assert used(ground) == 5
    ground.later(days=1)
    assert (used(ground), used(ground, Span.MONTH)) == (0, 5)


def test_what_was_most_likely_not_charged_is_free_again(ground: Ground) -> None:
    some(ground, 2)
    ground.workspace.journal.weigh(ground.doubt().id, Likelihood.NOT_CHARGED)
    ground.workspace.journal.send_again("r1", ground.now)
    assert used(ground) == 0


@pytest.mark.parametrize("caps", [Caps(daily=Credits.of(4)), Caps(monthly=Credits.of(4))])
def test_a_batch_that_would_pass_a_cap_is_not_written_down(ground: Ground, caps: Caps) -> None:
    some(ground, 3)
    some(ground, 3, "r2")
    journal = ground.workspace.journal
    ground.begin("r1")
    ids = [search.id for search in journal.next_searches("r2", Kind.EMAIL, 3)]
    with pytest.raises(WorkspaceBusyError, match="cap"):
        journal.begin("r2", Kind.EMAIL, "late", ids, b"{}", Credits.of(3), None, ground.now, caps)
    assert journal.batches("r2") == []
    assert [search.id for search in journal.next_searches("r2", Kind.EMAIL, 3)] == ids
    journal.begin("r2", Kind.EMAIL, "fits", ids[:1], b"{}", Credits.of(1), None, ground.now, caps)


def test_each_cap_that_is_set_is_told_as_it_stands(ground: Ground) -> None:
    some(ground, 3)
    ground.answer([found("a"), found("b"), NOT_FOUND])
    ground.later(days=1)
    caps = Caps(Credits.of(5), Credits.of(6))
    day, month = ground.workspace.spending.limits(Realm.LIVE, "", caps, ground.now)
    assert (day.left, month.left) == (Credits.of(5), Credits.of(4))
    assert day.anew == (ground.now.astimezone() + timedelta(days=1)).date()
    assert ground.workspace.spending.limits(Realm.LIVE, "", Caps(), ground.now) == ()
