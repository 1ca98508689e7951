"""What searches cost the account in use, and how that is known: by the price list or by a purchase."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.credits import DEAREST
from gui.leads.fields import Kind
from gui.runs.pricing.pricing import prices_of

if TYPE_CHECKING:
    from datetime import datetime

    from gui.leads.credits import Credits
    from gui.leads.fields import Realm
    from gui.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LearnedPrice:
    """The price of one search.

    Attributes:
        price: what is reckoned with.
        dearest: what it may be at most while none was bought; else the same.
        at: when it was last taken, in UTC; None when it never was.
        list_name: of which list; "" when that is not known any more.
    """

    kind: Kind
    price: Credits
    dearest: Credits
    at: datetime | None = None
    list_name: str = ""


def learned_prices(workspace: Workspace, realm: Realm, account: str) -> tuple[LearnedPrice, ...]:
    """The prices of all kinds, on the workspace's own thread."""
    prices = prices_of(workspace, realm, account)
    found = []
    for kind in Kind:
        seen = workspace.results.seen_price(realm, account, kind)
        if seen is None:
            found.append(LearnedPrice(kind, prices[kind], DEAREST.get(kind, prices[kind])))
        else:
            found.append(LearnedPrice(kind, prices[kind], prices[kind], seen.at, Path(seen.file).name))
    return tuple(found)
