"""Exports as the window and the command line ask for them: what one would hold, and writing it."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.export_choice import Form, Only
from gui.leads.fields import Kind
from gui.leads.sentences import say
from gui.runs.exporting.answer_columns import (
    AnswerColumn,
    answer_columns,
    belongs_to,
    has_result,
    usual_titles,
)
from gui.runs.exporting.earlier_columns import earlier_columns, filled
from gui.runs.exporting.export_list import default_out, export_list
from gui.runs.exporting.export_order import BOOK_KINDS, TEXT_KINDS, Exported, ExportOrder
from gui.runs.exporting.field_columns import FieldOrigin, FieldReader
from gui.store.list_files.list_reader import ExportRow, ListReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gui.leads.export_choice import ExportChoice, Part
    from gui.leads.fields import Field
    from gui.runs.child import Child
    from gui.runs.database import Database
    from gui.runs.opening.open_list import Lists
    from gui.store.list_files.list_file import Native
    from gui.store.runs import RunRecord

    Report = Callable[[int, int | None], None]

_LOOKED_AT = 200
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class ExportDraft:
    """What can be exported of a run, to choose from.

    Attributes:
        run_id: the run.
        source: the list's own file.
        file_kind: of it: "xlsx", "xlsm", "csv" and so on.
        rows: how many the list has.
        headers: the list's own columns.
        mapping: which of them holds which field.
        kinds: the run's kinds of search.
        sample: the first row with a result, else the first row; None of an empty list.
    """

    run_id: str
    source: Path
    file_kind: str
    rows: int
    headers: tuple[str, ...]
    mapping: Mapping[Field, int]
    kinds: tuple[Kind, ...]
    sample: ExportRow | None

    @property
    def is_book(self) -> bool:
        """Whether the user's own file is a workbook that a copy is made of."""
        return self.file_kind in BOOK_KINDS

    @property
    def is_text(self) -> bool:
        """Whether the user's own file is a text file that is continued line by line."""
        return self.file_kind in TEXT_KINDS

    def answer_columns(self, choice: ExportChoice) -> list[AnswerColumn]:
        """The answers' columns that a choice adds, as they are named in the file."""
        earlier = self._earlier(choice)
        columns = answer_columns(self.kinds, self._own(choice), choice.columns)
        return [column for column in columns if column.part not in earlier]

    def usual_columns(self) -> list[AnswerColumn]:
        """All columns that the run's answers can have, under their usual names."""
        return answer_columns(self.kinds, ())

    def field_origins(self, choice: ExportChoice) -> list[FieldOrigin]:
        """Where each column of a program comes from, also those that neither list nor run has."""
        fields = self._fields()
        return [fields.origin(column, self.headers) for column in choice.fields or ()]

    def preview(self, choice: ExportChoice) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The header of the file and one row of it."""
        columns = self.answer_columns(choice)
        titles = (*self._own(choice), *(column.title for column in columns))
        if self.sample is None:
            return titles, ()
        sample = self.sample
        own: list[Native] = [*self.sample.texts]
        if choice.fields is not None:
            own = [read(sample) for _, read in self._fields().shown(choice.fields)]
        filled(self.usual_columns(), self._earlier(choice))(sample, own)
        return titles, (*map(str, own), *(column.cell(sample.answers) for column in columns))

    def proposed_out(self, choice: ExportChoice, name: str = "", folder: Path | None = None) -> Path:
        """Where it would go, under a name that is free.

        Args:
            choice: what is exported.
            name: of a preset.
            folder: in place of the source's own.
        """
        usual = default_out(self.source if folder is None else folder / self.source.name)
        suffix = choice.suffix or usual.suffix
        stem = f"{self.source.stem}-{_slug(name)}" if name else usual.stem
        first = usual.with_name(f"{stem}{suffix}")
        names = itertools.chain([first], (usual.with_name(f"{stem}-{n}{suffix}") for n in itertools.count(2)))
        return next(path for path in names if not path.exists())

    def _earlier(self, choice: ExportChoice) -> Mapping[Part, int]:
        """Columns of an earlier export that a new file fills again; a copy of the user's file does not."""
        is_copy = (self.is_book and choice.has_all_rows) or self.is_text
        if choice.fields is not None or choice.columns is not None or (choice.form is Form.SAME and is_copy):
            return {}
        return earlier_columns(self.headers, usual_titles())

    def _own(self, choice: ExportChoice) -> tuple[str, ...]:
        if choice.fields is None:
            return self.headers
        return tuple(title for title, _ in self._fields().shown(choice.fields))

    def _fields(self) -> FieldReader:
        return FieldReader(self.mapping, self.kinds, earlier_columns(self.headers, usual_titles()))


