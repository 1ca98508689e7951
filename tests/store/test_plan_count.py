"""The quick counts of a price are those of the plan a run is made from, whatever the list and the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gui.leads.fields import Kind, Realm
from gui.leads.lifetimes import KNOWN_DAYS
from gui.leads.never import NeverEntry
from gui.leads.options import RunOptions
from gui.store.plans import plan, plan_count
from gui.store.plans.plan import Question
from tests.store.ground import NOT_FOUND, found, person, problem

if TYPE_CHECKING:
    from gui.store.list_files.prepared_row import PreparedRow
    from gui.store.plans.plan import KindCount
    from tests.store.ground import Ground

PEOPLE = ("mira", "tomas", "ines", "lea", "noor")
# What stands last in the identities of these tests is taken for the domain.
_NEVER = st.sampled_from(
    [NeverEntry("domain", who) for who in PEOPLE]
    + [NeverEntry("email", f"{who}@northpier.example") for who in ("mira", "tomas", "nobody")]
)
_KINDS = st.sampled_from((Kind.EMAIL, Kind.PHONE))


@st.composite
def prepared(draw: st.DrawFn) -> list[PreparedRow]:
    rows = []
    for row in range(2, draw(st.integers(3, 16))):
        for kind in (Kind.EMAIL, Kind.PHONE):
            if draw(st.integers(0, 4)) == 0:
                line = problem(row, draw(st.sampled_from(("no_name", "no_company"))), kind=kind)
                rows.append(line._replace(filled=int(draw(st.booleans()))))
            else:
                rows.append(person(row, draw(st.sampled_from(PEOPLE)), kind=kind, filled=draw(st.booleans())))
    return rows


@st.composite
def options(draw: st.DrawFn) -> RunOptions:
    return RunOptions(
        kinds=frozenset(draw(st.sets(_KINDS, min_size=1))),
        sample=draw(st.sampled_from((None, None, 1, 2, 3, 40))),
        all_rows=draw(st.booleans()),
        ask_again=draw(st.booleans()),
    )


@pytest.fixture
def past(ground: Ground) -> Ground:
    """Answers old and new, of both realms, and searches on their way and in doubt."""
    ground.run([person(2, "mira"), person(3, "tomas")], "old")
    ground.answer([found("mira"), NOT_FOUND], "old")
    ground.later(days=400)
    ground.run([person(2, "ines")], "made up", realm=Realm.SANDBOX)
    ground.answer([found("ines")], "made up")
    phones = [person(2, "mira", kind=Kind.PHONE), person(3, "lea", kind=Kind.PHONE)]
    ground.run(phones, "phones")
    ground.answer([found("mira"), NOT_FOUND], "phones", Kind.PHONE)
    ground.run(
        [person(2, "tomas"), person(3, "noor")], "new", RunOptions(frozenset({Kind.EMAIL}), ask_again=True)
    )
    ground.answer([found("tomas"), found("noor")], "new")
    ground.run([person(2, "lea"), person(3, "ines")], "under way")
    ground.doubt("under way", limit=1)
    ground.accept("under way")
    ground.later(hours=1)
    return ground


def both(ground: Ground, question: Question) -> tuple[tuple[KindCount, ...], tuple[KindCount, ...]]:
    database, path = ground.workspace._database, ground.list_path()
    with plan.with_list(database, path), database.snapshot():
        quick = plan_count.count(database, question)
        with plan.worked_out(database, question):
            return quick, plan.count(database)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(rows=prepared(), chosen=options(), realm=st.sampled_from(Realm), unwanted=st.sets(_NEVER, max_size=3))
def test_quick_counts_are_those_of_the_plan(
    past: Ground, rows: list[PreparedRow], chosen: RunOptions, realm: Realm, unwanted: set[NeverEntry]
) -> None:
    past.write_list(rows)
    for entry in past.workspace.never.all():
        past.workspace.never.remove(entry)
    for entry in unwanted:
        past.workspace.never.add(entry, past.now)
    quick, whole = both(past, Question(realm, chosen, past.now, KNOWN_DAYS))
    assert quick == whole


@pytest.mark.parametrize("kind", [Kind.EMAIL, Kind.PHONE])
def test_the_past_of_these_tests_has_known_and_flying_ones(past: Ground, kind: Kind) -> None:
    past.write_list([person(row, who, kind=kind) for row, who in enumerate(PEOPLE, 2)])
    quick, whole = both(past, Question(Realm.LIVE, RunOptions(frozenset({kind})), past.now, KNOWN_DAYS))
    assert quick == whole
    assert whole[0].known == 2
    assert whole[0].duplicates == (2 if kind is Kind.EMAIL else 0)
