"""People's LinkedIn pages: the one name of a page in the many ways a cell may write its URL."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from gui.leads.cleaning.folding import tidy_text

_LINKEDIN = re.compile(
    r"^(?:https?:)?/{0,3}(?:[a-z0-9-]+\.)*linkedin\.com(?::\d+)?/+(?:mwlite/|m/|#/)?in/+([^/?#\s]+)",
    re.IGNORECASE,
)
_LINKEDIN_PATH = re.compile(r"^/?in/([^/?#\s]+)/?$", re.IGNORECASE)
_LINKEDIN_COMPANY = re.compile(
    r"linkedin\.com/(?:mwlite/)?(?:company|school|showcase|organization)/", re.IGNORECASE
)
# Ids of members, in which upper and lower case differ.
_MEMBER_ID = re.compile(r"AC[ow]A[A-Za-z0-9_-]{20,}")
# What is typed where no page is known; everybody's own page is "me".
_NOBODY = {
    "me", "unavailable", "undefined", "null", "none", "nan", "na", "n-a", "edit", "test", "xxx", "unknown",
    "username", "your-name", "yourname", "profile", "url", "example",
}  # fmt: skip
_LONGEST_SLUG = 150


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
