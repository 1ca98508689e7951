"""What is said of a row, as SQL: written from ``gui.leads.life``, so that there is one truth."""

from __future__ import annotations

from gui.leads.life import IN_FLIGHT, STATUS_ORDER, Role, SearchState, Status, status_of


def rank(status: Status) -> int:
    """The place of a status in STATUS_ORDER; the smallest of a row's counts."""
    return STATUS_ORDER.index(status)


def rank_sql(role: str, reason: str, state: str) -> str:
    """A SQL expression for the rank of an answer, from the columns of its role, reason and search's state."""
    by_role = " ".join(
        f"WHEN '{each.value}' THEN {rank(status_of(each, None))}" for each in Role if each is not Role.SEARCH
    )
    return (
        f"CASE WHEN {role} = '{Role.SEARCH.value}' THEN {_by_state(Role.SEARCH, state)} "
        f"WHEN {role} = '{Role.DUPLICATE.value}' AND {reason} = '{IN_FLIGHT}' "
        f"THEN {_by_state(Role.DUPLICATE, state, is_elsewhere=True)} ELSE CASE {role} {by_role} END END"
    )


def _by_state(role: Role, state: str, *, is_elsewhere: bool = False) -> str:
    ranks = {each: rank(status_of(role, each, is_elsewhere=is_elsewhere)) for each in SearchState}
    whens = " ".join(f"WHEN '{each.value}' THEN {number}" for each, number in ranks.items())
    return f"CASE {state} {whens} ELSE {rank(status_of(role, None, is_elsewhere=is_elsewhere))} END"


def ranked_rows_sql(schema: str = "main") -> str:
    """A SELECT of (row, kind, rank) for the run ``:run``, from the workspace attached under ``schema``."""
    return (
        f"SELECT rr.row, rr.kind, {rank_sql('rr.role', 'rr.reason', 's.state')} AS rank "
        f"FROM {schema}.run_rows rr "
        f"LEFT JOIN {schema}.searches s ON s.id = rr.search_id "
        f"AND (rr.role = '{Role.SEARCH.value}' OR rr.reason = '{IN_FLIGHT}') "
        "WHERE rr.run_id = :run"
    )
