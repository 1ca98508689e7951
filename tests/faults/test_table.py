"""Every fault of the sandbox x every endpoint x first, middle, last and every request: one generated table.

What must come of each case stands in `rules`, by hand. Each has a desk and a sandbox of its own; the cases of
one fault and endpoint run side by side.
"""

from __future__ import annotations

import asyncio
from dataclasses import fields
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import pytest

from gui.leads.fields import Kind
from gui.sandbox.faults import BATCH_KINDS, REQUEST_KINDS, Fault
from tests.faults import cases, rules
from tests.faults.cases import A_MOMENT_S
from tests.faults.rules import Means, Place
from tests.faults.variants import (
    BATCH_OPTIONS,
    BATCH_VARIANTS,
    BODIES,
    OTHER,
    OTHER_BODIES,
    REQUEST_OPTIONS,
    REQUEST_VARIANTS,
    STATUSES,
    Variant,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.faults.conftest import Case, RunCase

HARMLESS = {Means.NOTHING, Means.ANSWERED}
KINDS = pytest.mark.parametrize("kind", list(Kind), ids=str)


def places(variant: Variant, kind: Kind) -> list[Place]:
    """Where it hits: first, middle, last; and everywhere for one of the kinds."""
    return [place for place in Place if place is not Place.ALL or is_everywhere(variant, kind)]


def is_everywhere(variant: Variant, kind: Kind) -> bool:
    """Whether a case hits all requests. Being away is one event, so it cannot."""
    turn = REQUEST_VARIANTS.index(variant) % len(Kind)
    return variant.kind != "refuse" and list(Kind)[turn] is kind


async def side_by_side(
    run_case: RunCase, case: Case, kind: Kind, variant: Variant, at: Iterable[Place]
) -> None:
    async with asyncio.TaskGroup() as group:
        for place in at:
            patience_s = A_MOMENT_S if place is Place.ALL else None
            one = partial(case, variant=variant, place=place)
            group.create_task(run_case(one, place.value, kind, patience_s=patience_s, hasty=variant.hangs))


@KINDS
@pytest.mark.parametrize("variant", REQUEST_VARIANTS, ids=str)
async def test_submissions(run_case: RunCase, kind: Kind, variant: Variant) -> None:
    await side_by_side(run_case, cases.hit_post, kind, variant, places(variant, kind))


@KINDS
@pytest.mark.parametrize("variant", [v for v in REQUEST_VARIANTS if not v.fault.get("accepted")], ids=str)
async def test_readings(run_case: RunCase, kind: Kind, variant: Variant) -> None:
    if variant.kind == "refuse" or rules.of_get(variant, kind.value) not in HARMLESS:
        await side_by_side(run_case, cases.hit_get, kind, variant, places(variant, kind))
        return
    # One run has them all, since none may leave a trace.
    await run_case(partial(cases.hit_three_readings, variant=variant), "three", kind, hasty=variant.hangs)
    if is_everywhere(variant, kind):
        await side_by_side(run_case, cases.hit_get, kind, variant, [Place.ALL])


@pytest.mark.parametrize("variant", [v for v in REQUEST_VARIANTS if not v.fault.get("accepted")], ids=str)
async def test_the_balance(run_case: RunCase, variant: Variant) -> None:
    kind = list(Kind)[REQUEST_VARIANTS.index(variant) % len(Kind)]
    await side_by_side(run_case, cases.hit_account, kind, variant, places(variant, kind))


@KINDS
@pytest.mark.parametrize("variant", [v for v in BATCH_VARIANTS if v.kind != "stuck"], ids=str)
async def test_batches(run_case: RunCase, kind: Kind, variant: Variant) -> None:
    if rules.unanswered(variant, 10):
        await side_by_side(run_case, cases.hit_batch, kind, variant, Place)
        return
    # Where nothing may show: one among plain ones, elsewhere for each kind, and all of them.
    one = list(Place)[list(Kind).index(kind)]
    await side_by_side(run_case, cases.hit_batch, kind, variant, [one, Place.ALL])


@KINDS
async def test_a_batch_that_never_ends(run_case: RunCase, kind: Kind) -> None:
    async with asyncio.TaskGroup() as group:
        for place in (Place.FIRST, Place.MIDDLE, Place.LAST):
            group.create_task(run_case(partial(cases.never_ends, place=place), place.value, kind))


def test_the_table_has_every_fault() -> None:
    assert set(REQUEST_OPTIONS) == REQUEST_KINDS
    assert set(BATCH_OPTIONS) == BATCH_KINDS


def test_the_table_has_every_option_of_every_fault() -> None:
    """What decides where a fault hits is the table's other side."""
    where = {"kind", "endpoint", "method", "nth", "count", "every", "location", "seen", "hits"}
    used = {name for variant in REQUEST_VARIANTS + BATCH_VARIANTS for name in variant.fault}
    assert used | where == {field.name for field in fields(Fault)}
    statuses = {(v.fault["status"], v.fault["body"]) for v in REQUEST_VARIANTS if v.kind == "status"}
    assert statuses == set(product(STATUSES, BODIES))


def test_every_fault_has_an_expected_outcome_everywhere() -> None:
    for variant, kind, place in product(REQUEST_VARIANTS, Kind, Place):
        assert rules.after_post(rules.of_post(variant), kind, place).states
        assert rules.after_get(variant, kind, place, 1).states
        assert rules.after_account(variant, kind, place).states
    for variant, kind, place in product(BATCH_VARIANTS, Kind, Place):
        assert variant.kind == "stuck" or rules.after_batch(variant, kind, place).states


def test_every_other_body_comes_at_every_place_with_every_status() -> None:
    other = next(v for v in REQUEST_VARIANTS if v.fault.get("body") == OTHER)
    seen = {
        (place, other.turned(turn + number)["body"])
        for turn in range(len(Kind))
        for number, place in enumerate(Place)
    }
    assert seen == set(product(Place, OTHER_BODIES))
