"""Which encoding a text file is in, decided on the whole of it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from gui.sheets import opening
from gui.sheets.text.guess_encoding import guess_encoding

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK_BYTES = 1024 * 1024
_SAMPLE_BYTES = 256 * 1024
_LINE_BYTES = 64 * 1024
_HEAD_BYTES = 8192
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Two to four bytes that can only be one letter of UTF-8 (RFC 3629), and whatever else is not ASCII.
_LETTER = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_LETTERS = re.compile(_LETTER)
_STRAY = re.compile(rb"(?:[\x00-\x7f]|" + _LETTER + rb")*([\x80-\xff])")
_STRAYS_PER_LETTER = 0.1
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True)
class Encoding:
    """An encoding by Python's name, and whether it is certain rather than likely."""

    name: str
    is_sure: bool


def detect_encoding(path: Path) -> Encoding:
    """Decide a text file's encoding: byte order mark, NULs of wide letters, strict UTF-8, then a guess.

    Raises:
        ListFileError: unreadable.
    """
    with opening.reading_errors(path), path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if marked := _by_mark(head):
        return Encoding(marked, is_sure=True)
    odd_lines = _non_ascii_lines(path)
    if odd_lines is None:
        return Encoding("utf-8", is_sure=True)
    if is_mostly_utf_8(odd_lines):
        return Encoding("utf-8", is_sure=False)
    return Encoding(*guess_encoding(odd_lines))


def guess_by_beginning(path: Path) -> str:
    """Guess an encoding from the first bytes alone: good enough for a first look at a large file.

    Raises:
        ListFileError: unreadable.
    """
    with opening.reading_errors(path), path.open("rb") as file:
        head = file.read(_SAMPLE_BYTES)
    if marked := _by_mark(head[:_HEAD_BYTES]):
        return marked
    lines = head[: head.rfind(b"\n") + 1] or head
    try:
        lines.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if is_mostly_utf_8(lines) else guess_encoding(lines)[0]
    return "utf-8"


def _by_mark(head: bytes) -> str:
    return next((name for bom, name in _BOMS if head.startswith(bom)), "") or wide_encoding(head)


def wide_encoding(head: bytes) -> str:
    """Name UTF-16 or UTF-32 without a byte order mark by the NULs in a file's first bytes, else "".

    Line ends, delimiters and digits have NULs in every alphabet, always at the same place of a letter.
    """
    if b"\0" not in head:
        return ""
    body = head[: len(head) // 4 * 4] if len(head) > 4 else head
    for name in ("utf-32-le", "utf-32-be"):
        if len(body) >= 4 and len(body) % 4 == 0 and _is_plain_text(body, name):
            return name
    body = head[: len(head) // 2 * 2]
    even, odd = body[0::2].count(0), body[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) > max(even, odd) // 8 or not _is_plain_text(body, name):
        return ""
    # ASCII with a few NULs in it would be a text of Chinese letters without one that Chinese uses often.
    is_ascii = body.isascii() and not _CONTROLS.search(body.decode("ascii").replace("\0", ""))
    return "" if is_ascii and max(even, odd) * 3 < len(body) // 2 else name


def _is_plain_text(body: bytes, name: str) -> bool:
    # The last letter may be cut in half.
    text = codecs.getincrementaldecoder(name)("ignore").decode(body)
    try:
        codecs.getincrementaldecoder(name)("strict").decode(body)
    except UnicodeDecodeError:
        return False
    strange = len(_CONTROLS.findall(text)) + text.count("\0")
    return bool(text) and strange * 50 <= len(text)


def is_mostly_utf_8(sample: bytes) -> bool:
    """Whether lines that are not strict UTF-8 still are, but for a few bytes pasted in from elsewhere.

    Letters of an older encoding hardly ever happen to be letters of UTF-8 as well.
    """
    letters = len(_LETTERS.findall(sample))
    strays = sum(1 for _ in _STRAY.finditer(sample))
    return letters > 0 and strays <= max(1, letters * _STRAYS_PER_LETTER)


def _non_ascii_lines(path: Path) -> bytes | None:
    """Give None when the whole file is strict UTF-8, else its lines with other bytes (at most a sample)."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    with opening.reading_errors(path), path.open("rb") as file:
        try:
            while piece := file.read(_CHUNK_BYTES):
                if not piece.isascii() or decoder.getstate()[0]:
                    decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            file.seek(0)
            return _sample_of_odd_lines(file)
    return None


def _sample_of_odd_lines(file: BinaryIO) -> bytes:
    sample, size = [], 0
    while size < _SAMPLE_BYTES and (line := file.readline(_LINE_BYTES)):
        if not line.isascii():
            sample.append(line)
            size += len(line)
    return b"".join(sample)
