"""Whole rounds against the sandbox: batches taken, read, joined and paid for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from gui.enrow.client import EnrowClient, OutgoingSearch, RawReading
from gui.enrow.join import join
from gui.enrow.pacing import Pacer
from gui.leads import errors
from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.leads.life import SearchState

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.conftest import Sandbox

PEOPLE = [
    "Mira Okafor",
    "Tomas Lind",
    "Ana Ruiz",
    "Jun Sato",
    "Lea Brandt",
    "Ivo Novak",
    "Nia Bello",
    "Max Holm",
]


def searches(kind: Kind) -> list[OutgoingSearch]:
    def params(name: str) -> dict[str, str]:
        first, last = name.split()
        if kind is Kind.VERIFY:
            return {"email": f"{first}.{last}@NorthPier.example"}
        if kind is Kind.PHONE:
            return {"firstname": first, "lastname": last, "company_domain": "northpier.example"}
        return {"fullname": name, "company_domain": "northpier.example"}

    return [OutgoingSearch(f"r{number}", params(name)) for number, name in enumerate(PEOPLE)]


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[EnrowClient]:
    async with EnrowClient(sandbox.url, sandbox.key, pacer=Pacer(10_000), timeout_s=5) as made:
        yield made


async def control(sandbox: Sandbox, what: str, body: object) -> None:
    await asyncio.to_thread(sandbox.post, what, body)


async def ledger(sandbox: Sandbox) -> Any:
    return await asyncio.to_thread(sandbox.ledger)


async def finish(sandbox: Sandbox, client: EnrowClient, kind: Kind, batch_id: str) -> RawReading:
    await control(sandbox, "advance", {})
    raw = await client.read(kind, batch_id)
    assert raw.reading.state == "completed"
    return raw


async def round_trip(sandbox: Sandbox, client: EnrowClient, kind: Kind) -> tuple[RawReading, Credits]:
    """Submit everybody and read the finished batch; also what it took from the balance."""
    before = (await client.account()).credits
    accepted = await client.submit(kind, searches(kind), reference="ref-1")
    raw = await finish(sandbox, client, kind, accepted.id)
    return raw, before - (await client.account()).credits


OLD_AND_NEW: list[list[dict[str, object]]] = [[], [{"kind": "older_wire"}]]


@pytest.mark.parametrize("faults", OLD_AND_NEW, ids=["newer wire", "older wire"])
@pytest.mark.parametrize("kind", list(Kind))
async def test_everybody_gets_an_answer(
    sandbox: Sandbox, client: EnrowClient, kind: Kind, faults: list[dict[str, object]]
) -> None:
    await control(sandbox, "faults", {"faults": faults})
    raw, taken = await round_trip(sandbox, client, kind)
    sent = [(search.custom, search.params) for search in searches(kind)]
    answers = join(kind, sent, raw.reading.rows)
    assert set(answers) == {search.custom for search in searches(kind)}
    assert raw.reading.reference == "ref-1"
    assert raw.reading.cost_final in {taken, None}
    found = sum(answer.status is SearchState.FOUND for answer in answers.values())
    price = {
        Kind.EMAIL: Credits.of(found),
        Kind.PHONE: Credits.of(40) * found,
        Kind.VERIFY: Credits(len(PEOPLE)),
    }
    assert taken == price[kind]


async def test_a_running_batch_says_how_far_it_is(sandbox: Sandbox, client: EnrowClient) -> None:
    accepted = await client.submit(Kind.EMAIL, searches(Kind.EMAIL), reference="ref-1")
    assert accepted.credits_used == Credits.of(len(PEOPLE))
    reading = (await client.read(Kind.EMAIL, accepted.id)).reading
    assert (reading.requested, reading.reference) in {(len(PEOPLE), "ref-1"), (len(PEOPLE), None)}


@pytest.mark.parametrize("fault", ["shuffled", "doubled", "no_custom", "no_echo", "strangers"])
@pytest.mark.parametrize("kind", [Kind.EMAIL, Kind.PHONE])
async def test_results_in_disorder_reach_whom_they_are_for(
    sandbox: Sandbox, client: EnrowClient, kind: Kind, fault: str
) -> None:
    sent = [(search.custom, search.params) for search in searches(kind)]
    plain, _ = await round_trip(sandbox, client, kind)
    await control(sandbox, "faults", [{"kind": fault}])
    odd, _ = await round_trip(sandbox, client, kind)
    assert join(kind, sent, odd.reading.rows) == join(kind, sent, plain.reading.rows)


@pytest.mark.parametrize("fault", ["missing", "row_ongoing"])
async def test_a_row_without_a_result_has_no_answer(
    sandbox: Sandbox, client: EnrowClient, fault: str
) -> None:
    await control(sandbox, "faults", [{"kind": fault, "rows": [2]}])
    raw, _ = await round_trip(sandbox, client, Kind.EMAIL)
    sent = [(search.custom, search.params) for search in searches(Kind.EMAIL)]
    assert set(join(Kind.EMAIL, sent, raw.reading.rows)) == {custom for custom, _ in sent} - {"r2"}


async def test_a_failed_batch_says_so(sandbox: Sandbox, client: EnrowClient) -> None:
    await control(sandbox, "faults", [{"kind": "failed"}])
    accepted = await client.submit(Kind.EMAIL, searches(Kind.EMAIL), reference="ref-1")
    await control(sandbox, "advance", {})
    assert (await client.read(Kind.EMAIL, accepted.id)).reading.state == "failed"


@pytest.mark.parametrize(
    ("fault", "is_charged"),
    [
        ({"kind": "drop_before_accept"}, False),
        ({"kind": "drop_after_accept"}, True),
        ({"kind": "drop_after_accept", "how": "reset"}, True),
        ({"kind": "cut_json"}, True),
        ({"kind": "cut_body"}, True),
        ({"kind": "no_id"}, True),
        ({"kind": "html", "accepted": True}, True),
        ({"kind": "status", "status": 502, "body": "html"}, False),
        ({"kind": "status", "status": 500, "accepted": True}, True),
        ({"kind": "redirect"}, False),
    ],
    ids=str,
)
async def test_a_lost_answer_is_a_doubt_and_is_not_sent_twice(
    sandbox: Sandbox, client: EnrowClient, fault: dict[str, object], is_charged: bool
) -> None:
    await control(sandbox, "faults", [fault])
    with pytest.raises(errors.UnknownOutcomeError):
        await client.submit(Kind.EMAIL, searches(Kind.EMAIL), reference="ref-1")
    assert len((await ledger(sandbox))["batches"]) == int(is_charged)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"kind": "status", "status": 429}, errors.BusyError),
        ({"kind": "status", "status": 503}, errors.BusyError),
        ({"kind": "status", "status": 402}, errors.CreditsError),
        ({"kind": "status", "status": 422}, errors.CreditsError),
        ({"kind": "status", "status": 401}, errors.KeyRefusedError),
        ({"kind": "status", "status": 400}, errors.RejectedError),
    ],
    ids=str,
)
async def test_a_refusal_bought_nothing(
    sandbox: Sandbox, client: EnrowClient, fault: dict[str, object], error: type[Exception]
) -> None:
    await control(sandbox, "faults", [fault])
    with pytest.raises(error):
        await client.submit(Kind.EMAIL, searches(Kind.EMAIL), reference="ref-1")
    assert (await ledger(sandbox))["batches"] == []


async def test_a_wrong_key_is_refused(sandbox: Sandbox) -> None:
    async with EnrowClient(sandbox.url, "another-key") as client:
        with pytest.raises(errors.KeyRefusedError, match="This apikey is not valid"):
            await client.account()


async def test_an_unknown_batch_is_final(client: EnrowClient) -> None:
    with pytest.raises(errors.RejectedError, match="Could not retrieve bulk search results"):
        await client.read(Kind.EMAIL, "no-such-batch")


async def test_too_few_credits(sandbox: Sandbox, client: EnrowClient) -> None:
    await control(sandbox, "credits", {"credits": 3})
    with pytest.raises(errors.CreditsError, match="8 email searches"):
        await client.submit(Kind.EMAIL, searches(Kind.EMAIL), reference="ref-1")
    assert (await client.account()).credits == Credits.of(3)
