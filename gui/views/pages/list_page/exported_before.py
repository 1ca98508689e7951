"""The sentence about a list that was exported here before: what it has already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.views.theme import numbers
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from gui.runs.opening.own_exports import AlreadyThere


def exported_before(there: AlreadyThere) -> str:
    """Say what is there, and that it is not asked for again."""
    rows, emails, phones = (numbers.count(n) for n in (there.rows, there.emails, there.phones))
    has = tr("{n} of {rows} rows have an email", n=emails, rows=rows)
    if there.phones and there.emails:
        has = tr("{n} of {rows} rows have an email, {m} a phone", n=emails, rows=rows, m=phones)
    elif there.phones:
        has = tr("{n} of {rows} rows have a phone", n=phones, rows=rows)
    return tr(
        "This list was exported here before: {has}. Only the rows still missing are looked up.", has=has
    )
