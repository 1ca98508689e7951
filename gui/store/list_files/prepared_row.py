"""What was worked out of a row of a list, for one kind of search."""

from __future__ import annotations

from typing import NamedTuple


class PreparedRow(NamedTuple):
    """One row's question of one kind, or what stands in its way.

    Attributes:
        kind: a ``Kind``'s value.
        identity: who is looked up; None when there is a problem.
        params: JSON of exactly the fields that leave the machine.
        problem: a ``ProblemCode``'s value, or None.
        field: the ``Field``'s value to mend, with a problem.
        filled: 1 when the list already has an answer in this row.
    """

    row: int
    kind: str
    identity: str | None
    params: str | None
    problem: str | None
    field: str | None
    filled: int
