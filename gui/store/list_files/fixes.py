"""The fixes applied to a list, beside its rows: which text is used instead of a cell's, and what is odd.

A fix belongs to a row, a field and the column that the field had when it was applied; where the field has
another column now, it says nothing. Fixes come in steps, each undone as a whole. Neither the user's file nor
the list's own cells are ever changed. What is odd is worked out anew with the list's searches.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from gui.leads.columns.evidence import Evidence
from gui.leads.fields import Field, Kind
from gui.leads.mending.advice import HINTS, Advice, AdviceCode, kinds_of
from gui.leads.mending.fixes import fixed
from gui.leads.problems import ProblemCode
from gui.store.database import Database

if TYPE_CHECKING:
    from pathlib import Path

    from gui.leads.lead import Lead
    from gui.leads.mending.fixes import Code
    from gui.store.list_files.prepared_row import PreparedRow

Mapped = Mapping[Field, int]
Values = dict[int, dict[Field, str]]
_NO_COLUMN = -1
_BELOW = 0  # before the first step
_ROWS = "row IN (SELECT value FROM json_each(?))"


class Step(NamedTuple):
    """Fixes that were applied together.

    Attributes:
        number: from 1, in their order.
        code: the problem that they mend.
        rows: how many rows they are in.
    """

    number: int
    code: Code
    rows: int


class Place(NamedTuple):
    """Where a problem is."""

    row: int
    field: Field


class Fixes:
    """The fixes of a list and what is odd in it, for the thread that made it.

    Attributes:
        database: the list's working copy, open.
    """

    def __init__(self, list_path: Path, *, readonly: bool = True) -> None:
        """Open a list's working copy.

        Raises:
            StorageError: it is missing or damaged; opening the spreadsheet again mends it.
        """
        self.database = Database(list_path, readonly=readonly, rebuildable=True)

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything in the block is written, or nothing of it."""
        with self.database.transaction():
            yield

    # --- reading ---

    def of_rows(self, rows: Iterable[int], mapping: Mapped) -> Values:
        """The texts that are used instead of cells in some rows; only rows that have any."""
        sql = f"{_NEWEST} AND {_ROWS} ORDER BY row"
        found = self.database.stream(sql, (json.dumps(list(rows)),))
        return dict(_by_row(found, mapping))

    def last_step(self) -> Step | None:
        """The fixes applied last, which are undone first."""
        row = self.database.row("SELECT step, code, rows FROM fix_steps ORDER BY step DESC LIMIT 1")
        return None if row is None else Step(row["step"], code_of(row["code"]), row["rows"])

    def advice(self, kinds: frozenset[Kind], limit: int = 1000, *, all_rows: bool = False) -> list[Advice]:
        """The first rows that would be looked up and are odd, in row order; the mere hints last."""
        sql = f"{_concerned(kinds)} SELECT row, code, field FROM advice a WHERE {_STANDS}"
        values = {"all_rows": all_rows, "limit": limit}
        found = self.database.rows(f"{sql} ORDER BY {_HINTS_LAST}, row LIMIT :limit", values)
        return [Advice(row["row"], AdviceCode(row["code"]), Field(row["field"])) for row in found]

    def advice_counts(self, kinds: frozenset[Kind], *, all_rows: bool = False) -> dict[AdviceCode, int]:
        """How many rows each advice is given for; see ``advice``."""
        sql = f"{_concerned(kinds)} SELECT code, COUNT(DISTINCT row) AS n FROM advice a WHERE {_STANDS}"
        found = self.database.rows(f"{sql} GROUP BY code ORDER BY n DESC, code", {"all_rows": all_rows})
        return {AdviceCode(row["code"]): row["n"] for row in found}

    def places(
        self, code: Code, kinds: frozenset[Kind], rows: Sequence[int] | None = None, *, all_rows: bool = False
    ) -> list[Place]:
        """Where a problem is, for any of the kinds, each row once; in some rows only, if they are given."""
        if isinstance(code, AdviceCode):
            where = (
                f"{_concerned(kinds)} SELECT row, MIN(field) FROM advice a WHERE code = :code AND {_STANDS}"
            )
        else:
            where = f"SELECT row, MIN(field) FROM prepared WHERE problem = :code AND {_IN_THE_WAY}"
        among = "" if rows is None else "AND row IN (SELECT value FROM json_each(:rows))"
        values = {
            "code": code.value,
            "all_rows": all_rows,
            "kinds": json.dumps([kind.value for kind in kinds]),
            "rows": json.dumps(list(rows or ())),
        }
        found = self.database.stream(f"{where} {among} GROUP BY row ORDER BY row", values)
        return [Place(row, Field(field)) for row, field in found]

    def filled(self, kind: Kind) -> int:
        """How many rows have already what a kind of search would find."""
        sql = "SELECT COUNT(*) FROM prepared WHERE kind = ? AND filled = 1"
        return int(self.database.value(sql, (kind.value,)))

    def rows(self) -> int:
        """How many rows the list has."""
        return int(self.database.value("SELECT COUNT(*) FROM leads"))

    def evidence(self) -> Evidence:
        """What the whole list said of its names when it was looked at."""
        text = self.database.value("SELECT evidence FROM list_evidence")
        if text is None:
            return Evidence()
        firsts, lasts, *facts = json.loads(text)
        return Evidence(frozenset(firsts), frozenset(lasts), *facts)

    # --- writing, inside a transaction ---

    def write_advice(self, evidence: Evidence, advice: Iterable[Advice]) -> None:
        """Replace all that is odd in the list."""
        names = [sorted(evidence.firsts), sorted(evidence.lasts)]
        told = [*names, evidence.shouts_last, evidence.has_mixed_case, evidence.last_comes_first]
        self.database.run("DELETE FROM list_evidence")
        self.database.run("INSERT INTO list_evidence VALUES (?)", (json.dumps(told),))
        self.database.run("DELETE FROM advice")
        self._add_advice(advice)

    def rewrite(self, rows: Sequence[int], prepared: Iterable[PreparedRow], advice: Iterable[Advice]) -> None:
        """Replace what was worked out for some rows."""
        self.database.run_many("INSERT OR REPLACE INTO prepared VALUES (?, ?, ?, ?, ?, ?, ?)", prepared)
        self.database.run(f"DELETE FROM advice WHERE {_ROWS}", (json.dumps(list(rows)),))
        self._add_advice(advice)

    def _add_advice(self, advice: Iterable[Advice]) -> None:
        self.database.run_many(
            "INSERT OR IGNORE INTO advice VALUES (?, ?, ?)",
            ((each.row, each.code.value, each.field.value) for each in advice),
        )

    def begin_step(self, code: Code) -> Step:
        """Begin a step; its fixes are added next, and counted at its end."""
        number = self.database.insert("INSERT INTO fix_steps (code, rows) VALUES (?, 0)", (code.value,))
        return Step(number, code, 0)

    def end_step(self, step: Step, rows: int) -> Step | None:
        """Count a step's rows; one without any is none."""
        self.database.run("UPDATE fix_steps SET rows = ? WHERE step = ?", (rows, step.number))
        self.database.run("DELETE FROM fix_steps WHERE step = ? AND rows = 0", (step.number,))
        return step._replace(rows=rows) if rows else None

    def add(self, step: Step, values: Iterable[tuple[int, Mapping[Field, str]]], mapping: Mapped) -> None:
        """Use these texts instead of the cells of these rows."""
        self._use(step.number, values, mapping)

    def adopt(self, values: Iterable[tuple[int, Mapping[Field, str]]], mapping: Mapped) -> None:
        """Use texts that stand elsewhere in the list; they are below every fix, and no step to undo."""
        self._use(_BELOW, values, mapping)

    def _use(self, step: int, values: Iterable[tuple[int, Mapping[Field, str]]], mapping: Mapped) -> None:
        self.database.run_many(
            "INSERT OR REPLACE INTO fixes (row, field, step, column_index, text) VALUES (?, ?, ?, ?, ?)",
            (
                (row, field.value, step, mapping.get(field, _NO_COLUMN), text)
                for row, texts in values
                for field, text in texts.items()
            ),
        )

    def drop(self, step: Step) -> list[int]:
        """Take back a step; returns its rows."""
        rows = [row for (row,) in self.database.stream(_ROWS_OF_STEP, (step.number,))]
        self.database.run("DELETE FROM fixes WHERE step = ?", (step.number,))
        self.database.run("DELETE FROM fix_steps WHERE step = ?", (step.number,))
        return rows


