"""The journal: what is on disk after each step, what counts against the cap, and what is never sent twice."""

from __future__ import annotations

import hashlib

import pytest

from gui.leads.credits import Credits
from gui.leads.errors import WorkspaceBusyError
from gui.leads.fields import Kind, Realm
from gui.leads.life import BatchState, SearchState, Status
from gui.leads.options import RunOptions
from gui.store.books.ledger import Totals
from tests.store.ground import EMAIL, NOT_FOUND, NOW, Ground, found, person

FOUR = [person(2, "mira"), person(3, "tomas"), person(4, "lea"), person(5, "nora")]


def states(ground: Ground, kind: Kind = Kind.EMAIL) -> dict[SearchState, int]:
    """How many searches are in each state, those without any left out."""
    return {state: n for state, n in ground.workspace.runs.progress("r1")[kind].items() if n}


def test_next_searches_come_in_row_order(ground: Ground) -> None:
    ground.run([person(9, "mira"), person(2, "tomas"), person(5, "lea")])
    searches = ground.workspace.journal.next_searches("r1", Kind.EMAIL, 2)
    assert [search.row for search in searches] == [2, 5]
    assert searches[0].params == {"fullname": "tomas", "company_domain": "northpier.example"}


def test_what_leaves_is_on_disk_before_it_leaves(ground: Ground) -> None:
    ground.run(FOUR)
    journal = ground.workspace.journal
    ids = [search.id for search in journal.next_searches("r1", Kind.EMAIL, 3)]
    batch = journal.begin("r1", Kind.EMAIL, "ref", ids, b"body", Credits.of(3), Credits.of(10), NOW)
    assert (batch.state, batch.searches, batch.hold) == (BatchState.SENDING, 3, Credits.of(3))
    assert batch.request_hash == hashlib.sha256(b"body").hexdigest()
    assert (journal.request(batch.id), batch.balance_before, batch.created_at) == (
        b"body",
        Credits.of(10),
        NOW,
    )
    assert [custom for custom, _ in journal.sent(batch.id)] == [str(each) for each in ids]
    assert states(ground) == {SearchState.SENT: 3, SearchState.PLANNED: 1}


def test_a_search_leaves_once(ground: Ground) -> None:
    ground.run(FOUR)
    ids = [search.id for search in ground.workspace.journal.next_searches("r1", Kind.EMAIL, 2)]
    ground.begin(limit=2)
    with pytest.raises(WorkspaceBusyError, match="Nothing was sent from here"):
        ground.workspace.journal.begin("r1", Kind.EMAIL, "other", ids, b"", Credits.of(2), None, NOW)
    assert len(ground.workspace.journal.batches("r1")) == 1


@pytest.mark.parametrize("wrong", ["twice", "unknown", "other kind", "other run"])
def test_a_batch_takes_all_its_searches_or_none(ground: Ground, wrong: str) -> None:
    ground.run([*FOUR, person(2, "mira", kind=Kind.PHONE)])
    ground.run([person(2, "oskar")], "r2")
    journal = ground.workspace.journal
    (mine, *_) = (search.id for search in journal.next_searches("r1", Kind.EMAIL, 9))
    ids = {
        "twice": [mine, mine],
        "unknown": [mine, 999],
        "other kind": [mine, journal.next_searches("r1", Kind.PHONE, 1)[0].id],
        "other run": [mine, journal.next_searches("r2", Kind.EMAIL, 1)[0].id],
    }[wrong]
    with pytest.raises(WorkspaceBusyError):
        journal.begin("r1", Kind.EMAIL, "ref", ids, b"", Credits.of(2), None, NOW)
    assert states(ground) == {SearchState.PLANNED: 4}


def test_a_batch_of_no_run_is_a_bug(ground: Ground) -> None:
    with pytest.raises(LookupError):
        ground.workspace.journal.begin("r9", Kind.EMAIL, "ref", [1], b"", Credits(), None, NOW)
    with pytest.raises(LookupError):
        ground.workspace.journal.get(1)


def test_accepted_keeps_the_id_and_what_was_taken(ground: Ground) -> None:
    ground.run(FOUR)
    batch = ground.begin()
    ground.workspace.journal.accept(batch.id, "b71e", Credits.of(5), 90.0, NOW)
    batch = ground.workspace.journal.get(batch.id)
    assert (batch.remote_id, batch.taken, batch.estimated_s) == ("b71e", Credits.of(5), 90.0)
    assert ground.workspace.journal.open_batches("r1") == [batch]
    assert ground.workspace.ledger.totals("r1").held == Credits.of(5)


