"""Counts the plan of a list without working it out row by row: a price follows a change at once.

The counts are those of ``plan``, which a run is made from; tests hold the two equal, and a run that
would hold more than was shown is refused. The list's own numbers come from its indexes alone; then only those
identities are looked at of which something is known or on its way, and the first rows of a sample. What an
earlier run left without an answer is counted by the plan itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gui.leads.fields import Kind
from gui.leads.problems import SkipReason
from gui.store.plans import never, plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gui.store.database import Database
    from gui.store.plans.plan import KindCount, Question

# Beyond, each answer would be looked at for a list that may have few of them: the plan itself is quicker.
_MANY_ANSWERS = 50_000


@dataclass(frozen=True, slots=True)
class _Tally:
    """What one kind's rows are, before a sample.

    Attributes:
        skipped: rows by reason.
        open: rows that may be looked up, twins included.
        people: identities among them.
        known_people, known: identities with an answer that is good enough, and their rows.
        flying_people, flying: the same of those that are on their way.
    """

    skipped: dict[str, int]
    open: int
    people: int
    known_people: int
    known: int
    flying_people: int
    flying: int

    def count(self, kind: Kind, inside: tuple[int, int] | None) -> KindCount:
        """The counts; ``inside``: only so many identities, with so many rows, are in the sample."""
        free = self.open - self.known - self.flying
        look_up, rows = inside or (self.people - self.known_people - self.flying_people, free)
        outside = {SkipReason.OUTSIDE_SAMPLE.value: free - rows} if free > rows else {}
        return plan.KindCount(
            kind=kind,
            rows=self.open + sum(self.skipped.values()),
            look_up=look_up,
            known=self.known,
            duplicates=self.flying + rows - look_up,
            skipped=self.skipped | outside,
        )


def count(database: Database, question: Question) -> tuple[KindCount, ...]:
    """Count what becomes of the attached list, kind by kind in the order of ``Kind``; within a snapshot.

    Raises:
        StorageError: the list was never checked.
        UsageError: it was checked by other columns than the user sees.
    """
    if question.options.retry_of is not None or _has_many_answers(database, question):
        with plan.worked_out(database, question):
            return plan.count(database)
    plan.check_prepared(database, question.mapping)
    plan.fill_known_since(database, question)
    never.fill(database)
    tallies = {kind: _tally(database, question, kind) for kind in Kind if kind in question.options.kinds}
    sampled = {} if question.options.sample is None else _sampled(database, question, tallies)
    database.run("DROP TABLE temp.never_people")
    return tuple(tally.count(kind, sampled.get(kind)) for kind, tally in tallies.items())


def _has_many_answers(database: Database, question: Question) -> bool:
    return not question.options.ask_again and any(
        database.value(_ANSWERS, (question.realm.value, kind.value, _MANY_ANSWERS)) == _MANY_ANSWERS
        for kind in question.options.kinds
    )


def _values(question: Question, kind: Kind) -> dict[str, Any]:
    return {"kind": kind.value, "realm": question.realm.value, "all_rows": question.options.all_rows}


def _tally(database: Database, question: Question, kind: Kind) -> _Tally:
    values = _values(question, kind)
    skipped = {row["problem"]: row["n"] for row in database.rows(_PROBLEMS, values)}
    rows, filled = database.row(_ROWS, values) or (0, 0)
    if not question.options.all_rows:
        rows -= filled
        filled += database.value(_FILLED_PROBLEMS, values)
        if filled:
            skipped[SkipReason.ALREADY_THERE.value] = filled
    if unwanted := database.value(_NEVER, values):
        rows -= unwanted
        skipped[SkipReason.NEVER.value] = unwanted
    numbers = (database.value(sql, values) for sql in (_PEOPLE, *_KNOWN, *_FLYING))
    return _Tally(skipped, rows, *numbers)


def _sampled(
    database: Database, question: Question, tallies: Mapping[Kind, _Tally]
) -> dict[Kind, tuple[int, int]]:
    """How many identities of each kind are in the sample, and how many rows they have.

    Rows are counted, not searches; those come in that are the first of an identity that is looked up.
    """
    settled = {
        (kind.value, identity)
        for kind in tallies
        for sql in (_FRESH, _ON_THEIR_WAY)
        for (identity,) in database.stream(sql, _values(question, kind))
    }
    rows: set[int] = set()
    inside: dict[tuple[str, str], None] = {}
    wanted = json.dumps([kind.value for kind in tallies])
    for row, kind, identity in database.stream(_IN_ORDER, (wanted, question.options.all_rows)):
        if (kind, identity) in settled:
            continue
        if row not in rows and len(rows) == question.options.sample:
            break
        settled.add((kind, identity))
        rows.add(row)
        inside[kind, identity] = None
    return {kind: _size(database, question, kind, inside) for kind in tallies}


def _size(
    database: Database, question: Question, kind: Kind, inside: Iterable[tuple[str, str]]
) -> tuple[int, int]:
    people = [identity for each, identity in inside if each == kind.value]
    values = _values(question, kind)
    return len(people), sum(database.value(_ROWS_OF, values | {"identity": each}) for each in people)


_ANSWERS = "SELECT COUNT(*) FROM (SELECT 1 FROM main.results WHERE realm = ? AND kind = ? LIMIT ?)"
_PROBLEMS = """
SELECT problem, COUNT(*) AS n FROM list.prepared
WHERE kind = :kind AND problem IS NOT NULL AND (filled = 0 OR :all_rows) GROUP BY problem"""
_ROWS = """
SELECT COUNT(*), COALESCE(SUM(filled), 0) FROM list.prepared WHERE kind = :kind AND identity IS NOT NULL"""
_FILLED_PROBLEMS = """
SELECT COUNT(*) FROM list.prepared WHERE kind = :kind AND problem IS NOT NULL AND filled"""
_OPEN_ROWS = f"""
FROM list.prepared p WHERE p.kind = :kind AND p.identity IS NOT NULL AND (p.filled = 0 OR :all_rows)
    AND {plan.NOT_NEVER}"""
_NEVER = """
SELECT COUNT(*) FROM temp.never_people v
JOIN list.prepared p ON p.kind = v.kind AND p.identity = v.identity
WHERE v.kind = :kind AND p.identity IS NOT NULL AND (p.filled = 0 OR :all_rows)"""
_PEOPLE = f"SELECT COUNT(*) FROM (SELECT DISTINCT p.identity {_OPEN_ROWS})"

# The identities whose newest answer is fresh enough; then those on their way of which nothing is known.
_FRESH = """
SELECT r.identity FROM main.results r
JOIN temp.known_since k ON k.kind = r.kind AND k.state = r.state AND r.answered_at >= k.since
WHERE r.realm = :realm AND r.kind = :kind AND NOT EXISTS (
    SELECT 1 FROM main.results n WHERE n.realm = r.realm AND n.kind = r.kind AND n.identity = r.identity
    AND (n.answered_at, n.id) > (r.answered_at, r.id))"""
_ON_THEIR_WAY = f"""
SELECT DISTINCT s.identity FROM main.searches s JOIN main.runs q ON q.id = s.run_id
WHERE s.kind = :kind AND s.state IN ('sent', 'in_doubt') AND q.realm = :realm
    AND s.identity NOT IN ({_FRESH})"""


_ROWS_OF = f"SELECT COUNT(*) {_OPEN_ROWS} AND p.identity = :identity"
_IN_ORDER = f"""
SELECT p.row, p.kind, p.identity FROM list.prepared p
WHERE p.kind IN (SELECT value FROM json_each(?)) AND p.identity IS NOT NULL AND (p.filled = 0 OR ?)
    AND {plan.NOT_NEVER} ORDER BY p.row"""


def _of_the_list(identities: str) -> tuple[str, str]:
    """How many of some identities are in the list, and how many rows they have there."""
    rows = f"SELECT COUNT(*) {_OPEN_ROWS} AND p.identity = c.identity"
    found = f"SELECT ({rows}) AS n FROM ({identities}) c"
    return f"SELECT COUNT(*) FROM ({found}) WHERE n > 0", f"SELECT COALESCE(SUM(n), 0) FROM ({found})"


_KNOWN, _FLYING = _of_the_list(_FRESH), _of_the_list(_ON_THEIR_WAY)
