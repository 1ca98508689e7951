"""Companies' domains and people's LinkedIn pages: one form for the many ways a cell may write them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from gui.leads.folding import is_word_character, tidy_text
from gui.leads.words.countries import COUNTRY_CODES
from gui.leads.words.mail_providers import MAIL_PROVIDER_NAMES, MAIL_PROVIDERS, PUBLIC_SUFFIXES, SOCIAL_SITES

_SCHEME = re.compile(r"^(?:mailto:|[a-z][a-z0-9+.-]*:[/\\]{1,3}|https?[/\\]{2}|[/\\]{2})")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LAST_LABEL = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{2,59}")
_WWW = re.compile(r"^www\d?\.(?=.+\.)")
_PATH = re.compile(r"[/\\?#]")
_SEVERAL = re.compile(r"[\s,;|]+")
_OTHER_COUNTRY_ENDINGS = {"eu", "uk", "su", "ac"}
_LINKEDIN = re.compile(
    r"^(?:https?:)?/{0,3}(?:[a-z0-9-]+\.)*linkedin\.com(?::\d+)?/(?:mwlite/|m/|#/)?in/([^/?#\s]+)",
    re.IGNORECASE,
)
_LINKEDIN_PATH = re.compile(r"^/?in/([^/?#\s]+)/?$", re.IGNORECASE)
_LINKEDIN_COMPANY = re.compile(
    r"linkedin\.com/(?:mwlite/)?(?:company|school|showcase|organization)/", re.IGNORECASE
)
# Ids of members, in which upper and lower case differ.
_MEMBER_ID = re.compile(r"AC[ow]A[A-Za-z0-9_-]{20,}")
_NOBODY = {"me", "unavailable", "undefined", "null", "none", "nan", "edit"}
_LONGEST_SLUG = 150


@lru_cache(maxsize=65_536)
def clean_domain(text: str) -> str:
    """The domain in a cell that holds a domain, a URL or an email address; of several the first.

    Lower case, without ``www.``, port, path and trailing dot; other alphabets in their ``xn--`` form. Other
    subdomains stay. Empty when there is none.
    """
    return _WWW.sub("", clean_host(_host_in(text)))


@lru_cache(maxsize=65_536)
def clean_host(text: str) -> str:
    """A host name in lower case and ASCII, as DNS has it; empty when it cannot be one on the internet."""
    dotted = unicodedata.normalize("NFKC", text).lower().replace("。", ".").rstrip(".")
    labels = [_ascii_label(label) for label in dotted.split(".")]
    host = ".".join(labels)
    if len(labels) < 2 or len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        return ""
    return host if _is_ending(labels[-1]) else ""


def is_personal_domain(domain: str) -> bool:
    """Whether a cleaned domain is a mail provider's for private people, so that it names no company."""
    return domain in MAIL_PROVIDERS or domain.partition(".")[0] in MAIL_PROVIDER_NAMES


def is_public_suffix(domain: str) -> bool:
    """Whether a cleaned domain is only an ending such as ``co.uk``."""
    return domain in PUBLIC_SUFFIXES


def is_social_page(text: str) -> bool:
    """Whether a cell holds a page on a social site; the site's bare domain is a company like any other."""
    domain = clean_domain(text)
    site = ".".join(domain.split(".")[-2:])
    if site not in SOCIAL_SITES or "@" in text:
        return False
    rest = _SCHEME.sub("", tidy_text(text).lower())
    return _PATH.search(rest.rstrip("/\\")) is not None


def linkedin_slug(text: str) -> str:
    """The part of a person's LinkedIn URL that names the person; empty for any other page.

    Country subdomains, mobile forms, query, language suffix and percent-encoding make no difference. Case is
    kept only in member ids (``ACoAA...``), where it matters.
    """
    plain = tidy_text(text).strip("<>\"'()[]")
    if "%2f" in plain.lower() and "/in/" not in plain.lower():
        plain = unquote(plain)
    match = _LINKEDIN.match(plain) or _LINKEDIN_PATH.match(plain)
    return _clean_slug(match.group(1)) if match else ""


def linkedin_url(slug: str) -> str:
    """The one URL that is sent for a slug."""
    return f"https://www.linkedin.com/in/{slug}"


def is_linkedin_company(text: str) -> bool:
    """Whether a cell holds the LinkedIn page of a company, not of a person."""
    return _LINKEDIN_COMPANY.search(text) is not None


def _host_in(text: str) -> str:
    first = _SEVERAL.split(tidy_text(text).strip("<>\"'()[]{}.,;: "), maxsplit=1)[0].lower()
    authority = _PATH.split(_SCHEME.sub("", first), maxsplit=1)[0]
    return re.sub(r":\d*$", "", authority.rpartition("@")[2]).strip("<>\"'()[]{}.,;")


def _ascii_label(label: str) -> str:
    if label.isascii() or not all(c == "-" or is_word_character(c) for c in label):
        return label
    # Not the "idna" codec: it is the 2003 standard, which sends straße.de to strasse.de, another company.
    return "xn--" + label.encode("punycode").decode("ascii")


def _is_ending(label: str) -> bool:
    if not _LAST_LABEL.fullmatch(label):
        return False
    return len(label) > 2 or label in COUNTRY_CODES or label in _OTHER_COUNTRY_ENDINGS


def _clean_slug(raw: str) -> str:
    slug = raw
    for _ in range(3):
        slug = unquote(slug)
    slug = unicodedata.normalize("NFC", slug).strip(" .,;:)\"'")
    if not _MEMBER_ID.fullmatch(slug):
        slug = slug.lower()
    fits = (
        0 < len(slug) <= _LONGEST_SLUG
        and slug.isprintable()
        and not re.search(r"[\s/?#%<>()\[\]{}\"\\�]", slug)
    )
    return slug if fits and slug not in _NOBODY else ""
