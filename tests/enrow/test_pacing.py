"""Slots of a pacer: their arithmetic on a clock of our own, and real requests in their order."""

from __future__ import annotations

import asyncio

import pytest

from gui.enrow.pacing import Pacer


class Clock:
    """Time that passes only by sleeping, and by a little less than was asked for."""

    def __init__(self, share: float = 1.0) -> None:
        self.now = 100.0
        self.naps = 0
        self._share = share

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.naps += 1
        self.now += max(seconds * self._share, 1e-9)
        await asyncio.sleep(0)


def test_the_first_slot_is_free_at_once() -> None:
    clock = Clock()
    assert Pacer(10, clock=clock).reserve() == 100.0


def test_slots_are_evenly_spaced() -> None:
    pacer = Pacer(10, clock=Clock())
    assert [round(pacer.reserve(), 6) for _ in range(4)] == [100.0, 100.1, 100.2, 100.3]


def test_an_idle_pacer_saves_nothing_up() -> None:
    clock = Clock()
    pacer = Pacer(10, clock=clock)
    pacer.reserve()
    clock.now = 200.0
    assert [round(pacer.reserve(), 6) for _ in range(3)] == [200.0, 200.1, 200.2]


def test_no_second_holds_more_than_nine_slots() -> None:
    pacer = Pacer(clock=Clock())
    due = [pacer.reserve() for _ in range(50)]
    assert all(len([one for one in due if start <= one < start + 0.9999]) <= 9 for start in due)


@pytest.mark.parametrize("share", [1.0, 0.95, 0.5])
async def test_a_slot_never_comes_early_though_sleep_does(share: float) -> None:
    clock = Clock(share)
    pacer = Pacer(10, clock=clock, sleep=clock.sleep)
    for number in range(5):
        await pacer.slot()
        assert clock.now >= 100.0 + number * 0.1 - 1e-9


async def test_whoever_asks_first_goes_first() -> None:
    clock, order = Clock(), list[int]()
    pacer = Pacer(10, clock=clock, sleep=clock.sleep)

    async def take(number: int) -> None:
        await pacer.slot()
        order.append(number)

    await asyncio.gather(*(take(number) for number in range(6)))
    assert order == [0, 1, 2, 3, 4, 5]


async def test_a_cancelled_wait_holds_nobody_up() -> None:
    pacer = Pacer(1000)
    waiting = asyncio.create_task(pacer.slot())
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await pacer.slot()
