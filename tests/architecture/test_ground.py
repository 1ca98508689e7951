"""The ground that every test stands on (tests/conftest.py) does what it says."""

from __future__ import annotations

import gc
import os
import socket
from pathlib import Path
from typing import Any

import httpx
import keyring
import pytest

UNPLUGGED = "enrow.example"
# From the range reserved for documentation (RFC 5737); nobody answers there.
ELSEWHERE = ("192.0.2.1", 443)


def test_names_of_other_machines_are_not_found() -> None:
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"https://{UNPLUGGED}/", trust_env=False)


def test_a_connection_elsewhere_fails_the_test() -> None:
    with socket.socket() as client, pytest.raises(pytest.fail.Exception, match="tried to connect"):
        client.connect(ELSEWHERE)


def test_each_test_has_a_workspace_of_its_own(home: Path, tmp_path: Path) -> None:
    assert Path(os.environ["ENROW_DESKTOP_HOME"]) == home
    assert home.parent == tmp_path
    assert not home.exists()


def test_the_users_keychain_is_out_of_reach() -> None:
    assert keyring.get_keyring().name.startswith("null")


def test_the_collector_runs_only_between_tests() -> None:
    assert not gc.isenabled()


@pytest.mark.parametrize("_once", range(2))
def test_the_sandbox_is_as_new_for_each_test(sandbox: Any, _once: int) -> None:
    assert sandbox.ledger()["credits"] == 10_000
    sandbox.post("credits", {"credits": 5})
    assert sandbox.ledger()["credits"] == 5
