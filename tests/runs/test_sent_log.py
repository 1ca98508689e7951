"""The log of what left holds exactly what the sandbox says it was asked; who was erased is not in it."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import OutputError
from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState
from gui.leads.options import RunOptions
from gui.leads.webhook import WebhookMode, without_secrets
from gui.leads.whom import Whom
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.runs.personal_data.sent_entry import Became
from tests.lists import people, write_xlsx
from tests.runs.test_known import SLOW
from tests.runs.test_money import fault, start, when_sent
from tests.runs.test_run import EMAILS, run_whole
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from gui.runs.personal_data.sent_entry import SentEntry
    from tests.conftest import Sandbox

    ListOf = Callable[..., Path]

EVERY_KIND = RunOptions(frozenset(Kind), all_rows=True)
FIELDS = ("fullname", "firstname", "lastname", "linkedin_url", "email", "company_domain", "company_name")
ADDRESS = "quirina.zwetko@zwetkowerk.example"
QUIRINA = ("Quirína", "Zwetko", "Zwetkowerk", "zwetkowerk.example", ADDRESS)


async def entries(desk: Desk, limit: int = 3) -> list[SentEntry]:
    found: list[SentEntry] = []
    while page := await desk.sent_log.page(found[-1] if found else None, limit):
        found += page
    return found


async def written(desk: Desk, out: Path) -> list[dict[str, str]]:
    await desk.sent_log.write(out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


Told = tuple[str, str, Counter[tuple[tuple[str, str], ...]]]


def searches_of(lines: Iterable[Mapping[str, str]]) -> Counter[tuple[tuple[str, str], ...]]:
    """What was asked, by Enrow's fields, and how often."""
    return Counter(tuple((name, line[name]) for name in FIELDS if line.get(name)) for line in lines)


def seen_by(sandbox: Sandbox) -> dict[str, Told]:
    """Every request the sandbox took: its own number, where it reports to, and what was asked."""
    return {
        batch["custom"]["ref"]: (
            batch["id"],
            without_secrets((batch["settings"] or {}).get("webhook", "")),
            searches_of(batch["searches"]),
        )
        for batch in sandbox.ledger()["batches"]
    }


def told_by(lines: list[dict[str, str]]) -> dict[str, Told]:
    """Every request of a log, as the sandbox tells them."""
    by_name: dict[str, list[dict[str, str]]] = {}
    for line in lines:
        by_name.setdefault(line["Name of the request"], []).append(line)
    return {
        name: (some[0]["Enrow's number for it"], some[0]["Enrow reports to"], searches_of(some))
        for name, some in by_name.items()
    }


def posts(sandbox: Sandbox) -> int:
    return sum(request["method"] == "POST" for request in sandbox.ledger()["requests"])


async def lived_in(desk: Desk, folder: Path, sandbox: Sandbox) -> None:
    """Runs of every kind: whole, busy, turned away, refused, lost and sent again, poor and resumed."""
    await run_whole(desk, write_xlsx(folder / "all.xlsx", [QUIRINA, *people(12)]), EVERY_KIND)
    sandbox.post("faults", [fault("status", status=429)])
    await run_whole(desk, write_xlsx(folder / "busy.xlsx", people(60, 100)), EMAILS)
    sandbox.post("faults", [fault("status", status=403, body="html")])
    await run_whole(desk, write_xlsx(folder / "guests.xlsx", people(3, 190)), EMAILS)
    sandbox.post("faults", [fault("status", status=400)])
    await run_whole(desk, write_xlsx(folder / "refused.xlsx", people(5, 200)), EMAILS)
    sandbox.post("faults", [fault("drop_after_accept")])
    lost = await run_whole(desk, write_xlsx(folder / "lost.xlsx", people(30, 300)), EMAILS)
    await desk.send_again(lost)
    assert await desk.wait(lost) is RunState.FINISHED
    sandbox.post("faults", [fault("drop_before_accept")])
    await run_whole(desk, write_xlsx(folder / "left.xlsx", people(4, 400)), EMAILS)
    sandbox.post("credits", {"credits": 8})
    poor = await run_whole(desk, write_xlsx(folder / "poor.xlsx", people(40, 500)), EMAILS)
    sandbox.post("credits", {"credits": 5000})
    await desk.refresh_balance()
    await desk.resume(poor)
    assert await desk.wait(poor) is RunState.FINISHED


