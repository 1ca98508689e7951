"""A sandbox that is killed and started again knows its batches, its money and its time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEARCHES = [
    {"fullname": f"Ada Number{n}", "company_domain": "firm.example", "custom": f"r{n}"} for n in range(20)
]
PAYLOAD = {"searches": SEARCHES, "custom": {"ref": "b1"}}


def _money(ledger: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(one["id"], one["status"], one["held"], one["refunded"]) for one in ledger["batches"]]


def test_goes_on_after_a_kill(sandboxes: Callable[..., Any], tmp_path: Path) -> None:
    # So slow that nothing ends while it starts anew.
    options = ("--state", str(tmp_path / "new" / "state.jsonl"), "--credits", "500.25", "--speed", "0.001")
    with sandboxes(*options) as (process, api):
        done = api.finish("email", PAYLOAD)
        api.control("faults", [{"kind": "missing", "rows": "first"}])
        under_way = api.submit("phone", {"searches": [{"linkedin_url": "linkedin.com/in/ada"}]})
        before, balance = _money(api.ledger()), api.credits
        process.kill()
    with sandboxes(*options) as (_, api):
        assert (_money(api.ledger()), api.credits) == (before, balance)
        assert api.read("email", done["general"]["id"]) == done
        api.control("advance", {})
        assert api.read("phone", under_way)["results"] == []
        after, balance = _money(api.ledger()), api.credits
    with sandboxes(*options) as (_, api):
        assert (_money(api.ledger()), api.credits) == (after, balance)


def test_what_was_forgotten_stays_forgotten(sandboxes: Callable[..., Any], tmp_path: Path) -> None:
    options = ("--state", str(tmp_path / "state.jsonl"), "--credits", "500")
    with sandboxes(*options) as (process, api):
        done = api.finish("email", PAYLOAD)
        api.control("forget", {"ids": [done["general"]["id"]]})
        balance = api.credits
        process.kill()
    with sandboxes(*options) as (_, api):
        assert (api.ledger()["batches"], api.credits) == ([], balance)


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_the_state_is_for_the_user_alone(sandboxes: Callable[..., Any], tmp_path: Path) -> None:
    with sandboxes("--state", str(tmp_path / "state.jsonl")):
        assert (tmp_path / "state.jsonl").stat().st_mode & 0o077 == 0


def test_a_batch_completes_while_nobody_serves(sandboxes: Callable[..., Any], tmp_path: Path) -> None:
    options = ("--state", str(tmp_path / "state.jsonl"), "--speed", "1000000")
    with sandboxes(*options) as (process, api):
        batch = api.submit("email", PAYLOAD)
        process.kill()
    with sandboxes(*options) as (_, api):
        assert api.read("email", batch)["general"]["status"] == "completed"


def test_what_was_set_is_remembered(sandboxes: Callable[..., Any], tmp_path: Path) -> None:
    options = ("--state", str(tmp_path / "state.jsonl"), "--credits", "100")
    with sandboxes(*options) as (_, api):
        api.submit("email", PAYLOAD)
        api.control("clear", {})
        api.control("credits", {"add": -40, "phone_price": 50, "webhooks": ["https://hook.example"]})
    with sandboxes(*options) as (_, api):
        assert api.ledger()["batches"] == []
        assert (
            api.post("phone", {"searches": [{"linkedin_url": "linkedin.com/in/a"}]}).json()["credits_used"]
            == 50
        )
        assert api.http.get("/account/info").json() == {"credits": 10, "webhooks": ["https://hook.example"]}


def test_a_line_that_was_cut_is_skipped(sandboxes: Callable[..., Any], tmp_path: Path) -> None:
    state = tmp_path / "state.jsonl"
    options = ("--state", str(state))
    with sandboxes(*options) as (_, api):
        first = api.submit("email", PAYLOAD)
    with state.open("ab") as file:
        file.write(b'{"do":"accepted","id":"')
    kinds = []
    for _ in range(2):
        with sandboxes(*options) as (_process, api):
            api.submit("verify", {"verifications": ["a@b.example"]})
            kinds = [one["kind"] for one in api.ledger()["batches"]]
            assert api.read("email", first)["general"]["id"] == first
    assert kinds == ["email", "verify", "verify"]


def test_the_clock_goes_on_where_it_was(sandboxes: Callable[..., Any], tmp_path: Path) -> None:
    options = ("--state", str(tmp_path / "state.jsonl"))
    with sandboxes(*options) as (_, api):
        api.control("advance", {"seconds": 1000})
        api.submit("email", PAYLOAD)
        now = api.control("advance", {"seconds": 1})["now"]
    with sandboxes(*options) as (_, api):
        assert now <= api.control("advance", {"seconds": 0})["now"] < now + 60
