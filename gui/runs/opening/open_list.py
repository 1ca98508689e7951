"""A list that is open: what the window shows of it besides its rows, and how it comes to be."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gui.leads.columns.layout import any_order_signature, from_any_order, header_signature, to_any_order
from gui.leads.sentences import say
from gui.runs.events import ListPeeked, ListProgress
from gui.runs.opening.checking import Checking
from gui.runs.opening.column_info import ColumnInfo
from gui.runs.opening.jobs import ImportedList, SheetChoice, Top, import_in_haste, import_list
from gui.runs.opening.own_exports import AlreadyThere, adopt_answers, count_answers, own_columns
from gui.sheets.book_opening import UnsafeSheetError
from gui.store.list_files.checked_by import is_list_by
from gui.store.lists import ListRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from gui.leads.columns.recognize import Guess
    from gui.leads.fields import Field
    from gui.runs.child import Child, OnProgress
    from gui.runs.database import Database
    from gui.runs.events import Events
    from gui.sheets.reading import ReadOptions

Stage = Literal["reading", "checking"]


@dataclass(frozen=True, slots=True)
class OpenList:
    """An open list.

    Attributes:
        list_id: its name in the workspace.
        path: the spreadsheet it was read from.
        name: the file's name.
        sheet: the sheet's name, or None for text files.
        sheets: the workbook's sheets, to choose from.
        rows: how many leads it has.
        headers: the columns' names, made unique.
        columns: what each column is taken for.
        header_row: the row of the headers, counted from 1; 0 when there is none.
        header_sure, encoding_sure, delimiter_sure: False where it was a guess.
        remarks: sentences about what is odd in the file.
        run_id: of a past run that was reopened, else None.
        is_retry: it was reopened to look up what had no answer in that run.
        already_there: of a list that was exported here before, what it has; else None.
    """

    list_id: str
    path: Path
    name: str
    sheet: str | None
    sheets: tuple[SheetChoice, ...]
    rows: int
    headers: tuple[str, ...]
    columns: tuple[ColumnInfo, ...]
    header_row: int
    header_sure: bool
    encoding: str | None
    encoding_sure: bool
    delimiter: str | None
    delimiter_sure: bool
    remarks: tuple[str, ...] = ()
    run_id: str | None = None
    is_retry: bool = False
    already_there: AlreadyThere | None = None

    @property
    def mapping(self) -> dict[Field, int]:
        """Which column holds which field."""
        return {column.field: column.index for column in self.columns if column.field is not None}


class Lists:
    """Opens lists: reads them in the child process and remembers their layouts.

    Attributes:
        checking: what works out their searches.
    """

    def __init__(
        self, lists_dir: Path, child: Child, database: Database, events: Events, now: Callable[[], datetime]
    ) -> None:
        self._lists_dir = lists_dir
        self._child = child
        self._database = database
        self._events = events
        self._now = now
        self.checking = Checking(child)

    def path_of(self, list_id: str) -> Path:
        """The list's database file."""
        return self._lists_dir / f"{list_id}.db"

    async def record(self, list_id: str) -> ListRecord:
        """A list as the workspace remembers it."""
        return await self._database.ask(lambda w: w.lists.get(list_id))

    async def open(self, path: Path, options: ReadOptions, mapping: Mapping[Field, int] | None) -> OpenList:
        """Read a spreadsheet, recognise its columns and begin to work out its searches.

        Args:
            path: the spreadsheet.
            options: which sheet, and what of it the user has set right.
            mapping: the user's own choice of columns, instead of a remembered layout or a guess.

        Raises:
            ListFileError: it cannot be read as a list.
        """

        def show(top: Top) -> None:
            self._events.tell(ListPeeked(str(path), top.headers, top.rows))

        read = await self._read(path, options, partial(self._tell, path, "reading"), show)
        remembered = None
        if mapping is None:
            remembered = await self._remembered(read)
        chosen = mapping if mapping is not None else remembered
        columns = (
            own_columns(_guessed(read), read.own)
            if chosen is None
            else chosen_columns(read.headers, chosen, by_user=mapping is not None)
        )
        opened = _open_list(path, read, columns)
        list_path = self.path_of(read.list_id)
        if read.own is not None:
            await self._child.run(adopt_answers, list_path, opened.mapping, read.own)
        self.check(opened)
        if read.own is not None:
            await self.checking.done(read.list_id)
            opened = replace(opened, already_there=await self._child.run(count_answers, list_path))
        record = _record(opened, read.fingerprint, read.file_kind, self._now())
        await self._database.ask(lambda w: w.lists.add(record))
        return opened

    def _tell(self, path: Path, stage: Stage, rows: int, total: int | None) -> None:
        self._events.tell(ListProgress(str(path), rows, total, stage))

    async def _read(
        self, path: Path, options: ReadOptions, on_progress: OnProgress, on_top: Callable[[Top], None]
    ) -> ImportedList:
        arguments = (path, options, self._lists_dir)
        heard: dict[str, Any] = {"on_progress": on_progress, "on_news": on_top}
        try:
            return await self._child.run(import_in_haste, *arguments, **heard)
        except UnsafeSheetError:
            await self._child.restart()
            return await self._child.run(import_list, *arguments, **heard)

    def check(self, opened: OpenList) -> None:
        """Begin to work out a list's searches by its columns; what was begun by others is given up."""
        told, mapping = partial(self._tell, opened.path, "checking"), opened.mapping

        async def write_down() -> None:
            # Not before: searches of the former columns must never go under the new ones.
            await self._database.ask(lambda w: w.lists.set_mapping(opened.list_id, mapping))

        path = self.path_of(opened.list_id)
        self.checking.begin(opened.list_id, path, mapping, opened.rows, told, write_down)

    async def is_checked(self, opened: OpenList) -> bool:
        """Whether a list's searches are there, worked out by its columns and no others."""
        return await asyncio.to_thread(is_list_by, self.path_of(opened.list_id), opened.mapping)

    async def remember(self, headers: tuple[str, ...], mapping: Mapping[Field, int]) -> None:
        """Take these columns for the next list of this layout, too."""
        exact, loose = header_signature(headers), any_order_signature(headers)
        await self._database.ask(lambda w: w.lists.remember_layout(exact, mapping))
        in_any_order = to_any_order(headers, mapping)
        await self._database.ask(lambda w: w.lists.remember_layout(loose, in_any_order))

    async def _remembered(self, read: ImportedList) -> Mapping[Field, int] | None:
        exact = await self._database.ask(lambda w: w.lists.layout(read.signature))
        if exact is not None:
            return exact
        loose = any_order_signature(read.headers)
        found = await self._database.ask(lambda w: w.lists.layout(loose))
        return None if found is None else from_any_order(read.headers, found)

    async def reopen(self, record: ListRecord, run_id: str | None) -> OpenList:
        """Open a list from the workspace alone, without its spreadsheet."""
        return OpenList(
            list_id=record.id,
            path=Path(record.path),
            name=Path(record.path).name,
            sheet=record.sheet,
            sheets=(SheetChoice(record.sheet, hidden=False, rows=record.rows),) if record.sheet else (),
            rows=record.rows,
            headers=record.headers,
            columns=chosen_columns(record.headers, record.mapping, by_user=False),
            header_row=record.header_row,
            header_sure=True,
            encoding=record.encoding,
            encoding_sure=True,
            delimiter=record.delimiter,
            delimiter_sure=True,
            run_id=run_id,
        )


