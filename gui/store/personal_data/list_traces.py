"""Finds a person in a list's working copy, and takes them out of it; the rows stay where they are, blank."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from gui.leads.cleaning import clean_phone, emails_in, fold_words, is_placeholder, linkedin_slug
from gui.leads.errors import StorageError
from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.problems import Problem
from gui.leads.search import build_search
from gui.leads.whom import naming, personal_texts
from gui.store.database import Database
from gui.store.failures import is_held
from gui.store.list_files.checked_by import columns_of
from gui.store.list_files.list_file import is_whole, remove_list
from gui.store.personal_data.rewriting import overwriting, rebuild

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path


@dataclass(slots=True)
class ListTraces:
    """Where a person is in a list.

    Attributes:
        path: the list's working copy.
        rows: the rows about the person.
        cells: by row, cells of other rows that name an address of theirs, as columns from 0.
        identities: of the searches that were worked out for the rows.
        texts: names, addresses, pages and numbers in the rows.
        headers: the list's own.
        named_in_headers: whether the person stands there, as in a row that was taken for them.
        is_checked: whether its searches were worked out: nobody is found by a name before.
    """

    path: Path
    rows: set[int] = field(default_factory=set)
    cells: dict[int, list[int]] = field(default_factory=dict)
    identities: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    headers: tuple[str, ...] = ()
    named_in_headers: bool = False
    is_checked: bool = True

    def __bool__(self) -> bool:
        return bool(self.rows or self.cells or self.named_in_headers)


def find_in_list(path: Path, identities: Collection[str], addresses: Collection[str]) -> ListTraces:
    """Look for a person; a working copy that cannot be read is removed: it is made again from its file."""
    found = ListTraces(path)
    if not is_whole(path):
        remove_list(path)
        return found
    database = Database(path, readonly=True, rebuildable=True)
    try:
        _find(database, found, identities, addresses)
    finally:
        database.close()
    return found


def found_beside(path: Path, identities: Collection[str], rows: Collection[int]) -> set[str]:
    """Which of these searches a list also has outside these rows."""
    if not identities or not path.exists():
        return set()
    database = Database(path, readonly=True, rebuildable=True)
    try:
        asked = tuple(json.dumps(sorted(each)) for each in (identities, rows))
        return {identity for (identity,) in database.stream(_BESIDE, asked)}
    finally:
        database.close()


def _find(
    database: Database, found: ListTraces, identities: Collection[str], addresses: Collection[str]
) -> None:
    mapping = columns_of(database)
    found.is_checked = bool(database.value(_IS_CHECKED))
    found.headers = tuple(json.loads(database.value(_HEADERS) or "[]"))
    found.rows = {row for (row,) in database.stream(_BY_IDENTITY, (json.dumps(sorted(identities)),))}
    for address in addresses:
        for row, cells in database.stream(_BY_ADDRESS, (address,)):
            _look_at(found, row, json.loads(cells), address, mapping)
    rows = json.dumps(sorted(found.rows))
    for identity, params in database.stream(_PREPARED, (rows,)):
        found.identities.add(identity)
        found.texts |= personal_texts(json.loads(params))  # as it leaves, which no cell may say just so
    for (cells,) in database.stream(_CELLS, (rows,)):
        found.texts |= _texts(json.loads(cells), mapping)
    for row in found.rows:
        found.cells.pop(row, None)


def _look_at(
    found: ListTraces, row: int, cells: list[str], address: str, mapping: Mapping[Field, int]
) -> None:
    """The row is about whom its address column names; elsewhere an address may be named beside another.

    Without such a column it is about whose address fills a cell alone.
    """
    column = mapping.get(Field.EMAIL)
    alone = [cell for cell in cells if len(cell.split()) == 1]
    told = alone if column is None else cells[column : column + 1]
    if any(address in emails_in(cell) for cell in told):
        found.rows.add(row)
        return
    pattern = naming((address,))
    if columns := {at for at, text in enumerate(cells) if pattern.search(text.casefold())}:
        found.cells[row] = sorted(columns.union(found.cells.get(row, ())))


def _texts(cells: list[str], mapping: Mapping[Field, int]) -> set[str]:
    values = {name: cells[column].strip() for name, column in mapping.items() if column < len(cells)}
    first, last = values.get(Field.FIRST_NAME, ""), values.get(Field.LAST_NAME, "")
    page, phone = values.get(Field.LINKEDIN_URL, ""), values.get(Field.PHONE, "")
    texts = {values.get(Field.FULL_NAME, ""), phone if clean_phone(phone) else ""}
    texts |= {page, f"in/{slug}"} if (slug := linkedin_slug(page)) else set()
    texts |= set(emails_in(values.get(Field.EMAIL, "")))
    texts |= {f"{first} {last}", f"{last} {first}"} if first and last else set()
    return {text for text in texts if not is_placeholder(text)}


def take_out(traces: ListTraces, texts: Collection[str] = ()) -> None:
    """Blank the rows and cells, forget what was worked out of them, and write the file anew.

    Args:
        traces: what to take out.
        texts: what names the person, casefolded, for the headers.

    Raises:
        StorageError: the working copy cannot be written, or somebody reads it all the time.
    """
    database = Database(traces.path, rebuildable=True)
    try:
        with overwriting(database), database.transaction():
            mapping = columns_of(database)
            for row in traces.rows:
                _blank(database, row, mapping)
            for row, columns in traces.cells.items():
                _blank_cells(database, row, columns, mapping)
            _forget_names(database, traces.texts)
            if traces.named_in_headers:
                left = json.dumps(headers_without(traces.headers, texts))
                database.run("UPDATE meta SET value = ? WHERE key = 'headers'", (left,))
        rebuild(database)
    finally:
        database.close()


def headers_without(headers: Sequence[str], texts: Collection[str]) -> tuple[str, ...]:
    """Headers without a person: all blank where they are the person's own row, else but for the cells named.

    Args:
        headers: one text per column.
        texts: what names the person, casefolded.
    """
    told = [header.strip().casefold() for header in headers]
    whole = [text for text in texts if " " in text or "@" in text]  # a single word may be any column's name
    if {*told, *(" ".join(pair) for pair in pairwise(told))}.intersection(whole):
        return ("",) * len(headers)
    telling = naming([text for text in texts if "@" in text])
    return tuple("" if telling.search(each) else header for header, each in zip(headers, told, strict=True))


def forget_headers(database: Database, texts: Collection[str]) -> None:
    """Take a person out of the headers of all lists of the workspace. Part of the caller's transaction."""
    for row in database.rows("SELECT id, headers FROM lists"):
        headers = tuple(json.loads(row["headers"]))
        if (left := headers_without(headers, texts)) != headers:
            told = json.dumps(left, ensure_ascii=False)
            database.run("UPDATE lists SET headers = ? WHERE id = ?", (told, row["id"]))


