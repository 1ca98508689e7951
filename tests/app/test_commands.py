"""The smaller commands, and wrong use of all of them."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program
    from tests.conftest import Sandbox


@pytest.fixture
def program(warm: Program) -> Program:
    return warm


def test_version_and_help(cold: Program) -> None:
    assert cold.run("--version").out.startswith("enrow-desktop ")
    assert "resume" in cold.run("--help").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("enrich",),
        ("enrich", "leads.xlsx"),
        ("enrich", "leads.xlsx", "--find", "fax"),
        ("enrich", "leads.xlsx", "--find", "email", "-o", "out.pdf"),
        ("enrich", "leads.xlsx", "--find", "email", "--map", "shoe=A"),
        ("enrich", "leads.xlsx", "--find", "email", "--max-credits", "0"),
        ("enrich", "leads.xlsx", "--find", "email", "--sample", "-1"),
        ("enrich", "leads.xlsx", "--find", "email", "-o", "nowhere/out.xlsx"),
        ("enrich", "leads.xlsx", "--find", "email", "--preset", "crm"),
        ("export", "run"),
        ("export", "run", "-o", "out.csv", "--preset", "crm"),
        ("--nonsense",),
    ],
)
def test_wrong_use_is_one_sentence(program: Program, leads: Path, arguments: tuple[str, ...]) -> None:
    outcome = program.run(*arguments)
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 1


def test_balance(live: Program, sandbox: Sandbox) -> None:
    sandbox.post("credits", {"credits": 8500.25})
    assert live.run("balance").out == "8,500.25 credits\n"
    assert live.run("balance", "--json").lines == [{"balance": 8500.25}]


def test_balance_without_a_key(program: Program) -> None:
    assert program.run("balance").code == 5


def test_address_that_gives_the_key_away_is_refused(live: Program) -> None:
    live.environment["ENROW_API_URL"] = "http://enrow.example"
    outcome = live.run("balance")
    assert outcome.code == 2
    assert "ENROW_API_URL" in outcome.err


def test_runs_are_listed_and_exported_again(live: Program, leads: Path) -> None:
    report = live.run("enrich", "leads.xlsx", "--find", "email", "--yes", "--json").report
    listed = live.run("runs", "--json").lines
    assert [(run["run"], run["state"], run["found"]) for run in listed] == [
        (report["run"], "finished", report["found"])
    ]
    assert "leads.xlsx, 40 rows" in live.run("runs").out
    leads.unlink()
    for only, count in (("found", report["found"]), ("missing", report["not_found"])):
        outcome = live.run("export", report["run"], "-o", f"{only}.csv", "--only", only, "--json")
        assert outcome.code == 0, outcome.err
        with (leads.parent / f"{only}.csv").open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.reader(file))
        assert len(rows) == count + 1
        assert all(any("@" in cell for cell in row) == (only == "found") for row in rows[1:])
    assert live.run("export", report["run"], "-o", "found.csv").code == 2


@pytest.mark.usefixtures("leads")
def test_presets_and_files_by_status(live: Program, tmp_path: Path) -> None:
    report = live.run("enrich", "leads.xlsx", "--find", "email", "--yes", "--json").report
    run = report["run"]
    preset = live.run("export", run, "-o", "i.csv", "--preset", "Instantly", "--json")
    exported, told = preset.lines
    assert (preset.code, exported["rows"], exported["left_out"]) == (0, report["found"], 40 - report["found"])
    assert (told["run"], told["out"]) == (run, report["out"])  # the run's own file is another one
    header = (tmp_path / "i.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == "email,first_name,last_name,company_name,website"
    split, told = live.run("export", run, "-o", "s.csv", "--by-status", "--json").lines
    assert (split["rows"], len(split["files"]), split["out"]) == (40, 2, split["files"][0])
    assert (told["run"], told["out"]) == (run, split["out"])
    unknown = live.run("export", run, "-o", "u.csv", "--preset", "nosuch")
    assert (unknown.code, "hubspot, salesforce" in unknown.err) == (2, True)
    ending = live.run("export", run, "-o", "u.xlsx", "--preset", "hubspot")
    assert (ending.code, "end in .csv" in ending.err) == (2, True)
    lacking = live.run("export", run, "-o", "u.xlsm")
    assert (lacking.code, ".xlsm" in lacking.err) == (2, True)


def test_without_runs_the_list_is_empty(program: Program) -> None:
    outcome = program.run("runs", "--json")
    assert (outcome.code, outcome.out) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
def test_sandbox_prints_its_address_and_serves_until_interrupted(program: Program) -> None:
    with program.start("sandbox", "--credits", "12.5") as process:
        assert process.stdout is not None
        hello = json.loads(process.stdout.readline())
        answer = httpx.get(
            f"{hello['url']}/account/info", headers={"x-api-key": hello["key"]}, trust_env=False
        )
        assert answer.json()["credits"] == 12.5
        process.send_signal(signal.SIGINT)
        assert program.end_of(process).code == 130


def test_self_check_finds_everything(cold: Program) -> None:
    outcome = cold.run("--self-check")
    assert outcome.code == 0, outcome.out
    for name in ("imports", "resources", "database", "TLS", "reads .xlsx", "reads .csv"):
        assert f"ok {name}" in outcome.out


def test_command_line_needs_neither_qt_nor_keyring(tmp_path: Path) -> None:
    code = (
        "import sys, gui.__main__; assert gui.__main__.main(['runs']) == 0;"
        "unwanted = ('PySide6', 'shiboken', 'qasync', 'keyring');"
        "assert not [name for name in sys.modules if name.startswith(unwanted)]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ, timeout=60)


@pytest.mark.parametrize(("arguments", "code"), [([], 1), (["runs"], 0)])
def test_without_qt_all_but_the_window_works(arguments: list[str], code: int) -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None;"
        "from gui.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == code
    assert ("No window can be opened here" in ended.stderr) == (code == 1)


def test_closed_pipe_is_no_failure(live: Program, leads: Path) -> None:
    arguments = ("enrich", "leads.xlsx", "--find", "email", "--yes", "--json")
    with live.start(*arguments) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
        assert process.wait(30) == 0
    assert leads.with_name("leads-enriched.xlsx").exists()
