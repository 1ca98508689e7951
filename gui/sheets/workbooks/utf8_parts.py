"""XML parts in UTF-8, whatever they were written in: searches over bytes need one encoding."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from gui.sheets import opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


def as_utf8(path: Path, xml: Iterable[bytes]) -> Iterator[bytes]:
    """Give a document's bytes in UTF-8; those that are not UTF-16 pass as they are.

    Raises:
        ListFileError: the bytes are not what they begin as.
    """
    decoder: codecs.IncrementalDecoder | None = None
    is_first = True
    for piece in xml:
        if is_first and piece:
            is_first = False
            name = _wide_name(piece)
            decoder = codecs.getincrementaldecoder(name)() if name else None
        if decoder is None:
            yield piece
            continue
        try:
            yield decoder.decode(piece).encode()
        except UnicodeError as error:
            raise opening.damaged(path, str(error)) from error


def is_wide(start: bytes) -> bool:
    """Say whether a document that begins so is in UTF-16."""
    return bool(_wide_name(start))


def _wide_name(start: bytes) -> str:
    return next((name for mark, name in _WIDE if start.startswith(mark)), "")
