"""New text files of rows, safe to open in an office program."""

from __future__ import annotations

import csv
import re
import shutil
from typing import TYPE_CHECKING

from gui.sheets.formats.number_format import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gui.sheets.grid import Native

EXCEL_ENCODING = "utf-8-sig"
# What an office program may pass over before it sees what a cell begins with.
_BLANKS = re.compile(r"[\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*")
_ALWAYS = frozenset("=@＝＠")
_SIGNS = frozenset("+-＋－")
_BREAKS = frozenset("\t\r\n")
# Strict numbers, E.164 phones and such phones in groups of digits; "+1-1" is none of them.
_HARMLESS = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?%?|\+[1-9](?: ?[0-9]){6,14}|[+-]\s*")


def neutralise(text: str) -> str:
    """Keep an office program from running a cell of a text file as a formula, by a leading apostrophe.

    The signs are those of OWASP's page "CSV Injection": = + - @, tab, carriage return and line feed; besides
    their wide forms, which Japanese keyboards give, and whatever blanks stand before. What can only be a
    number or a phone stays as it is. See docs/decisions/0014-cells-that-could-run.md.
    """
    if not text or text[0].isalnum():
        return text
    start = _BLANKS.match(text)
    first = text[start.end() : start.end() + 1] if start else text[:1]
    if text[0] in _BREAKS or first in _ALWAYS:
        return f"'{text}"
    if first in _SIGNS and not _HARMLESS.fullmatch(text.strip()):
        return f"'{text}"
    return text


def write_text(
    temporary: Path,
    headers: Sequence[str],
    rows: Iterable[Sequence[Native]],
    *,
    delimiter: str,
    encoding: str,
) -> str:
    """Write a text file of rows with line ends as Excel writes them; gives the encoding that was used.

    What the encoding cannot hold makes the whole file UTF-8 with a byte order mark.
    """
    is_unicode = encoding.replace("-", "_").lower().startswith(("utf", "gb18030"))
    first = encoding if is_unicode else EXCEL_ENCODING
    with temporary.open(
        "w", encoding=first, newline="", errors="replace" if is_unicode else "strict"
    ) as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow([neutralise(title) for title in headers])
        writer.writerows([_shown(value) for value in row] for row in rows)
    return first if is_unicode else _narrow(temporary, encoding)


def _shown(value: Native) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return neutralise(value.replace("\0", ""))
    return plain_number(value)


def _narrow(temporary: Path, encoding: str) -> str:
    """Turn the written UTF-8 into an older encoding, if that can hold every character of it."""
    narrowed = temporary.with_suffix(".narrow")
    try:
        with (
            temporary.open(encoding=EXCEL_ENCODING, newline="") as wide,
            narrowed.open("w", encoding=encoding, newline="") as file,
        ):
            shutil.copyfileobj(wide, file, 1024 * 1024)
        shutil.copyfile(narrowed, temporary)
    except (UnicodeEncodeError, LookupError):
        return EXCEL_ENCODING
    finally:
        narrowed.unlink(missing_ok=True)
    return encoding
