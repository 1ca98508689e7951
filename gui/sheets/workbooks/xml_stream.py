"""XML read as a stream, of any encoding, with whatever prefixes; definitions of entities are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from gui.sheets import opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: What XML counts as blank.
BLANKS = " \t\r\n"
_FEED_BYTES = 64 * 1024
_THE_END = True


class Handler(Protocol):
    """What is done with the elements; names come without their prefixes."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters within an element."""


def parse(
    path: Path, xml: Iterable[bytes], handler: Handler, *, encoding: str | None = None
) -> Iterator[None]:
    """Hand a document to a handler, giving way after each piece, so that what was read can be taken.

    Args:
        path: of the user's file, for the sentence.
        xml: one document in pieces.
        handler: is told of its elements; where it raises ListFileError, reading ends.
        encoding: where something else than the document states it.

    Raises:
        ListFileError: not well-formed, or it defines entities.
    """
    parser = _parser(path, handler, encoding)
    try:
        for piece in xml:
            for start in range(0, len(piece), _FEED_BYTES):
                parser.Parse(piece[start : start + _FEED_BYTES])
                yield
        parser.Parse(b"", _THE_END)
        yield
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise opening.damaged(path, str(error)) from error


def _parser(path: Path, handler: Handler, encoding: str | None) -> expat.XMLParserType:
    names: dict[str, str] = {}

    def local(name: str) -> str:
        found = names.get(name)
        if found is None:
            found = names[name] = name.rpartition(":")[2]
        return found

    def start(name: str, attributes: dict[str, str]) -> None:
        handler.start(local(name), attributes)

    def end(name: str) -> None:
        handler.end(local(name))

    def entity(*_: object) -> None:
        raise opening.damaged(path, "it defines entities")

    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.EntityDeclHandler = entity
    return parser
