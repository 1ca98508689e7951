"""Movements of credits, balances, hit rates and the learned phone price."""

from __future__ import annotations

from datetime import timedelta

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.store.books.ledger import Totals
from tests.store.ground import NOT_FOUND, NOW, Ground, found, person

HOUR = timedelta(hours=1)


def test_balance_is_the_last_one_read_in_each_realm(ground: Ground) -> None:
    ledger = ground.workspace.ledger
    assert ledger.last_balance(Realm.LIVE) is None
    ledger.balance_read(Realm.LIVE, Credits(33), NOW)
    ledger.balance_read(Realm.LIVE, Credits(31), NOW + HOUR)
    ledger.balance_read(Realm.SANDBOX, Credits.of(10_000), NOW)
    assert ledger.last_balance(Realm.LIVE) == (Credits(31), NOW + HOUR)


def test_totals_are_of_one_run_over_its_batches(ground: Ground) -> None:
    ground.run([person(row, f"p{row}") for row in range(2, 8)])
    ground.run([person(2, "other")], "r2")
    ground.answer([found("other")], "r2")
    for answers in ([found("a"), NOT_FOUND], [NOT_FOUND, NOT_FOUND]):
        ground.finish(ground.accept(limit=2), answers)
    assert ground.workspace.ledger.totals("r1") == Totals(Credits.of(4), Credits.of(3), Credits.of(1))


def test_history_pools_all_runs_of_a_kind(ground: Ground) -> None:
    results = ground.workspace.results
    assert results.history(Realm.LIVE, Kind.EMAIL) is None
    ground.run([person(2, "mira"), person(3, "tomas"), person(4, "lea")])
    ground.answer([found("mira"), NOT_FOUND, None])
    ground.run([person(2, "nora")], "r2")
    ground.answer([found("nora")], "r2")
    assert results.history(Realm.LIVE, Kind.EMAIL) == (2, 3)
    assert results.history(Realm.SANDBOX, Kind.EMAIL) is None
    assert results.history(Realm.LIVE, Kind.PHONE) is None


def test_phone_price_is_learned_from_the_newest_batch(ground: Ground) -> None:
    results = ground.workspace.results
    assert results.phone_price(Realm.LIVE) is None
    ground.run([person(row, f"p{row}", kind=Kind.PHONE) for row in range(2, 8)])
    for price in (40, 50):
        batch = ground.begin(kind=Kind.PHONE, limit=2)
        ground.workspace.journal.accept(batch.id, f"id{price}", Credits.of(2 * price), None, NOW)
        assert results.phone_price(Realm.LIVE) == Credits.of(price)
    silent = ground.begin(kind=Kind.PHONE, limit=2)
    ground.workspace.journal.accept(silent.id, "id", None, None, NOW)
    assert results.phone_price(Realm.LIVE) == Credits.of(50)
    assert results.phone_price(Realm.SANDBOX) is None
