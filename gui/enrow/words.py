"""What a server said, in its own words, from any body it may have sent: JSON, a page, plain text, nothing."""

from __future__ import annotations

import re

from gui.enrow import loose

LONGEST = 300  # characters; a sentence in a window, not a page

_SPACES = re.compile(r"\s+")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
# The order in which Enrow's answers are read: shared by every endpoint, of every age.
_KEYS = ("message", "reason", "error")


def enrow_words(body: bytes) -> str | None:
    """What Enrow's own JSON says; None when the body is not Enrow's JSON.

    Enrow answers errors with ``{"message": ...}``, single searches also with ``{"reason": ...}``.
    """
    answer = loose.load_object(body) or {}
    said = (answer[key] for key in _KEYS if key in answer)
    return next((_one_line(text) for text in said if isinstance(text, str) and text.strip()), None)


def server_words(body: bytes) -> str:
    """What the server said, whoever it is, in one short line; empty when it said nothing readable."""
    said = enrow_words(body)
    if said is not None:
        return said
    text = body[:20_000].decode("utf-8", "replace").strip()
    if text.startswith("<"):
        title = _TITLE.search(text)
        return _one_line(title.group(1)) if title else ""
    return _one_line(text)


def _one_line(text: str) -> str:
    line = _SPACES.sub(" ", text).strip()
    line = "".join(letter for letter in line if letter.isprintable())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
