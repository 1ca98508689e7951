"""The balance beside our own books: what they do not explain changed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Realm
from gui.store.books.ledger import Totals
from gui.store.books.reconciliation import Comparison
from tests.store.ground import NOT_FOUND, found, person

if TYPE_CHECKING:
    from tests.store.ground import Ground

ACCOUNT = ""
NOTHING = Credits()


def set_out(ground: Ground, balance: int, run_id: str = "r1") -> bool:
    return ground.workspace.reconciliation.anchor(run_id, Realm.LIVE, ACCOUNT, Credits.of(balance))


def compare(ground: Ground, balance: int, run_id: str = "r1", *, may_wait: bool = False) -> Comparison | None:
    amount = Credits.of(balance)
    return ground.workspace.reconciliation.compare(
        run_id, Realm.LIVE, ACCOUNT, amount, ground.now, may_wait=may_wait
    )


def four(ground: Ground, run_id: str = "r1") -> None:
    ground.run([person(row, f"{run_id}-{row}") for row in range(2, 6)], run_id)


def test_own_lines_explain_the_balance(ground: Ground) -> None:
    four(ground)
    assert set_out(ground, 100)
    ground.answer([found("a"), NOT_FOUND, NOT_FOUND, found("b")])
    assert compare(ground, 98) == Comparison(NOTHING, NOTHING)
    assert ground.workspace.runs.get("r1").elsewhere == NOTHING


def test_what_they_do_not_explain_is_told_and_added_up(ground: Ground) -> None:
    four(ground)
    set_out(ground, 100)
    ground.finish(ground.accept(limit=2), [found("a"), NOT_FOUND])
    assert compare(ground, 96) == Comparison(Credits.of(-3), NOTHING)
    set_out(ground, 596)
    ground.answer([NOT_FOUND, NOT_FOUND])
    assert compare(ground, 601) == Comparison(Credits.of(5), NOTHING)
    assert ground.workspace.runs.get("r1").elsewhere == Credits.of(2)


def test_nobody_can_tell_while_something_is_on_its_way(ground: Ground) -> None:
    four(ground)
    four(ground, "r2")
    set_out(ground, 100)
    batch = ground.accept("r2")
    assert compare(ground, 96) is None
    assert not set_out(ground, 96, "r2")
    ground.finish(batch, [NOT_FOUND] * 4)
    assert compare(ground, 100) is None, "an old anchor would count what happened to the account since"


def test_without_an_anchor_there_is_nothing_to_compare(ground: Ground) -> None:
    four(ground)
    assert compare(ground, 100) is None
    assert ground.workspace.runs.get("r1").elsewhere is None


def test_anchor_outlives_a_crash(ground: Ground) -> None:
    four(ground)
    set_out(ground, 100)
    ground.finish(ground.accept(limit=2), [found("a"), found("b")])
    set_out(ground, 98)  # set to work again: what was to be compared is not forgotten
    ground.answer([found("c"), NOT_FOUND])
    assert compare(ground, 97) == Comparison(NOTHING, NOTHING)


def test_lost_answer_may_explain_what_is_missing(ground: Ground) -> None:
    four(ground)
    set_out(ground, 100)
    ground.doubt()
    assert compare(ground, 96) == Comparison(Credits.of(-4), Credits.of(4))


def test_refund_of_a_failed_batch_is_written_down_once_seen(ground: Ground) -> None:
    four(ground)
    set_out(ground, 100)
    batch = ground.accept()
    ground.workspace.journal.fail(batch.id, "Enrow gave up.", ground.now)
    assert compare(ground, 100) == Comparison(NOTHING, NOTHING)
    assert ground.workspace.ledger.totals("r1") == Totals(Credits.of(4), Credits.of(4), NOTHING)
    assert ground.workspace.journal.spent_or_held("r1") == NOTHING


def test_top_up_is_no_refund_of_a_batch_that_failed_long_ago(ground: Ground) -> None:
    four(ground)
    set_out(ground, 100)
    ground.workspace.journal.fail(ground.accept().id, "Enrow gave up.", ground.now)
    compare(ground, 96)
    four(ground, "r2")
    set_out(ground, 96, "r2")
    ground.answer([NOT_FOUND] * 4, "r2")
    assert compare(ground, 100, "r2") == Comparison(Credits.of(4), NOTHING)
    assert ground.workspace.journal.spent_or_held("r1") == Credits.of(4)


def test_failed_batch_without_a_refund_keeps_its_hold(ground: Ground) -> None:
    four(ground)
    set_out(ground, 100)
    ground.workspace.journal.fail(ground.accept().id, "Enrow gave up.", ground.now)
    assert compare(ground, 96) == Comparison(NOTHING, NOTHING)
    assert ground.workspace.journal.spent_or_held("r1") == Credits.of(4)


def test_balance_that_may_still_rise_is_compared_again(ground: Ground) -> None:
    four(ground)
    set_out(ground, 100)
    ground.answer([NOT_FOUND] * 4)
    assert compare(ground, 96, may_wait=True) == Comparison(Credits.of(-4), NOTHING)
    assert compare(ground, 100) == Comparison(NOTHING, NOTHING)
    assert ground.workspace.runs.get("r1").elsewhere == NOTHING


def test_mark_of_others_changes_with_whatever_they_do(ground: Ground) -> None:
    four(ground)
    four(ground, "r2")
    others = ground.workspace.reconciliation.others
    marks = [others("r1", Realm.LIVE, ACCOUNT)]
    ground.finish(ground.accept("r2", limit=2), [found("a"), NOT_FOUND])
    marks.append(others("r1", Realm.LIVE, ACCOUNT))
    ground.doubt("r2", limit=1)
    marks.append(others("r1", Realm.LIVE, ACCOUNT))
    assert len(set(marks)) == 3
    ground.accept("r2")
    assert others("r1", Realm.LIVE, ACCOUNT) is None
    ground.accept("r1")
    assert others("r2", Realm.LIVE, ACCOUNT) is None


def test_a_run_that_rests_first_leaves_the_comparison_to_the_one_still_at_work(ground: Ground) -> None:
    four(ground)
    four(ground, "r2")
    set_out(ground, 100)
    ground.finish(ground.accept("r1", limit=2), [NOT_FOUND, NOT_FOUND])
    other = ground.accept("r2")
    assert compare(ground, 96) is None
    ground.finish(other, [NOT_FOUND] * 4)
    assert compare(ground, 93, "r2") == Comparison(Credits.of(-7), NOTHING)


def test_a_lost_batch_found_again_explains_what_was_missing(ground: Ground) -> None:
    four(ground)
    set_out(ground, 100)
    lost = ground.doubt()
    assert compare(ground, 90) == Comparison(Credits.of(-10), Credits.of(4))
    ground.workspace.journal.accept(lost.id, "id", lost.hold, None, ground.now)
    assert ground.workspace.runs.get("r1").elsewhere == Credits.of(-6)


def test_part_of_a_hold_missing_is_not_told_once_the_batch_is_found(ground: Ground) -> None:
    four(ground)
    set_out(ground, 100)
    lost = ground.doubt()
    assert compare(ground, 99) == Comparison(Credits.of(-1), Credits.of(4))
    ground.workspace.journal.accept(lost.id, "id", lost.hold, None, ground.now)
    assert ground.workspace.runs.get("r1").elsewhere is None


def test_a_hold_taken_before_the_anchor_is_not_taken_again(ground: Ground) -> None:
    four(ground)
    four(ground, "r2")
    lost = ground.doubt()
    set_out(ground, 96, "r2")
    ground.workspace.journal.accept(lost.id, "id", lost.hold, None, ground.now)
    ground.finish(lost, [found("a"), found("b"), found("c"), found("d")])
    ground.answer([NOT_FOUND] * 4, "r2")
    assert compare(ground, 96, "r2") is None, "nobody knows what it had given back by then"


def told(ground: Ground) -> list[tuple[str, int]]:
    """What is said to have changed elsewhere, by run."""
    rows = ground.workspace._database.rows("SELECT run_id, elsewhere / 4 AS n FROM differences ORDER BY id")
    return [(row["run_id"], row["n"]) for row in rows]


def test_two_runs_that_set_out_together_tell_one_change_once(ground: Ground) -> None:
    four(ground)
    four(ground, "r2")
    set_out(ground, 100)
    set_out(ground, 100, "r2")
    ground.answer([NOT_FOUND] * 4)
    ground.answer([found("x"), *[NOT_FOUND] * 3], "r2")
    assert compare(ground, 89) == Comparison(Credits.of(-10), NOTHING)
    assert compare(ground, 88, "r2") == Comparison(Credits.of(-1), NOTHING)
    assert told(ground) == [("r1", -10), ("r2", -1)]


def test_a_change_before_the_second_set_out_is_told_by_the_first_alone(ground: Ground) -> None:
    four(ground)
    four(ground, "r2")
    set_out(ground, 100)
    ground.finish(ground.accept(limit=2), [found("a"), NOT_FOUND])
    set_out(ground, 94, "r2")  # 5 went elsewhere meanwhile
    ground.answer([NOT_FOUND] * 4, "r2")
    assert compare(ground, 92, "r2") == Comparison(Credits.of(-2), NOTHING)
    assert compare(ground, 92) == Comparison(Credits.of(-5), NOTHING)
    assert told(ground) == [("r2", -2), ("r1", -5)]


def test_the_later_of_two_runs_tells_only_what_came_after_the_first_was_compared(ground: Ground) -> None:
    four(ground)
    four(ground, "r2")
    set_out(ground, 100)
    ground.finish(ground.accept(limit=2), [found("a"), NOT_FOUND])
    set_out(ground, 94, "r2")
    assert compare(ground, 90) == Comparison(Credits.of(-9), NOTHING)
    ground.answer([NOT_FOUND] * 4, "r2")
    assert compare(ground, 90, "r2") == Comparison(NOTHING, NOTHING)
    assert told(ground) == [("r1", -9)]


def test_what_the_first_run_has_yet_to_tell_is_not_lost_to_a_second(ground: Ground) -> None:
    four(ground)
    four(ground, "r2")
    set_out(ground, 100)  # Enrow cannot be reached: nothing is sent, and 10 go elsewhere
    set_out(ground, 90, "r2")
    assert compare(ground, 90, "r2") == Comparison(NOTHING, NOTHING)
    assert compare(ground, 90) == Comparison(Credits.of(-10), NOTHING)
    assert told(ground) == [("r1", -10)]


def test_a_change_beside_a_lost_answer_is_told_once(ground: Ground) -> None:
    four(ground)
    four(ground, "r2")
    set_out(ground, 100)
    set_out(ground, 100, "r2")
    lost = ground.doubt()
    assert compare(ground, 86) == Comparison(Credits.of(-14), Credits.of(4))
    assert compare(ground, 86, "r2") == Comparison(Credits.of(-4), Credits.of(4))
    assert told(ground) == [("r1", -14)]
    ground.workspace.journal.accept(lost.id, "id", lost.hold, None, ground.now)
    assert told(ground) == [("r1", -10)]
