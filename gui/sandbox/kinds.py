"""The three searches Enrow sells: where they live, what they cost, and the words the API says about them.

Texts and limits are Enrow's own, from its reference pages (find, verify, phone; bulk and single). Some
texts are not printed there and follow their neighbours: too many phone searches, an unknown phone batch.
"""

from __future__ import annotations

from dataclasses import dataclass

QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of search.

    Attributes:
        name: what faults and the ledger call it.
        path: the path before ``/bulk`` and ``/single``.
        list_field: the name of the list in a bulk request.
        limit: the most searches of one batch.
        price: quarter credits a search costs, unless the account has its own price.
        pace: how long a search takes compared with finding an email.
        started: the message of an accepted batch.
        empty: the message for a batch without searches.
        too_many: the message for a batch over its limit.
        unknown: the message for an id that is not known.
        event: the webhook event of a finished batch.
    """

    name: str
    path: str
    list_field: str
    limit: int
    price: int
    pace: float
    started: str
    empty: str
    too_many: str
    unknown: str
    event: str


EMAIL = Kind(
    name="email",
    path="/email/find",
    list_field="searches",
    limit=5000,
    price=QUARTERS,
    pace=1.0,
    started="Bulk search operating",
    empty="Missing searches payload",
    too_many="Too many searches. Limit is currently at 5000 per batch.",
    unknown="Could not retrieve bulk search results",
    event="bulk_search_finished",
)
VERIFY = Kind(
    name="verify",
    path="/email/verify",
    list_field="verifications",
    limit=5000,
    price=1,
    pace=0.8,
    started="Bulk verification operating",
    empty="At least 1 verification must be present in the payload",
    too_many="Too many verifications. Limit is currently at 5000 per batch.",
    unknown="Could not retrieve bulk verification results",
    event="bulk_verification_finished",
)
PHONE = Kind(
    name="phone",
    path="/phone",
    list_field="searches",
    limit=3000,
    price=40 * QUARTERS,
    pace=1.25,
    started="Bulk search operating",
    empty="At least 1 phone search must be present in the payload",
    too_many="Too many searches. Limit is currently at 3000 per batch.",
    unknown="Could not retrieve bulk search results",
    event="bulk_phone_search_finished",
)
KINDS = {kind.name: kind for kind in (EMAIL, VERIFY, PHONE)}
BULK_PATHS = {f"{kind.path}/bulk": kind for kind in KINDS.values()}
SINGLE_PATHS = {f"{kind.path}/single": kind for kind in KINDS.values()}
ACCOUNT_PATH = "/account/info"


def endpoint_of(path: str) -> str:
    """The name faults use for a path: ``account``, ``email``, ``verify``, ``phone``; empty for any other."""
    if path == ACCOUNT_PATH:
        return "account"
    kind = BULK_PATHS.get(path) or SINGLE_PATHS.get(path)
    return kind.name if kind else ""


def credits_number(quarters: int) -> int | float:
    """Quarter credits as the JSON number Enrow writes: ``2``, ``0.5``."""
    return quarters // QUARTERS if quarters % QUARTERS == 0 else quarters / QUARTERS