def _slug(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name.lower()).strip("-") or "export"


class Exports:
    """Writes exports in the child process."""

    def __init__(self, lists: Lists, child: Child, database: Database, workspace_path: Path) -> None:
        self._lists = lists
        self._child = child
        self._database = database
        self._workspace_path = workspace_path

    async def write(
        self,
        record: RunRecord,
        out: Path,
        choice: ExportChoice,
        *,
        separator: str = ",",
        may_overwrite: bool = False,
    ) -> Exported:
        """Write a run's list with its answers; what is a part of it does not become the run's file.

        Args:
            record: the run.
            out: where to; its ending says what is written where the choice leaves that open.
            choice: what.
            separator: what divides the cells of a CSV for Excel.
            may_overwrite: whether further files, where more than one is needed, may be written over.

        Raises:
            UsageError: the ending does not fit.
            OutputError: it cannot be written there.
        """
        listed = await self._lists.record(record.list_id)
        check_ending(out, choice)
        order = ExportOrder.of(
            record,
            listed,
            self._lists.path_of(record.list_id),
            self._workspace_path,
            out=out,
            choice=choice,
            separator=separator,
            may_overwrite=may_overwrite,
        )
        exported = await self._child.run(export_list, order)
        if choice.has_all_rows and choice.fields is None:
            await self._database.ask(lambda w: w.runs.set_out(record.id, str(exported.out)))
        return exported

    async def draft(self, record: RunRecord) -> ExportDraft:
        """What can be exported of a run, with a row to show it by."""
        listed = await self._lists.record(record.list_id)
        path = self._lists.path_of(record.list_id)
        return ExportDraft(
            run_id=record.id,
            source=Path(record.file),
            file_kind=listed.file_kind,
            rows=listed.rows,
            headers=listed.headers,
            mapping=listed.mapping,
            kinds=tuple(kind for kind in Kind if kind in record.options.kinds),
            sample=await asyncio.to_thread(_sample_row, path, self._workspace_path, record.id),
        )

    async def counts(self, record: RunRecord) -> Mapping[Only, int]:
        """How many rows each part of the rows has; a large list takes a moment."""
        path = self._lists.path_of(record.list_id)
        return await self._child.run(count_parts, path, self._workspace_path, record.id)


def check_ending(out: Path, choice: ExportChoice) -> None:
    """See that a file's ending fits what is to be in it.

    Raises:
        UsageError: the sentence names the ending that does.
    """
    if choice.suffix and out.suffix.lower() != choice.suffix:
        raise UsageError(
            say(
                "This export is a {suffix} file, so {name} should end in {suffix}.",
                suffix=choice.suffix,
                name=out.name,
            )
        )


def _sample_row(list_path: Path, workspace_path: Path, run_id: str) -> ExportRow | None:
    reader = ListReader(list_path, workspace_path)
    try:
        rows = list(itertools.islice(reader.export_rows(run_id), _LOOKED_AT))
    finally:
        reader.close()
    return next((row for row in rows if has_result(row.answers)), rows[0] if rows else None)


def count_parts(report: Report, list_path: Path, workspace_path: Path, run_id: str) -> dict[Only, int]:
    """Count the rows of each part of a run's rows; a job of the child process."""
    reader = ListReader(list_path, workspace_path)
    counts = dict.fromkeys(Only, 0)
    try:
        for ids in _chunks(reader):
            for answers in reader.answers(run_id, ids).values():
                for part in Only:
                    counts[part] += belongs_to(answers, part)
            report(ids[-1], reader.count)
        counts[Only.MISSING] = reader.count - counts[Only.FOUND]  # rows of which the run knows nothing, too
    finally:
        reader.close()
    return counts


def _chunks(reader: ListReader) -> Iterator[list[int]]:
    ids = iter(reader.row_ids())
    while chunk := list(itertools.islice(ids, _CHUNK)):
        yield chunk
