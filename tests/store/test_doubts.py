"""Batches in doubt: how likely they were charged, and what is unsettled while a run goes on."""

from __future__ import annotations

import pytest

from gui.leads.credits import Credits
from gui.leads.life import BatchState
from gui.store.books.journal import IllegalTransitionError
from tests.store.ground import NOW, Ground, found, person

TWO = [person(2, "mira"), person(3, "tomas")]


@pytest.mark.parametrize("likelihood", ["not_charged", "charged", "unclear"])
def test_a_doubt_is_weighed_and_may_be_weighed_anew(ground: Ground, likelihood: str) -> None:
    ground.run(TWO)
    batch = ground.doubt()
    assert batch.likelihood == ""
    ground.workspace.journal.weigh(batch.id, "unclear")
    ground.workspace.journal.weigh(batch.id, likelihood)
    weighed = ground.workspace.journal.get(batch.id)
    assert (weighed.likelihood, weighed.state) == (likelihood, BatchState.IN_DOUBT)


@pytest.mark.parametrize("likelihood", ["", "maybe", "NOT_CHARGED"])
def test_a_doubt_is_weighed_in_known_words_only(ground: Ground, likelihood: str) -> None:
    ground.run(TWO)
    batch = ground.doubt()
    with pytest.raises(IllegalTransitionError, match="cannot be weighed"):
        ground.workspace.journal.weigh(batch.id, likelihood)
    assert ground.workspace.journal.get(batch.id) == batch


def test_what_is_not_in_doubt_is_not_weighed(ground: Ground) -> None:
    ground.run(TWO)
    for batch in (ground.begin(limit=1), ground.accept(limit=1)):
        with pytest.raises(IllegalTransitionError, match="cannot be weighed"):
            ground.workspace.journal.weigh(batch.id, "not_charged")
        assert ground.workspace.journal.get(batch.id).likelihood == ""


def test_a_batch_that_does_not_exist_is_not_weighed(ground: Ground) -> None:
    with pytest.raises(LookupError):
        ground.workspace.journal.weigh(9, "charged")


def test_a_run_is_unsettled_while_a_batch_leaves_or_is_awaited(ground: Ground) -> None:
    ground.run(TWO)
    ground.run([person(2, "lea")], "r2")
    journal = ground.workspace.journal
    assert not journal.has_unsettled("r1")
    batch = ground.begin()
    assert journal.has_unsettled("r1")
    journal.accept(batch.id, "id", None, None, NOW)
    assert journal.has_unsettled("r1")
    assert not journal.has_unsettled("r2")
    ground.finish(batch, [found("mira"), None])
    assert not journal.has_unsettled("r1")


def test_a_doubt_is_not_unsettled_but_a_matter_of_its_own(ground: Ground) -> None:
    ground.run(TWO)
    ground.doubt()
    assert not ground.workspace.journal.has_unsettled("r1")


@pytest.mark.parametrize(
    ("likelihood", "counted"), [("not_charged", 0), ("charged", 2), ("unclear", 2), ("", 2)]
)
def test_sending_again_frees_the_cap_only_of_what_was_not_charged(
    ground: Ground, likelihood: str, counted: int
) -> None:
    ground.run(TWO)
    batch = ground.doubt()
    if likelihood:
        ground.workspace.journal.weigh(batch.id, likelihood)
    assert ground.workspace.journal.send_again("r1") == 2
    assert ground.workspace.journal.spent_or_held("r1") == Credits.of(counted)
    ground.accept()
    assert ground.workspace.journal.spent_or_held("r1") == Credits.of(counted + 2)


def test_each_doubt_is_freed_by_its_own_weight(ground: Ground) -> None:
    ground.run([*TWO, person(4, "lea")])
    free, _ = ground.doubt(limit=1), ground.doubt(limit=2)
    ground.workspace.journal.weigh(free.id, "not_charged")
    assert ground.workspace.journal.send_again("r1") == 3
    assert ground.workspace.journal.spent_or_held("r1") == Credits.of(2)


def test_a_doubt_that_is_left_counts_whatever_its_weight(ground: Ground) -> None:
    ground.run(TWO)
    ground.workspace.journal.weigh(ground.doubt().id, "not_charged")
    ground.workspace.journal.leave("r1")
    assert ground.workspace.journal.spent_or_held("r1") == Credits.of(2)


def test_only_the_doubts_that_the_user_was_told_of_are_sent_again(ground: Ground) -> None:
    ground.run([*TWO, person(4, "lea")])
    told, newer = ground.doubt(limit=1), ground.doubt(limit=2)
    assert ground.workspace.journal.send_again("r1", only=[told.id]) == 1
    assert [batch.id for batch in ground.workspace.journal.in_doubt("r1")] == [newer.id]
