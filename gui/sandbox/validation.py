"""What Enrow refuses before it charges anything: payloads that are missing, too long, or incomplete."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.sandbox import kinds, people

if TYPE_CHECKING:
    from collections.abc import Mapping


class RefusedError(Exception):
    """A request that is answered with an error and costs nothing.

    Attributes:
        status: the HTTP status.
        body: the JSON object of the answer.
    """

    def __init__(self, status: int, body: Mapping[str, object]) -> None:
        super().__init__(f"{status} {body}")
        self.status = status
        self.body = body

    @classmethod
    def saying(cls, status: int, message: str) -> RefusedError:
        """A refusal in the usual form, ``{"message": ...}``."""
        return cls(status, {"message": message})


@dataclass(frozen=True, slots=True)
class Submission:
    """What a valid POST asks for.

    Attributes:
        kind: the kind of search.
        searches: the searches as they came: objects, or addresses for a verification.
        custom: the batch's own ``custom``, None when there was none.
        settings: the batch's settings.
    """

    kind: kinds.Kind
    searches: list[object]
    custom: object = None
    settings: Mapping[str, object] = field(default_factory=dict)


def read_bulk(kind: kinds.Kind, body: bytes) -> Submission:
    """Read the body of a bulk POST.

    Raises:
        RefusedError: 400, in Enrow's words.
    """
    payload = _payload(body)
    searches = payload.get(kind.list_field)
    if not isinstance(searches, list) or not searches:
        raise RefusedError.saying(400, kind.empty)
    if len(searches) > kind.limit:
        raise RefusedError.saying(400, kind.too_many)
    for number, search in enumerate(searches, start=1):
        _check(kind, search, number, len(searches))
    return Submission(kind, searches, payload.get("custom"), _settings(payload))


def read_single(kind: kinds.Kind, body: bytes) -> Submission:
    """Read the body of a single POST: the fields of one search, beside ``custom`` and ``settings``.

    Raises:
        RefusedError: 400, in Enrow's words.
    """
    payload = _payload(body)
    search = {name: value for name, value in payload.items() if name != "settings"}
    one: object = payload.get("email") if kind is kinds.VERIFY else search
    _check(kind, one, 1, 1)
    return Submission(kind, [one], payload.get("custom"), _settings(payload))


def _payload(body: bytes) -> dict[str, object]:
    try:
        payload = json.loads(body)
    except (ValueError, RecursionError):
        payload = None
    if not isinstance(payload, dict):
        raise RefusedError.saying(400, "Missing payload")
    return payload


def _settings(payload: Mapping[str, object]) -> dict[str, object]:
    settings = payload.get("settings")
    return dict(settings) if isinstance(settings, dict) else {}


def _check(kind: kinds.Kind, search: object, number: int, of: int) -> None:
    if kind is kinds.VERIFY:
        if not isinstance(search, str) or not search.strip():
            raise RefusedError.saying(400, f"Missing mandatory property on verification n°{number} of {of}")
        return
    if kind is kinds.PHONE and isinstance(search, dict) and search.get("linkedin_url"):
        if not people.linkedin_slug(str(search["linkedin_url"])):
            raise RefusedError.saying(400, "Invalid linkedin_url")
        return
    names = ("firstname", "lastname") if kind is kinds.PHONE else ("fullname",)
    if not isinstance(search, dict) or not _complete(search, names):
        raise RefusedError.saying(400, f"Missing mandatory property on search n°{number} of {of}")


def _complete(search: Mapping[str, object], names: tuple[str, ...]) -> bool:
    company = _filled(search, "company_domain") or _filled(search, "company_name")
    return company and all(_filled(search, name) for name in names)


def _filled(search: Mapping[str, object], name: str) -> bool:
    value = search.get(name)
    return isinstance(value, str) and bool(value.strip())
