"""The jobs of the child process: where spreadsheets and list files meet.

Each is a module-level function ``(report, ...) -> small status``, see ``gui.runs.child``.
"""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.columns import recognize
from gui.leads.columns.layout import header_signature
from gui.leads.fields import Kind
from gui.leads.own_export import OwnExport, recognize_own
from gui.leads.problems import Problem
from gui.leads.search import already_there, build_search
from gui.runs.opening.advising import advise_list
from gui.sheets import reading
from gui.store.list_files.list_file import ListWriter, write_prepared
from gui.store.list_files.list_reader import ListReader
from gui.store.list_files.prepared_row import PreparedRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from gui.leads.fields import Field
    from gui.leads.lead import Lead
    from gui.runs.child import Report

_CHUNK = 1000
_SAMPLE = 200
_TOP = 8


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet of the workbook, to choose from. ``rows`` is None while unknown."""

    name: str
    hidden: bool
    rows: int | None


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What reading a spreadsheet gave, besides its rows, which are in the list file."""

    list_id: str
    fingerprint: str
    file_kind: str
    sheet: str | None
    sheets: tuple[SheetChoice, ...]
    header_row: int
    header_sure: bool
    encoding: str | None
    encoding_sure: bool
    delimiter: str | None
    delimiter_sure: bool
    headers: tuple[str, ...]
    guesses: tuple[recognize.Guess, ...]
    signature: str
    rows: int
    remarks: tuple[str, ...]
    own: OwnExport | None = None


@dataclass(frozen=True, slots=True)
class Top:
    """The first rows of a list."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def fingerprint_file(path: Path) -> str:
    """A hash of the file's bytes, to notice that it changed since."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def import_list(
    report: Report, path: Path, options: reading.ReadOptions, lists_dir: Path, *, in_haste: bool = False
) -> ImportedList:
    """Read a spreadsheet into its list file and guess what its columns mean; tells the ``Top`` at once.

    Raises:
        ListFileError: it cannot be read as a list.
        UnsafeSheetError: only in haste: the process has to end, and the next one takes its time.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="fingerprint") as thread:
        reading.check_file(path)
        hashing = thread.submit(fingerprint_file, path)
        meanings = _Meanings()

        def tell(peeked: reading.Peek) -> None:
            rows = tuple(row.texts for row in peeked.rows)
            report.tell(Top(peeked.headers, rows[:_TOP]))
            meanings.of(peeked.headers, rows[:_SAMPLE])

        with reading.open_list(path, options, on_top=tell, in_haste=in_haste) as source:
            return _import(report, path, source, hashing.result, meanings, lists_dir)


class _Meanings:
    """What columns mean, worked out while the file is still being loaded, as its top tells already."""

    def __init__(self) -> None:
        self._seen: object = None
        self._guesses: tuple[recognize.Guess, ...] = ()

    def of(self, headers: tuple[str, ...], sample: Sequence[tuple[str, ...]]) -> tuple[recognize.Guess, ...]:
        """Guess, or say again what was guessed for just these."""
        if self._seen != (headers, sample):
            self._seen = headers, sample
            self._guesses = tuple(recognize.recognize(headers, sample))
        return self._guesses


def import_in_haste(
    report: Report, path: Path, options: reading.ReadOptions, lists_dir: Path
) -> ImportedList:
    """``import_list``, quicker, in a process that can be thrown away."""
    return import_list(report, path, options, lists_dir, in_haste=True)


def _import(
    report: Report,
    path: Path,
    source: reading.SourceList,
    fingerprint: Callable[[], str],
    meanings: _Meanings,
    lists_dir: Path,
) -> ImportedList:
    list_id = _list_id(
        path, fingerprint(), source.sheet, source.header_row, source.encoding, source.delimiter
    )
    rows = _copy_rows(report, source, lists_dir / f"{list_id}.db")
    sample = tuple(row.texts for row in source.first_rows(_SAMPLE))
    return ImportedList(
        list_id=list_id,
        fingerprint=fingerprint(),
        file_kind=source.kind.value,
        sheet=source.sheet or None,
        sheets=tuple(SheetChoice(info.name, info.hidden, info.rows) for info in source.sheets),
        header_row=source.header_row,
        header_sure=source.header_sure,
        encoding=source.encoding,
        encoding_sure=source.encoding_sure,
        delimiter=source.delimiter,
        delimiter_sure=source.delimiter_sure,
        headers=tuple(source.headers),
        guesses=meanings.of(tuple(source.headers), sample),
        signature=header_signature(source.headers),
        rows=rows,
        remarks=tuple(source.remarks),
        own=recognize_own(source.headers, sample),
    )


def _list_id(path: Path, *parts: object) -> str:
    """The same file read in the same way is the same list."""
    text = json.dumps([str(path), *(str(part) for part in parts)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _copy_rows(report: Report, source: reading.SourceList, target: Path) -> int:
    writer = ListWriter(target)
    try:
        count = 0
        for block in source.blocks():
            writer.append_block(block.numbers, block.texts, block.natives)
            count += len(block.numbers)
            report(count, source.expected_rows)
        return writer.finish(source.headers)
    except BaseException:
        writer.abort()
        raise


def prepare_list(report: Report, list_path: Path, mapping: Mapping[Field, int]) -> None:
    """Work out every row's searches and problems for a mapping, for all kinds, into the list file."""
    reader = ListReader(list_path)
    try:
        write_prepared(list_path, _prepared(report, reader, mapping), mapping)
        advise_list(list_path, reader, mapping)
        report(reader.count, reader.count)
    finally:
        reader.close()


def _prepared(report: Report, reader: ListReader, mapping: Mapping[Field, int]) -> Iterator[PreparedRow]:
    for count, lead in enumerate(reader.leads(mapping)):
        for kind in Kind:
            yield prepare(kind, lead)
        if count % _CHUNK == 0:
            report(count, reader.count)


def prepare(kind: Kind, lead: Lead) -> PreparedRow:
    """One row's question of one kind, or what stands in its way."""
    filled = int(already_there(kind, lead))
    built = build_search(kind, lead)
    if isinstance(built, Problem):
        return PreparedRow(lead.row, kind.value, None, None, built.code.value, built.field.value, filled)
    params = json.dumps(dict(built.params), ensure_ascii=False, sort_keys=True)
    return PreparedRow(lead.row, kind.value, built.identity, params, None, None, filled)
