"""How requests travel: fresh or kept connections, the pace, and a key that goes nowhere else."""

from __future__ import annotations

import asyncio
import logging
import traceback
from typing import TYPE_CHECKING

import pytest

from gui.enrow.client import EnrowClient, OutgoingSearch
from gui.enrow.exchange import MOST_READS, MOST_SUBMISSIONS
from gui.enrow.pacing import Pacer
from gui.leads.errors import EnrowDesktopError, UnknownOutcomeError, UnreadableAnswerError
from gui.leads.fields import Kind

if TYPE_CHECKING:
    from tests.enrow.conftest import ScriptedServer, ServerMaker

MIRA = [OutgoingSearch("r17", {"fullname": "Mira Okafor", "company_domain": "northpier.example"})]


async def submit(client: EnrowClient, kind: Kind = Kind.EMAIL) -> str:
    return (await client.submit(kind, MIRA, reference="r")).id


async def test_every_submission_has_a_connection_of_its_own(
    server: ScriptedServer, client: EnrowClient
) -> None:
    server.says(201, {"id": "x", "credits": 1})
    for _ in range(2):
        await submit(client)
        await client.account()
    posts = [seen for seen in server.seen if seen.method == "POST"]
    reads = {seen.connection for seen in server.seen if seen.method == "GET"}
    assert len({seen.connection for seen in posts}) == 2
    assert not reads & {seen.connection for seen in posts}
    assert [seen.headers["connection"] for seen in posts] == ["close", "close"]


async def test_reads_keep_their_connection(server: ScriptedServer, client: EnrowClient) -> None:
    server.says(200, {"credits": 1})
    for _ in range(5):
        await client.account()
    assert server.connections == 1


async def test_a_kept_connection_that_was_closed_meanwhile_troubles_no_submission(
    server: ScriptedServer, client: EnrowClient
) -> None:
    server.says(200, {"id": "x", "credits": 1}, end="close")
    for _ in range(3):
        await client.account()
        assert await submit(client) == "x"


async def test_at_most_ten_connections(server: ScriptedServer, client: EnrowClient) -> None:
    server.says(201, {"id": "x", "credits": 1})
    await asyncio.gather(*(submit(client) for _ in range(30)), *(client.account() for _ in range(30)))
    assert server.most_open <= MOST_SUBMISSIONS + MOST_READS <= 10


async def test_waiting_for_a_connection_is_not_being_offline(server: ScriptedServer) -> None:
    server.says(201, {"id": "x"})
    server.pause_s = 0.12
    async with EnrowClient(server.url, "key", pacer=Pacer(10_000), timeout_s=1) as client:
        assert await asyncio.gather(*(submit(client) for _ in range(40))) == ["x"] * 40


async def test_submissions_of_all_kinds_and_clients_share_one_pace(server: ScriptedServer) -> None:
    server.says(201, {"id": "x"})
    pacer = Pacer(per_second=50)
    async with (
        EnrowClient(server.url, "key", pacer=pacer) as one,
        EnrowClient(server.url, "key", pacer=pacer) as two,
    ):
        started = asyncio.get_running_loop().time()
        await asyncio.gather(
            *(submit(client, kind) for client in (one, two) for kind in Kind if kind != "verify")
        )
    times = sorted(seen.at - started for seen in server.seen)
    assert all(at >= number / 50 for number, at in enumerate(times))


async def test_reads_are_not_paced(server: ScriptedServer) -> None:
    server.says(200, {"credits": 1})
    async with EnrowClient(server.url, "key", pacer=Pacer(per_second=0.001)) as client:
        await asyncio.gather(*(client.account() for _ in range(20)))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_never_followed(
    server: ScriptedServer, client: EnrowClient, new_server: ServerMaker, status: int
) -> None:
    elsewhere = await new_server()
    elsewhere.says(201, {"id": "x", "credits": 1})
    server.says(status, b"", f"location: {elsewhere.url}/login")
    with pytest.raises(UnknownOutcomeError, match="never sent on"):
        await submit(client)
    with pytest.raises(UnreadableAnswerError, match="never sent on"):
        await client.account()
    assert elsewhere.seen == []


async def test_no_proxy_sees_what_stays_on_this_machine(
    server: ScriptedServer, new_server: ServerMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = await new_server()
    proxy.says(200, {"credits": 2})
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.url)
    server.says(200, {"credits": 1})
    async with EnrowClient(server.url, server.key) as client:
        assert (await client.account()).credits.number == 1
    assert proxy.seen == []


@pytest.mark.parametrize("status", [201, 400, 401, 402, 500])
async def test_the_key_is_shown_nowhere(
    server: ScriptedServer, client: EnrowClient, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    caplog.set_level(logging.DEBUG)
    server.says(status, {"message": f"key {server.key} says no"}, f"x-echo: {server.key}")
    texts = [repr(client), str(client)]
    for attempt in (submit(client), client.account()):
        with pytest.raises(EnrowDesktopError) as caught:
            await attempt
        error = caught.value
        texts += [error.sentence, error.detail, repr(error), "".join(traceback.format_exception(error))]
        assert error.__cause__ is None
        assert error.__context__ is None or isinstance(error.__context__, EnrowDesktopError)
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("gui.")]
    assert "POST /email/find/bulk" in " ".join(ours)
    assert all(server.key not in text for text in texts + ours)


async def test_no_library_logs_the_headers_that_are_sent(
    server: ScriptedServer, client: EnrowClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.says(201, {"id": "x", "credits": 1})
    await submit(client)
    await client.account()
    assert any(record.name.startswith("httpcore") for record in caplog.records)
    assert server.key not in caplog.text
