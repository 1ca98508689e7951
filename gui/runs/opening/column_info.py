"""What a column of an open list is taken for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.leads.fields import Field


@dataclass(frozen=True, slots=True)
class ColumnInfo:
    """One column: what it is taken for, and why.

    Attributes:
        confidence: 0 to 1.
        reason: for people: "named 'Société'", "94% look like domains", "your choice".
    """

    index: int
    header: str
    field: Field | None
    confidence: float
    reason: str
