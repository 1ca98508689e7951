"""What an export contains, as the user chose it: its form, its rows, its columns and their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gui.leads.fields import Field

BESIDE = "beside"
PLACES = (BESIDE, "end", "tab")
_LONGEST_TITLE = 200


class Form(StrEnum):
    """What kind of file is written. The values are stored."""

    SAME = "same"  # the user's own file with new columns, in its own layout
    BOOK = "excel"  # a new workbook
    CSV_EXCEL = "csv-excel"  # for a double click: the user's separator, a byte order mark
    CSV_CRM = "csv-crm"  # for other programs: commas, UTF-8 without a mark
    TSV = "tsv"


class Only(StrEnum):
    """Which rows of a run are exported. The values are the words of the command line's ``--only``."""

    FOUND = "found"
    MISSING = "missing"
    PROBLEMS = "problems"  # what the user can mend or decide: flawed rows, rows without an answer or in doubt


class Part(StrEnum):
    """One thing that is said of a row in a column of its own. The values are stored."""

    EMAIL = "email"
    EMAIL_VERDICT = "email_verdict"
    PHONE = "phone"
    PHONE_COUNTRY = "phone_country"
    CHECK = "address_check"
    STATUS = "status"
    REASON = "reason"
    WHERE_FROM = "where_from"
    ANSWERED_ON = "answered_on"


@dataclass(frozen=True, slots=True)
class PartColumn:
    """An answer's column. ``title`` is its name in the file, "" for the usual one."""

    part: Part
    title: str = ""


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """One of the user's own columns, found by its meaning and written under another name."""

    field: Field
    title: str


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What an export contains; everything but where it is written.

    Attributes:
        form: the kind of file.
        only: a part of the rows; None for all of them.
        columns: the answers' columns in their order; None for all that the run has, under their usual names.
        fields: only these of the user's own columns; None for all, as they are. Here a found email or phone
            stands in the column of that field, before the user's own.
        needs: rows without these fields are left out.
        unique_emails: of rows with the same email only the first is kept.
        most_rows: at most so many rows a file, then another one is begun; None for no limit.
        by_status: one file for each status.
        place: of the new columns in a copy of the workbook: "beside" the list, after everything ("end"), on a
            tab of their own ("tab"), or a column's letters.
    """

    form: Form = Form.SAME
    only: Only | None = None
    columns: tuple[PartColumn, ...] | None = None
    fields: tuple[FieldColumn, ...] | None = None
    needs: tuple[Field, ...] = ()
    unique_emails: bool = False
    most_rows: int | None = None
    by_status: bool = False
    place: str = BESIDE

    @property
    def has_all_rows(self) -> bool:
        """Whether every row goes into one file."""
        return not (self.only or self.needs or self.unique_emails or self.by_status or self.most_rows)

    @property
    def suffix(self) -> str:
        """The only ending that such a file can have; "" where the form leaves it open."""
        return _SUFFIXES.get(self.form, "")


USUAL_EXPORT = ExportChoice()
_SUFFIXES = {Form.BOOK: ".xlsx", Form.CSV_EXCEL: ".csv", Form.CSV_CRM: ".csv", Form.TSV: ".tsv"}


def to_entry(choice: ExportChoice) -> dict[str, object]:
    """A choice as plain JSON values."""
    columns, fields = choice.columns, choice.fields
    return {
        "form": choice.form.value,
        "only": choice.only.value if choice.only else None,
        "columns": None if columns is None else [[column.part.value, column.title] for column in columns],
        "fields": None if fields is None else [[column.field.value, column.title] for column in fields],
        "needs": [field.value for field in choice.needs],
        "unique_emails": choice.unique_emails,
        "most_rows": choice.most_rows,
        "by_status": choice.by_status,
        "place": choice.place,
    }


def from_entry(entry: object) -> ExportChoice:
    """Read what ``to_entry`` wrote; what is missing is as usual.

    Raises:
        ValueError: an entry makes no sense.
    """
    if not isinstance(entry, Mapping):
        raise ValueError(f"not an export's choice: {entry!r}")
    columns, fields, only, most = (entry.get(name) for name in ("columns", "fields", "only", "most_rows"))
    if most is not None and (isinstance(most, bool) or not isinstance(most, int) or most < 1):
        raise ValueError(f"not a number of rows: {most!r}")
    return ExportChoice(
        form=Form(entry.get("form", Form.SAME)),
        only=None if only is None else Only(only),
        columns=None if columns is None else tuple(PartColumn(Part(a), b) for a, b in _pairs(columns)),
        fields=None if fields is None else tuple(FieldColumn(Field(a), b) for a, b in _pairs(fields)),
        needs=tuple(Field(name) for name in _sequence(entry.get("needs", ()))),
        unique_emails=entry.get("unique_emails") is True,
        most_rows=most,
        by_status=entry.get("by_status") is True,
        place=str(entry.get("place", BESIDE)),
    )


def _sequence(value: object) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"not a list: {value!r}")
    return value


def _pairs(value: object) -> list[tuple[str, str]]:
    pairs = [tuple(_sequence(pair)) for pair in _sequence(value)]
    if any(
        len(pair) != len(("name", "title")) or not all(isinstance(each, str) for each in pair)
        for pair in pairs
    ):
        raise ValueError(f"not names with titles: {value!r}")
    return [(name, title[:_LONGEST_TITLE]) for name, title in pairs]
