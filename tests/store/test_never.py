"""People and domains never to look up: left out before the price, and out of runs that go on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gui.leads.fields import Kind, Realm
from gui.leads.life import Role, Status
from gui.leads.lifetimes import KNOWN_DAYS
from gui.leads.never import NeverEntry, never_entry
from gui.leads.options import RunOptions
from gui.leads.verdict import Verdict
from gui.store.list_files.prepared_row import PreparedRow
from gui.store.plans.plan import Question
from tests.store.ground import EMAIL, NOW, found

if TYPE_CHECKING:
    from tests.store.ground import Ground

MAIL = "mira@northpier.example"


def asks(row: int, who: str, domain: str = "northpier.example", kind: Kind = Kind.EMAIL) -> PreparedRow:
    """A row as the program itself works it out."""
    params = json.dumps({"fullname": who, "company_domain": domain})
    return PreparedRow(row, kind.value, f"{kind.value}|{who}|{domain}", params, None, None, 0)


def verifies(row: int, address: str) -> PreparedRow:
    return PreparedRow(row, "verify", f"verify|{address}", json.dumps({"email": address}), None, None, 0)


def forbid(ground: Ground, *texts: str) -> None:
    for text in texts:
        ground.workspace.never.add(never_entry(text), NOW)


def test_the_list_is_kept(ground: Ground) -> None:
    forbid(ground, MAIL, "lind.example", MAIL)
    assert ground.workspace.never.all() == [
        NeverEntry("domain", "lind.example"),
        NeverEntry("email", MAIL),
    ]
    assert ground.workspace.never.remove(NeverEntry("email", MAIL))
    assert not ground.workspace.never.remove(NeverEntry("email", MAIL))
    assert ground.workspace.never.all() == [NeverEntry("domain", "lind.example")]


@pytest.mark.parametrize("sample", [None, 1, 5])
def test_price_run_and_rows_agree(ground: Ground, sample: int | None) -> None:
    rows = [
        asks(2, "tomas", "lind.example"),
        asks(3, "ida"),
        asks(4, "ida"),
        asks(5, "pia", "de.lind.example"),
    ]
    options = RunOptions(EMAIL, sample=sample)
    forbid(ground, "lind.example")
    (count,) = ground.count(rows, options)
    assert (count.rows, count.look_up, count.duplicates, count.skipped) == (4, 1, 1, {"never": 2})
    question = Question(Realm.LIVE, options, NOW, KNOWN_DAYS)
    verdict = Verdict(Role.SKIPPED, "never", Kind.EMAIL)
    behind = ground.workspace.plan_rows.behind(ground.list_path(), question, verdict)
    assert list(behind.rows) == [2, 5]
    ground.run(rows, options=options)
    assert ground.statuses() == {2: Status.SKIPPED, 3: Status.WAITING, 4: Status.DUPLICATE, 5: Status.SKIPPED}


def test_an_address_covers_whom_it_was_found_for_and_the_row_it_stands_in(ground: Ground) -> None:
    ground.run([asks(2, "mira")])
    ground.answer([found("mira")])
    forbid(ground, MAIL, "ida@lind.example")
    rows = [
        asks(2, "mira", kind=Kind.PHONE),
        asks(3, "ida", "lind.example"),
        verifies(3, "ida@lind.example"),
        asks(4, "tomas"),
    ]
    counts = {count.kind: count for count in ground.count(rows, RunOptions(frozenset(Kind)))}
    assert {kind: count.look_up for kind, count in counts.items()} == {
        Kind.EMAIL: 1,
        Kind.PHONE: 0,
        Kind.VERIFY: 0,
    }
    assert [count.skipped for count in counts.values()] == [{"never": 1}] * 3


def test_a_domain_covers_each_address_in_it_as_the_address_itself_does(ground: Ground) -> None:
    ground.run([asks(2, "mira", "north pier")])
    ground.answer([found("mira")])
    forbid(ground, "northpier.example")
    rows = [
        asks(2, "mira", "north pier"),
        asks(2, "mira", "north pier", Kind.PHONE),
        asks(3, "ida", "pier of the north"),
        PreparedRow(3, "phone", "phone|in/ida", "{}", None, None, 0),
        verifies(3, "ida@de.northpier.example"),
        asks(4, "tomas", "lind"),
    ]
    counts = {count.kind: count for count in ground.count(rows, RunOptions(frozenset(Kind)))}
    assert {kind: (count.look_up, count.known) for kind, count in counts.items()} == {
        Kind.EMAIL: (1, 0),
        Kind.PHONE: (0, 0),
        Kind.VERIFY: (0, 0),
    }


def test_whose_address_is_known_in_a_domain_is_not_sent_when_a_run_goes_on(ground: Ground) -> None:
    ground.run([asks(2, "mira", "north pier")])
    ground.answer([found("mira")])
    ground.run([asks(2, "mira", "north pier", Kind.PHONE), asks(3, "ida", "lind", Kind.PHONE)], "r2")
    forbid(ground, "northpier.example")
    assert [search.row for search in ground.workspace.journal.next_searches("r2", Kind.PHONE, 5)] == [3]


def test_a_known_answer_of_them_is_not_used_either(ground: Ground) -> None:
    ground.run([asks(2, "mira")])
    ground.answer([found("mira")])
    forbid(ground, "northpier.example")
    (count,) = ground.count([asks(2, "mira")])
    assert (count.known, count.skipped) == (0, {"never": 1})


def test_what_a_run_has_not_sent_yet_is_left_out_when_it_goes_on(ground: Ground) -> None:
    ground.run([asks(2, "mira"), asks(3, "mira"), asks(4, "tomas", "lind.example")])
    forbid(ground, "northpier.example")
    assert [search.row for search in ground.workspace.journal.next_searches("r1", Kind.EMAIL, 1)] == [4]
    assert ground.statuses() == {2: Status.SKIPPED, 3: Status.SKIPPED, 4: Status.WAITING}
    forbid(ground, "lind.example")
    assert ground.workspace.journal.next_searches("r1", Kind.EMAIL, 5) == []
