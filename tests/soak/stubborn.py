"""Reaches the sandbox's control addresses also while it refuses connections or has just cut them."""

from __future__ import annotations

import asyncio
import time

import httpx

_TRIES = 100
_PAUSE_S = 0.1


class Stubborn(httpx.HTTPTransport):
    """Asks again, which is harmless there."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send until there is an answer."""
        for _ in range(_TRIES):
            try:
                return super().handle_request(request)
            except httpx.TransportError:
                time.sleep(_PAUSE_S)
        return super().handle_request(request)


class StubbornAsync(httpx.AsyncHTTPTransport):
    """Asks again, which is harmless there."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send until there is an answer."""
        for _ in range(_TRIES):
            try:
                return await super().handle_async_request(request)
            except httpx.TransportError:
                await asyncio.sleep(_PAUSE_S)
        return await super().handle_async_request(request)
