"""A lead: one row of the user's list, seen through the columns that were recognised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.leads.fields import Field


@dataclass(frozen=True, slots=True)
class Lead:
    """One row of a list.

    Attributes:
        row: the row's number in the sheet or file, from 1, as the spreadsheet program shows it.
        values: the text of each mapped column, as shown; a field without a column may be absent.
    """

    row: int
    values: Mapping[Field, str]

    def text(self, field: Field) -> str:
        """The text of a field, trimmed; empty when the column is missing or blank."""
        return self.values.get(field, "").strip()