def test_what_was_taken_is_expected_when_it_is_not_said(ground: Ground) -> None:
    ground.run(FOUR)
    batch = ground.begin()
    ground.workspace.journal.accept(batch.id, "b71e", None, None, NOW)
    assert ground.workspace.ledger.totals("r1").held == Credits.of(4)


@pytest.mark.parametrize("after", [SearchState.PLANNED, SearchState.FAILED])
def test_a_refused_batch_costs_nothing(ground: Ground, after: SearchState) -> None:
    ground.run(FOUR)
    batch = ground.begin()
    ground.workspace.journal.reject(batch.id, "Missing payload", after, NOW)
    assert states(ground) == {after: 4}
    assert ground.workspace.journal.spent_or_held("r1") == Credits()
    assert ground.workspace.journal.get(batch.id).message == "Missing payload"
    assert ground.workspace.ledger.totals("r1") == Totals(Credits(), Credits(), Credits())


def test_refused_searches_can_be_sent_again(ground: Ground) -> None:
    ground.run(FOUR)
    ground.workspace.journal.reject(ground.begin().id, "busy", SearchState.PLANNED, NOW)
    assert ground.accept().searches == 4


def test_a_finished_batch_has_answers_cost_and_refund(ground: Ground) -> None:
    ground.run(FOUR)
    batch = ground.answer([found("mira"), NOT_FOUND, None, found("nora")])
    assert states(ground) == {SearchState.FOUND: 2, SearchState.NOT_FOUND: 1, SearchState.FAILED: 1}
    assert (batch.found, batch.answered, batch.final, batch.refunded) == (2, 3, Credits.of(2), Credits.of(2))
    assert ground.workspace.ledger.totals("r1") == Totals(Credits.of(4), Credits.of(2), Credits.of(2))
    assert ground.workspace.journal.spent_or_held("r1") == Credits.of(2)


def test_answers_to_other_searches_are_left_out(ground: Ground) -> None:
    ground.run(FOUR)
    batch = ground.accept(limit=1)
    ground.workspace.journal.finish(batch.id, {999: found("x")}, None, None, NOW)
    assert states(ground) == {SearchState.FAILED: 1, SearchState.PLANNED: 3}


def test_raw_answers_are_kept_as_they_came(ground: Ground) -> None:
    ground.run(FOUR)
    batch = ground.accept()
    assert ground.workspace.journal.raw(batch.id) is None
    for body in (b'{"half": ', b"\x00\xff whole"):
        ground.workspace.journal.store_raw(batch.id, body, NOW)
        assert ground.workspace.journal.raw(batch.id) == body


def test_a_doubt_holds_its_searches_and_counts_against_the_cap(ground: Ground) -> None:
    ground.run(FOUR)
    batch = ground.doubt(limit=3)
    assert ground.workspace.journal.in_doubt("r1") == [batch]
    assert batch.doubted_at == NOW
    assert states(ground) == {SearchState.IN_DOUBT: 3, SearchState.PLANNED: 1}
    assert [search.row for search in ground.workspace.journal.next_searches("r1", Kind.EMAIL, 9)] == [5]
    assert ground.workspace.journal.spent_or_held("r1") == Credits.of(3)
    assert ground.workspace.ledger.totals("r1").held == Credits()


def test_a_doubt_is_adopted_when_its_id_turns_up(ground: Ground) -> None:
    ground.run(FOUR)
    batch = ground.doubt()
    ground.workspace.journal.accept(batch.id, "b71e", Credits.of(4), None, NOW)
    assert states(ground) == {SearchState.SENT: 4}
    ground.finish(batch, [found("mira"), NOT_FOUND, NOT_FOUND, NOT_FOUND])
    assert ground.workspace.ledger.totals("r1") == Totals(Credits.of(4), Credits.of(3), Credits.of(1))


def test_sending_again_plans_every_doubt(ground: Ground) -> None:
    ground.run(FOUR)
    first, second = ground.doubt(limit=1), ground.doubt(limit=2)
    assert ground.workspace.journal.send_again("r1") == 3
    assert states(ground) == {SearchState.PLANNED: 4}
    assert {ground.workspace.journal.get(each.id).state for each in (first, second)} == {BatchState.FAILED}
    assert ground.workspace.journal.send_again("r1") == 0


def test_left_doubts_are_failed_and_still_count_against_the_cap(ground: Ground) -> None:
    ground.run(FOUR)
    ground.doubt(limit=3)
    assert ground.workspace.journal.leave("r1") == 3
    assert states(ground) == {SearchState.FAILED: 3, SearchState.PLANNED: 1}
    assert ground.workspace.journal.spent_or_held("r1") == Credits.of(3)


