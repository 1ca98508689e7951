"""Lets a part's XML pass only while it is well-formed: what Excel would have to repair is not handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from gui.sheets import opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


_THE_END = True


def well_formed(path: Path, xml: Iterable[bytes]) -> Iterator[bytes]:
    """Give the same bytes, parsed on the way.

    Args:
        path: of the user's workbook, for the sentence.
        xml: one document in pieces.

    Raises:
        TooExoticError: the document is not well-formed.
    """
    # With a separator the parser sees to prefixes, too: each must have been declared.
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        for piece in xml:
            parser.Parse(piece)
            yield piece
        parser.Parse(b"", _THE_END)
    except expat.ExpatError as error:
        raise opening.too_exotic(path, "it is damaged inside") from error
