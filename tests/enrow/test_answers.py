"""What the client makes of answers that came: batches taken, refusals in people's words, foreign pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gui.enrow.client import EnrowClient, OutgoingSearch, build_payload
from gui.leads import errors
from gui.leads.credits import Credits
from gui.leads.errors import Action, EnrowDesktopError
from gui.leads.fields import Kind

if TYPE_CHECKING:
    from tests.enrow.conftest import ScriptedServer

MIRA = [OutgoingSearch("r17", {"fullname": "Mira Okafor", "company_domain": "northpier.example"})]
PAGE = b"<html><title>Sign in to the hotel's network</title></html>"


async def refused(client: EnrowClient, kind: Kind = Kind.EMAIL) -> EnrowDesktopError:
    with pytest.raises(EnrowDesktopError) as caught:
        await client.submit(kind, MIRA, reference="ref-1")
    return caught.value


async def unread(client: EnrowClient) -> EnrowDesktopError:
    with pytest.raises(EnrowDesktopError) as caught:
        await client.read(Kind.EMAIL, "b71e")
    return caught.value


@pytest.mark.parametrize(
    ("kind", "path"),
    [(Kind.EMAIL, "/email/find/bulk"), (Kind.PHONE, "/phone/bulk"), (Kind.VERIFY, "/email/verify/bulk")],
)
async def test_a_batch_is_taken(server: ScriptedServer, client: EnrowClient, kind: Kind, path: str) -> None:
    server.says(201, {"message": "operating", "id": "b71e", "credits_used": 0.25, "estimated_duration": 1})
    search = OutgoingSearch("r1", {"email": "mira@northpier.example"})
    accepted = await client.submit(kind, [search], reference="ref-1", webhook="https://hook.example")
    assert (accepted.id, accepted.credits_used, accepted.estimated_s) == ("b71e", Credits(1), 60.0)
    sent = server.seen[0]
    assert (sent.method, sent.path, sent.headers["x-api-key"]) == ("POST", path, server.key)
    assert sent.body == build_payload(kind, [search], "ref-1", "https://hook.example")
    assert sent.headers["content-type"] == "application/json"


@pytest.mark.parametrize("status", [200, 201, 202])
async def test_an_id_is_what_counts_not_the_code(
    server: ScriptedServer, client: EnrowClient, status: int
) -> None:
    server.says(status, {"id": "b71e"})
    assert (await client.submit(Kind.EMAIL, MIRA, reference="r")).id == "b71e"


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, {"message": "Missing mandatory property on search n°8 of 50"}, errors.RejectedError),
        (401, {"message": "This apikey is not valid"}, errors.KeyRefusedError),
        (401, {"message": "This account is not allowed to use the phone search feature"}, errors.PlanError),
        (402, {"message": "Not enough credits"}, errors.CreditsError),
        (402, {"reason": "Insufficient credits", "success": False}, errors.CreditsError),
        (422, {"error": "Not enough credits"}, errors.CreditsError),
        (429, {"message": "Too Many Requests"}, errors.BusyError),
        (503, {"message": "Service Unavailable"}, errors.BusyError),
    ],
)
async def test_a_refusal_costs_nothing_and_says_why(
    server: ScriptedServer,
    client: EnrowClient,
    status: int,
    body: dict[str, object],
    error: type[EnrowDesktopError],
) -> None:
    server.says(status, body)
    raised = await refused(client)
    assert type(raised) is error
    assert "Nothing was" in raised.sentence
    assert next(str(text) for text in body.values()) in raised.sentence
    assert f"HTTP {status}" in raised.detail
    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [200, 201, 302, 307, 408, 500, 502, 503, 504])
async def test_an_answer_that_is_not_enrows_leaves_a_doubt(
    server: ScriptedServer, client: EnrowClient, status: int
) -> None:
    server.says(status, PAGE)
    raised = await refused(client)
    assert type(raised) is errors.UnknownOutcomeError
    assert "may or may not have been taken" in raised.sentence
    assert "Sign in to the hotel's network" in raised.sentence
    assert raised.actions == (Action.SEND_AGAIN, Action.LEAVE_ROWS)
    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 413])
@pytest.mark.parametrize("body", [PAGE, b"", b"Forbidden"], ids=["page", "empty", "text"])
async def test_a_refusal_without_enrows_words_did_not_reach_it(
    server: ScriptedServer, client: EnrowClient, status: int, body: bytes
) -> None:
    server.says(status, body)
    raised = await refused(client)
    assert type(raised) is errors.OfflineError
    assert f"Enrow was not reached: something in between answered instead (HTTP {status})" in raised.sentence
    assert "Nothing was bought and nothing was charged" in raised.sentence
    assert "key" not in raised.sentence


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"message":"Bulk search operating"}', b'{"id":"b71e","credits_us']
)
async def test_a_success_without_an_id_leaves_a_doubt(
    server: ScriptedServer, client: EnrowClient, body: bytes
) -> None:
    server.says(201, body)
    raised = await refused(client)
    assert type(raised) is errors.UnknownOutcomeError
    assert body.decode() in raised.detail


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [
        (Kind.EMAIL, 1, "1 email search"),
        (Kind.PHONE, 2, "2 phone searches"),
        (Kind.VERIFY, 1200, "1,200 verifications"),
    ],
)
async def test_a_refusal_names_the_batch(
    server: ScriptedServer, client: EnrowClient, kind: Kind, count: int, said: str
) -> None:
    server.says(402)
    searches = [OutgoingSearch(str(number), {"email": f"{number}@b.example"}) for number in range(count)]
    with pytest.raises(errors.CreditsError, match=said):
        await client.submit(kind, searches, reference="r")


async def test_the_balance(server: ScriptedServer, client: EnrowClient) -> None:
    server.says(200, {"credits": 8500.25, "webhooks": ["https://hook.example"]})
    account = await client.account()
    assert (account.credits, account.webhooks) == (Credits(34_001), ("https://hook.example",))
    assert (server.seen[0].path, server.seen[0].headers["x-api-key"]) == ("/account/info", server.key)


@pytest.mark.parametrize("status", [200, 202])
async def test_a_batch_is_read(server: ScriptedServer, client: EnrowClient, status: int) -> None:
    body = json.dumps({"general": {"status": "ongoing"}, "stats": {"finished": 1, "requested": 2}}).encode()
    server.says(status, body)
    raw = await client.read(Kind.EMAIL, "b&c=ü/..")
    assert (raw.body, raw.reading.state, raw.reading.finished) == (body, "ongoing", 1)
    assert server.seen[0].path == "/email/find/bulk?id=b%26c%3D%C3%BC%2F.."


async def test_a_large_batch_is_read(server: ScriptedServer, client: EnrowClient) -> None:
    rows = [{"custom": f"r{number}", "qualification": "invalid", "email": None} for number in range(5000)]
    server.says(200, {"general": {"status": "completed"}, "results": rows})
    assert len((await client.read(Kind.EMAIL, "b71e")).reading.rows) == 5000


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, {"message": "Could not retrieve bulk search results"}, errors.RejectedError),
        # Whatever is not Enrow's own word about this batch is asked again: its results are paid for.
        (400, PAGE, errors.OfflineError),
        (400, b"", errors.OfflineError),
        (401, PAGE, errors.OfflineError),
        (403, PAGE, errors.OfflineError),
        (404, {"message": "no such page"}, errors.UnreadableAnswerError),
        (302, PAGE, errors.UnreadableAnswerError),
        (200, PAGE, errors.UnreadableAnswerError),
        (200, {"hello": 1}, errors.UnreadableAnswerError),
        (500, {"message": "Oops"}, errors.UnreadableAnswerError),
        (502, PAGE, errors.UnreadableAnswerError),
        (503, PAGE, errors.UnreadableAnswerError),
        (503, {"message": "Service Unavailable"}, errors.BusyError),
        (429, {"message": "Too Many Requests"}, errors.BusyError),
        (401, {"message": "This apikey is not valid"}, errors.KeyRefusedError),
        (401, {"message": "This account is not allowed to use the phone search feature"}, errors.PlanError),
        (402, {"message": "Not enough credits"}, errors.CreditsError),
        (407, PAGE, errors.OfflineError),
        (408, b"", errors.UnreadableAnswerError),
    ],
)
async def test_a_read_is_free_whatever_comes_of_it(
    server: ScriptedServer, client: EnrowClient, status: int, body: object, error: type[EnrowDesktopError]
) -> None:
    server.says(status, body)
    raised = await unread(client)
    assert type(raised) is error
    assert "othing was charged" in raised.sentence


async def test_a_damaged_batch_is_unreadable(server: ScriptedServer, client: EnrowClient) -> None:
    server.says(200, {"general": {"status": "completed"}})
    raised = await unread(client)
    assert "its results are missing" in raised.sentence
    assert raised.sentence.count("could not be read") == 1
