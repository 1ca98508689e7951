"""``enrich`` from the outside: what it prints, what it writes, what it costs, how it ends."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.lists import people, write_xlsx

if TYPE_CHECKING:
    from tests.app.conftest import Outcome, Program
    from tests.conftest import Sandbox

COUNTS = ("found", "not_found", "known", "duplicates", "skipped", "failed", "waiting", "in_doubt")
FIND = ("--find", "email", "--yes", "--json")


@pytest.fixture
def program(warm: Program) -> Program:
    return warm


def adds_up(outcome: Outcome) -> bool:
    """Whether every row of the report is accounted for."""
    report = outcome.report
    return bool(report["rows"] == sum(report[name] for name in COUNTS) > 0)


def test_list_is_enriched_on_the_sandbox(cold: Program, leads: Path) -> None:
    before = leads.read_bytes()
    outcome = cold.run("enrich", "leads.xlsx", *FIND, "--sandbox")
    assert outcome.code == 0, outcome.err
    assert adds_up(outcome)
    out = leads.with_name("leads-enriched.xlsx")
    assert outcome.report["out"] == str(out)
    assert outcome.report["held"] == 40 == outcome.report["paid"] + outcome.report["refunded"]
    rows = list(openpyxl.load_workbook(out)["Prospects"].iter_rows(values_only=True))
    assert [row[:4] for row in rows[1:]] == [row[:4] for row in people(40)]
    assert sum("@" in str(row) for row in rows[1:]) == outcome.report["found"]
    assert leads.read_bytes() == before


def test_what_is_odd_in_the_file_is_said(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text('First name,Last name,Website\nMira,"Okafor,northpier.example\nTomas,Lind,lind.example\n')
    outcome = program.run("enrich", str(path), "--find", "email", "--sandbox", "--dry-run")
    assert "quotation mark" in outcome.err


def test_text_list_stays_text(program: Program, leads: Path) -> None:
    text = leads.with_suffix(".csv")
    with text.open("w", newline="") as file:
        csv.writer(file, delimiter=";").writerows(
            [("Prénom", "Nom", "Société"), *(row[:3] for row in people(5))]
        )
    outcome = program.run("enrich", "leads.csv", *FIND, "--sandbox")
    assert outcome.code == 0, outcome.err
    lines = leads.with_name("leads-enriched.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Prénom;Nom;Société;")
    assert len(lines) == 6


def test_every_line_is_json_and_the_last_one_is_the_report(live: Program, leads: Path) -> None:
    outcome = live.run("enrich", "leads.xlsx", *FIND)
    assert outcome.code == 0, outcome.err
    assert [line.get("event") for line in outcome.lines[:2]] == ["price", "started"]
    assert outcome.lines[0]["hold"] == 40
    assert adds_up(outcome)


def test_what_changed_elsewhere_is_said(live: Program, leads: Path, sandbox: Sandbox) -> None:
    sandbox.post("faults", {"faults": [{"kind": "slow_batch", "count": "all", "factor": 100}]})
    with live.start("enrich", "leads.xlsx", *FIND) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if '"started"' in line:
                break
        while not sandbox.ledger()["batches"]:
            assert process.poll() is None
        sandbox.post("credits", {"add": -3})
        sandbox.post("faults", {"faults": []})
        sandbox.post("advance", {})
        outcome = live.end_of(process)
    assert outcome.code == 0, outcome.err
    reconciled = [line for line in outcome.lines if line.get("event") == "reconciled"]
    assert [line["elsewhere"] for line in reconciled] == [-3]
    assert reconciled[0]["run"] == outcome.report["run"]
    again = live.run("resume")
    assert "3 credits changed elsewhere" in again.out


def test_for_people_it_prints_price_and_receipt(live: Program, leads: Path) -> None:
    outcome = live.run("enrich", "leads.xlsx", "--find", "email", "--yes")
    assert outcome.code == 0, outcome.err
    for words in (
        "leads.xlsx: 40 rows",
        "held now, at most",
        "likely final",
        "balance after",
        "paid",
        "The balance agrees with our own books.",
        "leads-enriched",
    ):
        assert words in outcome.out
    assert "\x1b" not in outcome.out + outcome.err


def test_dry_run_spends_nothing(live: Program, leads: Path, sandbox: Sandbox) -> None:
    outcome = live.run("enrich", "leads.xlsx", "--find", "email", "--find", "phone", "--dry-run", "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.report["hold"] == 40 + 40 * 40
    assert outcome.report["balance"] == 10000
    assert outcome.report["searches"]["phone"]["price_learned"] is False
    assert sandbox.ledger()["batches"] == []
    assert not leads.with_name("leads-enriched.xlsx").exists()


def test_what_is_odd_is_said_before_it_is_paid_for(program: Program, leads: Path) -> None:
    rows = "First name,Last name,Website\nFranÃ§ois,Dubois,lind.example\nMira,Okafor,np.example\n"
    leads.with_suffix(".csv").write_text(rows, encoding="utf-8")
    outcome = program.run("enrich", "leads.csv", "--find", "email", "--dry-run")
    assert "Looked up as they stand; the window can mend them:" in outcome.out
    assert "garbled letters" in outcome.out
    scripted = program.run("enrich", "leads.csv", "--find", "email", "--dry-run", "--json")
    assert scripted.lines[0]["odd"] == {"garbled": 1}


@pytest.mark.usefixtures("leads")
def test_unknown_phone_price_is_said_until_the_first_phone(live: Program) -> None:
    dry = ("enrich", "leads.xlsx", "--find", "phone", "--dry-run")
    assert "Older plans take 50 for a phone" in live.run(*dry).out
    assert live.run("enrich", "leads.xlsx", "--find", "phone", "--sample", "5", "--yes").code == 0
    assert "Older plans" not in live.run(*dry).out


def test_dry_run_needs_no_key(program: Program, leads: Path) -> None:
    outcome = program.run("enrich", "leads.xlsx", "--find", "email", "--dry-run", "--json")
    assert outcome.code == 0, outcome.err
    assert (outcome.report["hold"], outcome.report["balance"]) == (40, None)


def test_unconfirmed_without_a_terminal_spends_nothing(live: Program, leads: Path, sandbox: Sandbox) -> None:
    outcome = live.run("enrich", "leads.xlsx", "--find", "email", "--json")
    assert outcome.code == 2
    assert "--yes" in outcome.err
    assert sandbox.ledger()["batches"] == []


def test_cap_holds_and_says_what_is_missing(live: Program, leads: Path, sandbox: Sandbox) -> None:
    outcome = live.run("enrich", "leads.xlsx", *FIND, "--max-credits", "12")
    assert outcome.code == 4
    assert outcome.report["paid"] <= 12
    assert outcome.report["waiting"] > 0
    assert adds_up(outcome)
    assert "limit" in outcome.err
    assert "--max-credits" in outcome.err
    assert sum(batch["held"] - batch["refunded"] for batch in sandbox.ledger()["batches"]) <= 12


def test_out_of_credits_says_how_many_are_needed(live: Program, leads: Path, sandbox: Sandbox) -> None:
    sandbox.post("credits", {"credits": 3})
    outcome = live.run("enrich", "leads.xlsx", *FIND)
    assert outcome.code == 4
    assert "credits" in outcome.err
    assert adds_up(outcome)


def test_without_a_key_it_says_where_to_find_one(program: Program, leads: Path) -> None:
    outcome = program.run("enrich", "leads.xlsx", *FIND)
    assert outcome.code == 5
    assert "ENROW_API_KEY" in outcome.err
    assert outcome.report == {"error": outcome.err.strip(), "exit": 5}


def test_refused_key(live: Program, leads: Path, home: Path) -> None:
    live.environment["ENROW_API_KEY"] = "wrong-key-0123456789"
    outcome = live.run("enrich", "leads.xlsx", *FIND)
    assert outcome.code == 5
    assert "key" in outcome.err
    assert "wrong-key" not in outcome.out + outcome.err


def test_unreachable(live: Program, leads: Path) -> None:
    live.environment["ENROW_API_URL"] = "http://127.0.0.1:9"
    outcome = live.run("enrich", "leads.xlsx", *FIND)
    assert outcome.code == 6
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02 not a spreadsheet", b"PK\x03\x04 cut", b"only one line"]
)
def test_what_is_no_list_is_refused_in_one_line(program: Program, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.xlsx").write_bytes(content)
    outcome = program.run("enrich", "bad.xlsx", *FIND)
    assert outcome.code == 3
    assert len(outcome.err.splitlines()) == 1
    assert outcome.err.rstrip().endswith("Nothing was sent or spent.")
    assert (tmp_path / "bad.xlsx").read_bytes() == content


def test_missing_file(program: Program) -> None:
    assert program.run("enrich", "nowhere.xlsx", *FIND).code == 3


def test_missing_column_says_which_and_which_were_seen(program: Program, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "fruit.xlsx", [("apple", "red")], headers=("Fruit", "Colour"))
    outcome = program.run("enrich", "fruit.xlsx", *FIND)
    assert outcome.code == 3
    assert "Fruit" in outcome.err
    assert "Colour" in outcome.err


def test_columns_are_mapped_by_header_or_letter(program: Program, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "odd.xlsx", [row[:3] for row in people(4)], headers=("x1", "x2", "x3"))
    maps = ("--map", "first_name=x1", "--map", "last_name=B", "--map", "company=X3")
    outcome = program.run("enrich", "odd.xlsx", *FIND, "--sandbox", *maps)
    assert outcome.code == 0, outcome.err
    assert outcome.report["rows"] == 4 == outcome.report["found"] + outcome.report["not_found"]
    assert program.run("enrich", "odd.xlsx", *FIND, "--map", "company=Firm").code == 3


def test_nothing_is_overwritten_unasked(live: Program, leads: Path, sandbox: Sandbox) -> None:
    there = leads.with_name("leads-enriched.xlsx")
    there.write_text("mine")
    refused = live.run("enrich", "leads.xlsx", "--find", "email")
    assert refused.code == 2
    assert there.read_text() == "mine"
    assert live.run("enrich", "leads.xlsx", *FIND, "-o", "leads.xlsx").code == 2
    assert sandbox.ledger()["batches"] == []
    assert live.run("enrich", "leads.xlsx", *FIND).code == 0
    assert there.read_bytes()[:2] == b"PK"


def test_second_run_is_free(live: Program, leads: Path, sandbox: Sandbox) -> None:
    first = live.run("enrich", "leads.xlsx", *FIND).report
    second = live.run("enrich", "leads.xlsx", *FIND, "-o", "again.xlsx").report
    assert (second["known"], second["held"], second["saved"]) == (40, 0, 40)
    assert sum(batch["count"] for batch in sandbox.ledger()["batches"]) == 40 == first["rows"]


def test_key_is_in_no_file_and_no_output(live: Program, leads: Path, home: Path, sandbox: Sandbox) -> None:
    sandbox.post("faults", {"faults": [{"kind": "html", "endpoint": "email"}]})
    outcome = live.run("enrich", "leads.xlsx", *FIND)
    assert sandbox.key not in outcome.out + outcome.err
    files = [path for path in home.parent.rglob("*") if path.is_file()]
    assert len(files) > 4
    assert [path for path in files if sandbox.key.encode() in path.read_bytes()] == []


@pytest.mark.usefixtures("leads")
def test_columns_named_on_the_command_line_are_not_remembered(program: Program) -> None:
    dry = ("enrich", "leads.xlsx", *FIND, "--sandbox", "--dry-run")
    mapped = program.run(*dry, "--map", "full_name=First name")
    assert mapped.report["hold"] == 0
    assert program.run(*dry).report["hold"] == 40


@pytest.mark.usefixtures("leads")
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder that nobody can write into")
def test_place_that_cannot_be_written_is_told_first(live: Program, sandbox: Sandbox) -> None:
    outcome = live.run("enrich", "leads.xlsx", *FIND, "-o", "/proc/out.csv")
    assert outcome.code != 0
    assert "Nothing was sent or spent" in outcome.err
    assert sandbox.ledger()["batches"] == []


def test_mistyped_command_ends_at_once(program: Program) -> None:
    outcome = program.run("runz")
    assert outcome.code == 3
    assert "runz" in outcome.err


@pytest.mark.usefixtures("leads")
def test_part_of_a_run_is_not_its_file(program: Program) -> None:
    whole = program.run("enrich", "leads.xlsx", *FIND, "--sandbox").report
    program.run("export", whole["run"], "-o", "missing.csv", "--only", "missing")
    assert program.run("resume", "--json").report["out"] == whole["out"]
