"""Nobody is paid for twice: twins, known answers and searches on their way elsewhere, in any spelling."""

from __future__ import annotations

import csv
import dataclasses
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState, SearchState
from gui.leads.options import RunOptions
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from tests.lists import people, write_xlsx
from tests.runs.test_money import fault, start, when_sent
from tests.runs.test_run import EMAILS, run_whole
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.conftest import Sandbox

ASK_AGAIN = RunOptions(frozenset({Kind.EMAIL}), ask_again=True)
SLOW = {"kind": "slow_batch", "factor": 500, "endpoint": "email", "count": "all"}

# One woman, as five lists write her.
ZOE = [
    ("Zoé", "Müller", "North Pier", "northpier.example", ""),
    ("ZOE", "MULLER", "", "https://www.northpier.example/about?x=1", ""),
    ("Dr. Zoe\u0301 ", "Mu\u0308ller, PhD", "Nordpier GmbH", "NORTHPIER.example.", ""),
    ("zoe\u200b", "müller", "North Pier Ltd", "info@northpier.example", ""),
    ("Zoé Müller", "Müller", "", "http://northpier.example:8080/", ""),
]
# Pairs that a careless cleaning would merge.
OTHERS = [
    ("Jörg", "Müller"), ("Joerg", "Mueller"),
    ("Tomas", "Lind Jr."), ("Tomas", "Lind Sr."),
    ("J.", "Smith"), ("John", "Smith"),
    ("Thomas", "James"), ("James", "Thomas"),
    ("Hùng", "Nguyễn"), ("Hưng", "Nguyễn"),
    ("Anna", "Belova"), ("Анна", "Белова"), ("Аnna", "Belova"),
    ("गिल", "कोहेन"), ("गील", "कोहेन"),
    ("Goh Ah", "Beng"), ("Goh Ah", "Meng"),
]  # fmt: skip


def bought(sandbox: Sandbox) -> int:
    return sum(batch["count"] for batch in sandbox.ledger()["batches"])


def write(tmp_path: Path, name: str, rows: Sequence[Sequence[str]]) -> Path:
    return write_xlsx(tmp_path / f"{name}.xlsx", rows)


async def told(desk: Desk, run_id: str, tmp_path: Path) -> list[dict[str, str]]:
    """What an export says of every row of a run."""
    exported = await desk.export(run_id, tmp_path / f"{uuid4()}.csv")
    with exported.out.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def column(rows: list[dict[str, str]], name: str) -> list[str]:
    return [row[name] for row in rows]


