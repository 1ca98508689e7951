"""How a fault of transport spoils one request: cut, hung, late, or answered with something else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from gui.sandbox.messages import Reply, Request, encode_json

if TYPE_CHECKING:
    from gui.sandbox.faults import Fault

Serve = Callable[[Request], Reply]

# Enrow's own words where its reference prints them, else what a gateway of its kind says.
_WORDS = {
    400: "Missing payload",
    401: "This apikey is not valid",
    402: "Insufficient credits",
    422: "Insufficient credits",
    429: "Too Many Requests",
    500: "Internal server error",
    502: "Bad Gateway",
    503: "Service Unavailable",
}
_DROPPED = Reply(0, drop="close")


class Misbehaviour:
    """Carries out the faults that hit a request.

    Attributes:
        released: set when every hanging request is to be let go.
    """

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self.released = asyncio.Event()

    def release(self) -> None:
        """Cut every hanging request now."""
        self.released.set()
        self.released = asyncio.Event()

    async def answer(self, fault: Fault, request: Request) -> Reply:
        """What the client gets to see."""
        match fault.kind:
            case "drop_before_accept":
                return replace(_DROPPED, drop=fault.how)
            case "hang_before_accept":
                return await self._hang(fault)
            case "slow":
                await self._wait(fault.seconds)
                return self._serve(request)
            case "status" | "html" | "redirect":
                return self._replaced(fault, request)
            case _:
                return await self._after_accept(fault, self._serve(request))

    async def _after_accept(self, fault: Fault, reply: Reply) -> Reply:
        match fault.kind:
            case "drop_after_accept":
                return replace(_DROPPED, drop=fault.how)
            case "hang_after_accept":
                return await self._hang(fault)
            case "cut_json":
                return replace(reply, body=reply.body[: len(reply.body) // 2])
            case "no_id":
                return replace(reply, body=_without_id(reply.body))
            case _:
                return replace(reply, cut=True)

    def _replaced(self, fault: Fault, request: Request) -> Reply:
        if fault.accepted:
            self._serve(request)
        if fault.kind == "redirect":
            host = request.headers.get("host", "127.0.0.1")
            return Reply(fault.status, headers={"location": fault.location or f"http://{host}/elsewhere"})
        status = 200 if fault.kind == "html" else fault.status
        return Reply(status, *_body(fault, status, is_single=request.path.endswith("/single")))

    async def _hang(self, fault: Fault) -> Reply:
        await self._wait(fault.seconds)
        return replace(_DROPPED, drop=fault.how)

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self.released.wait()
        except TimeoutError:
            pass


def _body(fault: Fault, status: int, *, is_single: bool) -> tuple[bytes, dict[str, str], str]:
    words = fault.message or _WORDS.get(status) or _phrase(status)
    match fault.body:
        case "html":
            page = f"<html><head><title>{status} {words}</title></head><body><h1>{words}</h1></body></html>"
            return page.encode(), {}, "text/html; charset=utf-8"
        case "text":
            return words.encode(), {}, "text/plain; charset=utf-8"
        case "empty":
            return b"", {}, "application/json; charset=utf-8"
    body: dict[str, object] = {"message": words}
    if status == 402 and is_single:
        body = {"reason": words, "success": False}
    return encode_json(body), {}, "application/json; charset=utf-8"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


def _without_id(body: bytes) -> bytes:
    answer = json.loads(body)
    answer.pop("id", None)
    return encode_json(answer)
