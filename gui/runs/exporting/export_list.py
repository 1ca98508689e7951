"""The export, as a job of the child process: the user's own file with new columns, or new files."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.leads.export_choice import Form, Only
from gui.leads.fields import Field
from gui.leads.sentences import join, say
from gui.runs.exporting.answer_columns import answer_columns, usual_titles
from gui.runs.exporting.earlier_columns import earlier_columns, filled
from gui.runs.exporting.export_files import Group, plan_files
from gui.runs.exporting.export_order import Exported, ExportOrder
from gui.runs.exporting.export_rows import Selection, left_out_sentence
from gui.runs.exporting.field_columns import FieldReader
from gui.runs.opening.jobs import fingerprint_file
from gui.sheets import writing
from gui.sheets.file_kind import FileKind, detect_kind
from gui.sheets.output.copy_text import TextDialect, write_text_copy
from gui.store.list_files.list_reader import ExportRow, ListReader

if TYPE_CHECKING:
    from pathlib import Path

    from gui.sheets.grid import Native

__all__ = ["ExportOrder", "Exported", "Only", "default_out", "export_list"]

Report = Callable[[int, int | None], None]
Cells = Callable[[ExportRow], "list[Native]"]
_EXCEL_ENCODING = "utf-8-sig"


def export_list(report: Report, order: ExportOrder) -> Exported:
    """Write the list with its answers.

    Raises:
        OutputError: it cannot be written there.
        MissingColumnError: the list lacks what the export needs.
    """
    reader = ListReader(order.list_path, order.workspace_path)
    try:
        return _Export(report, order, reader).write()
    finally:
        reader.close()


class _Export:
    """One export at work."""

    def __init__(self, report: Report, order: ExportOrder, reader: ListReader) -> None:
        self._report = report
        self._order = order
        self._reader = reader
        self._earlier = earlier_columns(reader.headers, usual_titles())
        self._fields = FieldReader(order.mapping, order.kinds, self._earlier)
        self._fields.check(order.choice.needs, say("This export"))
        self._own, self._own_cells = self._own_columns()
        self._columns = answer_columns(order.kinds, self._own, order.choice.columns)
        if order.fills_earlier:
            self._fill_earlier()

    def _own_columns(self) -> tuple[Sequence[str], Cells]:
        chosen = self._order.choice.fields
        if chosen is None:
            return self._reader.headers, lambda row: list(map(writing.export_value, row.texts, row.natives))
        shown = self._fields.shown(chosen)
        return [title for title, _ in shown], lambda row: [read(row) for _, read in shown]

    def _fill_earlier(self) -> None:
        """Put answers where an earlier export put its own, instead of beside them."""
        earlier = self._earlier
        fill, own_cells = filled(self._columns, earlier), self._own_cells

        def cells(row: ExportRow) -> list[Native]:
            found = own_cells(row)
            fill(row, found)
            return found

        if earlier:
            self._own_cells = cells
            self._columns = [column for column in self._columns if column.part not in earlier]

    def write(self) -> Exported:
        writing.check_output(self._order.source, self._order.out)
        note = ""
        if self._order.is_copied_book:
            note, exported = self._try_to_copy(self._copy_book, _ANEW["book"])
            if exported is not None:
                return exported
        elif _is_macro_loss(self._order):
            note = _NO_MACROS
        if self._order.out.suffix.lower() == ".xlsm":
            note = note or _NO_COPY_WITH_MACROS
            self._order = replace(self._order, out=_without_macros(self._order))
        groups = plan_files(self._order, self._select().rows(), self._reader.count)
        if self._order.is_copied_text:
            why, exported = self._try_to_copy(lambda: self._write(groups, self._copy_text), _ANEW["text"])
            if exported is not None:
                return exported
            note = why
        return self._write(groups, self._write_new, note)

    def _select(self) -> Selection:
        return Selection(self._report, self._reader, self._order, self._fields)

    def _try_to_copy(self, copy: Callable[[], Exported], anew: str) -> tuple[str, Exported | None]:
        why = _why_not_a_copy(self._order)
        if why:
            return join(why, anew), None
        try:
            return "", copy()
        except ListFileError as error:
            return join(error.sentence, anew), None

    def _copy_book(self) -> Exported:
        order, selection = self._order, self._select()
        place = writing.Place.parse(order.choice.place)
        named = _naming_columns(order) if place.where is writing.Where.TAB else []
        titles = [writing.NewColumn(self._reader.headers[column]) for column in named]
        titles += [writing.NewColumn(column.title, column.width) for column in self._columns]
        cells = (
            (row.row, [*(row.texts[column] for column in named), *self._answers(row)])
            for row in selection.rows()
        )
        written = writing.write_copy(
            order.source, order.sheet or "", order.header_row, titles, cells, order.out, place=place
        )
        return Exported(order.out, selection.count, written.note, (order.out,))

    def _write(
        self, groups: Sequence[Group], write: Callable[[Group, Selection], None], note: str = ""
    ) -> Exported:
        rows, left_out = 0, Counter[str]()
        for group in groups:
            selection = self._select()
            write(group, selection)
            rows, left_out = rows + selection.count, selection.left_out
        files = tuple(itertools.chain.from_iterable(group.paths for group in groups))
        notes = [note, left_out_sentence(left_out), _several_files(files)]
        said = join(*notes)
        return Exported(files[0], rows, said, files, left_out.total())

    def _copy_text(self, group: Group, selection: Selection) -> None:
        order = self._order
        dialect = TextDialect(order.encoding or _EXCEL_ENCODING, order.delimiter or ",", order.header_row)
        rows = (
            (row.texts, self._answers(row) if is_wanted else None)
            for row, is_wanted in selection.all_rows(group.status)
        )
        titles = [column.title for column in self._columns]
        is_whole = order.choice.has_all_rows
        write_text_copy(order.source, dialect, titles, rows, group.paths[0], is_whole=is_whole)

    def _write_new(self, group: Group, selection: Selection) -> None:
        rows: Iterator[ExportRow] = selection.rows(group.status)
        for path in group.paths:
            part = itertools.islice(rows, group.most_rows) if group.most_rows else rows
            lines = ([*self._own_cells(row), *self._answers(row)] for row in part)
            titles = [*self._own, *(column.title for column in self._columns)]
            _write_new(replace(self._order, out=path), titles, lines, len(self._own))

    def _answers(self, row: ExportRow) -> list[str]:
        return [column.cell(row.answers) for column in self._columns]


_ANEW = {
    "book": say("The result is a new workbook with all rows instead."),
    "text": say("The result is written anew instead, as the list was read."),
}
_NAMING = (Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME, Field.COMPANY)
_NO_COPY_WITH_MACROS = say("Only a whole copy of your workbook can be an .xlsm, so this is an .xlsx.")
_NO_MACROS = say(
    "An .xlsx cannot hold macros, so this is a new workbook. Ask for .xlsm to get a copy with them."
)


def _is_macro_loss(order: ExportOrder) -> bool:
    is_book = order.file_kind == "xlsm" and order.out.suffix.lower() == ".xlsx"
    return is_book and order.choice.form is Form.SAME and order.choice.has_all_rows


def _without_macros(order: ExportOrder) -> Path:
    """Where a new workbook goes that cannot be the .xlsm that was asked for; never over another file."""
    out = order.out.with_suffix(".xlsx")
    names = itertools.chain([out], (out.with_name(f"{out.stem}-{n}.xlsx") for n in itertools.count(2)))
    return next(name for name in names if order.may_overwrite or not name.exists())


def _several_files(files: Sequence[Path]) -> str:
    return (
        ""
        if len(files) == 1
        else say(
            "{count} files were written: {names}.",
            count=str(len(files)),
            names=", ".join(f.name for f in files),
        )
    )


def _naming_columns(order: ExportOrder) -> list[int]:
    """The list's own columns that say who a row is about, for a tab that stands beside the list."""
    return [order.mapping[field] for field in _NAMING if field in order.mapping]


