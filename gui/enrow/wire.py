"""The wire format: the exact bytes of a submission, and what Enrow answers, as plain values.

Enrow's documentation has several ages; reading accepts all of them and ignores what it does not know.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from gui.enrow import cost, loose
from gui.leads.answer import Answer
from gui.leads.errors import UnreadableAnswerError
from gui.leads.fields import Kind
from gui.leads.life import SearchState
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gui.leads.credits import Credits

BatchStatus = Literal["ongoing", "completed", "failed"]
ONGOING: Final = "ongoing"
COMPLETED: Final = "completed"
FAILED: Final = "failed"


@dataclass(frozen=True, slots=True)
class Account:
    """The account behind a key: its balance, and the webhooks it is set up with."""

    credits: Credits
    webhooks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """A batch Enrow has taken.

    Attributes:
        id: opaque; the only way to its results.
        credits_used: the hold that was taken from the balance; None when it was not said.
        estimated_s: Enrow's guess of how long it takes, in seconds; not guaranteed.
    """

    id: str
    credits_used: Credits | None = None
    estimated_s: float | None = None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One result of a batch.

    Attributes:
        custom: our own name for the search, where it came back.
        echoed: the search as Enrow repeats it.
        index: the position in the batch; None for verifications, whose index is not a position.
        answer: None while the row is ongoing or says something unknown; never a "not found".
    """

    custom: str | None
    echoed: Mapping[str, str]
    index: int | None
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A batch as it stands.

    Attributes:
        state: decided by ``general.status``, never by the HTTP code.
        finished: searches done so far.
        requested: searches in the batch.
        reference: our name for the batch, as it came back.
        cost_final: what the batch costs in the end; None where Enrow's numbers leave it to the balance.
        refunded: what comes back of the hold.
        rows: in no order, perhaps fewer than requested, perhaps doubled.
    """

    state: BatchStatus
    finished: int | None = None
    requested: int | None = None
    reference: str | None = None
    cost_final: Credits | None = None
    refunded: Credits | None = None
    rows: tuple[ResultRow, ...] = field(default=(), repr=False)

    @property
    def has_ongoing_rows(self) -> bool:
        """Whether some row is not answered yet, which happens in completed batches too: ask again later."""
        return any(row.answer is None for row in self.rows)


@dataclass(frozen=True, slots=True)
class OutgoingSearch:
    """One search of a batch.

    Attributes:
        custom: our own name for it, unique in the batch; Enrow gives it back with the result, except for
            verifications, which are joined by address.
        params: Enrow's own field names and their values.
    """

    custom: str
    params: Mapping[str, str]


def build_payload(
    kind: Kind, searches: Sequence[OutgoingSearch], reference: str, webhook: str | None = None
) -> bytes:
    """The body of a submission. The same arguments always give the same bytes.

    Args:
        kind: decides the shape; see "Endpoints" in the API's notes.
        searches: at least one, at most what Enrow takes in one batch.
        reference: our name for the batch, sent as its ``custom``, the only way to know it again.
        webhook: where Enrow shall knock when it is done.

    Raises:
        ValueError: there is nothing to search.
    """
    if not searches:
        raise ValueError("a batch needs at least one search")
    payload: dict[str, object] = {}
    if kind is Kind.VERIFY:
        # One address is asked, and paid, once, however many searches wait for it.
        payload["verifications"] = list(
            {s.params["email"].lower(): s.params["email"] for s in searches}.values()
        )
    else:
        payload["searches"] = [{**search.params, "custom": search.custom} for search in searches]
    payload["custom"] = {"ref": reference}
    if webhook is not None:
        payload["settings"] = {"webhook": webhook}
    return json.dumps(payload, separators=(",", ":")).encode("ascii")


def parse_account(body: bytes) -> Account:
    """Read ``GET /account/info``.

    Raises:
        UnreadableAnswerError: it holds no balance.
    """
    answer = loose.load_object(body) or {}
    balance = loose.to_balance(answer.get("credits"))
    if balance is None:
        raise _unreadable(say("it holds no balance"))
    webhooks = answer.get("webhooks")
    listed = webhooks if isinstance(webhooks, list) else []
    return Account(balance, tuple(hook for hook in listed if isinstance(hook, str)))


def parse_accepted(body: bytes) -> Accepted | None:
    """Read the answer to a submission; None when it holds no id."""
    answer = loose.load_object(body) or {}
    batch_id = loose.to_text(answer.get("id"))
    if not batch_id:
        return None
    minutes = loose.to_number(answer.get("estimated_duration"))
    return Accepted(
        batch_id, loose.to_credits(answer.get("credits_used")), None if minutes is None else minutes * 60
    )


_STATES: Mapping[str, BatchStatus] = {ONGOING: ONGOING, COMPLETED: COMPLETED, FAILED: FAILED}


def parse_reading(kind: Kind, body: bytes) -> Reading:
    """Read ``GET .../bulk?id=``.

    Raises:
        UnreadableAnswerError: it is not a batch, or not one this version understands.
    """
    answer = loose.load_object(body)
    if answer is None:
        raise _unreadable(say("it is damaged, or not from Enrow"))
    general, stats = loose.to_object(answer.get("general")), loose.to_object(answer.get("stats"))
    status = loose.to_text(general.get("status")).lower()
    if status not in _STATES:
        raise _unreadable(
            say("the batch's status is “{status}”", status=status[:40])
            if status
            else say("it does not say how the batch stands")
        )
    results = answer.get("results")
    if status == COMPLETED and not isinstance(results, list):
        raise _unreadable(say("the batch is complete, but its results are missing"))
    listed = results if isinstance(results, list) else []
    rows = tuple(_row(kind, row) for row in listed if isinstance(row, dict))
    cost_final, refunded = cost.settle(stats)
    return Reading(
        state=_STATES[status],
        finished=loose.to_count(stats.get("finished")),
        requested=loose.to_count(stats.get("requested")),
        reference=parse_reference(general.get("custom")),
        cost_final=cost_final,
        refunded=refunded,
        rows=rows,
    )


def _row(kind: Kind, row: dict[str, object]) -> ResultRow:
    echoed = loose.to_texts(loose.to_object(row.get("raw_params")) or loose.to_object(row.get("params")))
    if kind is Kind.VERIFY:
        echoed |= loose.to_texts({"email": row.get("email") or echoed.get("email")})
    return ResultRow(
        custom=loose.to_text(row.get("custom")) or None,
        echoed=echoed,
        index=None if kind is Kind.VERIFY else loose.to_count(row.get("index")),
        answer=_answer(kind, row, echoed),
    )


_FOUND = frozenset({"valid", "found"})
_NOT_FOUND = frozenset({"invalid", "not_found"})


def _answer(kind: Kind, row: dict[str, object], echoed: Mapping[str, str]) -> Answer | None:
    """The answer of a row, by its ``qualification`` alone: an empty email in an ongoing row is not a miss."""
    qualification = loose.to_text(row.get("qualification")).lower()
    if qualification not in _FOUND | _NOT_FOUND:
        return None
    is_found = qualification in _FOUND
    if kind is Kind.VERIFY:
        value = echoed.get("email", "")
    else:
        value = loose.to_text(row.get("number" if kind is Kind.PHONE else "email")) if is_found else ""
        if is_found and not value:
            return None  # "found", but not what: nobody could use it, and it must not look like a miss
    return Answer(
        status=SearchState.FOUND if is_found else SearchState.NOT_FOUND,
        value=value,
        verdict="valid" if is_found else "invalid",
        country=loose.to_text(row.get("country")) if kind is Kind.PHONE and is_found else "",
        detail=_detail(row),
    )


def _detail(row: Mapping[str, object]) -> dict[str, str]:
    info = loose.to_object(row.get("info"))
    company = loose.to_object(info.get("companyInfo"))
    domain = info.get("domain") or info.get("company_domain")
    return loose.to_texts(
        {
            "domain": domain,
            "firstname": info.get("firstname"),
            "lastname": info.get("lastname"),
            "gender": info.get("gender"),
            "company": company.get("name"),
        }
    )


def parse_reference(custom: object) -> str | None:
    """Our name for a batch, in the ``custom`` that was sent with it: an object, or its JSON."""
    if isinstance(custom, str):
        try:
            custom = json.loads(custom)
        except (ValueError, RecursionError):
            return None
    return loose.to_text(loose.to_object(custom).get("ref")) or None


def _unreadable(why: str) -> UnreadableAnswerError:
    return UnreadableAnswerError(
        say(
            "Enrow's answer could not be read: {why}. Reading is free; nothing was charged. Try again.",
            why=why,
        ),
        detail=why,
    )
