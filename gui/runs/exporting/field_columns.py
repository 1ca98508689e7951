"""The user's columns as another program names them: a found email or phone first, then what the list had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.cleaning import clean_email, clean_phone, split_name, tidy_name
from gui.leads.errors import MissingColumnError
from gui.leads.export_choice import Part
from gui.leads.fields import Field, Kind
from gui.leads.sentences import listed, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gui.leads.export_choice import FieldColumn
    from gui.runs.exporting.answer_columns import Answers
    from gui.store.list_files.list_reader import ExportRow

    Reader = Callable[[ExportRow], str]

_FOUND_BY = {Field.EMAIL: Kind.EMAIL, Field.PHONE: Kind.PHONE}
FIELD_WORDS = {
    Field.FIRST_NAME: say("first name"),
    Field.LAST_NAME: say("last name"),
    Field.FULL_NAME: say("full name"),
    Field.COMPANY: say("company"),
    Field.DOMAIN: say("domain"),
    Field.LINKEDIN_URL: say("LinkedIn URL"),
    Field.EMAIL: say("email"),
    Field.PHONE: say("phone"),
    Field.COUNTRY: say("country"),
}
_PARTS = {Part.EMAIL: Field.EMAIL, Part.PHONE: Field.PHONE}
_INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """Where the cells of a program's column come from.

    Attributes:
        title: the program's name for it.
        column: of the user's list; "" for none.
        is_found: the run's answers come first.
    """

    title: str
    column: str
    is_found: bool

    @property
    def is_there(self) -> bool:
        """Whether the column is written."""
        return self.is_found or bool(self.column)


class FieldReader:
    """Reads fields of a row of the list with its answers; fields it cannot have are not there."""

    def __init__(
        self, mapping: Mapping[Field, int], kinds: Sequence[Kind], earlier: Mapping[Part, int] | None = None
    ) -> None:
        """Read by the list's columns, the run's answers, and the columns that an earlier export left."""
        self._mapping = mapping
        self._kinds = frozenset(kinds)
        self._earlier = {_PARTS[part]: column for part, column in (earlier or {}).items() if part in _PARTS}

    def has(self, field: Field) -> bool:
        """Whether the list or the run's answers can hold the field."""
        return self._column(field) is not None or self._is_found(field)

    def origin(self, column: FieldColumn, headers: Sequence[str]) -> FieldOrigin:
        """Where the cells of a program's column come from, by the names of the list's columns."""
        own = self._column(column.field)
        return FieldOrigin(column.title, "" if own is None else headers[own], self._is_found(column.field))

    def _column(self, field: Field) -> int | None:
        """The list's column for a field: its own, one of an earlier export, that of whole names."""
        if field in self._mapping:
            return self._mapping[field]
        if field in {Field.FIRST_NAME, Field.LAST_NAME}:
            return self._mapping.get(Field.FULL_NAME)
        return self._earlier.get(field)

    def _is_found(self, field: Field) -> bool:
        return _FOUND_BY.get(field) in self._kinds

    def shown(self, columns: Sequence[FieldColumn]) -> list[tuple[str, Reader]]:
        """Titles and readers of the columns that can be filled."""
        return [(column.title, self.reader(column.field)) for column in columns if self.has(column.field)]

    def check(self, needs: Sequence[Field], title: str) -> None:
        """See that needed fields are there.

        Raises:
            MissingColumnError: neither the list nor the run has one of them.
        """
        missing = [FIELD_WORDS[field] for field in needs if not self.has(field)]
        if missing:
            raise MissingColumnError(
                say(
                    "{title} needs {fields}, and neither the list nor the run has it. Say which "
                    "column it is, or choose another kind of export. Nothing was written.",
                    title=title,
                    fields=listed(missing),
                )
            )

    def reader(self, field: Field) -> Reader:
        """How to read one field."""
        if field is Field.EMAIL:
            return self._email
        if field is Field.PHONE:
            return self._phone
        if field in {Field.FIRST_NAME, Field.LAST_NAME} and field not in self._mapping:
            return self._part_of_name(0 if field is Field.FIRST_NAME else 1)
        return lambda row: self._own(row, field)

    def _own(self, row: ExportRow, field: Field) -> str:
        column = self._mapping.get(field)
        return "" if column is None else row.texts[column].strip()

    def _email(self, row: ExportRow) -> str:
        if found := _found(row.answers, Kind.EMAIL):
            return found
        checked = row.answers.get(Kind.VERIFY)
        if checked is not None and checked.verdict == _INVALID:
            return ""
        return clean_email(self._own(row, Field.EMAIL)) or clean_email(self._before(row, Field.EMAIL))

    def _phone(self, row: ExportRow) -> str:
        own = self._own(row, Field.PHONE)
        return _found(row.answers, Kind.PHONE) or clean_phone(own) or own or self._before(row, Field.PHONE)

    def _before(self, row: ExportRow, field: Field) -> str:
        """What an earlier export had found."""
        column = self._earlier.get(field)
        return "" if column is None else row.texts[column].strip()

    def _part_of_name(self, part: int) -> Reader:
        return lambda row: split_name(tidy_name(self._own(row, Field.FULL_NAME)))[part]


def _found(answers: Answers, kind: Kind) -> str:
    answer = answers.get(kind)
    return "" if answer is None or answer.verdict == _INVALID else answer.value
