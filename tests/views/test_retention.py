"""How long lists and runs are kept: chosen in the settings after a question, then done by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox

from gui.leads.fields import Realm
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.system.settings import load_settings
from gui.views.widgets.scroll_column import ScrollColumn
from gui.views.widgets.settings.keep_box import time_words
from gui.views.window.forgetting import Forgetting
from tests.aged import age
from tests.hands import turn_wheel
from tests.lists import people, write_xlsx
from tests.person import until
from tests.runs.test_run import run_whole
from tests.tempo import QUICK
from tests.views.test_privacy import asked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.person import Person

CHOICE = "keepDays"


@pytest.fixture
async def old_run(tmp_path: Path, home: Path, sandbox: Sandbox) -> str:
    """A run that a program before this one ended 400 days ago."""
    before = Desk(home, patience_s=0.5, tempo=QUICK)
    await before.connect(Endpoint(Realm.SANDBOX, sandbox.url, sandbox.key))
    await before.refresh_balance()
    run_id = await run_whole(before, write_xlsx(tmp_path / "old.xlsx", people(3)))
    await before.close()
    age(home, 400)
    return run_id


@pytest.mark.usefixtures("old_run")
async def test_what_is_old_is_deleted_after_a_yes(person: Person, home: Path) -> None:
    person.press("settings")
    await until(lambda: "until you erase them" in person.read("keepMeaning"))
    await person.choose(CHOICE, "1 year")
    dialog = await asked(person, "Delete what is older than 1 year?")
    assert dialog.accessibleDescription().startswith("Already that old: 1 run and 1 list.")
    await person.answer("erase")
    await until(lambda: "1 run and 1 list older than 1 year" in person.message)
    assert load_settings(home).keep_days == 365
    assert await person.desk.runs() == []
    assert list((home / "lists").glob("*.db*")) == []
    assert person.see(QComboBox, CHOICE).currentText() == "1 year"
    assert "deleted automatically" in person.read("keepMeaning")
    assert not person.sees("keepWarning")


async def test_without_a_yes_everything_stays(person: Person, home: Path, old_run: str) -> None:
    person.press("settings")
    await until(lambda: person.read("keepMeaning"))
    await person.choose(CHOICE, "6 months")
    await asked(person, "Delete what is older than 6 months?")
    await person.answer("keep")
    box = person.see(QComboBox, CHOICE)
    await until(lambda: box.currentText() == "until I erase them")
    assert load_settings(home).keep_days == 0
    assert [run.id for run in await person.desk.runs()] == [old_run]


async def test_it_is_asked_also_where_nothing_is_old_yet(person: Person, home: Path) -> None:
    person.press("settings")
    await until(lambda: person.read("keepMeaning"))
    await person.choose(CHOICE, "3 months")
    dialog = await asked(person, "Delete what is older than 3 months?")
    assert dialog.accessibleDescription().startswith("Nothing is that old yet.")
    await person.answer("erase")
    await until(lambda: load_settings(home).keep_days == 90)
    await until(lambda: person.sees("keepWarning"))
    assert "up to 180 days" in person.read("keepWarning")
    await person.choose(CHOICE, "1 year")  # longer: nothing to ask
    await until(lambda: load_settings(home).keep_days == 365)
    await until(lambda: not person.sees("keepWarning"))


async def test_the_wheel_scrolls_the_settings_and_changes_nothing(person: Person) -> None:
    person.press("settings")
    await until(lambda: person.read("keepMeaning"))
    area = person.see(ScrollColumn, "choices")
    boxes = [*area.findChildren(QComboBox), *area.findChildren(QAbstractSpinBox)]
    assert len(boxes) > 10
    before = [box.property("currentText") or box.property("text") for box in boxes]
    for box in boxes:
        area.verticalScrollBar().setValue(0)
        turn_wheel(box)
        assert area.verticalScrollBar().value() > 0, box.objectName()
    assert [box.property("currentText") or box.property("text") for box in boxes] == before


@pytest.mark.usefixtures("old_run")
async def test_later_it_goes_by_itself_and_is_said(person: Person, home: Path) -> None:
    desk = person.desk
    forgetting = Forgetting(desk, person.window)
    forgetting.look()
    await until(lambda: not forgetting._scope.is_busy("forget"))
    assert len(await desk.runs()) == 1
    await desk.save_settings(desk.settings.__class__(keep_days=365))
    forgetting.look()
    await until(lambda: "1 run and 1 list older than 1 year" in person.message)
    assert await desk.runs() == []
    forgetting.close()


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 day"), (30, "1 month"), (45, "45 days"), (90, "3 months"), (365, "1 year"), (1095, "3 years")],
)
def test_times_are_said_in_the_units_people_use(days: int, words: str) -> None:
    assert time_words(days) == words
