"""Who is erased is nowhere in the workspace any more, in no file and in no gap of one; the rest stays."""

from __future__ import annotations

import json
import sqlite3
import zlib
from typing import TYPE_CHECKING

import pytest

from gui.app.sandbox_process import SandboxProcess
from gui.leads.credits import Credits
from gui.leads.errors import OutputError, UsageError
from gui.leads.fields import Field, Kind, Realm
from gui.leads.mending.advice import AdviceCode
from gui.leads.options import RunOptions
from gui.leads.whom import Whom
from gui.runs.desk import Desk
from gui.system import paths
from gui.system.lock import run_lock, window_lock
from tests.lists import HEADERS, people, write_xlsx
from tests.runs.test_known import SLOW
from tests.runs.test_money import start, when_sent
from tests.runs.test_run import EMAILS, run_whole
from tests.tempo import QUICK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.conftest import Sandbox

EVERY_KIND = RunOptions(frozenset(Kind), all_rows=True)
ADDRESS = "quirina.zwetko@zwetkowerk.example"
QUIRINA = ("Quirína", "Zwetko", "Zwetkowerk", "zwetkowerk.example", ADDRESS)
# Her names, her company's name and domain and her address all hold one of these.
OWN = ("quirína", r"quir\u00edna", "quirina", "zwetko")


