"""Reads a list's working copy by pages, with a run's answers: what the table shows and the export writes."""

from __future__ import annotations

import json
from array import array
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.problems import Problem, ProblemCode
from gui.store.database import Database
from gui.store.failures import missing_list
from gui.store.list_files.cell_answer import CellAnswer, answers_sql, collect
from gui.store.list_files.fixes import overlaid
from gui.store.list_files.list_file import FORMAT
from gui.store.list_files.row_numbers import gathered
from gui.store.list_files.row_pack import unpack, unpack_natives
from gui.store.list_files.row_query import (
    CONTAINS,
    EVERY_KIND,
    FOLDED,
    CellFilter,
    Order,
    RowQuery,
    contains_folded,
    folded,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from gui.leads.life import Status
    from gui.store.list_files.list_file import Native

__all__ = ["CellAnswer", "ExportRow", "ListReader", "Order"]
_CHUNK = 1000


class ExportRow:
    """One row of a list with its answers. Its cells are unpacked when they are asked for: a copy needs none.

    Attributes:
        row: its number in the sheet.
        answers: by kind; empty without a run.
    """

    def __init__(
        self,
        row: int,
        answers: dict[Kind, CellAnswer],
        cells: str,
        natives: str | None = None,
        width: int | None = None,
    ) -> None:
        """Take a row as it is kept, see ``row_pack``; without a width it is as wide as it is."""
        self.row, self.answers = row, answers
        self._cells, self._natives = cells, natives
        self._width = width

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Its cells as shown."""
        return unpack(self._cells, self._width, "")

    @cached_property
    def natives(self) -> tuple[Native, ...]:
        """Numbers and dates as values, None where the text is all there is."""
        return unpack_natives(self._natives, self.texts)


class ListReader:
    """Reads pages of a list, for the thread that made it; it changes nothing and waits for nobody.

    Attributes:
        headers: one text per column.
        count: how many rows there are.
    """

    def __init__(self, list_path: Path, workspace_path: Path | None = None) -> None:
        """Open a list, and the workspace for the answers of its runs.

        Raises:
            StorageError: the working copy is missing or damaged; opening the spreadsheet again mends it.
        """
        self._database = Database(list_path, readonly=True, rebuildable=True)
        try:
            if self._database.value("PRAGMA user_version") != FORMAT:
                raise missing_list(f"{list_path.name} is of another format")
            if workspace_path is not None:
                self._database.attach(workspace_path, "workspace")
            self._database.define(CONTAINS, 2, contains_folded)
            self._database.define(FOLDED, 1, folded)
            meta = {row["key"]: row["value"] for row in self._database.rows("SELECT key, value FROM meta")}
        except BaseException:
            self._database.close()
            raise
        self.headers: tuple[str, ...] = tuple(json.loads(meta["headers"]))
        self.count = int(meta["rows"])

    def close(self) -> None:
        """Close the files."""
        self._database.close()

    def row_ids(
        self,
        order: Order | None = None,
        contains: str = "",
        status: Status | None = None,
        run_id: str | None = None,
        *,
        problems_only: bool = False,
        kinds: frozenset[Kind] = EVERY_KIND,
        cells: tuple[CellFilter, ...] = (),
    ) -> Sequence[int]:
        """The numbers of the rows to show, in that order; see ``RowQuery`` for what each argument means."""
        query = RowQuery(order, contains, status, run_id, problems_only, kinds, cells)
        if query.is_everything:
            return self._every_row()
        sql, values = query.sql()
        return gathered(row for (row,) in self._database.stream(sql, values))

    def _every_row(self) -> Sequence[int]:
        spans = list(self._database.stream("SELECT first, last FROM spans ORDER BY first"))
        ranges = [range(first, last + 1) for first, last in spans]
        # Without blank rows, as most lists are, the window need not wait for a million numbers.
        return ranges[0] if len(ranges) == 1 else array("q", chain.from_iterable(ranges))

    def rows(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The cells of some rows, as shown. Rows that are not there are left out."""
        sql = "SELECT row, cells FROM leads WHERE row IN (SELECT value FROM json_each(?))"
        width = len(self.headers)
        found = self._database.stream(sql, (json.dumps(list(ids)),))
        return {row: unpack(cells, width, "") for row, cells in found}

    def answers(self, run_id: str, ids: Sequence[int]) -> dict[int, dict[Kind, CellAnswer]]:
        """What a run has to say about some rows, by row and kind."""
        sql = answers_sql("rr.row IN (SELECT value FROM json_each(:ids))")
        return collect(self._database.stream(sql, {"run": run_id, "ids": json.dumps(list(ids))}))

    def problems(self, kinds: frozenset[Kind], limit: int = 1000, *, all_rows: bool = False) -> list[Problem]:
        """The first rows that cannot be looked up as they stand, in row order.

        Rows whose cell is filled already are in nobody's way, unless ``all_rows`` are to be looked up.
        """
        sql = (
            "SELECT row, kind, problem, field FROM prepared WHERE problem IS NOT NULL AND (filled = 0 OR ?) "
            "AND kind IN (SELECT value FROM json_each(?)) ORDER BY row, kind LIMIT ?"
        )
        return [
            Problem(row["row"], Kind(row["kind"]), ProblemCode(row["problem"]), Field(row["field"]))
            for row in self._database.rows(sql, (all_rows, _kinds(kinds), limit))
        ]

    def problem_counts(self, kinds: frozenset[Kind], *, all_rows: bool = False) -> dict[ProblemCode, int]:
        """How many rows have each problem, for any of the kinds; see ``problems``."""
        sql = (
            "SELECT problem, COUNT(DISTINCT row) AS n FROM prepared WHERE problem IS NOT NULL "
            "AND (filled = 0 OR ?) AND kind IN (SELECT value FROM json_each(?)) "
            "GROUP BY problem ORDER BY n DESC, problem"
        )
        return {
            ProblemCode(row["problem"]): row["n"]
            for row in self._database.rows(sql, (all_rows, _kinds(kinds)))
        }

    def leads(self, mapping: Mapping[Field, int], chunk: int = 2000) -> Iterator[Lead]:
        """Every row in order, seen through a mapping, with its fixes.

        Pages are read one by one, so it may take its time.
        """
        return overlaid(self._database, mapping, self._own_leads(mapping, chunk))

    def _own_leads(self, mapping: Mapping[Field, int], chunk: int) -> Iterator[Lead]:
        wanted = tuple(mapping.items())
        width = len(self.headers)
        for page in self._pages("SELECT row, cells FROM leads WHERE row > ? ORDER BY row LIMIT ?", chunk):
            for row, packed in page:
                cells = unpack(packed, width, "")
                yield Lead(row, {field: cells[column] for field, column in wanted})

    def export_rows(self, run_id: str | None) -> Iterator[ExportRow]:
        """Every row in the order of the sheet, none left out, with the answers of a run."""
        width = len(self.headers)
        sql = "SELECT row, cells, natives FROM leads WHERE row > ? ORDER BY row LIMIT ?"
        for page in self._pages(sql, _CHUNK):
            answers = {} if run_id is None else self._answers_between(run_id, page[0][0], page[-1][0])
            for row, cells, natives in page:
                yield ExportRow(row, answers.get(row, {}), cells, natives, width)

    def _answers_between(self, run_id: str, first: int, last: int) -> dict[int, dict[Kind, CellAnswer]]:
        sql = answers_sql("rr.row BETWEEN :first AND :last")
        return collect(self._database.stream(sql, {"run": run_id, "first": first, "last": last}))

    def _pages(self, sql: str, size: int) -> Iterator[list[tuple[Any, ...]]]:
        last = -1
        while page := list(self._database.stream(sql, (last, size))):
            yield page
            last = page[-1][0]


def _kinds(kinds: Iterable[Kind]) -> str:
    return json.dumps([kind.value for kind in kinds])
