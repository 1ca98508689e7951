"""Which result belongs to which search: a wrong match would put a stranger's address on a lead."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gui.leads.fields import Kind
from gui.leads.life import SearchState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gui.enrow.wire import ResultRow
    from gui.leads.answer import Answer

    Sent = Sequence[tuple[str, Mapping[str, str]]]
    Signature = frozenset[tuple[str, str]]


def join(kind: Kind, sent: Sent, rows: Iterable[ResultRow]) -> dict[str, Answer]:
    """Give each search its answer: by our own ``custom``, then by the echoed search, then by position.

    Results may come in any order, be fewer than requested, and appear twice. A search without a usable result
    is left out: it has no answer, which is not "not found".

    Args:
        kind: verifications have neither custom nor position and are matched by address.
        sent: the searches of the batch in the order in which they were sent, as (custom, params).
        rows: the results as read.
    """
    answers = _Answers(kind, sent)
    unnamed = [row for row in rows if not answers.take_by_custom(row)]
    unplaced = [row for row in unnamed if not answers.take_by_echo(row)]
    for row in unplaced:
        answers.take_by_index(row)
    return answers.given


class _Answers:
    """The answers given so far; what a surer way has settled, a weaker one leaves alone."""

    def __init__(self, kind: Kind, sent: Sent) -> None:
        self.given: dict[str, Answer] = {}
        self._kind = kind
        self._sent = sent
        self._customs = {custom for custom, _ in sent}
        self._by_signature: defaultdict[Signature, list[str]] = defaultdict(list)
        for custom, params in sent:
            self._by_signature[_signature(params)].append(custom)
        self._settled: set[str] = set()
        self._echo_settled: set[str] = set()

    def take_by_custom(self, row: ResultRow) -> bool:
        if self._kind is Kind.VERIFY or row.custom not in self._customs:
            return False
        self._settled.add(row.custom)
        self._give(row.custom, row.answer)
        return True

    def take_by_echo(self, row: ResultRow) -> bool:
        # Searches asked in the very same words share an answer: it is the same question.
        customs = self._by_signature.get(_signature(row.echoed), []) if row.echoed else []
        for custom in customs:
            if custom not in self._settled:
                self._echo_settled.add(custom)
                self._give(custom, row.answer)
        return bool(customs)

    def take_by_index(self, row: ResultRow) -> None:
        if self._kind is Kind.VERIFY or row.index is None or row.index >= len(self._sent) or row.custom:
            return  # a custom that is not ours belongs to somebody else's search
        custom, params = self._sent[row.index]
        if custom not in self._settled | self._echo_settled and not _is_someone_else(params, row.echoed):
            self._give(custom, row.answer)

    def _give(self, custom: str, answer: Answer | None) -> None:
        """Keep the first answer of a doubled row; only an address or number that was found beats a miss."""
        before = self.given.get(custom)
        if answer is None or (before is not None and not self._is_better(answer, before)):
            return
        self.given[custom] = answer

    def _is_better(self, answer: Answer, before: Answer) -> bool:
        # An address called both deliverable and not is better not trusted.
        wanted = SearchState.NOT_FOUND if self._kind is Kind.VERIFY else SearchState.FOUND
        return answer.status is wanted and before.status is not wanted


_PERSON = ("fullname", "firstname", "lastname", "linkedin_url")


def _is_someone_else(params: Mapping[str, str], echoed: Mapping[str, str]) -> bool:
    """Whether an echoed search names another person than the search at that position."""
    return any(
        _fold(name, params[name]) != _fold(name, echoed[name])
        for name in _PERSON
        if name in params and name in echoed
    )


def _signature(params: Mapping[str, str]) -> Signature:
    return frozenset((name, _fold(name, value)) for name, value in params.items() if name != "custom")


def _fold(name: str, value: str) -> str:
    """Write a value so that the forms in which Enrow may repeat it are equal."""
    text = " ".join(value.casefold().split())
    if name in {"company_domain", "linkedin_url"}:
        text = text.partition("://")[2] or text
        text = text.removeprefix("www.").partition("?")[0].rstrip("/")
    return text
