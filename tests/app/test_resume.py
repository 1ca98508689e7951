"""``resume``: a run goes on from what is on disk, however the command before it ended."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.lists import people, write_xlsx

if TYPE_CHECKING:
    from tests.app.conftest import Program
    from tests.conftest import Sandbox
    from tests.processes import Process

FIND = ("--find", "email", "--yes", "--json")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")


@pytest.fixture
def program(warm: Program) -> Program:
    return warm


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a list of two hundred people, which takes several batches."""
    return write_xlsx(tmp_path / "many.xlsx", people(200))


def until_in_flight(process: Process, sandbox: Sandbox) -> str:
    """Read until the run has started and a batch was accepted; returns the run's id."""
    assert process.stdout is not None
    for line in process.stdout:
        event = json.loads(line)
        if event.get("event") == "started":
            while not sandbox.ledger()["batches"]:
                pass
            return str(event["run"])
    raise AssertionError("the run did not start")


def searches(sandbox: Sandbox) -> int:
    """Return how many searches the sandbox was ever asked for."""
    return sum(batch["count"] for batch in sandbox.ledger()["batches"])


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_run_is_paused_and_goes_on(
    live: Program, many: Path, sandbox: Sandbox, number: signal.Signals
) -> None:
    sandbox.post("faults", {"faults": [{"kind": "slow_batch", "count": "all", "factor": 100}]})
    with live.start("enrich", "many.xlsx", *FIND, "-o", "mine.xlsx") as process:
        run = until_in_flight(process, sandbox)
        process.send_signal(number)
        outcome = live.end_of(process)
    assert outcome.code == 130
    assert f"resume {run}" in outcome.err
    assert outcome.report["run"] == run
    assert outcome.report["waiting"] > 0
    sandbox.post("faults", {"faults": []})
    sandbox.post("advance", {})
    resumed = live.run("resume", "--json")
    assert resumed.code == 0, resumed.err
    assert resumed.report["found"] + resumed.report["not_found"] == 200 == searches(sandbox)
    assert Path(resumed.report["out"]).name == "mine.xlsx"


def test_killed_run_goes_on_without_paying_twice(live: Program, many: Path, sandbox: Sandbox) -> None:
    sandbox.post("faults", {"faults": [{"kind": "slow_batch", "count": "all", "factor": 100}]})
    with live.start("enrich", "many.xlsx", *FIND) as process:
        run = until_in_flight(process, sandbox)
        process.kill()
        process.communicate()
    sandbox.post("faults", {"faults": []})
    sandbox.post("advance", {})
    resumed = live.run("resume", run, "--json")
    # A batch that was leaving when it was killed may be in doubt; none is ever sent twice.
    assert resumed.code == (7 if resumed.report["in_doubt"] else 0), resumed.err
    assert searches(sandbox) <= 200
    assert openpyxl.load_workbook(resumed.report["out"])["Prospects"].max_row == 201


def test_sandbox_run_goes_on_in_its_own_sandbox(program: Program, many: Path) -> None:
    first = program.run("enrich", "many.xlsx", *FIND, "--sandbox", "--max-credits", "60")
    assert first.code == 4
    again = program.run("resume", "--json")
    assert again.code == 4
    assert again.report["paid"] <= 60
    assert again.report["run"] == first.report["run"]


def test_run_waiting_for_credits_goes_on_after_a_top_up(live: Program, leads: Path, sandbox: Sandbox) -> None:
    sandbox.post("credits", {"credits": 5})
    first = live.run("enrich", "leads.xlsx", *FIND)
    assert first.code == 4
    sandbox.post("credits", {"add": 100})
    assert f"hold up to {first.report['waiting']} credits" in first.err
    second = live.run("resume", "--json")
    assert second.code == 0, second.err
    assert second.report["found"] + second.report["not_found"] == 40


def test_resumed_run_overwrites_nothing_unasked(live: Program, leads: Path, sandbox: Sandbox) -> None:
    sandbox.post("credits", {"credits": 5})
    first = live.run("enrich", "leads.xlsx", *FIND)
    before = Path(first.report["out"]).read_bytes()
    assert live.run("resume", "--json").report["out"] == first.report["out"]
    sandbox.post("credits", {"add": 100})
    second = live.run("resume", "--json")
    assert Path(second.report["out"]).name == "leads-enriched-2.xlsx"
    assert Path(first.report["out"]).read_bytes() == before


def test_rows_in_doubt_are_sent_again_only_when_told(live: Program, leads: Path, sandbox: Sandbox) -> None:
    sandbox.post("faults", {"faults": [{"kind": "drop_after_accept", "endpoint": "email"}]})
    first = live.run("enrich", "leads.xlsx", *FIND)
    assert first.code == 7
    assert first.report["in_doubt"] > 0
    sent = searches(sandbox)
    second = live.run("resume", "--json")
    assert (second.code, searches(sandbox)) == (7, sent)
    assert "--send-again" in second.err
    third = live.run("resume", "--send-again", "--json")
    assert third.code == 0, third.err
    assert f"a second purchase, of up to {first.report['in_doubt']} credits" in third.err
    assert searches(sandbox) == sent + first.report["in_doubt"]


