"""What a batch cost, from what Enrow says or else from what was found."""

from __future__ import annotations

import pytest

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.store.books.settlement import settle
from tests.store.ground import Ground, person


@pytest.mark.parametrize(
    ("kind", "found", "final", "refunded", "cost", "back"),
    [
        (Kind.EMAIL, 1, None, None, 4, 12),  # worked out: 4 searches, 16 quarters
        (Kind.EMAIL, 0, None, None, 0, 16),
        (Kind.EMAIL, 4, None, None, 16, 0),
        (Kind.EMAIL, 1, 8, None, 8, 8),  # Enrow's word comes before ours
        (Kind.EMAIL, 1, None, 4, 12, 4),
        (Kind.EMAIL, 1, 8, 4, 8, 4),  # and is kept when it does not add up
        (Kind.EMAIL, 1, 20, None, 20, 0),
        (Kind.EMAIL, 1, None, 20, 0, 20),
        (Kind.PHONE, 1, None, None, 160, 480),
        (Kind.VERIFY, 1, None, None, 4, 0),  # paid whatever the verdict
    ],
)
def test_cost_and_refund(
    ground: Ground, kind: Kind, found: int, final: int | None, refunded: int | None, cost: int, back: int
) -> None:
    ground.run([person(row, f"p{row}", kind=kind) for row in (2, 3, 4, 5)])
    batch = ground.accept(kind=kind)
    said = [None if each is None else Credits(each) for each in (final, refunded)]
    assert settle(batch, found, said[0], said[1]) == (Credits(cost), Credits(back))


def test_an_uneven_price_is_rounded_up(ground: Ground) -> None:
    ground.run([person(row, f"p{row}") for row in (2, 3, 4)])
    batch = ground.begin()
    ground.workspace.journal.accept(batch.id, "id", Credits(10), None, ground.now)
    assert settle(ground.workspace.journal.get(batch.id), 1, None, None) == (Credits(4), Credits(6))
