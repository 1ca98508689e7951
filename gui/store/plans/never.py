"""The list of people and domains never to look up, and whom of an attached list it covers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gui.leads.fields import Field, Kind
from gui.leads.never import Never, NeverEntry
from gui.leads.whom import siblings
from gui.store import moment
from gui.store.list_files.checked_by import columns_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from gui.store.database import Database


class NeverList:
    """Keeps the list."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[NeverEntry]:
        """Every entry, addresses after domains, by the alphabet."""
        rows = self._database.rows("SELECT scope, value FROM never ORDER BY scope, value")
        return [NeverEntry(row["scope"], row["value"]) for row in rows]

    def add(self, entry: NeverEntry, now: datetime) -> None:
        """Never look this up from now on; harmless when it is there already."""
        with self._database.transaction():
            self._database.run(
                "INSERT OR IGNORE INTO never (scope, value, since) VALUES (?, ?, ?)",
                (entry.scope, entry.value, moment.to_text(now)),
            )

    def remove(self, entry: NeverEntry) -> bool:
        """Look it up again; whether it was there."""
        with self._database.transaction():
            sql = "DELETE FROM never WHERE scope = ? AND value = ?"
            return self._database.run(sql, (entry.scope, entry.value)) > 0


def load(database: Database) -> Never:
    """The list as it stands."""
    entries = NeverList(database).all()
    addresses = frozenset(each.value for each in entries if each.scope == "email")
    domains = frozenset(each.value for each in entries if each.scope == "domain")
    found = database.rows(_FOUND_FOR, (json.dumps(sorted(addresses)),)) if addresses else []
    identities = frozenset(each for row in found for each in siblings(row["identity"]))
    return Never(addresses, domains, identities)


def covered(database: Database, never: Never, searches: Collection[str]) -> set[str]:
    """Those of some searches, by their identities, that ask about somebody on the list."""
    found = {each for each in searches if never.covers(each)}
    if never.domains:
        people = sorted({each for search in searches for each in siblings(search)})
        for row in database.rows(_ADDRESSES_OF, (json.dumps(people),)):
            if never.covers_address(row["value"]):
                found.update(siblings(row["identity"]))
    return found.intersection(searches)


def fill(database: Database) -> None:
    """Have ``temp.never_people`` name the searches of the attached list that are never to be sent.

    Whoever is on the list by one search of a row is so by all of them, and by the company's website in it.
    """
    database.run("DROP TABLE IF EXISTS temp.never_people")
    database.run(_PEOPLE)
    never = load(database)
    if not never:
        return
    verified = {f"{Kind.VERIFY.value}|{address}" for address in never.addresses}
    database.run(_NAMED, (json.dumps(sorted(verified | never.identities)),))
    if never.domains:
        database.define("is_never", 1, never.covers)
        database.define("is_never_address", 1, never.covers_address)
        database.run(_COVERED)
        database.run(_FOUND_BELOW)
        _fill_pages(database, never)
    database.run(_BESIDE)


def _fill_pages(database: Database, never: Never) -> None:
    """Leave out those who are asked for by their page alone and have such a website in their row."""
    column = columns_of(database, "list").get(Field.DOMAIN)
    if column is not None:
        database.define("is_never_site", 1, never.covers_site)
        values = {"field": Field.DOMAIN.value, "column": column, "cell": f"$[{column}]"}
        database.run(_PAGES, values)


_PEOPLE = """
CREATE TEMP TABLE never_people (
    kind TEXT, identity TEXT, PRIMARY KEY (kind, identity)) WITHOUT ROWID"""
_FOUND_FOR = """
SELECT DISTINCT identity FROM results
WHERE value <> '' AND value COLLATE NOCASE IN (SELECT value FROM json_each(?))"""
_ADDRESSES_OF = """
SELECT identity, value FROM results
WHERE realm IN ('live', 'sandbox') AND kind = 'email' AND value <> ''
    AND identity IN (SELECT value FROM json_each(?))"""
_NAMED = """
INSERT OR IGNORE INTO temp.never_people
SELECT substr(a.value, 1, instr(a.value, '|') - 1), a.value FROM json_each(?) a"""
_COVERED = """
INSERT OR IGNORE INTO temp.never_people
SELECT kind, identity FROM (SELECT DISTINCT kind, identity FROM list.prepared WHERE identity IS NOT NULL)
WHERE is_never(identity)"""
# By the index of what was found: a row of the table is read where the address is in such a domain only.
_FOUND_BELOW = """
INSERT OR IGNORE INTO temp.never_people
SELECT k.value, k.value || substr(r.identity, instr(r.identity, '|'))
FROM main.results r INDEXED BY results_value CROSS JOIN json_each('["email", "phone"]') k
WHERE r.value <> '' AND is_never_address(r.value) AND r.kind = 'email'"""
_PAGES = """
INSERT OR IGNORE INTO temp.never_people
SELECT p.kind, p.identity FROM list.prepared p JOIN list.leads l ON l.row = p.row
WHERE p.kind = 'phone' AND p.identity >= 'phone|in/' AND p.identity < 'phone|in0' AND is_never_site(COALESCE(
    (SELECT f.text FROM list.fixes f WHERE f.row = p.row AND f.field = :field AND f.column_index = :column
     ORDER BY f.step DESC LIMIT 1), json_extract(l.cells, :cell), ''))"""
_BESIDE = """
INSERT OR IGNORE INTO temp.never_people
SELECT beside.kind, beside.identity FROM temp.never_people v
CROSS JOIN list.prepared p ON p.kind = v.kind AND p.identity = v.identity
JOIN list.prepared beside ON beside.row = p.row
WHERE beside.identity IS NOT NULL"""
