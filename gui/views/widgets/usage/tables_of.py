"""The rows of the small tables, made from the values of the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.fields import Kind, Realm
from gui.leads.usage import MOST_SHARES, NEWEST_ANSWERS
from gui.views.theme import numbers
from gui.views.theme.words import shown, tr
from gui.views.widgets.panel.find_card import looked_up_words
from gui.views.widgets.panel.progress_card import state_words
from gui.views.widgets.usage.sheet import Change, Rate, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.leads.money import CreditPrice
    from gui.leads.usage import Share, Usage


def saved_sheet(usage: Usage) -> Sheet:
    """What was not paid for, by kind."""
    rows = tuple(
        (looked_up_words(kind), saved.known, saved.duplicates, saved.credits)
        for kind in Kind
        if (saved := usage.saved.get(kind)) is not None and (saved.known or saved.duplicates)
    )
    return Sheet((tr("Kind"), tr("Known"), tr("Duplicates"), tr("Credits")), rows)


def saved_words(usage: Usage, price: CreditPrice | None) -> str:
    """The sum of what was not paid for; where a credit has a price in the user's money, too."""
    amount = sum((saved.credits for saved in usage.saved.values()), Credits())
    if price is not None and usage.realm is Realm.LIVE:
        return tr(
            "{credits} not held a second time, worth {money}.",
            credits=numbers.credits_of(amount),
            money=numbers.money(price.of(amount).money),
        )
    return tr("{credits} not held a second time.", credits=numbers.credits_of(amount))


def share_sheet(shares: Sequence[Share], first: str) -> Sheet:
    """What came of each list, or of each domain."""
    rows = tuple(
        (share.name, share.answered, Rate(share.found, share.answered), share.paid) for share in shares
    )
    return Sheet((first, tr("Answered"), tr("Found"), tr("Paid")), rows)


def list_words(usage: Usage) -> str:
    """Of how many lists the table is, where it is not of all."""
    if len(usage.lists) < MOST_SHARES:
        return ""
    return tr("The {n} with the most answers.", n=numbers.count(MOST_SHARES))


def domain_words(usage: Usage) -> str:
    """Of how many domains and answers the table is, where it is not of all."""
    is_part = sum(part.answered for part in usage.kinds.values()) > NEWEST_ANSWERS
    newest, most = numbers.count(NEWEST_ANSWERS), numbers.count(MOST_SHARES)
    if len(usage.domains) < MOST_SHARES:
        return tr("Of the newest {n} answers.", n=newest) if is_part else ""
    if is_part:
        return tr("The {n} with the most of the newest {answers} answers.", n=most, answers=newest)
    return tr("The {n} with the most answers.", n=most)


def failure_sheet(usage: Usage) -> Sheet:
    """How many searches had no answer, by reason."""
    rows = tuple((shown(failure.reason), failure.searches) for failure in usage.failures)
    return Sheet((tr("Reason"), tr("Searches")), rows)


def difference_sheet(usage: Usage) -> Sheet:
    """What the books do not explain of the balance, and when that was seen."""
    rows = tuple(
        (Path(each.file).name, each.at, Change(each.elsewhere), each.doubtful) for each in usage.differences
    )
    return Sheet((tr("List"), tr("Seen"), tr("Difference"), tr("In doubt")), rows)


def run_sheet(usage: Usage) -> Sheet:
    """The runs with what they took, gave back and cost."""
    rows = tuple(
        (
            Path(run.file).name or tr("An erased run"),
            run.at,
            state_words(run.state),
            run.searches,
            run.found,
            run.held,
            run.refunded,
            run.paid,
        )
        for run in usage.runs
    )
    headers = (tr("List"), tr("Started"), tr("State"), tr("Searches"), tr("Found"))
    return Sheet((*headers, tr("Held"), tr("Refunded"), tr("Paid")), rows)
