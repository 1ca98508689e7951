"""The export, as a job of the child process: the user's own workbook with new columns, or a new file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.leads.fields import Kind
from gui.runs.answer_columns import AnswerColumn, answer_columns, has_result
from gui.runs.jobs import fingerprint_file
from gui.sheets import writing
from gui.store.list_reader import ExportRow, ListReader

if TYPE_CHECKING:
    from gui.store.lists import ListRecord
    from gui.store.runs import RunRecord

Report = Callable[[int, int | None], None]
_REPORT_EVERY = 1000


class Only(StrEnum):
    """Which rows of a run are exported. The values are the words of the command line's ``--only``."""

    FOUND = "found"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is exported, and where to.

    Attributes:
        list_path: the list's database file.
        workspace_path: the workspace's database file, which has the answers.
        run_id: whose answers.
        kinds: the run's kinds of search, in their usual order.
        source: the spreadsheet that was opened; it may be gone or changed since.
        fingerprint: of the source when it was opened.
        file_kind, sheet, header_row, encoding, delimiter: how it was read.
        out: where to write; .xlsx, .csv or .tsv.
        only: only the rows with a result, or without one; None for all.
    """

    list_path: Path
    workspace_path: Path
    run_id: str
    kinds: tuple[Kind, ...]
    source: Path
    fingerprint: str
    file_kind: str
    sheet: str | None
    header_row: int
    encoding: str | None
    delimiter: str | None
    out: Path
    only: Only | None = None

    @classmethod
    def of(
        cls,
        run: RunRecord,
        listed: ListRecord,
        list_path: Path,
        workspace_path: Path,
        *,
        out: Path,
        only: Only | None,
    ) -> ExportOrder:
        """The order to export a run's list as it was read."""
        return cls(
            list_path=list_path,
            workspace_path=workspace_path,
            run_id=run.id,
            kinds=tuple(kind for kind in Kind if kind in run.options.kinds),
            source=Path(run.file),
            fingerprint=listed.fingerprint,
            file_kind=listed.file_kind,
            sheet=listed.sheet,
            header_row=listed.header_row,
            encoding=listed.encoding,
            delimiter=listed.delimiter,
            out=out,
            only=only,
        )


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. ``note`` says when the user's own layout could not be kept, and why; else ""."""

    out: Path
    rows: int
    note: str = ""


def export_list(report: Report, order: ExportOrder) -> Exported:
    """Write the list with its answers.

    Raises:
        OutputError: it cannot be written there.
    """
    reader = ListReader(order.list_path, order.workspace_path)
    try:
        return _export(report, order, reader)
    finally:
        reader.close()


def _export(report: Report, order: ExportOrder, reader: ListReader) -> Exported:
    writing.check_output(order.source, order.out)
    columns = answer_columns(order.kinds, reader.headers)
    rows = _Counted(report, reader)
    note = ""
    if order.out.suffix.lower() == ".xlsx" and order.file_kind == "xlsx" and order.only is None:
        note = _why_not_a_copy(order)
        if not note:
            try:
                note = _write_copy(order, columns, rows)
                return Exported(order.out, rows.count, note)
            except ListFileError as error:
                note = f"{error.sentence} The result is a new workbook with all rows instead."
                rows.count = 0
    _write_new(order, reader.headers, columns, rows)
    return Exported(order.out, rows.count, note)


def _why_not_a_copy(order: ExportOrder) -> str:
    if not order.source.exists():
        return "Your file is no longer where it was, so the result is a new workbook with all its rows."
    if fingerprint_file(order.source) != order.fingerprint:
        return "Your file was changed since it was opened, so the result is a new workbook, as read."
    return ""


def _write_copy(order: ExportOrder, columns: Sequence[AnswerColumn], rows: _Counted) -> str:
    sheet, added = order.sheet or "", [writing.NewColumn(column.title, column.width) for column in columns]
    cells = ((row.row, [column.cell(row.answers) for column in columns]) for row in rows.of(order))
    return writing.write_copy(order.source, sheet, order.header_row, added, cells, order.out).note


def _write_new(
    order: ExportOrder, headers: Sequence[str], columns: Sequence[AnswerColumn], rows: _Counted
) -> None:
    is_text = order.file_kind in {"csv", "tsv", "txt"} and order.out.suffix.lower() == ".csv"
    lines = (
        [
            *map(writing.export_value, row.texts, row.natives),
            *(column.cell(row.answers) for column in columns),
        ]
        for row in rows.of(order)
    )
    writing.write_new(
        order.out,
        [*headers, *(column.title for column in columns)],
        lines,
        new_from=len(headers),
        delimiter=order.delimiter if is_text else None,
        encoding=order.encoding if is_text else None,
        source=order.source,
        sheet=order.sheet or "Leads",
    )


class _Counted:
    """The rows of an export, counted and reported as they pass."""

    def __init__(self, report: Report, reader: ListReader) -> None:
        self.count = 0
        self._report = report
        self._reader = reader

    def of(self, order: ExportOrder) -> Iterator[ExportRow]:
        for row in self._reader.export_rows(order.run_id):
            if order.only is None or has_result(row.answers) is (order.only is Only.FOUND):
                self.count += 1
                yield row
            if row.row % _REPORT_EVERY == 0:
                self._report(self.count, self._reader.count)


def default_out(source: Path) -> Path:
    """``<name>-enriched.<ext>`` beside the source; text lists stay text, every workbook becomes .xlsx."""
    suffix = source.suffix.lower()
    return source.with_name(f"{source.stem}-enriched{suffix if suffix in {'.csv', '.tsv'} else '.xlsx'}")
