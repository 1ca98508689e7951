"""Finds what the workspace knows of a person: by identities, from answers to rows and back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.leads.fields import Kind
from gui.leads.whom import Whom, address_of, personal_texts, siblings
from gui.store.personal_data.list_traces import ListTraces, find_in_list, found_beside, headers_without

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gui.store.database import Database


@dataclass(slots=True)
class Traces:
    """Where a person is.

    Attributes:
        identities: of all searches that ask for the person.
        texts: addresses, numbers, whole names and pages that are theirs, casefolded.
        lists: the working copies with rows or cells about them.
        waiting: the runs that have not sent a search about them yet.
        unchecked: the working copies of which nobody can tell yet whether the person is in them.
    """

    identities: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    lists: list[ListTraces] = field(default_factory=list)
    waiting: tuple[str, ...] = ()
    unchecked: tuple[Path, ...] = ()


def find_traces(database: Database, lists: Sequence[Path], whom: Whom) -> Traces:
    """Follow a person through answers, runs and lists until nothing new is found.

    An address that merely stands in a row about the person may be many people's: it is not followed to
    other rows, and where there are any, it and what is known of it stay with them.
    """
    todo = whom.identities()
    followed: set[str] = set()
    beside: set[str] = set()
    in_lists: list[ListTraces] = []
    while todo:
        followed |= todo
        addresses = {address for each in followed if (address := address_of(each))}
        in_lists = [find_in_list(path, followed, addresses) for path in lists]
        in_rows = _in_runs(database, followed).union(*(each.identities for each in in_lists))
        beside |= {identity for identity in in_rows if address_of(identity)}
        named = {identity for identity in in_rows if not address_of(identity)} | _by_answers(
            database, followed
        )
        todo = {each for identity in named | followed for each in siblings(identity)} - followed
    beside -= followed
    others = set[str]().union(*(found_beside(each.path, beside, each.rows) for each in in_lists))
    identities = followed | beside - others
    found = Traces(identities)
    texts = _texts(database, identities).union(*(each.texts for each in in_lists))
    found.texts = {text.casefold() for text in texts} - set(map(address_of, others))
    for each in in_lists:
        each.named_in_headers = headers_without(each.headers, found.texts) != each.headers
    found.lists = [each for each in in_lists if each and each.is_checked]
    found.unchecked = tuple(each.path for each in in_lists if not each.is_checked)
    found.waiting = tuple(row["run_id"] for row in database.rows(_WAITING, (_json(identities),)))
    return found


def _in_runs(database: Database, identities: set[str]) -> set[str]:
    return {row["identity"] for row in database.rows(_SAME_ROWS, (_json(identities),))}


def _by_answers(database: Database, identities: set[str]) -> set[str]:
    """From whom to the addresses found for them, and from an address to whom it was found for."""
    found = database.rows(_FOUND_ADDRESSES, (_json(identities),))
    addresses = _json({address_of(identity) for identity in identities} - {""})
    whose = database.rows(_FOUND_FOR, (addresses,))
    return {f"{Kind.VERIFY.value}|{row['value'].lower()}" for row in found} | {
        row["identity"] for row in whose
    }


def _texts(database: Database, identities: set[str]) -> set[str]:
    texts = {address_of(identity) for identity in identities} - {""}
    texts |= {row["value"] for row in database.rows(_VALUES, (_json(identities),))}
    for row in database.rows(_PARAMS, (_json(identities),)):
        texts |= personal_texts(json.loads(row["params"]))
    return texts


def _json(texts: set[str]) -> str:
    return json.dumps(sorted(texts))


_THESE = "IN (SELECT value FROM json_each(?))"
_KINDS = ", ".join(f"'{kind.value}'" for kind in Kind)
_REALMS = "'live', 'sandbox'"
_SAME_ROWS = f"""
SELECT DISTINCT other.identity FROM searches mine
JOIN run_rows r ON r.search_id = mine.id
JOIN run_rows beside ON beside.run_id = r.run_id AND beside.row = r.row AND beside.kind <> r.kind
JOIN searches other ON other.id = beside.search_id
WHERE mine.identity {_THESE}
"""
_OF_THESE = f"realm IN ({_REALMS}) AND kind IN ({_KINDS}) AND identity {_THESE}"
_FOUND_ADDRESSES = f"SELECT value FROM results WHERE {_OF_THESE} AND kind = 'email' AND value <> ''"
_FOUND_FOR = f"""
SELECT identity FROM results WHERE value <> '' AND kind = 'email' AND value COLLATE NOCASE {_THESE}"""
_VALUES = f"SELECT value FROM results WHERE {_OF_THESE} AND value <> ''"
_PARAMS = f"SELECT params FROM searches WHERE identity {_THESE}"
_WAITING = (
    f"SELECT DISTINCT run_id FROM searches WHERE state = 'planned' AND identity {_THESE} ORDER BY run_id"
)
