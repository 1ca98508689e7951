"""How quick the window is: its first paint, a million rows in it, its price, its updates while a run is on.

Gaps are those of the event loop, see ``tests.watchdog``; each is printed beside its limit, and beside the
part of it that was the window's own work, which tells a slow window from a busy machine.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.bench import opening_tasks as tasks
from tests.bench.opening_tasks import MANY
from tests.person import until
from tests.watchdog import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.person import Person

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(0),
    pytest.mark.xdist_group("bench"),
    pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True),
]
STARTS, PAINT_RATIO = 7, 1.5
MOST_GAP_S, LONG_S = 0.050, 600.0
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


# --- the first paint ---


def painted_after(program: str, home: Path) -> float:
    """Start a program of ``first_paint``; the seconds until its window is painted."""
    command = [sys.executable, "-m", "tests.bench.first_paint", program]
    environment = os.environ | {"ENROW_DESKTOP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"painted\n"
        return time.perf_counter() - begun


def test_first_paint_against_a_bare_window(home: Path) -> None:
    for program in ("ours", "bare"):  # what is compiled and cached once
        painted_after(program, home)
    pairs = [(painted_after("ours", home), painted_after("bare", home)) for _ in range(STARTS)]
    ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    say(f"first paint: {ours:.2f} s, bare {bare:.2f} s, {ratio:.2f} (at most {PAINT_RATIO})")
    assert ratio <= PAINT_RATIO


# --- a million rows ---


class Gaps:
    """Measures gaps while something is done, and remembers what was too long.

    A busy machine has gaps of its own: those of the idle window are added to the limit of the clock, while
    the window's own work has the limit as it is.
    """

    def __init__(self) -> None:
        self.too_long: list[str] = []
        self.idle_s = 0.0

    async def when_idle(self) -> None:
        """Measure the gaps of this machine."""
        await asyncio.sleep(2)  # the other pages are made
        watch = Watch()
        await asyncio.sleep(5)
        self.idle_s = watch.stop()
        say(f"idle: gap {self.idle_s * 1000:.0f} ms, own work {watch.busiest_s * 1000:.0f} ms")

    async def during(
        self,
        what: str,
        act: Callable[[], object],
        is_done: Callable[[], object] = lambda: True,
        settle_s: float = 0.5,
    ) -> None:
        """Do it, wait until it is done and painted."""
        watch, begun = Watch(), time.perf_counter()
        await asyncio.sleep(0.01)
        act()
        await until(is_done, LONG_S)
        took = time.perf_counter() - begun
        await asyncio.sleep(settle_s)
        gap = watch.stop()
        own = watch.busiest_s
        words = f"gap {gap * 1000:.0f} ms (at most 50 over idle), own work {own * 1000:.0f} ms (at most 50)"
        say(f"{what}: {words}, done after {took:.2f} s")
        if gap > MOST_GAP_S + self.idle_s or own > MOST_GAP_S:
            self.too_long.append(what)


def say(words: str) -> None:
    sys.stdout.write(f"\n{words}")
    sys.stdout.flush()


def press(person: Person, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(person.view.table, QKeyEvent(kind, key, modifier))


def choose(person: Person, name: str) -> None:
    """Choose from the menu of the second column."""
    person.view.table.header.open_menu(1)
    menu = person.view.frame.findChildren(QMenu, "columnMenu")[-1]
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    menu.close()


async def opened(person: Person, path: Path, count: int, kinds_of: str = "") -> None:
    await asyncio.to_thread(write_list, path, count, kinds_of)
    before = len(person.window.lists._views)
    person.window.open_paths([path])
    await until(lambda: len(person.window.lists._views) > before, LONG_S)
    await asyncio.sleep(0.5)


def write_list(path: Path, count: int, kinds_of: str) -> None:
    """As the benches of opening; with a first line of ``kinds_of``, its columns can be searched by."""
    tasks.write_csv(path, count)
    if kinds_of:
        head, _, rest = path.read_text(encoding="utf-8").partition("\n")
        names = kinds_of.split(",")
        path.write_text(",".join([*names, *head.split(",")[len(names) :]]) + "\n" + rest, encoding="utf-8")


async def pages(person: Person) -> None:
    for _ in range(100):
        press(person, Qt.Key.Key_PageDown)
        await asyncio.sleep(0.01)


async def test_a_million_rows(person: Person, tmp_path: Path) -> None:
    gaps = Gaps()
    await gaps.when_idle()
    await opened(person, tmp_path / "large.csv", MANY)
    view, model = person.view, person.model
    bar = view.table.verticalScrollBar()
    await gaps.during("scroll to the end", lambda: bar.setValue(bar.maximum()))
    await gaps.during("scroll to the top", lambda: bar.setValue(0))
    paging = []
    await gaps.during(
        "a hundred pages",
        lambda: paging.append(asyncio.create_task(pages(person))),
        lambda: all(task.done() for task in paging),
    )
    await gaps.during("sort", lambda: choose(person, "sortDown"), lambda: model.row_id(0) != 2)
    await gaps.during("sort back", lambda: choose(person, "sortNone"), lambda: model.row_id(0) == 2)
    for text in ("first97", "ü9", "note 9999"):
        await gaps.during(
            f"find {text}", partial(person.type_in, "filter", text), lambda: model.rowCount() < MANY
        )
        await gaps.during("find no more", view.bar._filter.clear, lambda: model.rowCount() == MANY)
    await gaps.during("select all", lambda: press(person, Qt.Key.Key_A, CTRL))
    await gaps.during("copy all", lambda: press(person, Qt.Key.Key_C, CTRL), lambda: person.message)
    assert "too many to copy" in person.message
    await gaps.during("sort the selected", lambda: choose(person, "sortDown"), lambda: model.row_id(0) != 2)
    await opened(person, tmp_path / "other.csv", MANY + 1)
    tabs = person.window.lists._tabs
    for index in (0, 1, 0):
        await gaps.during("switch to another list", partial(tabs.setCurrentIndex, index))
    await gaps.during("close a list", lambda: tabs.tabCloseRequested.emit(0), settle_s=2)
    assert not gaps.too_long
