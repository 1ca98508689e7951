"""A web page's bytes as text: by its byte order mark, what it states about itself, or a guess."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from gui.sheets import opening
from gui.sheets.text.encoding import detect_encoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_STATED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_HEAD_BYTES = 4096
# What pages state and browsers read as another (WHATWG Encoding).
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "x-sjis": "cp932",
    "unicode": "utf-16",
}


def page_pieces(path: Path) -> Iterator[str]:
    """Give a page's text in pieces; bytes that do not fit become U+FFFD.

    Raises:
        ListFileError: it cannot be read.
    """
    with opening.reading_errors(path), path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    marks = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    has_mark = head.startswith(marks) or head[:2].count(0) == 1
    name = (not has_mark and stated_encoding(head)) or detect_encoding(path).name
    return decoded(opening.pieces(path), name)


def decoded(pieces: Iterable[bytes], name: str) -> Iterator[str]:
    """Decode pieces of bytes; an unknown encoding is taken as Windows-1252."""
    try:
        decoder = codecs.getincrementaldecoder(name)("replace")
    except LookupError:
        decoder = codecs.getincrementaldecoder("cp1252")("replace")
    for piece in pieces:
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def stated_encoding(head: bytes) -> str:
    """Give the encoding that a page's head states, by Python's name; "" for none that is known."""
    match = _STATED.search(head)
    if match is None:
        return ""
    name = match[1].decode().lower()
    name = _ALIASES.get(name, name)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
