"""The price of a run before it starts: what is sent, what is free, what is held, what it will likely be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.estimate import likely

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.leads.fields import Kind


@dataclass(frozen=True)
class KindQuote:
    """The price of one kind of search over the list.

    ``rows`` is always ``look_up + known + duplicates`` and the sum of ``skipped``.

    Attributes:
        kind: the kind of search.
        rows: rows of the list.
        look_up: searches to send.
        known: rows filled from answers already paid for, free.
        duplicates: rows filled from another row's search, free.
        skipped: how many rows are not looked up, by reason (``ProblemCode`` or ``SkipReason``).
        price: what one search holds.
        is_price_learned: whether that is certain: a phone's price differs between accounts, and only the
            first one bought tells.
        hold: what is taken when everything is sent.
        likely_low: the lower end of the likely final price.
        likely_high: the upper end of the likely final price.
    """

    kind: Kind
    rows: int
    look_up: int
    known: int
    duplicates: int
    skipped: Mapping[str, int]
    price: Credits
    hold: Credits
    likely_low: Credits
    likely_high: Credits
    is_price_learned: bool = True

    @classmethod
    def of(
        cls,
        kind: Kind,
        *,
        look_up: int,
        known: int,
        duplicates: int,
        skipped: Mapping[str, int],
        price: Credits,
        history: tuple[int, int] | None,
        is_price_learned: bool = True,
    ) -> KindQuote:
        """Price the counts of a plan; ``history`` is (found, asked) of past runs of this kind."""
        rows = look_up + known + duplicates + sum(skipped.values())
        low, high = likely(kind, look_up, price, history)
        hold = price * look_up
        return cls(kind, rows, look_up, known, duplicates, skipped, price, hold, low, high, is_price_learned)


@dataclass(frozen=True)
class Quote:
    """The price of a run.

    Attributes:
        rows: rows of the list.
        kinds: one price per kind chosen.
        balance: the account's credits; None when it could not be read.
    """

    rows: int
    kinds: tuple[KindQuote, ...]
    balance: Credits | None

    @property
    def hold(self) -> Credits:
        """The most this run can take."""
        return sum((kind.hold for kind in self.kinds), Credits())

    @property
    def likely_low(self) -> Credits:
        """The lower end of the likely final price."""
        return sum((kind.likely_low for kind in self.kinds), Credits())

    @property
    def likely_high(self) -> Credits:
        """The upper end of the likely final price."""
        return sum((kind.likely_high for kind in self.kinds), Credits())

    @property
    def after_low(self) -> Credits | None:
        """The least the balance will likely be afterwards; a run never takes more than there is."""
        return None if self.balance is None else max(self.balance - self.likely_high, Credits())

    @property
    def after_high(self) -> Credits | None:
        """The most the balance will likely be afterwards."""
        return None if self.balance is None else max(self.balance - self.likely_low, Credits())

    @property
    def look_up(self) -> int:
        """Searches to send, over all kinds."""
        return sum(kind.look_up for kind in self.kinds)

    @property
    def known(self) -> int:
        """Answers already paid for, over all kinds."""
        return sum(kind.known for kind in self.kinds)

    @property
    def duplicates(self) -> int:
        """Answers shared with another row's search, over all kinds."""
        return sum(kind.duplicates for kind in self.kinds)

    @property
    def skipped(self) -> int:
        """Rows not looked up, over all kinds."""
        return sum(sum(kind.skipped.values()) for kind in self.kinds)
