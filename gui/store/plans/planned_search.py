"""A search that waits to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PlannedSearch:
    """A search to be sent.

    Attributes:
        id: travels to Enrow as ``custom``; never used twice.
        params: exactly the fields that leave the machine.
        row: the row of the list it is asked for.
    """

    id: int
    params: Mapping[str, str]
    row: int
