"""Any history of batches, any days of any time zone: the sums of the page are those of the ledger's lines."""

from __future__ import annotations

import contextlib
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.usage import Period, Step
from gui.store.looking_back.usage import Viewer
from tests.promises.page_witness import check_page
from tests.store.ground import NOT_FOUND, NOW, Ground, found, person

if TYPE_CHECKING:
    from gui.store.books.batch import Batch

# Half and quarter hours, both sides of the date line, a summer time that begins at midnight.
ZONES = (
    "UTC",
    "Europe/Paris",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Asia/Beirut",
    "America/Havana",
)
PEOPLE = 12
STEPS = st.tuples(
    st.integers(0, 4),  # days that pass first
    st.one_of(st.integers(-40, 40), st.integers(0, 60 * 24)),  # minutes after midnight, most of them near it
    st.sampled_from(["accept", "accept", "finish", "finish", "fail", "doubt", "adopt"]),
    st.sampled_from(Kind),
    st.integers(1, 4),
)


class History:
    """A workspace to which one thing after the other happens."""

    def __init__(self, folder: Path) -> None:
        self.ground = Ground(folder)
        rows = [
            person(row, f"p{row}|northpier.example", kind=kind)
            for row in range(2, PEOPLE + 2)
            for kind in Kind
        ]
        self.ground.run(rows)
        self.open: list[Batch] = []
        self.lost: list[Batch] = []

    def happens(self, what: str, kind: Kind, number: int) -> None:
        ground, journal = self.ground, self.ground.workspace.journal
        if what in {"accept", "doubt"}:
            if not journal.next_searches("r1", kind, 1):
                return
            step = ground.accept if what == "accept" else ground.doubt
            (self.open if what == "accept" else self.lost).append(step(kind=kind, limit=number))
        elif what == "adopt" and self.lost:
            batch = self.lost.pop()
            journal.accept(batch.id, f"late-{batch.id}", Credits(number), None, ground.now)
            self.open.append(journal.get(batch.id))
        elif what == "finish" and self.open:
            batch = self.open.pop(number % len(self.open))
            answers = [(found("x"), NOT_FOUND, None)[(number + n) % 3] for n in range(batch.searches)]
            ground.finish(batch, answers)
        elif what == "fail" and self.open:
            journal.fail(self.open.pop().id, "Enrow gave up.", ground.now)

    def erase(self) -> None:
        """Every batch comes to its end, and the run is forgotten."""
        journal = self.ground.workspace.journal
        for batch in self.open:
            journal.fail(batch.id, "Enrow gave up.", self.ground.now)
        journal.leave("r1", self.ground.now)
        self.ground.workspace.erasure.run("r1", self.ground.now)


@settings(max_examples=60, deadline=None)
@given(
    steps=st.lists(STEPS, min_size=10, max_size=25),
    zone=st.sampled_from(ZONES),
    first=st.integers(-2, 20),
    days=st.integers(1, 60),
    step=st.sampled_from(Step),
    is_erased=st.booleans(),
)
def test_sums_are_those_of_the_ledger(
    steps: list[tuple[int, int, str, Kind, int]],
    zone: str,
    first: int,
    days: int,
    step: Step,
    is_erased: bool,
) -> None:
    today, viewer = NOW.date(), Viewer(Realm.LIVE, "", NOW, ZoneInfo(zone))
    period = Period(today + timedelta(first), today + timedelta(first + days - 1), step)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as at_the_end:
        history = History(Path(folder))
        at_the_end.callback(history.ground.workspace.close)
        for passed, minutes, what, kind, number in steps:
            today += timedelta(passed)
            history.ground.now = viewer.begins(today) + timedelta(minutes=minutes)
            history.happens(what, kind, number)
        if is_erased:
            history.erase()
        check_page(history.ground.workspace, period, viewer)