async def test_the_log_is_what_the_sandbox_was_asked(desk: Desk, tmp_path: Path, sandbox: Sandbox) -> None:
    await lived_in(desk, tmp_path, sandbox)
    found, seen = await entries(desk), seen_by(sandbox)
    told = told_by(await written(desk, tmp_path / "log.csv"))
    by_name = {entry.reference: entry for entry in found}
    # Each request that arrived is one entry, and each entry is one request.
    assert posts(sandbox) == len(found) == len(told)
    assert {entry.realm for entry in found} == {Realm.SANDBOX}
    assert Counter(entry.became for entry in found if entry.became is not Became.ACCEPTED) == {
        Became.REFUSED: 2,  # the busy one, too
        Became.TURNED_AWAY: 1,
        Became.IN_DOUBT: 2,
    }
    accepted = {name for name, entry in by_name.items() if entry.became is Became.ACCEPTED}
    assert {name: told[name] for name in accepted} == {name: seen[name] for name in accepted}
    lost = {name for name, entry in by_name.items() if entry.became is Became.IN_DOUBT}
    assert len(lost) == 2
    (arrived,) = lost & seen.keys()
    assert (told[arrived][0], told[arrived][2]) == ("", seen[arrived][2])
    assert seen.keys() == accepted | {arrived}
    assert {name: sum(told[name][2].values()) for name in by_name} == {
        name: entry.people for name, entry in by_name.items()
    }


