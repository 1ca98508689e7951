"""Answers that did not come: what was never sent may be sent again, everything else is in doubt."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest

from gui.enrow.client import EnrowClient, OutgoingSearch
from gui.enrow.pacing import Pacer
from gui.leads import errors
from gui.leads.errors import EnrowDesktopError
from gui.leads.fields import Kind

if TYPE_CHECKING:
    from tests.enrow.conftest import ScriptedServer

MIRA = [OutgoingSearch("r17", {"fullname": "Mira Okafor", "company_domain": "northpier.example"})]
TAKEN = {"message": "Bulk search operating", "id": "b71e", "credits_used": 1}


async def lost(client: EnrowClient) -> EnrowDesktopError:
    with pytest.raises(EnrowDesktopError) as caught:
        await client.submit(Kind.EMAIL, MIRA, reference="ref-1")
    return caught.value


async def unread(client: EnrowClient) -> EnrowDesktopError:
    with pytest.raises(EnrowDesktopError) as caught:
        await client.account()
    return caught.value


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


async def test_a_refused_connection_sent_nothing() -> None:
    async with EnrowClient(f"http://127.0.0.1:{closed_port()}", "key") as client:
        raised = await lost(client)
        assert type(raised) is errors.OfflineError
        assert "refused the connection. Nothing was sent and nothing was charged." in raised.sentence
        assert "refused the connection" in (await unread(client)).sentence


async def test_a_name_that_is_not_found_sent_nothing() -> None:
    async with EnrowClient("https://api.example", "key") as client:
        raised = await lost(client)
        assert type(raised) is errors.OfflineError
        assert "the name api.example was not found. Nothing was sent" in raised.sentence


ENDS = ["close", "reset", "hang"]


@pytest.mark.parametrize("end", ENDS)
async def test_silence_after_sending_is_a_doubt(server: ScriptedServer, hasty: EnrowClient, end: str) -> None:
    server.sends(b"", end)
    raised = await lost(hasty)
    assert type(raised) is errors.UnknownOutcomeError
    assert "1 email search did not arrive" in raised.sentence
    assert "while sending" in raised.detail
    assert "may or may not have been taken" in raised.sentence
    assert len(server.seen) == 1


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("missing", [1, 40])
async def test_half_an_acceptance_is_a_doubt(
    server: ScriptedServer, hasty: EnrowClient, end: str, missing: int
) -> None:
    server.says(201, TAKEN, end=end, missing=missing)
    raised = await lost(hasty)
    assert type(raised) is errors.UnknownOutcomeError
    assert "Bulk search" in raised.detail
    assert len(server.seen) == 1


@pytest.mark.parametrize("end", ENDS)
async def test_half_a_status_line_is_a_doubt(server: ScriptedServer, hasty: EnrowClient, end: str) -> None:
    server.sends(b"HTTP/1.1 4", end)
    assert type(await lost(hasty)) is errors.UnknownOutcomeError


@pytest.mark.parametrize("end", ENDS)
async def test_a_refusal_stands_though_its_words_are_cut(
    server: ScriptedServer, hasty: EnrowClient, end: str
) -> None:
    server.says(402, {"message": "Not enough credits"}, end=end, missing=5)
    assert type(await lost(hasty)) is errors.CreditsError


@pytest.mark.parametrize("data", [b"SSH-2.0-OpenSSH_9.2\r\n\r\n", b"\0" * 50, b"HTTP/9.9 what\r\n\r\n"])
async def test_another_language_is_a_doubt(server: ScriptedServer, client: EnrowClient, data: bytes) -> None:
    server.sends(data, "close")
    assert type(await lost(client)) is errors.UnknownOutcomeError


async def test_a_door_slammed_at_once_is_a_doubt(server: ScriptedServer, client: EnrowClient) -> None:
    # The connection stood, so the request may have left before the door was seen to be shut.
    server.slams = True
    assert type(await lost(client)) is errors.UnknownOutcomeError


async def test_damaged_compression_is_a_doubt(server: ScriptedServer, client: EnrowClient) -> None:
    server.says(201, b"not gzip at all", "content-encoding: gzip")
    assert type(await lost(client)) is errors.UnknownOutcomeError


async def test_an_answer_that_trickles_ends_in_doubt(server: ScriptedServer) -> None:
    async with EnrowClient(server.url, "key", timeout_s=0.2) as client:
        server.sends(b"HTTP/1.1 201 Said\r\n", "drip")
        raised = await lost(client)
        assert type(raised) is errors.UnknownOutcomeError
        assert "no complete answer in time" in raised.sentence


@pytest.mark.parametrize("end", ENDS)
async def test_a_whole_answer_counts_though_its_end_mark_is_lost(
    server: ScriptedServer, hasty: EnrowClient, end: str
) -> None:
    whole = b'{"id": "b71e", "credits": 1}'
    head = b"HTTP/1.1 201 Said\r\ntransfer-encoding: chunked\r\n\r\n%X\r\n" % len(whole)
    server.sends(head + whole + b"\r\n", end)
    assert (await hasty.submit(Kind.EMAIL, MIRA, reference="r")).id == "b71e"
    assert (await hasty.account()).credits.number == 1


async def test_closing_amid_a_submission_is_a_doubt(server: ScriptedServer, client: EnrowClient) -> None:
    server.sends(b"", "hang")
    sending = asyncio.create_task(lost(client))
    await server.has_seen(1)
    await client.aclose()
    assert type(await sending) is errors.UnknownOutcomeError


async def test_a_cancelled_submission_is_cancelled(server: ScriptedServer, client: EnrowClient) -> None:
    server.sends(b"", "hang")
    sending = asyncio.create_task(client.submit(Kind.EMAIL, MIRA, reference="r"))
    await server.has_seen(1)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    server.steps.clear()
    server.says(201, TAKEN)
    assert (await client.submit(Kind.EMAIL, MIRA, reference="r")).id == "b71e"


@pytest.mark.parametrize("end", ENDS)
async def test_a_lost_read_is_only_asked_again(server: ScriptedServer, hasty: EnrowClient, end: str) -> None:
    server.sends(b"", end)
    server.says(200, {"credits": 1})
    raised = await unread(hasty)
    assert type(raised) is errors.OfflineError
    assert "nothing was charged" in raised.sentence
    assert (await hasty.account()).credits.number == 1


async def test_half_a_read_is_unreadable(server: ScriptedServer, client: EnrowClient) -> None:
    server.says(200, {"credits": 1}, end="close", missing=2)
    raised = await unread(client)
    assert type(raised) is errors.UnreadableAnswerError
    assert "it broke off" in raised.sentence


async def test_a_closed_client_is_a_mistake_of_ours(server: ScriptedServer) -> None:
    client = EnrowClient(server.url, "key", pacer=Pacer(1000))
    await client.aclose()
    with pytest.raises(RuntimeError, match="closed"):
        await client.submit(Kind.EMAIL, MIRA, reference="r")
    assert server.seen == []
