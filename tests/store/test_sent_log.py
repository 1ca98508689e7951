"""The log of what left: newest first, by pages, from an index; what was erased of it is said, not hidden."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.leads.errors import WorkspaceBusyError
from gui.leads.fields import Kind, Realm
from gui.leads.life import BatchState
from gui.leads.whom import Whom
from gui.store.personal_data.sent_log import NEWEST, PAGE
from tests.store.ground import NOT_FOUND, NOW, Ground, found, person

if TYPE_CHECKING:
    from gui.store.personal_data.sent_log import SentRecord


def send(ground: Ground, *who: str, run_id: str = "r1", realm: Realm = Realm.LIVE) -> int:
    """A run of these people whose one request holds their searches as they leave; its id."""
    ground.run([person(row, name) for row, name in enumerate(who, 2)], run_id, realm=realm)
    journal = ground.workspace.journal
    planned = journal.next_searches(run_id, Kind.EMAIL, 100)
    searches = [dict(each.params) | {"custom": str(each.id)} for each in planned]
    body = json.dumps({"searches": searches, "custom": {"ref": run_id}}).encode()
    hold = Credits.of(len(who))
    return journal.begin(run_id, Kind.EMAIL, run_id, [s.id for s in planned], body, hold, hold, ground.now).id


def answer(ground: Ground, number: int, *, has_mira: bool = True) -> None:
    journal = ground.workspace.journal
    journal.accept(number, f"id-{number}", None, 60.0, ground.now)
    first = found("mira") if has_mira else NOT_FOUND
    batch = journal.get(number)
    ground.finish(batch, [first, *[NOT_FOUND] * (batch.searches - 1)])


def pages(ground: Ground, limit: int) -> list[list[SentRecord]]:
    log, before, read = ground.workspace.sent_log, NEWEST, []
    while page := log.page(before, limit):
        read.append(page)
        before = page[-1].id
    return read


def test_nothing_was_sent_yet(ground: Ground) -> None:
    log = ground.workspace.sent_log
    assert (log.count(), log.is_cut_short(), log.page(NEWEST, 10)) == (0, False, [])


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_pages_hold_each_request_once_and_the_newest_first(ground: Ground, limit: int) -> None:
    sent = []
    for n in range(7):
        sent.append(send(ground, f"mira{n}", run_id=f"r{n}"))
        ground.later(hours=-1)  # the clock was set back: the order is that in which they were written down
    read = pages(ground, limit)
    assert [record.id for page in read for record in page] == sent[::-1]
    assert all(len(page) == limit for page in read[:-1])
    assert ground.workspace.sent_log.count() == 7


def test_what_comes_in_while_one_reads_is_not_in_the_next_page(ground: Ground) -> None:
    first, second = send(ground, "mira"), send(ground, "tomas", run_id="r2")
    (newest,) = ground.workspace.sent_log.page(NEWEST, 1)
    send(ground, "lea", run_id="r3")
    (older,) = ground.workspace.sent_log.page(newest.id, 9)
    assert (newest.id, older.id) == (second, first)


def test_a_request_tells_when_to_whom_and_about_how_many(ground: Ground) -> None:
    live = send(ground, "mira", "tomas")
    ground.later(days=1)
    made_up = send(ground, "lea", run_id="r2", realm=Realm.SANDBOX)
    answer(ground, live)
    newer, older = ground.workspace.sent_log.page(NEWEST, 9)
    assert (newer.id, newer.realm, newer.searches, newer.run_id) == (made_up, Realm.SANDBOX, 1, "r2")
    assert (newer.state, newer.remote_id, newer.at) == (BatchState.SENDING, None, ground.now)
    assert (older.id, older.realm, older.searches, older.file) == (live, Realm.LIVE, 2, "leads.xlsx")
    assert (older.state, older.remote_id, older.at) == (BatchState.DONE, f"id-{live}", NOW)
    assert not any(each.is_emptied or each.is_rewritten for each in (newer, older))


def test_a_lost_answer_is_remembered_also_after_it_was_given_up(ground: Ground) -> None:
    number = send(ground, "mira")
    ground.workspace.journal.doubt(number, "No answer came.", ground.now)
    ground.workspace.journal.leave("r1", ground.now)
    (record,) = ground.workspace.sent_log.page(NEWEST, 9)
    assert (record.state, record.remote_id) == (BatchState.FAILED, None)


def test_who_was_erased_is_gone_from_it_and_that_is_said(ground: Ground) -> None:
    with_mira, without = send(ground, "mira", "tomas"), send(ground, "lea", run_id="r2")
    answer(ground, with_mira)
    answer(ground, without, has_mira=False)
    erasure = ground.workspace.erasure
    erasure.person(erasure.find(Whom("mira@northpier.example"), ()))
    newer, older = ground.workspace.sent_log.page(NEWEST, 9)
    assert (older.is_rewritten, older.is_emptied, older.searches) == (True, False, 2)
    assert (newer.is_rewritten, newer.is_emptied) == (False, False)
    left = ground.workspace.sent_log.request(with_mira).decode()
    assert "tomas" in left
    assert "mira" not in left


def test_the_entry_of_an_erased_run_stays_without_its_content(ground: Ground) -> None:
    number = send(ground, "mira", "tomas")
    answer(ground, number)
    ground.workspace.erasure.run("r1", ground.now)
    (record,) = ground.workspace.sent_log.page(NEWEST, 9)
    assert (record.is_emptied, record.searches, record.file, record.at) == (True, 2, "", NOW)
    assert ground.workspace.sent_log.request(number) == b""


def test_a_log_whose_beginning_was_erased_says_so(ground: Ground) -> None:
    answer(ground, send(ground, "mira"))
    assert not ground.workspace.sent_log.is_cut_short()
    ground.workspace.erasure.everything()
    assert ground.workspace.sent_log.is_cut_short()
    send(ground, "tomas", run_id="r2")
    assert (ground.workspace.sent_log.count(), ground.workspace.sent_log.is_cut_short()) == (1, True)


def test_a_request_that_was_not_written_down_leaves_no_gap(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    ids = [each.id for each in ground.workspace.journal.next_searches("r1", Kind.EMAIL, 9)]
    begin = ground.workspace.journal.begin
    with pytest.raises(WorkspaceBusyError):
        begin("r1", Kind.EMAIL, "gone", [*ids, 99], b"{}", Credits.of(1), None, NOW)
    begin("r1", Kind.EMAIL, "sent", ids, b"{}", Credits.of(1), None, NOW)
    assert not ground.workspace.sent_log.is_cut_short()


def test_a_page_comes_from_an_index(ground: Ground) -> None:
    database = ground.workspace._database
    for sql, values in (
        (PAGE, (NEWEST, 200)),
        ("SELECT MIN(id) FROM batches", ()),
        ("SELECT COUNT(*) FROM batches", ()),
    ):
        plan = [row["detail"] for row in database.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
        assert [step for step in plan if "TEMP B-TREE" in step] == [], sql
        assert all(step.startswith("SEARCH") or "COVERING INDEX" in step for step in plan), plan