async def test_one_entry_shows_its_searches_with_their_rows(
    desk: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    await run_whole(desk, write_xlsx(tmp_path / "leads.xlsx", [*people(2), QUIRINA]), EVERY_KIND)
    by_kind = {entry.kind: entry for entry in await entries(desk)}
    verified = await desk.sent_log.searches(by_kind[Kind.VERIFY])
    assert [(line.row, line.number, dict(line.fields)) for line in verified.lines] == [
        (4, "", {"email": ADDRESS})
    ]
    named = await desk.sent_log.searches(by_kind[Kind.EMAIL])
    assert [line.row for line in named.lines] == [2, 3, 4]
    assert named.lines[-1].fields == {"fullname": "Quirína Zwetko", "company_domain": "zwetkowerk.example"}
    assert (by_kind[Kind.EMAIL].file, by_kind[Kind.EMAIL].people) == ("leads.xlsx", 3)


async def test_a_log_to_hand_on_holds_no_address_that_can_be_called(
    desk: Desk, list_of: ListOf, tmp_path: Path
) -> None:
    hook = "http://127.0.0.1:9/secret-path?key=secret"
    settings = replace(desk.settings, webhook_mode=WebhookMode.PASS_ON, webhook_url=hook)
    await desk.save_settings(settings)
    await run_whole(desk, list_of(2))
    lines = await written(desk, tmp_path / "log.csv")
    assert {line["Enrow reports to"] for line in lines} == {"http://127.0.0.1:9/…"}
    assert "secret" not in (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    (entry,) = await entries(desk)
    assert (await desk.sent_log.searches(entry)).webhook == hook  # on screen it is what was sent


async def test_what_never_left_says_so(home: Path, list_of: ListOf, tmp_path: Path, sandbox: Sandbox) -> None:
    desk = Desk(home, patience_s=60, tempo=QUICK)
    try:
        await desk.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
        # Nobody listens any more as soon as the balance was read.
        sandbox.post("faults", [{"kind": "refuse", "endpoint": "account", "nth": 2, "seconds": 1}])
        await desk.wait(await start(desk, list_of(3)))
        *before, last = reversed([entry.became for entry in await entries(desk)])
        assert (set(before), last) == ({Became.NEVER_LEFT}, Became.ACCEPTED)
        assert posts(sandbox) == 1
        assert len(told_by(await written(desk, tmp_path / "log.csv"))) == len(before) + 1
    finally:
        await desk.close()


async def test_what_is_on_its_way_is_in_it(desk: Desk, list_of: ListOf, sandbox: Sandbox) -> None:
    sandbox.post("faults", [SLOW])
    sent = when_sent(desk)
    run_id = await start(desk, list_of(3))
    await sent.wait()
    (entry,) = await entries(desk)
    assert entry.became in {Became.LEAVING, Became.ACCEPTED}
    sandbox.post("advance", {"seconds": 3600})
    await desk.wait(run_id)


async def test_who_was_erased_is_in_neither_log_nor_file(
    desk: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    await lived_in(desk, tmp_path, sandbox)
    before = await entries(desk)
    await desk.privacy.erase_person(Whom(ADDRESS))
    after = await entries(desk)
    assert [(entry.id, entry.people) for entry in after] == [(entry.id, entry.people) for entry in before]
    rewritten = [entry for entry in after if entry.is_rewritten]
    assert {entry.kind for entry in rewritten} == set(Kind)
    shown = [await desk.sent_log.searches(entry) for entry in after]
    assert not any(
        "wetko" in value for each in shown for line in each.lines for value in line.fields.values()
    )
    lines = await written(desk, tmp_path / "log.csv")
    assert "zwetko" not in (tmp_path / "log.csv").read_text(encoding="utf-8-sig").casefold()
    # A request that held nobody else stays as a line that says so.
    (alone,) = [line for line in lines if line["Kind of search"] == "Verify emails"]
    assert (alone["Erased since"], alone["People in the request"], alone["Row"]) == (
        "A person was erased from it",
        "1",
        "",
    )
    assert {line["Name of the request"] for line in lines} == {entry.reference for entry in before}


async def test_an_erased_run_leaves_a_line_for_each_request(
    desk: Desk, list_of: ListOf, tmp_path: Path, sandbox: Sandbox
) -> None:
    run_id = await run_whole(desk, list_of(30))
    sent = len(await entries(desk))
    await desk.past.erase(run_id)
    lines = await written(desk, tmp_path / "log.csv")
    assert len(lines) == sent
    assert {(line["Erased since"], line["List"], line["Run"]) for line in lines} == {
        ("What it held was erased", "", run_id)
    }
    assert sum(int(line["People in the request"]) for line in lines) == 30
    summary = await desk.sent_log.summary()
    assert (summary.requests, summary.is_cut_short) == (sent, False)
    await desk.privacy.erase_all()
    summary = await desk.sent_log.summary()
    assert (summary.requests, summary.is_cut_short) == (0, True)
    assert await written(desk, tmp_path / "log.csv") == []


async def test_cells_that_could_run_are_text(desk: Desk, tmp_path: Path, sandbox: Sandbox) -> None:
    row = ("Mira", "Okafor", "@North Pier", "", "")
    await run_whole(desk, write_xlsx(tmp_path / "=leads.xlsx", [row]), EMAILS)
    (line,) = await written(desk, tmp_path / "log.csv")
    assert line["List"] == "'=leads.xlsx"
    assert line["company_name"].startswith("'@")
    assert line["Row"] == "2"


async def test_the_file_speaks_the_language_and_has_the_country_s_separator(
    desk: Desk, list_of: ListOf, tmp_path: Path, sandbox: Sandbox
) -> None:
    await run_whole(desk, list_of(1))
    await desk.sent_log.write(tmp_path / "log.csv", str.upper, separator=";")
    titles, line = (tmp_path / "log.csv").read_text(encoding="utf-8-sig").splitlines()
    assert titles.startswith("TIME (UTC);KIND OF SEARCH;SENT TO;LIST;RUN;ROW;WHAT BECAME OF IT;")
    assert titles.endswith(";fullname;company_domain")
    assert ";FIND EMAILS;SANDBOX ON THIS COMPUTER;leads.xlsx;" in line


async def test_a_new_workspace_has_an_empty_log(home: Path, tmp_path: Path) -> None:
    desk = Desk(home)
    try:
        assert await written(desk, tmp_path / "log.csv") == []
    finally:
        await desk.close()
    assert (tmp_path / "log.csv").read_text(encoding="utf-8-sig").startswith("Time (UTC),Kind of search,")


async def test_a_file_that_cannot_be_written_is_refused(
    desk: Desk, list_of: ListOf, tmp_path: Path, sandbox: Sandbox
) -> None:
    await run_whole(desk, list_of(1))
    with pytest.raises(OutputError, match="no folder"):
        await desk.sent_log.write(tmp_path / "nowhere" / "log.csv")
    with pytest.raises(OutputError, match=r"\.csv"):
        await desk.sent_log.write(tmp_path / "log.pdf")
    assert not (tmp_path / "log.pdf").exists()
    own = tmp_path / "own.csv"
    own.write_text("First name,Last name,Website\nMira,Okafor,northpier.example\n", encoding="utf-8")
    await desk.open_list(own)
    with pytest.raises(OutputError, match="your own list"):
        await desk.sent_log.write(own)
    assert own.read_text(encoding="utf-8").startswith("First name")


async def test_the_address_is_that_of_enrow_also_while_the_sandbox_is_in_use(
    desk: Desk, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await desk.sent_log.summary()).address == "https://api.enrow.io"
    monkeypatch.setenv("ENROW_API_URL", "https://enrow.northpier.example/api")
    assert (await desk.sent_log.summary()).address == "https://enrow.northpier.example/api"
    monkeypatch.setenv("ENROW_API_URL", "not an address")
    assert (await desk.sent_log.summary()).address == ""
    await desk.connect(Endpoint(Realm.LIVE, sandbox.url, sandbox.key))
    assert (await desk.sent_log.summary()).address == sandbox.url
