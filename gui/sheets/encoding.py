"""Which encoding a text file is in, decided on the whole of it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import chardet

from gui.sheets import opening

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK_BYTES = 1024 * 1024
_SAMPLE_BYTES = 256 * 1024
_LINE_BYTES = 64 * 1024
_FEW_BYTES = 400
_SURE_FROM = 0.9
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ("cp1252", "mac_roman", "cp850")
_LETTERS = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœúùûüýÿßžšğışÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸŽŠĞİŞ")
_MARKS = frozenset("’‘“”–—…€£°«»·®™©\xa0")
_MULTIBYTE = {
    "shift_jis",
    "cp932",
    "gb18030",
    "gbk",
    "gb2312",
    "big5",
    "cp950",
    "euc_kr",
    "cp949",
    "euc_jp",
    "euc_jis_2004",
}


@dataclass(frozen=True)
class Encoding:
    """An encoding by Python's name, and whether it is certain rather than likely."""

    name: str
    is_sure: bool


def detect_encoding(path: Path) -> Encoding:
    """Decide a text file's encoding: byte order mark, UTF-16 by its NULs, strict UTF-8, then a guess.

    Raises:
        ListFileError: unreadable, or bytes that are no text at all.
    """
    with opening.reading_errors(path), path.open("rb") as file:
        head = file.read(4096)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return Encoding(name, is_sure=True)
    if wide := _by_nulls(head):
        return Encoding(wide, is_sure=True)
    odd_lines = _non_ascii_lines(path)
    if odd_lines is None:
        return Encoding("utf-8", is_sure=True)
    return guess_encoding(odd_lines)


def _by_nulls(head: bytes) -> str:
    pairs = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if pairs > 1 and odd > pairs * 0.4 and even < odd // 8:
        return "utf-16-le"
    if pairs > 1 and even > pairs * 0.4 and odd < even // 8:
        return "utf-16-be"
    return ""


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


def guess_encoding(sample: bytes) -> Encoding:
    """Guess the encoding of lines that are not UTF-8.

    chardet knows many alphabets and needs many bytes; with few, the western encodings are weighed by how
    well the letters they give fit into words.
    """
    answer = chardet.detect(sample)
    name = _python_name(str(answer.get("encoding") or "cp1252"))
    few = sum(1 for byte in sample if byte > 127) < _FEW_BYTES
    best, score = max(
        ((western, plausibility(sample, western)) for western in _WESTERN), key=lambda pair: pair[1]
    )
    if not _decodes(sample, name):
        return Encoding(best, is_sure=False)
    if name in _MULTIBYTE:
        return Encoding(name, is_sure=not few)
    if score >= _SURE_FROM and (few or name in _WESTERN or score > plausibility(sample, name)):
        return Encoding(best, is_sure=score == 1.0 and not few)
    confidence = float(answer.get("confidence") or 0.0)
    return Encoding(name, is_sure=confidence >= _SURE_FROM)


def _python_name(name: str) -> str:
    try:
        python = codecs.lookup(name).name.replace("-", "_")
    except LookupError:
        return "cp1252"
    # ISO 8859-1 and ASCII are subsets of what Windows writes under that name.
    return "cp1252" if python in {"iso8859_1", "ascii", "latin_1", "utf_8"} else python


def _decodes(sample: bytes, name: str) -> bool:
    try:
        sample.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def plausibility(sample: bytes, name: str) -> float:
    """Say which share of the non-ASCII characters sits where such a letter or mark sits in western text."""
    text = sample.decode(name, "replace")
    total = good = 0
    before = " "
    for place, character in enumerate(text):
        if character > "\x7f":
            total += 1
            after = text[place + 1] if place + 1 < len(text) else " "
            good += _fits(before, character, after)
        before = character
    return good / total if total else 0.0


def _fits(before: str, character: str, after: str) -> bool:
    if character in _MARKS:
        return not (before.isalpha() and after.isalpha()) or character in "’‘"
    if character not in _LETTERS or (before > "\x7f" and after > "\x7f"):
        return False
    if character.isupper():
        return not before.islower()
    return before.isalpha() or after.isalpha() or character in "àáéèóòêœ"
