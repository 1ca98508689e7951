"""What a price says of a row before anything is sent: looked up, known, shared, or left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.leads.fields import Kind
    from gui.leads.life import Role


@dataclass(frozen=True, slots=True)
class Verdict:
    """A line of the price: all rows of which this is said.

    Attributes:
        role: what becomes of the row.
        reason: only rows with this reason, as ``gui.leads.problems.describe`` takes it; "" for any.
        kind: only what is said for this kind of search; None for any.
    """

    role: Role
    reason: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class PlannedAnswer:
    """What is said of one row for one kind of search.

    Attributes:
        reason: why it is shared or left out; "" where it is looked up or known.
        same_as: for a duplicate of this list, the row that holds its search.
    """

    role: Role
    reason: str = ""
    same_as: int | None = None