def _why_not_a_copy(order: ExportOrder) -> str:
    if not order.source.exists():
        return say("Your file is no longer where it was.")
    if fingerprint_file(order.source) != order.fingerprint:
        return say("Your file was changed since it was opened.")
    if detect_kind(order.source) is FileKind.PACKED:
        return say("Your list is packed in {name}, where nothing can be added to it.", name=order.source.name)
    return ""


def _write_new(
    order: ExportOrder, titles: Sequence[str], lines: Iterable[Sequence[Native]], new_from: int
) -> None:
    delimiter, encoding = _text_format(order)
    writing.write_new(
        order.out,
        titles,
        lines,
        new_from=new_from,
        delimiter=delimiter,
        encoding=encoding,
        source=order.source,
        sheet=order.sheet or "Leads",
    )


def _text_format(order: ExportOrder) -> tuple[str | None, str | None]:
    """Delimiter and encoding of a new text file; None for what its ending says."""
    form = order.choice.form
    if order.keeps_dialect:
        return order.delimiter, order.encoding
    if form is Form.CSV_CRM:
        return ",", "utf-8"
    is_csv = order.out.suffix.lower() == ".csv"
    return (order.separator if is_csv else None), None


def default_out(source: Path) -> Path:
    """``<name>-enriched.<ext>`` beside the source; text and macros stay, other books become .xlsx."""
    suffix = source.suffix.lower()
    kept = suffix if suffix in {".csv", ".tsv", ".xlsm"} else ".xlsx"
    return source.with_name(f"{source.stem}-enriched{kept}")
