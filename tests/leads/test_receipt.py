"""The receipt for an expense report: what is on it, for runs of every kind, and how its text stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState, Status
from gui.leads.receipt import Receipt, make_receipt, receipt_text
from gui.leads.report import Report

if TYPE_CHECKING:
    from gui.leads.money import CreditPrice

_SOURCE = (
    "From the books that Enrow Desktop keeps on this computer: one line for each hold, refund and cost. "
    "It is not an invoice; those come from Enrow."
)
DAY = date(2026, 3, 2)
NOTHING = dict.fromkeys(Status, 0)


def a_report(**changes: object) -> Report:
    values: dict[str, object] = {
        "run": "20260302-ab12",
        "file": "/lists/spring fair.xlsx",
        "out": None,
        "rows": 1284,
        **{status.value: 0 for status in Status},
        "held": Credits.of(1102),
        "refunded": Credits.of(261),
        "paid": Credits.of(841),
        "saved": Credits.of(37),
        "balance": None,
        "seconds": 1.0,
        "problems": (),
        "searches": {
            Kind.EMAIL: {**NOTHING, Status.FOUND: 841, Status.NOT_FOUND: 250, Status.KNOWN: 37},
            Kind.VERIFY: {**NOTHING, Status.FOUND: 3, Status.FAILED: 2, Status.IN_DOUBT: 1},
        },
    }
    return Report(**{**values, **changes})  # type: ignore[arg-type]


def a_receipt(
    realm: Realm = Realm.LIVE,
    state: RunState = RunState.FINISHED,
    ended: date | None = DAY,
    price: CreditPrice | None = None,
) -> Receipt:
    return make_receipt(
        a_report(),
        "spring fair.xlsx",
        realm,
        state,
        began=DAY,
        ended=ended,
        printed=date(2026, 3, 9),
        price=price,
    )


def write(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def test_the_text_has_every_fact_with_its_columns_in_line() -> None:
    assert receipt_text(a_receipt(), write).splitlines() == [
        "Enrow Desktop",
        "Receipt of a run",
        "",
        "List               spring fair.xlsx",
        "Rows of the list   1,284",
        "Account            Enrow",
        "Started            2026-03-02",
        "Run                20260302-ab12",
        "Written on         2026-03-09",
        "",
        "Searches        Looked up   Found   Not found   No answer",
        "Emails              1,091     841         250           0",
        "Verifications           6       3           0           3",
        "",
        "Held                        1,102",
        "Refunded                    261",
        "Saved by not paying twice   37",
        "Paid                        841",
        "",
        _SOURCE,
    ]


def test_a_sandbox_run_says_that_nothing_was_paid() -> None:
    text = receipt_text(a_receipt(Realm.SANDBOX), write)
    assert "Nothing was paid." in text
    assert "Account            Sandbox" in text


@pytest.mark.parametrize("state", [RunState.PAUSED, RunState.CAPPED, RunState.IN_DOUBT])
def test_a_run_that_is_not_over_gets_a_receipt_so_far(state: RunState) -> None:
    assert a_receipt(state=state).title == "Receipt of a run, so far"


@pytest.mark.parametrize(("ended", "is_said"), [(DAY, False), (None, False), (date(2026, 3, 3), True)])
def test_the_end_is_said_where_it_is_another_day(ended: date | None, *, is_said: bool) -> None:
    assert ("Ended" in receipt_text(a_receipt(ended=ended), write)) is is_said
