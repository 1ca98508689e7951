"""A list that was exported here before: what it has counts, and only the rows still missing are asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gui.leads.cleaning import is_placeholder
from gui.leads.fields import Field, Kind
from gui.leads.sentences import say
from gui.store.list_files.fixes import Fixes
from gui.store.list_files.list_reader import ListReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from gui.leads.own_export import OwnExport
    from gui.runs.child import Report
    from gui.runs.opening.column_info import ColumnInfo

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """How many rows of an exported list have an answer, of how many."""

    rows: int
    emails: int
    phones: int


def own_columns(columns: tuple[ColumnInfo, ...], own: OwnExport | None) -> tuple[ColumnInfo, ...]:
    """What the columns are taken for, knowing which of them are ours."""
    if own is None:
        return columns
    guessed = {column.field: column.index for column in columns if column.field is not None}
    fields = {column: field for field, column in own.mapping(guessed).items()}
    return tuple(
        column
        if fields.get(column.index) is column.field
        else replace(
            column, field=fields.get(column.index), confidence=1.0, reason=say("exported here before")
        )
        for column in columns
    )


def adopt_answers(_report: Report, list_path: Path, mapping: Mapping[Field, int], own: OwnExport) -> None:
    """A job of the child process: where the user's own cell is empty, the answer beside it fills it."""
    beside = {
        field: (mapping[field], column)
        for field, column in own.answers.items()
        if field in mapping and mapping[field] != column
    }
    if not beside:
        return
    reader = ListReader(list_path)
    try:
        fixes = Fixes(list_path, readonly=False)
        try:
            with fixes.transaction():
                fixes.adopt(_answers(reader, beside), mapping)
        finally:
            fixes.close()
    finally:
        reader.close()


def count_answers(_report: Report, list_path: Path) -> AlreadyThere:
    """A job of the child process: how many rows have what would be looked for."""
    fixes = Fixes(list_path)
    try:
        emails, phones = fixes.filled(Kind.EMAIL), fixes.filled(Kind.PHONE)
        return AlreadyThere(fixes.rows(), emails, phones)
    finally:
        fixes.close()


def _answers(
    reader: ListReader, beside: Mapping[Field, tuple[int, int]]
) -> Iterator[tuple[int, dict[Field, str]]]:
    for row in reader.export_rows(None):
        found = {
            field: row.texts[ours]
            for field, (theirs, ours) in beside.items()
            if is_placeholder(row.texts[theirs]) and not is_placeholder(row.texts[ours])
        }
        if found:
            yield row.row, found
