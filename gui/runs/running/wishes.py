"""What the user wants of a run, and what was agreed for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.leads.credits import Credits
    from gui.leads.fields import Kind


class Wish(StrEnum):
    """What the user wants of a run."""

    GO = "go"
    PAUSE = "pause"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a run works under.

    Attributes:
        shown: what one search of each kind was shown to hold; nothing dearer is sent without a word.
        patience_s: how long Enrow may be out of reach before the run rests; None: for ever.
        webhook: where Enrow shall knock, or None.
    """

    shown: Mapping[Kind, Credits]
    patience_s: float | None = None
    webhook: str | None = None
