"""The results of a batch, row by row, as Enrow writes them, and the ways in which they can be spoiled."""

from __future__ import annotations

import hashlib
import uuid
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from gui.sandbox import kinds, people
from gui.sandbox.messages import encode_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gui.sandbox.batches import Batch

Row = dict[str, object]
_FOUND = frozenset({"valid", "found"})


def count_found(batch: Batch) -> int:
    """How many searches of a batch find something, or how many addresses are valid."""
    return _encoded(batch)[1]


def encode_results(batch: Batch) -> bytes:
    """The JSON list of results, spoiled as the batch's quirks say."""
    if not batch.quirks:
        return _encoded(batch)[0]
    return encode_json(_spoil(batch, results(batch)))


def results(batch: Batch) -> list[Row]:
    """All results in the order of the searches."""
    searches = batch.searches
    if batch.kind is kinds.VERIFY:
        return [verify_row(batch, position, str(address)) for position, address in enumerate(searches)]
    row = email_row if batch.kind is kinds.EMAIL else phone_row
    return [row(batch, position, cast("Mapping[str, object]", one)) for position, one in enumerate(searches)]


# The last few batches only: a result is usually read once, right after the batch was settled.
@lru_cache(maxsize=6)
def _encoded(batch: Batch) -> tuple[bytes, int]:
    rows = results(batch)
    found = sum(row["qualification"] in _FOUND for row in rows)
    return encode_json(rows), found


def email_row(batch: Batch, position: int, search: Mapping[str, object]) -> Row:
    """One result of a find batch; ``index`` is a position written as text."""
    person = people.find_email(search)
    row: Row = {"index": str(position), "qualification": "valid" if person else "invalid", "email": None}
    if person:
        info: Row = {"domain": person.domain, "firstname": person.firstname, "lastname": person.lastname}
        if batch.settings.get("retrieve_gender") is True:
            info["gender"] = person.gender
        info["companyInfo"] = {"name": person.company}
        row["email"], row["info"] = person.email, info
    return _echo(row, "raw_params", search)


def phone_row(batch: Batch, position: int, search: Mapping[str, object]) -> Row:
    """One result of a phone batch; ``index`` is a number."""
    del batch
    number = people.find_phone(search)
    row: Row = {"index": position, "qualification": "found" if number else "not_found"}
    if number:
        row["number"], row["country"] = number.number, number.country
    return _echo(row, "params", search)


def verify_row(batch: Batch, position: int, address: str) -> Row:
    """One result of a verify batch; ``index`` is a UUID that says nothing about the position."""
    digest = hashlib.blake2b(f"{batch.id}/{position}".encode(), digest_size=16).digest()
    verdict = "valid" if people.is_deliverable(address) else "invalid"
    return {"email": address, "index": str(uuid.UUID(bytes=digest, version=4)), "qualification": verdict}


def _echo(row: Row, name: str, search: Mapping[str, object]) -> Row:
    row[name] = {key: search[key] for key in sorted(search) if key != "custom"}
    if "custom" in search:
        row["custom"] = search["custom"]
    return row


def _spoil(batch: Batch, rows: list[Row]) -> list[Row]:
    for kind, spoil in _SPOILERS.items():
        fault = batch.quirk(kind)
        if fault:
            hit = [fault.hits_row(position, len(rows)) for position in range(len(rows))]
            rows = spoil(rows, hit)
    return rows


def _older(rows: list[Row], hit: list[bool]) -> list[Row]:
    del hit
    for row in rows:
        info = row.get("info")
        if isinstance(info, dict):
            info["company_domain"] = info.pop("domain")
        if row.get("email", "") is None:
            row["email"] = ""
    return rows


def _ongoing(rows: list[Row], hit: list[bool]) -> list[Row]:
    for row, is_hit in zip(rows, hit, strict=True):
        if is_hit:
            for name in ("info", "number", "country"):
                row.pop(name, None)
            row["qualification"] = "ongoing"
            if "raw_params" in row:
                row["email"] = None
    return rows


def _recased(rows: list[Row], hit: list[bool]) -> list[Row]:
    for row, is_hit in zip(rows, hit, strict=True):
        if is_hit and "raw_params" not in row and "email" in row:
            row["email"] = str(row["email"]).upper()
    return rows


def _without(*names: str) -> Callable[[list[Row], list[bool]], list[Row]]:
    def strip(rows: list[Row], hit: list[bool]) -> list[Row]:
        for row, is_hit in zip(rows, hit, strict=True):
            if is_hit:
                for name in names:
                    row.pop(name, None)
        return rows

    return strip


def _missing(rows: list[Row], hit: list[bool]) -> list[Row]:
    return [row for row, is_hit in zip(rows, hit, strict=True) if not is_hit]


def _doubled(rows: list[Row], hit: list[bool]) -> list[Row]:
    return rows + [row for row, is_hit in zip(rows, hit, strict=True) if is_hit]


def _shuffled(rows: list[Row], hit: list[bool]) -> list[Row]:
    del hit
    return rows[1::2][::-1] + rows[::2]


def _strangers(rows: list[Row], hit: list[bool]) -> list[Row]:
    del hit
    stranger: Row = {"qualification": "valid", "email": "somebody.else@strange.example", "custom": "strange"}
    stranger |= {"index": str(len(rows) + 1000), "number": "+447700900999", "country": "GB"}
    return [*rows, stranger]


# In this order: rows are changed where they stand before they are taken out, doubled or moved.
_SPOILERS: dict[str, Callable[[list[Row], list[bool]], list[Row]]] = {
    "older_wire": _older,
    "row_ongoing": _ongoing,
    "recased": _recased,
    "no_custom": _without("custom"),
    "no_echo": _without("raw_params", "params"),
    "missing": _missing,
    "doubled": _doubled,
    "shuffled": _shuffled,
    "strangers": _strangers,
}
