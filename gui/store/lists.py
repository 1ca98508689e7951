"""Which lists were opened, how they were read, and what their columns mean."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.fields import Field
from gui.leads.sentences import say
from gui.store import moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from gui.store.database import Database


@dataclass(frozen=True, slots=True)
class ListRecord:
    """A list as it was opened.

    Attributes:
        id: also the name of its database file.
        path: the spreadsheet.
        header_row: 1-based row of the sheet, 0 for none.
        fingerprint: a hash of the spreadsheet's bytes.
        headers: one text per column.
        mapping: what columns mean, as column indexes from 0.
        opened_at: the last time, in UTC.
    """

    id: str
    path: Path
    file_kind: str
    sheet: str | None
    header_row: int
    encoding: str | None
    delimiter: str | None
    fingerprint: str
    rows: int
    headers: tuple[str, ...]
    mapping: Mapping[Field, int]
    opened_at: datetime


class Lists:
    """The lists of the workspace, and the layouts remembered from them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, record: ListRecord) -> None:
        """Write a list down; one with the same id is brought up to date."""
        with self._database.transaction():
            self._database.run(_UPSERT, _values(record))

    def get(self, list_id: str) -> ListRecord:
        """A list by its id.

        Raises:
            UsageError: there is none.
        """
        row = self._database.row("SELECT * FROM lists WHERE id = ?", (list_id,))
        if row is None:
            raise UsageError(say("This list is not in the workspace any more. Open its spreadsheet again."))
        return _record(row)

    def set_mapping(self, list_id: str, mapping: Mapping[Field, int]) -> None:
        """Change what the columns of a list mean."""
        with self._database.transaction():
            self._database.run(
                "UPDATE lists SET mapping = ? WHERE id = ?", (mapping_to_json(mapping), list_id)
            )

    def all(self) -> list[ListRecord]:
        """Every list; of one that was forgotten, only the id may be left, and its path is empty."""
        return [_record(row) for row in self._database.rows("SELECT * FROM lists ORDER BY id")]

    def recent(self, limit: int) -> list[ListRecord]:
        """The lists opened last, newest first, each spreadsheet and sheet once."""
        return [_record(row) for row in self._database.rows(_RECENT, (moment.to_text(NEVER_OPENED), limit))]

    def take_off_recent(self, list_id: str) -> None:
        """Leave a list out of ``recent``, however it was read, until it is opened again."""
        with self._database.transaction():
            self._database.run(_TAKE_OFF, (moment.to_text(NEVER_OPENED), list_id))

    def remember_layout(self, signature: str, mapping: Mapping[Field, int]) -> None:
        """Keep what columns with these headers mean, for the next list that has them."""
        with self._database.transaction():
            self._database.run(
                "INSERT INTO layouts (signature, mapping) VALUES (?, ?) "
                "ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping",
                (signature, mapping_to_json(mapping)),
            )

    def layout(self, signature: str) -> Mapping[Field, int] | None:
        """What columns with these headers meant the last time, if ever."""
        text = self._database.value("SELECT mapping FROM layouts WHERE signature = ?", (signature,))
        return None if text is None else mapping_from_json(text)


# Of a list that was taken off: as if it was opened before all others.
NEVER_OPENED = datetime(1970, 1, 1, tzinfo=UTC)


def mapping_to_json(mapping: Mapping[Field, int]) -> str:
    """Write a mapping down."""
    return json.dumps({field.value: column for field, column in mapping.items()})


def mapping_from_json(text: str) -> dict[Field, int]:
    """Read what ``mapping_to_json`` wrote."""
    return {Field(field): column for field, column in json.loads(text).items()}


_UPSERT = """
INSERT INTO lists (id, path, file_kind, sheet, header_row, encoding, delimiter, fingerprint, rows, headers,
                   mapping, opened_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    path = excluded.path, file_kind = excluded.file_kind, sheet = excluded.sheet,
    header_row = excluded.header_row, encoding = excluded.encoding, delimiter = excluded.delimiter,
    fingerprint = excluded.fingerprint, rows = excluded.rows, headers = excluded.headers,
    mapping = excluded.mapping, opened_at = excluded.opened_at
"""

_TAKE_OFF = """
UPDATE lists SET opened_at = ?
WHERE (path, ifnull(sheet, '')) = (SELECT path, ifnull(sheet, '') FROM lists WHERE id = ?)
"""

_RECENT = """
SELECT * FROM (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY path, sheet ORDER BY opened_at DESC, id) AS newest FROM lists)
WHERE newest = 1 AND opened_at > ? ORDER BY opened_at DESC, id LIMIT ?
"""


def _values(record: ListRecord) -> tuple[object, ...]:
    return (
        record.id,
        str(record.path),
        record.file_kind,
        record.sheet,
        record.header_row,
        record.encoding,
        record.delimiter,
        record.fingerprint,
        record.rows,
        json.dumps(record.headers, ensure_ascii=False),
        mapping_to_json(record.mapping),
        moment.to_text(record.opened_at),
    )


def _record(row: sqlite3.Row) -> ListRecord:
    return ListRecord(
        id=row["id"],
        path=Path(row["path"]),
        file_kind=row["file_kind"],
        sheet=row["sheet"],
        header_row=row["header_row"],
        encoding=row["encoding"],
        delimiter=row["delimiter"],
        fingerprint=row["fingerprint"],
        rows=row["rows"],
        headers=tuple(json.loads(row["headers"])),
        mapping=mapping_from_json(row["mapping"]),
        opened_at=moment.from_text(row["opened_at"]),
    )