def overlaid(database: Database, mapping: Mapped, leads: Iterator[Lead]) -> Iterator[Lead]:
    """The leads of a list in row order, with its fixes; without any they pass as they are."""
    changed = _by_row(database.stream(f"{_NEWEST} ORDER BY row"), mapping)
    for row, texts in changed:
        for lead in leads:
            yield fixed(lead, texts) if lead.row == row else lead
            if lead.row >= row:
                break
    yield from leads


def carry_over(database: Database, former: Path) -> None:
    """Take the fixes of a list's former working copy into its new one: the same bytes, read the same way."""
    with database.attached(former, "former"):
        database.run("INSERT INTO fix_steps SELECT * FROM former.fix_steps")
        database.run("INSERT INTO fixes SELECT * FROM former.fixes")


def odd_rows_sql(kinds: frozenset[Kind]) -> str:
    """The rows that would be looked up and need a look all the same; hints are not among them."""
    stands = _STANDS.replace(":all_rows", "FALSE")
    odd = f"{_concerned(kinds)} SELECT row FROM advice a WHERE {stands} AND NOT {_HINTS_LAST}"
    return f"SELECT row FROM ({odd})"


def code_of(text: str) -> Code:
    """A stored code as what it is."""
    return AdviceCode(text) if text in set(AdviceCode) else ProblemCode(text)