def contents(home: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the workspace as it lies there, and what is packed in the database, unpacked."""
    for path in home.rglob("*"):
        if path.is_file():
            yield str(path.relative_to(home)), path.read_bytes()
    with sqlite3.connect(home / "workspace.db") as database:
        for sql in ("SELECT request FROM batches", "SELECT body FROM raw_answers"):
            for (packed,) in database.execute(sql):
                body = zlib.decompress(packed) if packed else b"{}"
                yield sql, body + json.dumps(json.loads(body), ensure_ascii=False).encode()
    database.close()


def places(home: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Where any of the words still is."""
    found = []
    for name, data in contents(home):
        text = data.decode("utf-8", "replace").casefold()
        found += [(name, word) for word in words if word.casefold() in text]
    return found


def values_of(home: Path, name: str) -> set[str]:
    """What was found for a person, by the searches that hold the name."""
    with sqlite3.connect(home / "workspace.db") as database:
        sql = "SELECT DISTINCT r.value FROM results r WHERE instr(identity, ?) AND value <> ''"
        found = {value for (value,) in database.execute(sql, (name,))}
    database.close()
    return found


@pytest.fixture
async def lived_in(desk: Desk, tmp_path: Path, home: Path) -> Desk:
    """A workspace that knows Quirina from a workbook, from pasted cells and from a line of the log."""
    rows = [
        *people(12),
        QUIRINA,
        ("Leonie", "Vos", "North Pier", "northpier.example", "", f"knows {ADDRESS}"),
    ]
    await run_whole(desk, write_xlsx(tmp_path / "leads.xlsx", rows, (*HEADERS, "Notes")), EVERY_KIND)
    pasted = (
        "\t".join(HEADERS)
        + "\nQUIRINA\tZwetko\t\thttps://www.zwetkowerk.example/\t\nIda\tBerg\t\tberg.example\t\n"
    )
    opened = await desk.paste(pasted)
    quote = await desk.quote(opened.list_id, EMAILS)
    await desk.wait(await desk.start(opened.list_id, EMAILS, expected_hold=quote.hold))
    (home / "logs").mkdir(exist_ok=True)
    (home / "logs" / "enrow-desktop.log").write_text(
        f"a line\nbroken: {ADDRESS}\nanother\n", encoding="utf-8"
    )
    return desk


@pytest.mark.parametrize(
    "whom",
    [
        Whom(ADDRESS),
        Whom(f" {ADDRESS.upper()} "),
        Whom(name="Quirina Zwetko", workplace="zwetkowerk.example"),
    ],
    ids=["address", "spelling", "name"],
)
async def test_an_erased_person_is_nowhere(lived_in: Desk, home: Path, whom: Whom) -> None:
    words = {*OWN, *values_of(home, "zwetko")}
    known_in = {name.partition("/")[0].removesuffix("-wal") for name, _ in places(home, OWN)}
    assert known_in >= {"workspace.db", "lists", "pasted", "logs"}
    before = {run.id: (run.counts, run.paid) for run in await lived_in.runs()}
    assert await lived_in.privacy.known(whom)
    await lived_in.privacy.erase_person(whom)
    assert places(home, words) == []
    assert {run.id: (run.counts, run.paid) for run in await lived_in.runs()} == before
    assert not await lived_in.privacy.known(whom)
    assert places(home, ["northpier1.example"])
    assert (home / "logs" / "enrow-desktop.log").read_text(encoding="utf-8") == "a line\nanother\n"


async def test_the_others_keep_their_rows_answers_and_exports(
    lived_in: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    await lived_in.privacy.erase_person(Whom(ADDRESS))
    run = (await lived_in.runs())[-1]
    (tmp_path / "leads.xlsx").unlink()
    out = (await lived_in.export(run.id, tmp_path / "out.csv")).out.read_text(encoding="utf-8-sig")
    assert len(out.splitlines()) == 15
    assert "zwetko" not in out.casefold()
    assert "Leonie" in out
    spent = len(sandbox.ledger()["batches"])
    again = await run_whole(lived_in, write_xlsx(tmp_path / "again.xlsx", people(12)))
    assert (await lived_in.report(again)).known == 12
    assert len(sandbox.ledger()["batches"]) == spent


async def test_a_fix_stays_in_a_row_that_only_names_them(desk: Desk, tmp_path: Path) -> None:
    rows = [
        QUIRINA,
        ("LEONIE", "VOSS", "North Pier", "northpier.example", "", f"knows {ADDRESS}"),
        *people(9),
    ]
    opened = await desk.open_list(write_xlsx(tmp_path / "leads.xlsx", rows, (*HEADERS, "Notes")))
    assert await desk.fixing.apply(opened, AdviceCode.ONE_CASE, EMAILS.kinds)
    await desk.privacy.erase_person(Whom(ADDRESS))
    fixes = desk.fixing.reader(opened.list_id)
    assert fixes.of_rows([3], opened.mapping)[3][Field.FIRST_NAME] == "Leonie"
    fixes.close()


async def test_who_is_being_looked_up_is_not_erased(
    desk: Desk, tmp_path: Path, home: Path, sandbox: Sandbox
) -> None:
    sandbox.post("faults", [SLOW])
    sent = when_sent(desk)
    run_id = await start(desk, write_xlsx(tmp_path / "leads.xlsx", [QUIRINA[:4]]))
    await sent.wait()
    whom = Whom(name="Quirina Zwetko", workplace="zwetkowerk.example")
    with pytest.raises(UsageError, match="Nothing was erased"):
        await desk.privacy.erase_person(whom)
    with pytest.raises(UsageError, match="Nothing was erased"):
        await desk.privacy.erase_all()
    sandbox.post("advance", {"seconds": 3600})
    await desk.wait(run_id)
    await desk.privacy.erase_person(whom)
    assert places(home, OWN) == []


async def test_who_waits_in_a_run_at_work_elsewhere_is_not_erased(
    desk: Desk, tmp_path: Path, home: Path, sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"credits": 0})
    run_id = await run_whole(desk, write_xlsx(tmp_path / "leads.xlsx", [QUIRINA[:4], *people(2)]))
    whom = Whom(name="Quirina Zwetko", workplace="zwetkowerk.example")
    with run_lock(home, run_id), pytest.raises(UsageError, match="at work"):
        await desk.privacy.erase_person(whom)
    await desk.privacy.erase_person(whom)
    assert places(home, OWN) == []
    assert (await desk.report(run_id)).skipped == 1
    sandbox.post("credits", {"credits": 100})
    await desk.refresh_balance()
    await desk.resume(run_id)
    await desk.wait(run_id)
    asked = json.dumps(sandbox.ledger()["batches"])
    assert "Zwetko" not in asked
    assert "Mira" in asked


async def test_nobody_can_be_told_by_a_name_alone(desk: Desk) -> None:
    for whom in (
        Whom(),
        Whom("not an address"),
        Whom(name="Quirina Zwetko"),
        Whom(name="Quirina", workplace="x.example"),
    ):
        with pytest.raises(UsageError, match="Nobody can be told"):
            await desk.privacy.erase_person(whom)


async def test_everything_but_settings_and_key_is_erased(lived_in: Desk, home: Path) -> None:
    await lived_in.save_settings(lived_in.settings)
    with window_lock(home), pytest.raises(Exception, match="open already"):
        await lived_in.privacy.erase_all()
    await lived_in.privacy.erase_all()
    assert places(home, [*OWN, "Mira", "Okafor", "northpier1", "leads.xlsx", "Ida"]) == []
    assert await lived_in.runs() == []
    assert (home / "settings.json").exists()


async def test_what_the_sandbox_remembers_is_erased_and_it_goes_on(home: Path) -> None:
    process = SandboxProcess(paths.private_dir(home))
    desk = Desk(home, start_sandbox=process.start, patience_s=0.5, tempo=QUICK)
    try:
        await desk.use_sandbox()
        run_id = await run_whole(
            desk, write_xlsx(home.parent / "leads.xlsx", [QUIRINA, *people(3)]), EVERY_KIND
        )
        assert ("sandbox/state.jsonl", "zwetko") in places(home, OWN)
        await desk.privacy.erase_person(Whom(ADDRESS))
        assert places(home, OWN) == []
        paid = (await desk.report(run_id)).paid
        await desk.privacy.erase_all()
        assert places(home, ["Mira", "northpier1"]) == []
        await process.stop()
        endpoint = await process.start()
        assert endpoint.realm is Realm.SANDBOX
        assert paid > Credits()
    finally:
        await desk.close()
        await process.stop()


async def test_who_came_on_the_list_while_a_run_rested_is_not_sent(
    desk: Desk, tmp_path: Path, sandbox: Sandbox
) -> None:
    sandbox.post("credits", {"credits": 0})
    run_id = await run_whole(desk, write_xlsx(tmp_path / "leads.xlsx", [QUIRINA[:4], *people(2)]))
    entry = await desk.privacy.never_look_up("https://zwetkowerk.example/")
    assert await desk.privacy.never() == [entry]
    sandbox.post("credits", {"credits": 100})
    await desk.refresh_balance()
    await desk.resume(run_id)
    await desk.wait(run_id)
    assert "Zwetko" not in json.dumps(sandbox.ledger()["batches"])
    report = await desk.report(run_id)
    assert (report.skipped, report.held) == (1, Credits.of(2))
    opened = await desk.open_list(write_xlsx(tmp_path / "again.xlsx", [QUIRINA[:4]]))
    assert (await desk.quote(opened.list_id, EMAILS)).look_up == 0
    await desk.privacy.look_up_again(entry)
    assert (await desk.quote(opened.list_id, EMAILS)).look_up == 1


async def test_what_is_known_is_written_as_plain_facts(lived_in: Desk, tmp_path: Path, home: Path) -> None:
    out = tmp_path / "known.json"
    await lived_in.privacy.write_known(Whom(ADDRESS), out)
    facts = json.loads(out.read_text(encoding="utf-8"))
    assert {answer["kind"] for answer in facts["answers"]} == {"email", "phone", "verify"}
    values = {answer["value"] for answer in facts["answers"]} - {""}
    assert values >= values_of(home, "zwetko")
    assert not any("vos" in value for value in values)
    assert all(answer["answered_at"] and answer["run"] for answer in facts["answers"])
    assert {search["list"].rpartition("/")[2] for search in facts["searches"]} >= {"leads.xlsx"}
    assert {"email": ADDRESS} in [search["sent"] for search in facts["searches"]]
    rows = {cell["value"] for each in facts["lists"] for row in each["rows"] for cell in row["cells"]}
    assert {"Quirína", "QUIRINA", ADDRESS} <= rows
    assert "Tomas" not in out.read_text(encoding="utf-8")
    assert [row["cells"] for each in facts["lists"] for row in each["named_in_other_rows"]]
    assert facts["never_to_look_up"] is False
    await lived_in.privacy.erase_person(Whom(ADDRESS))
    with pytest.raises(UsageError, match="Nothing is known"):
        await lived_in.privacy.write_known(Whom(ADDRESS), out)
    with pytest.raises(OutputError, match="another place"):
        await lived_in.privacy.write_known(
            Whom("info@northpier.example", "Leonie Vos", "northpier.example"), tmp_path
        )
