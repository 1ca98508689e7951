"""What each column of a program is filled with, as the window says it before a file is written."""

from __future__ import annotations

import pytest

from gui.leads.export_choice import FieldColumn, Part
from gui.leads.fields import Field, Kind
from gui.runs.exporting.field_columns import FieldOrigin, FieldReader

HEADERS = ("Name", "Mail", "Email (Enrow)")


@pytest.mark.parametrize(
    ("field", "mapping", "kinds", "earlier", "column", "is_found"),
    [
        (Field.EMAIL, {Field.EMAIL: 1}, [Kind.EMAIL], {}, "Mail", True),
        (Field.EMAIL, {Field.EMAIL: 1}, [Kind.VERIFY], {}, "Mail", False),
        (Field.EMAIL, {}, [Kind.EMAIL], {}, "", True),
        (Field.EMAIL, {}, [Kind.PHONE], {Part.EMAIL: 2}, "Email (Enrow)", False),
        (Field.LAST_NAME, {Field.FULL_NAME: 0}, [Kind.EMAIL], {}, "Name", False),
        (Field.PHONE, {}, [Kind.PHONE], {}, "", True),
        (Field.COUNTRY, {}, [Kind.EMAIL], {}, "", False),
    ],
)
def test_where_a_programs_column_comes_from(
    field: Field,
    mapping: dict[Field, int],
    kinds: list[Kind],
    earlier: dict[Part, int],
    column: str,
    is_found: bool,
) -> None:
    fields = FieldReader(mapping, kinds, earlier)
    origin = fields.origin(FieldColumn(field, "Theirs"), HEADERS)
    assert origin == FieldOrigin("Theirs", column, is_found)
    assert origin.is_there is fields.has(field)