async def test_twins_in_any_spelling_share_one_search_and_say_whose(
    desk: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    run_id = await run_whole(
        desk, write(tmp_path, "twins", [("Tomas", "Lind", "", "lind.example", ""), *ZOE])
    )
    report = await desk.report(run_id)
    assert (bought(sandbox), report.held, report.duplicates, report.saved) == (
        2, Credits.of(2), 4, Credits.of(4)
    )  # fmt: skip
    rows = (await told(desk, run_id, tmp_path))[1:]
    assert column(rows, "Reason") == ["", *["same as row 3"] * 4]
    assert column(rows, "Email (Enrow)") == ["zoe.muller@northpier.example"] * 5
    assert column(rows, "First name") == [row[0] for row in ZOE]


async def test_people_who_differ_are_each_looked_up(desk: Desk, tmp_path: Path, sandbox: Sandbox) -> None:
    rows = [(first, last, "", "northpier.example", "") for first, last in OTHERS]
    run_id = await run_whole(desk, write(tmp_path, "others", rows))
    report = await desk.report(run_id)
    assert (report.duplicates, report.held, bought(sandbox)) == (0, Credits.of(len(OTHERS)), len(OTHERS))
    sent = [search["fullname"] for batch in sandbox.ledger()["batches"] for search in batch["searches"]]
    assert sent == [f"{first} {last}" for first, last in OTHERS]
    again = await desk.report(await run_whole(desk, write(tmp_path, "again", rows[::2])))
    assert (again.known, again.held) == (len(rows[::2]), Credits())


async def test_a_known_answer_is_used_again_under_another_spelling(
    desk: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    first = await run_whole(desk, write(tmp_path, "first", ZOE[:1]))
    for number, spelling in enumerate(ZOE[1:]):
        again = await run_whole(desk, write(tmp_path, f"again{number}", [spelling]))
        ((before,), (after,)) = (await told(desk, first, tmp_path), await told(desk, again, tmp_path))
        assert after["Email (Enrow)"] == before["Email (Enrow)"]
        assert (before["Where from"], after["Where from"]) == ("now", "known")
        assert after["Answered on"] == before["Answered on"] == datetime.now(UTC).date().isoformat()
        assert (await desk.report(again)).held == Credits()
    assert bought(sandbox) == 1


async def test_a_known_answer_says_since_when(desk: Desk, tmp_path: Path) -> None:
    before = datetime.now(UTC)
    await run_whole(desk, write(tmp_path, "first", ZOE[:1]))
    after = datetime.now(UTC)
    opened = await desk.open_list(write(tmp_path, "again", ZOE[1:2]))
    run_id = await desk.start(opened.list_id, EMAILS, expected_hold=Credits())
    await desk.wait(run_id)
    reader = desk.reader(opened.list_id)
    try:
        answer = reader.answers(run_id, [2])[2][Kind.EMAIL]
    finally:
        reader.close()
    assert answer.known
    assert answer.answered_at is not None
    assert before <= answer.answered_at <= after


async def test_kinds_have_answers_of_their_own(desk: Desk, tmp_path: Path, sandbox: Sandbox) -> None:
    await run_whole(desk, write(tmp_path, "emails", ZOE[:1]))
    opened = await desk.open_list(write(tmp_path, "phones", ZOE[1:2]))
    quote = await desk.quote(opened.list_id, RunOptions(frozenset({Kind.EMAIL, Kind.PHONE})))
    assert {kind.kind: (kind.known, kind.look_up) for kind in quote.kinds} == {
        Kind.EMAIL: (1, 0),
        Kind.PHONE: (0, 1),
    }


async def test_what_was_not_found_is_known_too(desk: Desk, tmp_path: Path, sandbox: Sandbox) -> None:
    await run_whole(desk, write(tmp_path, "first", people(40)))
    shouted = [[text.upper() for text in row] for row in people(40)]
    report = await desk.report(await run_whole(desk, write(tmp_path, "again", shouted)))
    assert (report.known, report.held, bought(sandbox)) == (40, Credits(), 40)


async def test_an_answer_too_old_is_bought_again(desk: Desk, tmp_path: Path, sandbox: Sandbox) -> None:
    await run_whole(desk, write(tmp_path, "first", people(20)))
    days = {**desk.settings.known_days, (Kind.EMAIL, SearchState.NOT_FOUND): 0}
    await desk.save_settings(dataclasses.replace(desk.settings, known_days=days))
    opened = await desk.open_list(write(tmp_path, "again", people(20)))
    quote = await desk.quote(opened.list_id, EMAILS)
    found = sum(
        person["Status"] == "found" for person in await told(desk, (await desk.runs())[0].id, tmp_path)
    )
    assert 0 < found < 20
    assert (quote.known, quote.look_up) == (found, 20 - found)


async def test_asking_again_buys_again_and_the_new_answer_replaces_the_old(
    desk: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    def spelt(company: str) -> list[tuple[str, ...]]:
        return [(first, last, company, "", "") for first, last, *_ in people(12)]

    # The sandbox has another answer for another spelling; here both are one company.
    old = await told(desk, await run_whole(desk, write(tmp_path, "old", spelt("North Pier"))), tmp_path)
    asked = await run_whole(desk, write(tmp_path, "new", spelt("North Pier GmbH")), ASK_AGAIN)
    new = await told(desk, asked, tmp_path)
    assert (bought(sandbox), (await desk.report(asked)).held) == (24, Credits.of(12))
    assert set(column(new, "Where from")) == {"now"}
    later = await run_whole(desk, write(tmp_path, "later", spelt("NORTH PIER")))
    kept = await told(desk, later, tmp_path)
    assert bought(sandbox) == 24
    assert column(kept, "Email (Enrow)") == column(new, "Email (Enrow)") != column(old, "Email (Enrow)")
    assert column(kept, "Where from") == ["known"] * 12
    # What an earlier run was given stays as it was.
    first = (await desk.runs())[-1].id
    assert column(await told(desk, first, tmp_path), "Email (Enrow)") == column(old, "Email (Enrow)")


@pytest.mark.parametrize("options", [EMAILS, ASK_AGAIN], ids=["use known", "ask again"])
async def test_what_is_on_its_way_in_another_run_is_not_bought_again(
    desk: Desk, tmp_path: Path, sandbox: Sandbox, options: RunOptions
) -> None:
    sandbox.post("faults", [SLOW])
    sent = when_sent(desk)
    first = await start(desk, write(tmp_path, "first", [ZOE[0], *people(3)]))
    await sent.wait()
    opened = await desk.open_list(write(tmp_path, "second", ZOE[1:]))
    (price,) = (await desk.quote(opened.list_id, options)).kinds
    assert (price.look_up, price.duplicates, price.hold) == (0, 4, Credits())
    second = await desk.start(opened.list_id, options, expected_hold=price.hold)
    assert await desk.wait(second) is RunState.FINISHED
    (meanwhile,) = {tuple(row.items()) for row in await without_names(desk, second, tmp_path)}
    assert dict(meanwhile)["Reason"] == "already being looked up in another run"
    assert bought(sandbox) == 4
    sandbox.post("advance")
    assert await desk.wait(first) is RunState.FINISHED
    mine = await told(desk, first, tmp_path)
    theirs = await told(desk, second, tmp_path)
    assert set(column(theirs, "Email (Enrow)")) == {mine[0]["Email (Enrow)"]}
    assert (bought(sandbox), (await desk.report(second)).held) == (4, Credits())
    assert (await desk.report(second)).adds_up()


async def without_names(desk: Desk, run_id: str, tmp_path: Path) -> list[dict[str, str]]:
    rows = await told(desk, run_id, tmp_path)
    return [{name: row[name] for name in ("Email (Enrow)", "Status", "Reason")} for row in rows]


async def test_what_is_in_doubt_in_another_run_is_not_bought_again(
    desk: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [fault("drop_after_accept")])
    first = await run_whole(desk, write(tmp_path, "first", ZOE[:1]))
    assert (await desk.run(first)).state is RunState.IN_DOUBT
    second = await run_whole(desk, write(tmp_path, "second", ZOE[1:]), ASK_AGAIN)
    report = await desk.report(second)
    assert (report.held, report.adds_up(), bought(sandbox)) == (Credits(), True, 1)
    posts = [request for request in sandbox.ledger()["requests"] if request["method"] == "POST"]
    assert len(posts) == 1


async def test_a_run_that_waited_uses_what_another_bought_meanwhile(
    desk: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"credits": 0})
    waiting = await start(desk, write(tmp_path, "waiting", ZOE[:1]))
    assert await desk.wait(waiting) is RunState.WAITING_FOR_CREDITS
    sandbox.post("credits", {"credits": 50})
    await run_whole(desk, write(tmp_path, "meanwhile", ZOE[1:2]))
    await desk.resume(waiting)
    assert await desk.wait(waiting) is RunState.FINISHED
    (row,) = await told(desk, waiting, tmp_path)
    assert (row["Where from"], bought(sandbox)) == ("known", 1)


async def test_another_desk_on_the_workspace_knows_too(
    desk: Desk, home: Path, tmp_path: Path, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [SLOW])
    sent = when_sent(desk)
    first = await start(desk, write(tmp_path, "first", ZOE[:1]))
    await sent.wait()
    other = Desk(home, patience_s=0.5, tempo=QUICK)
    try:
        await other.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
        second = await run_whole(other, write(tmp_path, "second", ZOE[1:]))
        sandbox.post("advance")
        assert await desk.wait(first) is RunState.FINISHED
        mine, theirs = await told(desk, first, tmp_path), await told(other, second, tmp_path)
        assert set(column(theirs, "Email (Enrow)")) == {mine[0]["Email (Enrow)"]}
        third = await run_whole(other, write(tmp_path, "third", ZOE[2:3]))
        assert ((await other.report(third)).known, bought(sandbox)) == (1, 1)
    finally:
        await other.close()
