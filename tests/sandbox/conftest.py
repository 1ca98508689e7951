"""A real sandbox process whose time the tests move by hand, and a client that knows its ways."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MIRA = {"fullname": "Mira Okafor", "company_domain": "northpier.example"}
TOMAS = {"fullname": "Tomas Lind", "company_name": "North Pier"}
PATHS = {"email": "/email/find/bulk", "verify": "/email/verify/bulk", "phone": "/phone/bulk"}


class Api:
    """Talks to one sandbox as Enrow's clients do, and to its control addresses as tests do."""

    def __init__(self, url: str, key: str) -> None:
        self.url = url
        self.http = httpx.Client(base_url=url, headers={"x-api-key": key}, timeout=30, trust_env=False)

    @property
    def credits(self) -> float:
        balance: float = self.http.get("/account/info").json()["credits"]
        return balance

    def post(self, kind: str, payload: object) -> httpx.Response:
        return self.http.post(PATHS[kind], json=payload)

    def submit(self, kind: str, payload: object) -> str:
        answer = self.post(kind, payload)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def read(self, kind: str, batch: str) -> Any:
        return self.http.get(PATHS[kind], params={"id": batch}).json()

    def finish(self, kind: str, payload: object) -> Any:
        """Submit, let the time pass, read."""
        batch = self.submit(kind, payload)
        self.control("advance", {})
        return self.read(kind, batch)

    def control(self, what: str, body: object) -> Any:
        answer = self.http.post(f"/_sandbox/{what}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def ledger(self) -> Any:
        return self.http.get("/_sandbox/ledger").json()


def _complaints(said: str) -> list[str]:
    """What a sandbox complained of; in development mode asyncio also tells what a busy machine made slow."""
    return [line for line in said.splitlines() if not line.startswith("Executing <")]


@contextlib.contextmanager
def serving(*options: str) -> Iterator[tuple[Process, Api]]:
    """Run a sandbox process of one's own, and see that it had nothing to complain about."""
    command = [sys.executable, "-X", "dev", "-m", "gui.sandbox", *options]
    pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with Process(command, text=True, **pipes) as process:
        assert process.stdin
        assert process.stdout
        api = Api(**json.loads(process.stdout.readline()))
        try:
            with api.http:
                yield process, api
        finally:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            process.wait(timeout=30)
            assert process.stderr
            assert _complaints(process.stderr.read()) == []


@pytest.fixture
def sandboxes() -> Callable[..., contextlib.AbstractContextManager[tuple[Process, Api]]]:
    """Return what starts a sandbox with options of the test's own."""
    return serving


@pytest.fixture(scope="session")
def api_process() -> Iterator[Api]:
    with serving("--credits", "10000") as (_, api):
        yield api


@pytest.fixture
def api(api_process: Api) -> Api:
    """Return a sandbox as new, with 10,000 credits."""
    api_process.control("clear", {})
    return api_process


@pytest.fixture
def mira() -> dict[str, str]:
    """Return a search that finds something."""
    return dict(MIRA)


@pytest.fixture
def tomas() -> dict[str, str]:
    """Return a search that finds nothing."""
    return dict(TOMAS)
