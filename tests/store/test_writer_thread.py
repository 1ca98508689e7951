"""The thread that writes: everything in its order, nothing that went wrong is lost, nothing piles up."""

from __future__ import annotations

import threading

import pytest

from gui.store.list_files.writer_thread import WriterThread


def fail() -> None:
    raise OSError("the disk is full")


def test_all_is_done_in_the_order_in_which_it_was_asked_for() -> None:
    thread = WriterThread("test")
    done: list[int] = []
    for number in range(50):
        thread.post(done.append, number)
    assert thread.call(len, done) == 50
    assert done == list(range(50))
    thread.stop()


def test_what_went_wrong_is_told_by_what_is_asked_next() -> None:
    thread = WriterThread("test")
    thread.post(fail)
    with pytest.raises(OSError, match="full"):
        thread.call(len, "")
    thread.stop()


def test_it_goes_wrong_early_however_much_is_posted() -> None:
    thread = WriterThread("test")
    for _ in range(4):
        thread.post(fail)
    with pytest.raises(OSError, match="full"):
        thread.post(fail)
    thread.stop()


def test_little_waits_at_a_time() -> None:
    thread = WriterThread("test")
    gate, posted = threading.Event(), threading.Semaphore(0)

    def owner() -> None:
        for _ in range(20):
            thread.post(gate.wait)
            posted.release()

    at_work = threading.Thread(target=owner)
    at_work.start()
    count = 0
    while posted.acquire(timeout=0.2):
        count += 1
    gate.set()
    at_work.join()
    thread.stop()
    assert 0 < count < 10


def test_the_last_thing_is_done_once_whatever_went_wrong() -> None:
    thread = WriterThread("test")
    closed: list[str] = []
    thread.post(fail)
    thread.stop(lambda: closed.append("closed"))
    thread.stop(lambda: closed.append("again"))
    assert closed == ["closed"]
