"""Where the searches go, and with which key: the live API or the sandbox."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.leads.fields import Realm


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that speaks Enrow's API.

    Attributes:
        realm: whose answers come from there; results of one realm are never used in the other.
        url: base address without a trailing slash.
        key: the API key; a secret, so it never shows in a repr.
    """

    realm: Realm
    url: str
    key: str = field(repr=False)

    @property
    def account(self) -> str:
        """A mark by which the same key is known again; the key cannot be had back from it."""
        return hashlib.blake2b(self.key.encode(), digest_size=8, person=b"enrow-account").hexdigest()
