"""What is said in a cell of a run: a row's answer for one kind of search, and why it has none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gui.leads.fields import Kind
from gui.leads.life import IN_FLIGHT, Role, SearchState, Status, status_of
from gui.store import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """A row's answer for one kind of search.

    Attributes:
        status: what is said of the row; a duplicate of another run's search waits until that is answered.
        value: the email, the phone, or for a verification the address; "" without an answer.
        verdict: "valid" or "invalid", or "".
        country: of a phone, or "".
        reason: why it is skipped, shared, or failed; see ``gui.leads.problems.describe``.
        answered_at: when the answer was bought, in UTC.
        known: it was bought before this run.
        detail_text: what else came with it, as JSON.
        same_as: the row of this run that holds a duplicate's search.
        found: the answer is a find (for a verification: deliverable); False also without an answer.
    """

    status: Status
    value: str = ""
    verdict: str = ""
    country: str = ""
    reason: str = ""
    answered_at: datetime | None = None
    known: bool = False
    detail_text: str = ""
    same_as: int | None = None
    found: bool = False

    @property
    def detail(self) -> Mapping[str, str]:
        """What else came with it, by name."""
        detail: dict[str, str] = json.loads(self.detail_text) if self.detail_text else {}
        return detail


# By their texts: an export asks for each a million times, and an enumeration takes its time to answer.
_KINDS = {kind.value: kind for kind in Kind}
_ROLES = {role.value: role for role in Role}
_STATES = {state.value: state for state in SearchState}


def answers_sql(rows: str) -> str:
    """A SELECT of the answers of run ``:run`` in the attached workspace; ``rows`` is a condition on rr."""
    return (
        "SELECT rr.row, rr.kind, rr.role, rr.reason, rr.leader_row, s.state, r.value, r.verdict, r.country, "
        "r.detail, r.answered_at, r.state "
        "FROM workspace.run_rows rr LEFT JOIN workspace.searches s ON s.id = rr.search_id "
        "LEFT JOIN workspace.results r ON r.id = IFNULL(rr.result_id, s.result_id) "
        f"WHERE rr.run_id = :run AND {rows} ORDER BY rr.row"
    )


def collect(rows: Iterable[tuple[Any, ...]]) -> dict[int, dict[Kind, CellAnswer]]:
    """Read the rows of ``answers_sql``, by row and kind."""
    answers: dict[int, dict[Kind, CellAnswer]] = {}
    for row, kind, *said in rows:
        answers.setdefault(row, {})[_KINDS[kind]] = _answer(said)
    return answers


def _answer(said: list[Any]) -> CellAnswer:
    role_text, reason, leader_row, state, value, verdict, country, detail, answered_at, result_state = said
    role = _ROLES[role_text]
    return CellAnswer(
        status=status_of(role, None if state is None else _STATES[state], is_elsewhere=reason == IN_FLIGHT),
        value=value or "",
        verdict=verdict or "",
        country=country or "",
        reason=reason or "",
        answered_at=moment.from_text_or_none(answered_at),
        known=role is Role.KNOWN,
        detail_text=detail or "",
        same_as=leader_row,
        found=result_state == SearchState.FOUND.value,
    )
