"""Companies' domains: one form for the many ways a cell may write them, and which domains name no company."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gui.leads.cleaning.folding import is_word_character, tidy_text
from gui.leads.words.countries import COUNTRY_CODES
from gui.leads.words.mail_providers import MAIL_PROVIDER_NAMES, MAIL_PROVIDERS
from gui.leads.words.shared_sites import PUBLIC_SUFFIXES, SHARED_HOSTS, SHARED_PATHS, SOCIAL_SITES

_SCHEME = re.compile(r"^(?:mailto:|[a-z][a-z0-9+.-]*:[/\\]{1,3}|https?[/\\]{2}|[/\\]{2})")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LAST_LABEL = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{2,59}")
_WWW = re.compile(r"^www\d?\.(?=.+\.)")
_PATH = re.compile(r"[/\\?#]")
_SEVERAL = re.compile(r"[\s,;|]+")
_LONGEST_LABEL = 63
_OTHER_COUNTRY_ENDINGS = {"eu", "uk", "su", "ac"}


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
    """Whether a cell holds a page on a site that many companies share: a profile, a map, a short link.

    Two people on such pages do not work together. The site's bare domain is a company like any other.
    """
    domain = clean_domain(text)
    if "@" in text or not domain:
        return False
    if domain in SHARED_HOSTS:
        return True
    site = ".".join(domain.split(".")[-2:])
    is_google = domain.startswith("google.")
    if site not in SOCIAL_SITES and not is_google:
        return False
    rest = _SCHEME.sub("", tidy_text(text).lower())
    start = _PATH.search(rest)
    path = rest[start.start() :].lstrip("/\\") if start else ""
    return path.startswith(SHARED_PATHS) if is_google else bool(path) and path[0] not in "?#"


def _host_in(text: str) -> str:
    first = _SEVERAL.split(tidy_text(text).strip("<>\"'()[]{}.,;: "), maxsplit=1)[0].lower()
    authority = _PATH.split(_SCHEME.sub("", first), maxsplit=1)[0]
    return re.sub(r":\d*$", "", authority.rpartition("@")[2]).strip("<>\"'()[]{}.,;")


def _ascii_label(label: str) -> str:
    if label.isascii() or len(label) > _LONGEST_LABEL:
        return label
    if not all(c == "-" or is_word_character(c) for c in label):
        return label
    # Not the "idna" codec: it is the 2003 standard, which sends straße.de to strasse.de, another company.
    return "xn--" + label.encode("punycode").decode("ascii")


def _is_ending(label: str) -> bool:
    if not _LAST_LABEL.fullmatch(label):
        return False
    return len(label) > 2 or label in COUNTRY_CODES or label in _OTHER_COUNTRY_ENDINGS
