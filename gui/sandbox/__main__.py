"""``python -m gui.sandbox``: prints address and key as one JSON line, and serves until told to stop."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from gui.sandbox import kinds
from gui.sandbox.books import Books, Terms
from gui.sandbox.clock import Clock
from gui.sandbox.faults import FaultBoard, FaultError, parse_faults
from gui.sandbox.journal import Journal
from gui.sandbox.server import Server
from gui.sandbox.service import RateLimit, Service

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_KEY = "sandbox-key"


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until stdin closes, SIGTERM or SIGINT; exit code 0, 2 for wrong use, 130 when interrupted."""
    options = _parser().parse_args(argv)
    try:
        board = FaultBoard(parse_faults(json.loads(options.faults)) if options.faults else [])
        if options.speed <= 0:
            raise ValueError("--speed must be more than 0")
        return asyncio.run(_serve(options, board))
    except (FaultError, ValueError, OSError) as error:
        sys.stderr.write(f"sandbox: {error}\n")
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sandbox", description="A local server that behaves like Enrow.")
    parser.add_argument("--port", type=int, default=0, help="the port on 127.0.0.1; 0 takes a free one")
    parser.add_argument(
        "--credits", type=_quarters, default=_quarters("10000"), help="the balance at the start"
    )
    parser.add_argument("--key", default=DEFAULT_KEY, help="the key that is accepted")
    parser.add_argument("--speed", type=float, default=1.0, help="how many times faster batches complete")
    parser.add_argument("--rate", type=int, default=10, help="POST requests a second; 0 is no limit")
    parser.add_argument(
        "--price-phone", type=_quarters, default=_quarters("40"), help="credits of a phone found"
    )
    parser.add_argument("--state", type=Path, help="a file to remember batches and credits in")
    parser.add_argument("--faults", help="faults, as JSON; see gui/sandbox/faults.py")
    parser.add_argument("--stay", action="store_true", help="go on when stdin closes")
    return parser


def _quarters(text: str) -> int:
    quarters = float(text) * kinds.QUARTERS
    if quarters < 0 or quarters % 1:
        raise argparse.ArgumentTypeError(f"not an amount of credits in quarters: {text}")
    return int(quarters)


async def _serve(options: argparse.Namespace, board: FaultBoard) -> int:
    clock = Clock()
    terms = Terms(credits=options.credits, phone_price=options.price_phone, speed=options.speed)
    books = Books(terms, clock, Journal(options.state))
    service = Service(options.key, books, clock, board, RateLimit(options.rate, clock))
    server = Server(service, clock)
    await server.open(options.port)
    with Ending(is_staying=options.stay) as ending:
        sys.stdout.write(json.dumps({"url": server.url, "key": options.key}) + "\n")
        sys.stdout.flush()
        code = await ending.wait()
    await server.close()
    return code


class Ending:
    """Waits for a signal or the end of stdin, whichever comes first; signals are as before afterwards."""

    def __init__(self, *, is_staying: bool) -> None:
        self._is_staying = is_staying
        self._loop = asyncio.get_running_loop()
        self._code: asyncio.Future[int] = self._loop.create_future()
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number, code in ((signal.SIGTERM, 0), (signal.SIGINT, 130)):
                self._before[number] = signal.signal(number, lambda *_, code=code: self._end(code))
        if not self._is_staying:
            threading.Thread(target=self._watch_stdin, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    async def wait(self) -> int:
        """The exit code, once there is a reason to end."""
        return await self._code

    def _end(self, code: int) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended for another reason
            self._loop.call_soon_threadsafe(self._settle, code)

    def _settle(self, code: int) -> None:
        if not self._code.done():
            self._code.set_result(code)

    def _watch_stdin(self) -> None:
        # The bare descriptor: a buffered reader blocked in another thread would abort the interpreter's end.
        with contextlib.suppress(OSError):
            while os.read(0, 4096):
                pass
        self._end(0)


if __name__ == "__main__":
    sys.exit(main())
