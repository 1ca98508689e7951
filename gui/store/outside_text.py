"""Text from outside, made fit for the disk: what was paid for is written, whatever letters it came in."""

from __future__ import annotations


def storable(text: str) -> str:
    """The text as UTF-8 can hold it: half a letter (a lone surrogate) becomes U+FFFD.

    JSON may carry such halves as escapes, and SQLite stores UTF-8 only. Two halves that belong together
    become their letter.
    """
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
