"""What a run would cost: the plan's counts, priced with this account's own prices and hit rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.credits import PRICES, Credits
from gui.leads.fields import Field, Kind, Realm
from gui.leads.quote import KindQuote, Quote
from gui.leads.search import check_mapping

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from gui.store.plans.plan import Question
    from gui.store.workspace import Workspace


def require_columns(kinds: Collection[Kind], mapping: Mapping[Field, int], headers: Sequence[str]) -> None:
    """Check that the list has the columns that the searches need.

    Raises:
        MissingColumnError: it says which is needed and which were seen.
    """
    for kind in kinds:
        error = check_mapping(kind, mapping, headers)
        if error is not None:
            raise error


def make_quote(
    workspace: Workspace, list_path: Path, question: Question, *, account: str, balance: Credits | None
) -> Quote:
    """Price a run for an account. Free, offline, on the workspace's own thread.

    Raises:
        UsageError: the list's searches were worked out by other columns than the question's.
    """
    realm = question.realm
    counts = workspace.runs.count(
        list_path, realm, question.options, question.now, question.known_days, question.mapping
    )
    prices = prices_of(workspace, realm, account)
    has_learned = workspace.results.phone_price(realm, account) is not None
    kinds = tuple(
        KindQuote.of(
            count.kind,
            look_up=count.look_up,
            known=count.known,
            duplicates=count.duplicates,
            skipped=count.skipped,
            price=prices[count.kind],
            is_price_learned=count.kind is not Kind.PHONE or has_learned,
            history=workspace.results.history(realm, count.kind),
        )
        for count in counts
    )
    rows = max((kind.rows for kind in kinds), default=0)
    return Quote(rows, kinds, balance)


def prices_of(workspace: Workspace, realm: Realm, account: str) -> dict[Kind, Credits]:
    """What Enrow holds for one search of each kind; the phone price is this account's own once seen."""
    learned = workspace.results.phone_price(realm, account)
    return {**PRICES, Kind.PHONE: learned or PRICES[Kind.PHONE]}