def remove_abandoned(folder: Path) -> None:
    """Remove the half-written working copies that nobody writes any more."""
    for part in folder.glob("*.part"):
        if part.stat().st_size and not _is_written(part):  # an empty one names nobody, and was just begun
            remove_list(part)


def _is_written(part: Path) -> bool:
    try:
        _refuse_written(part)
    except StorageError as error:
        return is_held(error)
    return False


def _refuse_written(path: Path) -> None:
    database = Database(path, rebuildable=True, patience_s=0)
    try:
        database.run("BEGIN EXCLUSIVE")
    finally:
        database.close()


def remove_unchecked(path: Path) -> None:
    """Remove a working copy of which nobody can tell who is in it; it is made again from its spreadsheet.

    Raises:
        StorageError: it is just being checked.
    """
    _refuse_written(path)
    remove_list(path)


def _blank(database: Database, row: int, mapping: Mapping[Field, int]) -> None:
    database.run("UPDATE leads SET cells = '[]', natives = NULL WHERE row = ?", (row,))
    for table in ("fixes", "advice"):
        database.run(f"DELETE FROM {table} WHERE row = ?", (row,))
    for kind in Kind:
        problem = build_search(kind, Lead(row, dict.fromkeys(mapping, "")))
        if isinstance(problem, Problem):
            database.run(_NO_SEARCH, (problem.code.value, problem.field.value, row, kind.value))


def _blank_cells(
    database: Database, row: int, columns: Collection[int], mapping: Mapping[Field, int]
) -> None:
    cells, natives = database.row("SELECT cells, natives FROM leads WHERE row = ?", (row,)) or ("[]", None)
    texts, values = json.loads(cells), json.loads(natives) if natives else []
    for column in columns:
        texts[column] = ""
        if column < len(values):
            values[column] = None
    packed = json.dumps(values, ensure_ascii=False) if natives else None
    database.run(
        "UPDATE leads SET cells = ?, natives = ? WHERE row = ?",
        (json.dumps(texts, ensure_ascii=False), packed, row),
    )
    if not set(columns).isdisjoint(mapping.values()):  # a fix may be made of what stood there
        database.run("DELETE FROM fixes WHERE row = ?", (row,))


def _forget_names(database: Database, texts: Collection[str]) -> None:
    """Take the person's names out of what the list as a whole said."""
    told = database.value("SELECT evidence FROM list_evidence")
    if told is None:
        return
    whole = "|".join(f" {fold_words(text)} " for text in texts)
    firsts, lasts, *facts = json.loads(told)
    kept = [[name for name in names if f" {name} " not in whole] for names in (firsts, lasts)]
    database.run("UPDATE list_evidence SET evidence = ?", (json.dumps([*kept, *facts]),))


_THESE = "IN (SELECT value FROM json_each(?))"
_KINDS = ", ".join(f"'{kind.value}'" for kind in Kind)
_BY_IDENTITY = f"""
SELECT DISTINCT row FROM prepared WHERE identity IS NOT NULL AND kind IN ({_KINDS}) AND identity {_THESE}"""
_BY_ADDRESS = "SELECT row, cells FROM leads WHERE instr(lower(cells), ?)"
_BESIDE = f"""
SELECT DISTINCT identity FROM prepared
WHERE identity IS NOT NULL AND kind IN ({_KINDS}) AND identity {_THESE} AND row NOT {_THESE}"""
_PREPARED = f"SELECT DISTINCT identity, params FROM prepared WHERE identity IS NOT NULL AND row {_THESE}"
_IS_CHECKED = "SELECT EXISTS (SELECT 1 FROM prepared) OR NOT EXISTS (SELECT 1 FROM leads)"
_HEADERS = "SELECT value FROM meta WHERE key = 'headers'"
_CELLS = f"SELECT cells FROM leads WHERE row {_THESE}"
_NO_SEARCH = """
UPDATE prepared SET identity = NULL, params = NULL, problem = ?, field = ?, filled = 0
WHERE row = ? AND kind = ?"""