def _by_row(
    found: Iterator[tuple[int, str, int, str]], mapping: Mapped
) -> Iterator[tuple[int, dict[Field, str]]]:
    for row, group in groupby(found, key=lambda each: each[0]):
        texts = {
            Field(field): text
            for _, field, column, text in group
            if mapping.get(Field(field), _NO_COLUMN) == column
        }
        if texts:
            yield row, texts


def _concerned(kinds: Iterable[Kind]) -> str:
    """The advice that matters for some kinds, as a table; it has no line where none does."""
    pairs = [(code, kind) for code in AdviceCode for kind in kinds_of(code) if kind in set(kinds)]
    lines = ", ".join(f"('{code.value}', '{kind.value}')" for code, kind in pairs) or "('', '')"
    return f"WITH concerned (code, kind) AS (VALUES {lines})"


_HINT_CODES = ", ".join(f"'{code.value}'" for code in sorted(HINTS))
_HINTS_LAST = f"code IN ({_HINT_CODES})"
_STANDS = """EXISTS (
    SELECT 1 FROM concerned c JOIN prepared p ON p.row = a.row AND p.kind = c.kind
    WHERE c.code = a.code AND p.problem IS NULL AND (p.filled = 0 OR :all_rows))"""
_IN_THE_WAY = "(filled = 0 OR :all_rows) AND kind IN (SELECT value FROM json_each(:kinds))"
_NEWEST = """
SELECT row, field, column_index, text FROM fixes f
WHERE step = (SELECT MAX(step) FROM fixes g WHERE g.row = f.row AND g.field = f.field)"""
_ROWS_OF_STEP = "SELECT DISTINCT row FROM fixes WHERE step = ? ORDER BY row"

TABLES = (
    # Numbers are never used twice, so that the newest step has the highest.
    """CREATE TABLE fix_steps (
        step INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL, rows INTEGER NOT NULL)""",
    """CREATE TABLE fixes (
        row INTEGER NOT NULL, field TEXT NOT NULL, step INTEGER NOT NULL, column_index INTEGER NOT NULL,
        text TEXT NOT NULL, PRIMARY KEY (row, field, step)) WITHOUT ROWID""",
    "CREATE INDEX fixes_step ON fixes (step, row)",
    "CREATE TABLE list_evidence (evidence TEXT NOT NULL)",
    """CREATE TABLE advice (
        row INTEGER NOT NULL, code TEXT NOT NULL, field TEXT NOT NULL,
        PRIMARY KEY (row, code, field)) WITHOUT ROWID""",
    "CREATE INDEX advice_code ON advice (code, row)",
)
