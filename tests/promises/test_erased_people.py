"""Whoever is erased, whatever the workspace has been through, is nowhere in it; the others are as before."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gui.leads.fields import Kind
from tests.conftest import Sandbox
from tests.processes import Process
from tests.promises.cast import CAST, PLACEHOLDERS, Columns, Row, Sheet
from tests.promises.erasing_world import Lived

if TYPE_CHECKING:
    from collections.abc import Iterator

# `make fuzz` tries many more.
EXAMPLES = int(os.environ.get("ENROW_FUZZ", "6"))


class Open(NamedTuple):
    """A list is opened and run."""

    sheet: Sheet
    kinds: frozenset[Kind] = frozenset(Kind)
    without_mail: bool = False
    fault: tuple[tuple[str, object], ...] = ()
    is_poor: bool = False
    mends: bool = False


class Again(NamedTuple):
    """A list is run again, over known answers."""

    at: int
    kinds: frozenset[Kind]


class Export(NamedTuple):
    """A run is exported, and the export is opened and run."""

    at: int
    kinds: frozenset[Kind]


class Resume(NamedTuple):
    """Credits are bought, and all goes on."""


class Decide(NamedTuple):
    """Rows in doubt are sent again or left."""

    again: bool


class Tell(NamedTuple):
    """The log names somebody."""

    who: int
    is_name: bool


class EraseRun(NamedTuple):
    """A run is erased."""

    at: int


class Erase(NamedTuple):
    """Somebody is erased; ``ways`` comes first of the ways they are known by."""

    who: int
    ways: tuple[int, ...] = ()


Step = Open | Again | Export | Resume | Decide | Tell | EraseRun | Erase
WHO = st.integers(0, len(CAST) - 1)
KINDS = st.frozensets(st.sampled_from(Kind), min_size=1)
ROWS = st.builds(
    Row,
    who=WHO,
    spelling=st.integers(0, 4),
    place=st.integers(0, 1),
    mail=st.sampled_from(("own", "own", "", "shared")),
    is_bare=st.sampled_from((False, False, True)),
    named=st.one_of(st.none(), WHO),
    note=st.integers(0, 2),
    phone=st.sampled_from(("own", *PLACEHOLDERS)),
)
COLUMNS = st.builds(
    lambda place, mail, **more: Columns(place=place, mail=mail or place == "none", **more),
    place=st.sampled_from(("both", "both", "domain", "company", "none")),
    mail=st.sampled_from((True, True, False)),
    parted=st.booleans(),
    page=st.booleans(),
    notes=st.booleans(),
    phone=st.booleans(),
)
SHEETS = st.builds(
    Sheet,
    rows=st.lists(ROWS, min_size=1, max_size=6).map(tuple),
    columns=COLUMNS,
    form=st.sampled_from(("xlsx", "csv", "pasted")),
)
# A refusal whose words name who is first in the list.
TELLING = (
    *(("kind", "status"), ("method", "POST"), ("status", 400), ("count", "all")),
    ("message", "{first} is not known here"),
)
FAULTS = st.sampled_from(
    [
        (),
        (),
        (),
        *((("kind", kind),) for kind in ("failed", "missing", "no_custom", "no_echo", "recased", "doubled")),
        *((("kind", kind), ("method", "POST")) for kind in ("drop_after_accept", "no_id", "cut_json")),
        *((("kind", "status"), ("method", "POST"), ("status", status)) for status in (402, 422)),
        TELLING,
    ]
)
OPEN = st.builds(
    Open,
    sheet=SHEETS,
    kinds=KINDS,
    without_mail=st.sampled_from((False, False, True)),
    fault=FAULTS,
    is_poor=st.sampled_from((False, False, True)),
    mends=st.booleans(),
)
ERASE = st.builds(Erase, who=WHO, ways=st.lists(st.integers(0, 5), max_size=2).map(tuple))
LATER = st.one_of(
    OPEN,
    st.builds(Again, at=st.integers(0, 3), kinds=KINDS),
    st.builds(Export, at=st.integers(0, 3), kinds=KINDS),
    st.just(Resume()),
    st.builds(Decide, again=st.booleans()),
    st.builds(Tell, who=WHO, is_name=st.booleans()),
    st.builds(EraseRun, at=st.integers(0, 3)),
    ERASE,
)


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """What happens, one after the other; somebody of the first list is erased at the end."""
    first = draw(OPEN)
    steps: list[Step] = [first, *draw(st.lists(LATER, max_size=5))]
    last = draw(st.sampled_from([row.who for row in first.sheet.rows]))
    return [*steps, draw(ERASE)._replace(who=last)]


@pytest.fixture(scope="module")
def lived_at() -> Iterator[tuple[Path, Path, Sandbox]]:
    """A folder for lists, and a workspace in which a sandbox keeps its memory."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir(mode=0o700)
        state = home / "sandbox" / "state.jsonl"
        command = [sys.executable, "-m", "gui.sandbox", "--speed", "50", "--rate", "0", "--state", str(state)]
        with Process(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            hello = json.loads(process.stdout.readline())
            url = f"{hello['url']}/_sandbox/"
            with httpx.Client(base_url=url, timeout=60, trust_env=False) as control:
                yield Path(folder), home, Sandbox(hello["url"], hello["key"], control)
            process.stdin.close()
            process.wait(timeout=30)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="ENROW_FUZZ" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(history=histories())
@example(  # the end of another's address; an address that many share; a family name of several words
    history=[
        Open(
            Sheet(
                (Row(2, mail="shared"), Row(2, named=1), Row(1, mail="shared"), Row(8), Row(0, phone="n/a")),
                Columns(notes=True, phone=True),
            )
        ),
        Tell(0, is_name=True),
        *map(Erase, (1, 8, 0)),
    ]
)
@example(  # no address column: a note about somebody makes no row theirs; Enrow's words name somebody
    history=[
        Open(Sheet((Row(0), Row(2, named=0)), Columns(notes=True)), without_mail=True, fault=TELLING),
        Erase(0),
    ]
)
@example(  # known by the page alone, which only the sandbox remembers after the run
    history=[
        Open(Sheet((Row(4, is_bare=True),), Columns(page=True, mail=False)), frozenset({Kind.PHONE})),
        EraseRun(0),
        Erase(4),
    ]
)
def test_who_is_erased_is_nowhere_and_the_others_are_as_before(
    lived_at: tuple[Path, Path, Sandbox], history: list[Step]
) -> None:
    asyncio.run(_live(Lived(*lived_at), history))


async def _live(world: Lived, history: list[Step]) -> None:
    await world.begin()
    try:
        for step in history:
            await _do(world, step)
    finally:
        await world.end()


async def _do(world: Lived, step: Step) -> None:
    match step:
        case Open():
            await _open(world, step)
        case Again():
            await world.run(step.at, step.kinds, all_rows=False)
        case Export():
            await world.run_export(step.at, step.kinds)
        case Resume():
            await world.resume()
        case Decide():
            await world.decide(again=step.again)
        case Tell():
            world.tell_log(step.who, is_name=step.is_name)
        case EraseRun():
            await world.erase_run(step.at)
        case Erase():
            await world.erase(step.who, list(step.ways))


async def _open(world: Lived, step: Open) -> None:
    world.sandbox.post("credits", {"credits": 0 if step.is_poor else 10_000})
    fault = dict(step.fault)
    if "message" in fault:
        fault["message"] = str(fault["message"]).format(first=step.sheet.first_name())
    world.sandbox.post("faults", [fault] if fault else [])
    await world.desk.refresh_balance()
    is_tied = step.sheet.columns.place != "none"  # a name alone is nobody's
    await world.open(step.sheet, without_mail=step.without_mail and is_tied)
    if step.mends:
        await world.mend(-1)
    await world.run(-1, step.kinds)
