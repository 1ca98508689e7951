"""By which columns a list's searches were worked out: kept beside them, so that no others are paid for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gui.leads.errors import StorageError
from gui.leads.fields import Field
from gui.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEY = "prepared_by"


def write_columns(database: Database, mapping: Mapping[Field, int] | None) -> None:
    """Say by which columns the searches are worked out, in the transaction that writes them."""
    database.run("DELETE FROM meta WHERE key = ?", (_KEY,))
    if mapping is not None:
        database.run("INSERT INTO meta VALUES (?, ?)", (_KEY, _text(mapping)))


def is_by(database: Database, mapping: Mapping[Field, int], schema: str = "main") -> bool:
    """Whether the searches that are there were worked out by these columns."""
    said = database.value(f"SELECT value FROM {schema}.meta WHERE key = ?", (_KEY,))
    return bool(said == _text(mapping))


def is_list_by(path: Path, mapping: Mapping[Field, int]) -> bool:
    """The same of a working copy; one that cannot be read is by no columns."""
    try:
        database = Database(path, readonly=True, rebuildable=True)
        try:
            return is_by(database, mapping)
        finally:
            database.close()
    except StorageError:
        return False


def columns_of(database: Database, schema: str = "main") -> dict[Field, int]:
    """The columns by which the searches that are there were worked out; empty where nobody knows."""
    said = database.value(f"SELECT value FROM {schema}.meta WHERE key = ?", (_KEY,))
    return {} if said is None else {Field(name): column for name, column in json.loads(said).items()}


def _text(mapping: Mapping[Field, int]) -> str:
    return json.dumps({field.value: column for field, column in mapping.items()}, sort_keys=True)
