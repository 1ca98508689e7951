"""A run as it is asked for and as it stands on disk."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.life import RunState
from gui.leads.options import RunOptions
from gui.leads.sentences import unpacked
from gui.store import moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class NewRun:
    """A run about to be made.

    Attributes:
        file: the spreadsheet's path, as shown.
        out: where the result is to be written, if that was said.
        prices: what one search was shown to hold.
        searches: how many of each kind were priced; None where nothing was shown.
    """

    id: str
    list_id: str
    realm: Realm
    options: RunOptions
    file: str
    out: str | None
    created_at: datetime
    prices: Mapping[Kind, Credits] = field(default_factory=dict)
    searches: Mapping[Kind, int] | None = None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as it stands on disk.

    Attributes:
        rows: all rows of its list.
        message: what the user should know about its state, or "".
        prices: what one search was shown to hold when the run was last agreed to; a kind may be absent.
        elsewhere: by how much the balance moved beyond our own books while the run worked; None when nobody
            could tell.
        account: a mark of the key it was last set to work with.
    """

    id: str
    list_id: str
    realm: Realm
    options: RunOptions
    state: RunState
    file: str
    out: str | None
    rows: int
    created_at: datetime
    finished_at: datetime | None
    message: str
    prices: Mapping[Kind, Credits]
    elsewhere: Credits | None = None
    account: str = ""


def run_values(new: NewRun) -> tuple[object, ...]:
    """A new run's columns, in the order in which ``gui.store.runs`` inserts them."""
    options = new.options
    return (
        new.id,
        new.list_id,
        new.realm.value,
        json.dumps(
            {
                "kinds": sorted(kind.value for kind in options.kinds),
                "all_rows": options.all_rows,
                "ask_again": options.ask_again,
                "sample": options.sample,
                "retry_of": options.retry_of,
            }
        ),
        None if options.cap is None else options.cap.quarters,
        RunState.RUNNING.value,
        new.file,
        new.out,
        moment.to_text(new.created_at),
        json.dumps({kind.value: price.quarters for kind, price in new.prices.items()}),
    )


def run_record(row: sqlite3.Row) -> RunRecord:
    """Read a run from its row."""
    return RunRecord(
        id=row["id"],
        list_id=row["list_id"],
        realm=Realm(row["realm"]),
        options=_options(row),
        state=RunState(row["state"]),
        file=row["file"],
        out=row["out"],
        rows=row["rows"],
        created_at=moment.from_text(row["created_at"]),
        finished_at=moment.from_text_or_none(row["finished_at"]),
        message=unpacked(row["message"]),
        prices={Kind(kind): Credits(quarters) for kind, quarters in json.loads(row["prices"]).items()},
        elsewhere=None if row["elsewhere"] is None else Credits(row["elsewhere"]),
        account=row["account"],
    )


def _options(row: sqlite3.Row) -> RunOptions:
    options = json.loads(row["options"])
    return RunOptions(
        kinds=frozenset(Kind(kind) for kind in options["kinds"]),
        all_rows=options["all_rows"],
        ask_again=options["ask_again"],
        sample=options["sample"],
        retry_of=options.get("retry_of"),  # older versions did not know it
        cap=None if row["cap"] is None else Credits(row["cap"]),
    )
