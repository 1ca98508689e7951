"""The process: how it starts, what it prints, and everything that ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from gui.sandbox.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_signals(sandboxes: Callable[..., Any], number: int, code: int) -> None:
    with sandboxes("--stay", "--faults", '{"kind": "hang", "endpoint": "account"}') as (process, api):
        with pytest.raises(httpx.ReadTimeout):
            api.http.get("/account/info", timeout=0.05)
        os.kill(process.pid, number)
        assert process.wait(30) == code


def test_ends_with_stdin(sandboxes: Callable[..., Any]) -> None:
    with sandboxes() as (process, _):
        process.stdin.close()
        assert process.wait(30) == 0


def test_stays_without_stdin(sandboxes: Callable[..., Any]) -> None:
    with sandboxes("--stay") as (process, api):
        process.stdin.close()
        assert api.credits == 10000
        process.terminate()


def test_options(sandboxes: Callable[..., Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with sandboxes("--port", str(port), "--key", "other", "--credits", "7.75") as (_, api):
        assert (api.url, api.credits) == (f"http://127.0.0.1:{port}", 7.75)
        assert api.http.headers["x-api-key"] == "other"


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="asks Linux which addresses are open")
def test_only_this_machine_is_served(sandboxes: Callable[..., Any]) -> None:
    with sandboxes() as (process, api):
        port = f"{api.http.base_url.port:04X}"
        with Path(f"/proc/{process.pid}/net/tcp").open(encoding="ascii") as table:
            assert any(f"0100007F:{port} 00000000:0000 0A" in line for line in table)


@pytest.mark.parametrize(
    "options",
    [
        ["--speed", "0"],
        ["--faults", "{"],
        ["--faults", '{"kind": "fire"}'],
        ["--credits", "0.1"],
        ["--port", "x"],
    ],
)
def test_wrong_use(options: list[str]) -> None:
    command = [sys.executable, "-m", "gui.sandbox", *options]
    ended = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
    assert ended.stderr


def test_port_that_is_taken(sandboxes: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    with sandboxes() as (_, api):
        assert main(["--port", str(api.http.base_url.port)]) == 2
    assert "sandbox:" in capsys.readouterr().err


def test_state_of_somebody_else(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "state").write_text('{"do": "settled", "id": "unknown"}\n', encoding="utf-8")
    assert main(["--state", str(tmp_path / "state")]) == 2
    assert "state file" in capsys.readouterr().err