def _guessed(read: ImportedList) -> tuple[ColumnInfo, ...]:
    return tuple(_column(read.headers, guess) for guess in read.guesses)


def _column(headers: tuple[str, ...], guess: Guess) -> ColumnInfo:
    return ColumnInfo(guess.column, headers[guess.column], guess.field, guess.confidence, guess.reason)


def chosen_columns(
    headers: tuple[str, ...], mapping: Mapping[Field, int], *, by_user: bool
) -> tuple[ColumnInfo, ...]:
    """The columns of a list under a mapping that was chosen, now or the last time."""
    fields = {column: field for field, column in mapping.items()}
    reason = say("your choice") if by_user else say("as last time")
    return tuple(
        ColumnInfo(index, header, fields.get(index), 1.0, reason if index in fields else "")
        for index, header in enumerate(headers)
    )


def _open_list(path: Path, read: ImportedList, columns: tuple[ColumnInfo, ...]) -> OpenList:
    return OpenList(
        list_id=read.list_id,
        path=path,
        name=path.name,
        sheet=read.sheet,
        sheets=read.sheets,
        rows=read.rows,
        headers=read.headers,
        columns=columns,
        header_row=read.header_row,
        header_sure=read.header_sure,
        encoding=read.encoding,
        encoding_sure=read.encoding_sure,
        delimiter=read.delimiter,
        delimiter_sure=read.delimiter_sure,
        remarks=read.remarks,
    )


def _record(opened: OpenList, fingerprint: str, file_kind: str, now: datetime) -> ListRecord:
    return ListRecord(
        id=opened.list_id,
        path=opened.path,
        file_kind=file_kind,
        sheet=opened.sheet,
        header_row=opened.header_row,
        encoding=opened.encoding,
        delimiter=opened.delimiter,
        fingerprint=fingerprint,
        rows=opened.rows,
        headers=opened.headers,
        mapping=opened.mapping,
        opened_at=now,
    )
