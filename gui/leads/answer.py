"""An answer: what Enrow said to one search."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.leads.life import SearchState


@dataclass(frozen=True)
class Answer:
    """The outcome of one search. No answer at all is never an ``Answer``.

    Attributes:
        status: found or not found; a verified address that is not deliverable is not found, and still paid.
        value: the email or the phone number; for a verification the address that was checked.
        verdict: ``valid`` or ``invalid``, as qualified by Enrow.
        country: the phone number's country, ISO 3166-1 alpha-2; empty when not said.
        detail: what else came with it, such as ``domain`` and ``gender``.
    """

    status: Literal[SearchState.FOUND, SearchState.NOT_FOUND]
    value: str
    verdict: str
    country: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)
