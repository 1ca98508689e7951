"""Tells a client's own address that a batch is over, as Enrow would: plain HTTP, and to loopback only."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from gui.sandbox import answers
from gui.sandbox.messages import encode_json

if TYPE_CHECKING:
    from gui.sandbox.batches import Batch

TIMEOUT_S = 20.0
_log = logging.getLogger(__name__)


def loopback_address(url: object) -> SplitResult | None:
    """The address to call, None for anything that is not plain HTTP to this machine."""
    try:
        parts = urlsplit(url) if isinstance(url, str) else None
        if parts is None or parts.scheme != "http" or not parts.hostname or parts.port == 0:
            return None
        is_local = parts.hostname == "localhost" or ipaddress.ip_address(parts.hostname).is_loopback
    except ValueError:
        return None
    return parts if is_local else None


def addresses(batch: Batch, account: list[str]) -> list[SplitResult]:
    """Whom to tell about a batch: its own webhook, else the account's."""
    if batch.single or batch.quirk("no_webhook"):
        return []
    own = batch.settings.get("webhook")
    found = [loopback_address(url) for url in ([own] if own else account)]
    return [address for address in found if address is not None]


async def tell(address: SplitResult, batch: Batch) -> None:
    """Send the event once. Whoever does not listen is not told again."""
    try:
        async with asyncio.timeout(TIMEOUT_S):
            await _post(address, encode_json(answers.event(batch)))
    except (OSError, TimeoutError):
        _log.debug("webhook of batch %s was not taken", batch.id)


async def _post(address: SplitResult, body: bytes) -> None:
    reader, writer = await asyncio.open_connection(address.hostname, address.port or 80)
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")
    head = (
        f"POST {target} HTTP/1.1\r\nhost: {address.netloc}\r\ncontent-type: application/json\r\n"
        f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
    )
    try:
        writer.write(head.encode("latin-1", "replace") + body)
        await writer.drain()
        await reader.readline()
    finally:
        writer.close()