def test_a_failed_batch_counts_against_the_cap(ground: Ground) -> None:
    ground.run(FOUR)
    ground.workspace.journal.fail(ground.accept().id, "Enrow gave up.", NOW)
    assert states(ground) == {SearchState.FAILED: 4}
    assert ground.workspace.journal.spent_or_held("r1") == Credits.of(4)


def test_recovery_doubts_what_was_leaving_and_nothing_else(ground: Ground) -> None:
    ground.run(FOUR)
    accepted, leaving = ground.accept(limit=1), ground.begin(limit=2)
    assert ground.workspace.journal.recover("r1", NOW) == 1
    assert ground.workspace.journal.get(leaving.id).state is BatchState.IN_DOUBT
    assert ground.workspace.journal.get(accepted.id).state is BatchState.ACCEPTED
    assert states(ground) == {SearchState.SENT: 1, SearchState.IN_DOUBT: 2, SearchState.PLANNED: 1}
    assert ground.workspace.journal.recover("r1", NOW) == 0


def test_a_batch_is_of_one_run(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ground.run([person(2, "tomas")], "r2")
    ground.doubt("r2")
    assert ground.workspace.journal.recover("r1", NOW) == 0
    assert ground.workspace.journal.send_again("r1") == ground.workspace.journal.leave("r1") == 0
    assert len(ground.workspace.journal.in_doubt("r2")) == 1


class TestMatchingOnceMore:
    """Two runs planned the same person; the one that is sent later uses what the other one bought."""

    def two_runs(self, ground: Ground, second: RunOptions | None = None) -> None:
        ground.run([person(2, "mira"), person(3, "mira"), person(4, "tomas")])
        ground.run([person(7, "mira"), person(8, "mira"), person(9, "lea")], "r2", second)

    def test_an_answer_that_came_since_fills_the_rows_free(self, ground: Ground) -> None:
        self.two_runs(ground)
        ground.finish(ground.accept(limit=1), [found("mira")])
        assert ground.accept("r2").searches == 1
        assert ground.statuses("r2") == {7: Status.KNOWN, 8: Status.KNOWN, 9: Status.WAITING}

    def test_a_search_on_its_way_is_shared(self, ground: Ground) -> None:
        self.two_runs(ground)
        ground.doubt(limit=1)
        assert ground.accept("r2").searches == 1
        assert ground.statuses("r2") == {7: Status.IN_DOUBT, 8: Status.IN_DOUBT, 9: Status.WAITING}

    def test_asking_again_means_once_not_twice(self, ground: Ground) -> None:
        ground.run([person(2, "mira")], "r0")
        ground.answer([found("mira")], "r0")
        again = RunOptions(EMAIL, ask_again=True)
        ground.run([person(2, "mira")], "r1", again)
        ground.run([person(2, "mira")], "r2", again)
        ground.answer([NOT_FOUND])
        assert ground.workspace.journal.next_searches("r2", Kind.EMAIL, 9) == []
        assert ground.statuses("r2") == {2: Status.KNOWN}

    def test_the_other_realm_is_another_world(self, ground: Ground) -> None:
        ground.run([person(2, "mira")], realm=Realm.SANDBOX)
        ground.run([person(2, "mira")], "r2")
        ground.answer([found("mira")])
        assert len(ground.workspace.journal.next_searches("r2", Kind.EMAIL, 9)) == 1

    def test_enough_are_given_although_some_are_taken_out(self, ground: Ground) -> None:
        people = [person(row, f"p{row}") for row in range(2, 22)]
        ground.run(people)
        ground.run(people, "r2")
        ground.answer([NOT_FOUND] * 20)
        ground.run(
            [*people, *(person(row, f"p{row}") for row in range(22, 32))],
            "r3",
            RunOptions(EMAIL, ask_again=True),
        )
        assert ground.workspace.journal.next_searches("r2", Kind.EMAIL, 5) == []
        assert [s.row for s in ground.workspace.journal.next_searches("r3", Kind.EMAIL, 5)] == [2, 3, 4, 5, 6]

    def test_nothing_leaves_between_the_match_and_the_batch(self, ground: Ground) -> None:
        self.two_runs(ground)
        ids = [search.id for search in ground.workspace.journal.next_searches("r2", Kind.EMAIL, 9)]
        ground.begin(limit=1)
        with pytest.raises(WorkspaceBusyError, match="Nothing was sent twice"):
            ground.workspace.journal.begin("r2", Kind.EMAIL, "x", ids, b"", Credits.of(2), None, NOW)
