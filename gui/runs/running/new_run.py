"""Writes a new run down, at no more than the price that was shown."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.life import RunState
from gui.leads.sentences import say
from gui.runs.pricing.pricing import make_quote
from gui.store.plans.plan import Question
from gui.store.runs import NewRun

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from gui.leads.credits import Credits
    from gui.leads.fields import Field
    from gui.leads.lifetimes import KnownDays
    from gui.leads.options import RunOptions
    from gui.runs.accounts.endpoint import Endpoint
    from gui.runs.database import Database
    from gui.store.lists import ListRecord
    from gui.store.runs import RunRecord
    from gui.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RunOrder:
    """What the user said yes to.

    Attributes:
        listed: the list.
        list_path: its working copy.
        mapping: the columns that were shown.
        expected_hold: what was shown to be held at most.
        known_days: for how many days an answer is used again.
        out: where the result is to be written, if that was said.
    """

    listed: ListRecord
    list_path: Path
    mapping: Mapping[Field, int]
    options: RunOptions
    expected_hold: Credits
    known_days: KnownDays
    out: Path | None = None


def write_down(workspace: Workspace, order: RunOrder, endpoint: Endpoint, now: datetime) -> RunRecord:
    """Make a run, with the very plan that was priced.

    Raises:
        UsageError: it would hold more than was shown, or by other columns, or the list was changed just now.
    """
    question = Question(endpoint.realm, order.options, now, order.known_days, order.mapping)
    quote = make_quote(workspace, order.list_path, question, account=endpoint.account, balance=None)
    if quote.hold > order.expected_hold:
        raise UsageError(
            say(
                "The price went up from {before} to {now} credits since it was shown."
                " Nothing was sent. Look at it again.",
                before=order.expected_hold,
                now=quote.hold,
            )
        )
    new = NewRun(
        id=_free_id(workspace, now),
        list_id=order.listed.id,
        realm=endpoint.realm,
        options=order.options,
        file=str(order.listed.path),
        out=str(order.out) if order.out else None,
        created_at=now,
        prices={kind.kind: kind.price for kind in quote.kinds},
        searches={kind.kind: kind.look_up for kind in quote.kinds},
    )
    return workspace.runs.create(new, order.list_path, now, order.known_days, order.mapping)


async def make_run(database: Database, order: RunOrder, endpoint: Endpoint, now: datetime) -> RunRecord:
    """Write a run down. When this is cancelled it is made all the same, but does not say that it works.

    Raises:
        UsageError: it would hold more than was shown.
    """
    made: list[RunRecord] = []

    def rest(workspace: Workspace) -> None:
        for record in made:
            message = say("Interrupted before anything was sent.")
            workspace.runs.set_state(record.id, RunState.PAUSED, message, now)

    try:
        await database.ask(lambda w: made.append(write_down(w, order, endpoint, now)))
    except asyncio.CancelledError:
        await database.ask(rest)  # after it, since the workspace answers one question after another
        raise
    return made[0]


def _free_id(workspace: Workspace, now: datetime) -> str:
    """A name that no run has yet; names are short, so that two of one minute may well be the same."""
    while workspace.runs.is_taken(name := new_run_id(now)):
        pass
    return name


def new_run_id(now: datetime) -> str:
    """A short name for a run that sorts by time and can be typed."""
    return f"{now:%Y%m%d-%H%M}-{secrets.token_hex(2)}"
