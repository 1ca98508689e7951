"""A command hears from Enrow as the window does, ends cleanly, and needs nothing of it."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest

from gui.system import paths

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program
    from tests.conftest import Sandbox

FIND = ("enrich", "leads.xlsx", "--find", "email", "--yes", "--json")
# The first look takes longer than the event, which is therefore heard before its rows are there.
BUSY = {"kind": "slow", "seconds": 1.5, "endpoint": "email", "method": "GET"}


@pytest.fixture
def port() -> int:
    """Turn listening on, on a port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
    chosen = {"webhook_mode": "listen", "webhook_url": f"http://127.0.0.1:{number}", "webhook_port": number}
    (paths.home() / "settings.json").write_text(json.dumps(chosen))
    return number


def log_text() -> str:
    return (paths.logs_dir(paths.home()) / "enrow-desktop.log").read_text()


def secret() -> str:
    return str(json.loads((paths.home() / "settings.json").read_text())["webhook_token"])


def test_a_command_listens_while_it_works(live: Program, leads: Path, sandbox: Sandbox, port: int) -> None:
    sandbox.post("faults", [BUSY])
    outcome = live.run(*FIND)
    assert outcome.code == 0, outcome.err
    address = f"http://127.0.0.1:{port}/{secret()}"
    batches = sandbox.ledger()["batches"]
    assert {batch["settings"]["webhook"] for batch in batches} == {address}
    assert f"heard that batch {batches[0]['id']} (email) is finished" in log_text()
    assert secret() not in log_text() + outcome.out + outcome.err
    with socket.create_server(("127.0.0.1", port)):
        pass  # it is free again


def test_a_taken_port_is_told_in_the_log_and_stops_nothing(
    live: Program, leads: Path, sandbox: Sandbox, port: int
) -> None:
    with socket.create_server(("127.0.0.1", port)):
        outcome = live.run(*FIND)
    assert outcome.code == 0, outcome.err
    assert f"Port {port} is taken" in log_text()
    assert [batch["settings"] for batch in sandbox.ledger()["batches"] if batch["settings"]] == []
