"""Made-up people: what the sandbox finds for a search, as a pure function of that search.

The same search has the same answer in every process and on every machine. What was found is valid when
it is verified, because both ask the same question of the same address. Companies known by name only live at a
domain in ``.example``; numbers come from the ranges that regulators keep for fiction (NANPA 555-01xx, Ofcom
07700 900xxx, Arcep 06 39 98 xx xx). A search's country changes nothing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

# Chosen so that the reference's own examples come out as printed: Mira is found, Tomas is not.
SALT = b"north pier 198"

FOUND_BY_DOMAIN = 0.66
FOUND_BY_NAME = 0.58
DELIVERABLE = 0.82
PHONE_FOUND = 0.40

_PERSONAL = frozenset(
    {"gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com", "gmx.de"}
)
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "'": "",
        "’": "",
    }
)
_ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}", re.ASCII)
_PROFILE = re.compile(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/([^/?#\s]+)/?(?:[?#]\S*)?", re.IGNORECASE
)
_WORD = re.compile(r"[a-z0-9]+")
_AREAS = ("202", "212", "303", "312", "404", "415", "503", "570", "617", "702", "713", "808")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose email was found."""

    email: str
    domain: str
    firstname: str
    lastname: str
    gender: str
    company: str


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number that was found, in E.164, with its country."""

    number: str
    country: str


def _draw(topic: bytes, text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8, key=SALT, person=topic).digest()
    return int.from_bytes(digest, "big")


def _share(topic: bytes, text: str) -> float:
    return _draw(topic, text) / 2**64


def fold(text: str) -> str:
    """Lower case without accents, the way a mail administrator would write a name."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered.replace("'", "")
    return unicodedata.normalize("NFKD", lowered.translate(_LETTERS)).encode("ascii", "ignore").decode()


@lru_cache(maxsize=65_536)
def host_of(domain: str) -> str:
    """The bare host of a domain or URL, ``""`` when it is neither."""
    text = domain.strip().lower()
    text = text.split("://", 1)[-1].split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]
    text = text.rsplit("@", 1)[-1].split(":", 1)[0].rstrip(".").removeprefix("www.")
    if not text.isascii():
        try:
            text = text.encode("idna").decode()
        except UnicodeError:
            return ""
    return text if _HOST.fullmatch(text) else ""


@lru_cache(maxsize=65_536)
def host_for(company: str) -> str:
    """The domain a company of that name would have: ``North Pier`` lives at ``northpier.example``."""
    words = "".join(_WORD.findall(fold(company)))[:50]
    return f"{words}.example" if words else ""


def find_email(search: Mapping[str, object]) -> Person | None:
    """The person a find search is about, None when the address was not found."""
    domain = _text(search, "company_domain")
    host = host_of(domain) if domain else host_for(_text(search, "company_name"))
    words = _text(search, "fullname").split()
    if len(words) < 2 or not host or host in _PERSONAL:
        return None
    first, last = "".join(_WORD.findall(fold(words[0]))), "".join(_WORD.findall(fold("".join(words[1:]))))
    if not first or not last:
        return None
    email = f"{first}.{last}@{host}"
    if _share(b"email", email) >= (FOUND_BY_DOMAIN if domain else FOUND_BY_NAME):
        return None
    gender = "female" if _draw(b"gender", first) % 2 else "male"
    company = _text(search, "company_name") or host.split(".", 1)[0].replace("-", " ").title()
    return Person(email, host, words[0], " ".join(words[1:]), gender, company)


def is_deliverable(address: str) -> bool:
    """The verdict of a verification."""
    lowered = address.strip().lower()
    return bool(_ADDRESS.fullmatch(lowered)) and _share(b"email", lowered) < DELIVERABLE


def linkedin_slug(url: str) -> str:
    """The profile's name in a LinkedIn URL, ``""`` when it is not the URL of a person."""
    match = _PROFILE.fullmatch(url.strip())
    return unquote(match[1]).lower() if match else ""


def find_phone(search: Mapping[str, object]) -> Number | None:
    """The number of the person a phone search is about, None when there is none."""
    who = linkedin_slug(_text(search, "linkedin_url"))
    if not who:
        domain = _text(search, "company_domain")
        where = host_of(domain) if domain else host_for(_text(search, "company_name"))
        who = f"{fold(_text(search, 'firstname'))} {fold(_text(search, 'lastname'))}|{where}"
    if _share(b"phone", who) >= PHONE_FOUND:
        return None
    draw = _draw(b"number", who)
    country = draw % 10
    line = draw >> 8
    if country < 7:
        return Number(f"+1{_AREAS[line % len(_AREAS)]}55501{(line >> 8) % 100:02d}", "US")
    if country < 9:
        return Number(f"+447700900{line % 1000:03d}", "GB")
    return Number(f"+3363998{line % 10_000:04d}", "FR")


def _text(search: Mapping[str, object], name: str) -> str:
    value = search.get(name)
    return value.strip() if isinstance(value, str) else ""
