"""What the user chose for a run, before the price is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.leads.credits import Credits
    from gui.leads.fields import Kind


@dataclass(frozen=True)
class RunOptions:
    """The choices that decide which rows are looked up.

    Attributes:
        kinds: what to find; at least one kind in a run that starts.
        all_rows: also look up rows whose email or phone cell is already filled.
        ask_again: pay again for answers that are already known.
        sample: look up only the first so many rows ("Try 10 rows first"); None for all of them.
        cap: never hold more than this in the run; None for no limit but the balance.
        retry_of: look up only what had no answer in this earlier run of the list; None for all rows.
    """

    kinds: frozenset[Kind]
    all_rows: bool = False
    ask_again: bool = False
    sample: int | None = None
    cap: Credits | None = None
    retry_of: str | None = None
