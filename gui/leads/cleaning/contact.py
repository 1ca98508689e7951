"""Email addresses and phone numbers: whether a cell holds one, and its one form."""

from __future__ import annotations

import re
import unicodedata

from gui.leads.cleaning.folding import tidy_text
from gui.leads.cleaning.web_address import clean_host

_ANGLE = re.compile(r"<([^<>@\s]+@[^<>@\s]+)>")
_LOCAL = re.compile(r"[^\s@<>(),;:\\\"\[\]\ufffd]{1,64}")
_BETWEEN = re.compile(r"[;,|\s]+")
_BEFORE, _AFTER = "<>\"'()[]{},;: ", "<>\"'()[]{}.,;: "
_EXTENSION = re.compile(
    r"(?:\s*(?:ext|extension|x|poste|durchwahl|dw|int|#)\.?\s*:?\s*\d{1,6})$", re.IGNORECASE
)
_LABEL = re.compile(r"^(?:tel|phone|mobile|mob|cell|fax|t|m|p)\s*[.:]+\s*|^tel:", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().\-/–—·]+")
# Of the wide letters of Asian keyboards only; other compatible letters may name another mailbox.
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}")
_FEWEST, _MOST = 6, 15


def clean_email(text: str) -> str:
    """The address in a cell, lower case; empty when there is none, or more than one.

    Understands ``mailto:`` and ``Mira Okafor <mira@northpier.example>``. ``+tags`` and dots stay: addresses
    that differ in them may be different mailboxes.
    """
    found = emails_in(text)
    return found[0] if len(found) == 1 else ""


def emails_in(text: str) -> list[str]:
    """The different addresses in a cell, in their order, each in its one form."""
    if "@" not in text and "＠" not in text:
        return []
    plain = tidy_text(text)
    if not plain.isascii():
        plain = plain.translate(_WIDE)
    parts = _ANGLE.findall(plain) or _BETWEEN.split(
        plain.replace("/", " ") if plain.count("@") > 1 else plain
    )
    return list(dict.fromkeys(filter(None, map(_clean_address, parts))))


def clean_phone(text: str) -> str:
    """The number in a cell as digits, with ``+`` where the country is given; empty when it cannot be one.

    Six to fifteen digits (ITU-T E.164). The trunk zero in ``+44 (0)20`` and an extension are dropped.
    """
    plain = unicodedata.normalize("NFKC", tidy_text(text)).strip("'\"= ")
    plain = _EXTENSION.sub("", _LABEL.sub("", plain))
    if not _PHONE.fullmatch(plain) or _DATE.fullmatch(plain):
        return ""
    if plain.startswith(("+", "00")):
        plain = plain.replace("(0)", "")
    digits = re.sub(r"\D", "", plain)
    is_international = plain.startswith(("+", "00"))
    digits = digits.removeprefix("00") if is_international and not plain.startswith("+") else digits
    if digits.startswith("00") and not is_international:
        return ""
    if not _FEWEST <= len(digits) <= _MOST or len(set(digits)) == 1:
        return ""
    return f"+{digits}" if is_international else digits


def _clean_address(part: str) -> str:
    bare = re.sub(r"^mailto:", "", part.lstrip(_BEFORE).rstrip(_AFTER), flags=re.IGNORECASE).partition("?")[0]
    local, at, domain = bare.rpartition("@")
    host = clean_host(domain) if at else ""
    if not host or not _LOCAL.fullmatch(local) or "" in local.split("."):
        return ""
    return f"{local.lower()}@{host}" if len(local) + len(host) < 254 else ""
