"""A text file's bytes as text, in blocks that end with a line, so that no file is ever held whole."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from gui.leads.errors import ListFileError
from gui.leads.sentences import say
from gui.sheets import limits, opening
from gui.sheets.text.encoding import wide_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK_BYTES = 64 * 1024
_UTF_8 = frozenset({"utf-8", "utf-8-sig"})
_MARK = "\ufeff"
_MARK_BEFORE_LINE = re.compile(f"(?<=[\r\n]){_MARK}+")
# What ended files under DOS, and half a letter of UTF-16 on a line of its own.
_END = re.compile("(?:\x1a[\r\n]*)+\\Z|(?:(?<=[\r\n])|\\A)\ufffd\\Z")
_WIDE_MARKS = {
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}


class TextBlock(NamedTuple):
    """Some lines of a file.

    Attributes:
        text: whole lines with their line ends; only the file's last line may lack one.
        is_odd: some bytes did not fit the encoding. In UTF-8 they stand as U+DC80 to U+DCFF, which names the
            byte (Python: "surrogateescape"), in others as U+FFFD.
    """

    text: str
    is_odd: bool


def read_blocks(path: Path, encoding: str) -> Iterator[TextBlock]:
    """Give a file's lines, some thousand bytes at a time, without byte order mark and NULs.

    Raises:
        ListFileError: unreadable, an encoding that does not exist, or a line that no list has.
    """
    with opening.reading_errors(path), path.open("rb") as file:
        raw, after = file.read(_BLOCK_BYTES), b""
        decoder = _Decoder(_exact_name(encoding, raw))
        rest = ""
        is_over = False
        while not is_over:
            after = file.read(_BLOCK_BYTES)
            is_over = not after
            piece = decoder.decode(raw, is_over=is_over)
            text = _without_marks(rest + piece) if rest else _without_marks(piece).lstrip(_MARK)
            if is_over:
                text = _END.sub("", text)
            end = len(text) if is_over else _last_line_end(text)
            rest = text[end:]
            if len(rest) > limits.LINE_CHARACTERS:
                raise _endless_line(path)
            if end:
                yield TextBlock(text[:end], decoder.is_odd)
            raw = after


class _Decoder:
    """Decodes piece by piece, and knows whether all bytes fitted.

    Attributes:
        is_odd: some byte of the last piece, or of the one before, did not fit.
    """

    def __init__(self, encoding: str) -> None:
        try:
            b"x".decode(encoding, "replace")  # refuses codecs that are none of text
            self._is_utf_8 = codecs.lookup(encoding).name in _UTF_8
            self._decoder = codecs.getincrementaldecoder(encoding)("strict" if self._is_utf_8 else "replace")
        except (LookupError, UnicodeError, ValueError) as error:
            raise ListFileError(
                say("There is no encoding named “{encoding}”.", encoding=encoding), detail=repr(error)
            ) from error
        self._was_odd = False
        self.is_odd = False

    def decode(self, raw: bytes, *, is_over: bool) -> str:
        """Give the text of the next piece, without NULs."""
        text, odd = self._decode_utf_8(raw, is_over) if self._is_utf_8 else self._decode_other(raw, is_over)
        self.is_odd, self._was_odd = odd or self._was_odd, odd
        return text.replace("\0", "") if "\0" in text else text

    def _decode_utf_8(self, raw: bytes, is_over: bool) -> tuple[str, bool]:
        try:
            return self._decoder.decode(raw, is_over), False
        except UnicodeDecodeError:
            # Strict first, since that is quick; the decoder keeps its place when it refuses.
            self._decoder.errors = "surrogateescape"
            text = self._decoder.decode(raw, is_over)
            self._decoder.errors = "strict"
            return text, True

    def _decode_other(self, raw: bytes, is_over: bool) -> tuple[str, bool]:
        text = self._decoder.decode(raw, is_over)
        return text, "\ufffd" in text


def _exact_name(encoding: str, head: bytes) -> str:
    """Choose the byte order of UTF-16 and UTF-32 where a file has no mark that tells it."""
    plain = encoding.lower().replace("_", "-")
    if plain in _WIDE_MARKS and not head.startswith(_WIDE_MARKS[plain]):
        found = wide_encoding(head)
        return found if found.startswith(plain) else f"{plain}-le"
    return encoding


def _without_marks(text: str) -> str:
    """Leave out byte order marks before lines: several exports were put together into one file."""
    if _MARK not in text:
        return text
    return _MARK_BEFORE_LINE.sub("", text)


def _last_line_end(text: str) -> int:
    # A carriage return at the very end may be half of a line end.
    end = len(text) - text.endswith("\r")
    return max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1


def _endless_line(path: Path) -> ListFileError:
    return ListFileError(
        say(
            "{name} has a line of more than {most} characters, "
            "which is no row of a list. Export the list once more from where it came.",
            name=path.name,
            most=limits.LINE_CHARACTERS,
        )
    )