def test_rows_in_doubt_are_left_when_told(live: Program, many: Path, sandbox: Sandbox) -> None:
    fault = {"kind": "drop_after_accept", "endpoint": "email"}
    sandbox.post("faults", {"faults": [{**fault, "nth": 1}, {**fault, "nth": 3}]})
    first = live.run("enrich", "many.xlsx", *FIND)
    in_doubt, sent = first.report["in_doubt"], searches(sandbox)
    assert in_doubt > 0
    assert f"resume {first.report['run']} --leave" in first.err
    left = live.run("resume", first.report["run"], "--leave", "--json")
    assert left.code == 7, left.err
    assert (left.report["in_doubt"], left.report["failed"]) == (0, in_doubt)
    assert f"{in_doubt} searches in doubt are left without an answer" in left.err
    assert searches(sandbox) == sent + first.report["waiting"]


@pytest.mark.usefixtures("leads")
def test_rows_in_doubt_are_left_without_network(live: Program, sandbox: Sandbox) -> None:
    sandbox.post("faults", {"faults": [{"kind": "drop_after_accept", "endpoint": "email"}]})
    assert live.run("enrich", "leads.xlsx", *FIND).report["in_doubt"] == 40
    live.environment["ENROW_API_URL"] = "http://127.0.0.1:9"
    left = live.run("resume", "--leave", "--json")
    assert (left.code, left.report["failed"]) == (7, 40), left.err


@pytest.mark.parametrize(
    "arguments", [("--send-again", "--leave"), ("--max-credits", "20"), ("--max-credits", "-1")]
)
def test_options_that_make_no_sense_are_refused(program: Program, arguments: tuple[str, ...]) -> None:
    outcome = program.run("resume", *arguments)
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 1


def test_capped_run_names_the_command_that_finishes_it(live: Program, leads: Path, sandbox: Sandbox) -> None:
    first = live.run("enrich", "leads.xlsx", *FIND, "--max-credits", "12")
    assert first.code == 4
    command = next(line for line in first.err.splitlines() if "--max-credits" in line)
    resume = command.partition("enrow-desktop ")[2].split()
    last = live.run(*resume, "--json")
    assert last.code == 0, last.err
    assert last.report["found"] + last.report["not_found"] == 40
    limit = float(resume[-1])
    assert last.report["paid"] <= limit
    assert searches(sandbox) == 40


@pytest.mark.usefixtures("leads")
def test_dearer_price_is_not_agreed_to(live: Program, sandbox: Sandbox) -> None:
    sandbox.post("credits", {"phone_price": 50})
    first = live.run("enrich", "leads.xlsx", "--find", "phone", "--yes", "--json")
    assert first.code == 2
    assert "50 credits for a phone" in first.err
    assert first.report["waiting"] == 39
    second = live.run("resume", "--json")
    assert second.code == 2
    assert "up to 1,950 credits, not 1,560" in second.err
    assert searches(sandbox) == 1
    third = live.run("resume", "--yes", "--max-credits", "200", first.report["run"], "--json")
    assert third.code == 4, third.err
    assert third.report["paid"] <= 200


def test_limit_is_never_set_below_what_is_spent(live: Program, leads: Path, sandbox: Sandbox) -> None:
    first = live.run("enrich", "leads.xlsx", *FIND, "--max-credits", "12")
    sent = searches(sandbox)
    second = live.run("resume", first.report["run"], "--max-credits", "0.25", "--json")
    assert second.code == 2
    assert f"already spent or holds {first.report['paid']} credits" in second.err
    assert searches(sandbox) == sent


def test_with_nothing_left_it_reports_the_latest_run(live: Program, leads: Path) -> None:
    first = live.run("enrich", "leads.xlsx", *FIND).report
    again = live.run("resume", "-o", "copy.csv", "--json")
    assert again.code == 0
    assert "Nothing is left to do" in again.err
    assert again.report["run"] == first["run"]
    assert len((leads.parent / "copy.csv").read_text().splitlines()) == 41


def test_refused_key_in_the_middle_stops_the_run(live: Program, many: Path, sandbox: Sandbox) -> None:
    sandbox.post("faults", {"faults": [{"kind": "status", "status": 401, "endpoint": "email", "nth": 2}]})
    outcome = live.run("enrich", "many.xlsx", *FIND)
    assert outcome.code == 5
    assert outcome.report["waiting"] > 0
    sandbox.post("faults", {"faults": []})
    assert live.run("resume", "--json").code == 0


@pytest.mark.parametrize(
    "arguments", [("resume",), ("resume", "nosuch"), ("export", "nosuch", "-o", "x.csv")]
)
def test_unknown_run_is_one_sentence(program: Program, arguments: tuple[str, ...]) -> None:
    outcome = program.run(*arguments)
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 1


def test_run_is_stopped_for_good(live: Program, many: Path, sandbox: Sandbox) -> None:
    first = live.run("enrich", "many.xlsx", *FIND, "--max-credits", "60")
    assert (first.code, first.report["waiting"] > 0) == (4, True)
    del live.environment["ENROW_API_KEY"]  # ending needs neither key nor network
    before = searches(sandbox)
    stopped = live.run("resume", first.report["run"], "--stop", "--json")
    assert (stopped.code, stopped.report["waiting"]) == (7, 0)
    assert stopped.report["skipped"] == first.report["waiting"]
    again = live.run("resume", first.report["run"], "--stop", "--json")
    assert (again.code, searches(sandbox)) == (7, before)


def test_which_run_ends_must_be_said(live: Program, leads: Path) -> None:
    ended = live.run("resume", "--stop")
    assert ended.code == 2
    assert "resume RUN --stop" in ended.err
