"""The dark look, chosen with the mouse, stays through the whole job and until the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.system.settings import load_settings
from tests.flows.steps import drop_and_read_price, export_to, run_to_the_end
from tests.flows.witness import Books, Untouched, make_list, read_rows
from tests.lists import people
from tests.person import until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.conftest import Sandbox
    from tests.loop_watch import LoopWatch
    from tests.person import Person

ROWS = 40
LIGHTEST, DARKEST = 200, 110  # of 255, for the window as a whole


async def test_the_whole_job_in_the_dark(
    person: Person, tmp_path: Path, sandbox: Sandbox, home: Path, watch: LoopWatch
) -> None:
    await person.keys("Ctrl+,")
    assert lightness(person.window, watch) > LIGHTEST
    with watch.left_out():  # one call of Qt dresses all parts: 32 ms, but 77 beside two other tests
        await person.choose("theme", "Dark")
        await until(lambda: lightness(person.window, watch) < DARKEST)
    await until(lambda: load_settings(home).theme == "dark")
    await person.keys("Ctrl+1")
    source = await make_list(tmp_path / "leads.xlsx", people(ROWS))
    untouched = Untouched(source)
    assert lightness(person.window, watch) < DARKEST
    assert await drop_and_read_price(person, source) == ROWS
    assert lightness(person.window, watch) < DARKEST
    await run_to_the_end(person)
    assert lightness(person.window, watch) < DARKEST
    rows = await read_rows(await export_to(person, tmp_path / "dark.xlsx"))
    books = await Books.read(sandbox)
    assert books.paid == sum(1 for row in rows if row["Email (Enrow)"])
    assert books.twice == ()
    untouched.check()


def lightness(window: QWidget, watch: LoopWatch) -> int:
    """How light the window is on the whole, of 255."""
    whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    with watch.left_out():
        return window.grab().toImage().scaled(1, 1, whole, smooth).pixelColor(0, 0).lightness()
