"""Web archives (MHTML), as Excel's "Single File Web Page" writes them: a mail whose parts are the sheets.

Source of fact: RFC 2557 (MHTML), RFC 2045 (how parts are encoded).
"""

from __future__ import annotations

import dataclasses
import email
import email.policy
import re
from typing import TYPE_CHECKING

from gui.leads.sentences import say
from gui.sheets import limits, opening
from gui.sheets.held.page_text import decoded, stated_encoding
from gui.sheets.held.web_page import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

    from gui.sheets.held.held_grid import HeldSheet

_SHEET_NAME = re.compile(r"<x:Name>([^<]*)</x:Name>")
_MAX_BYTES = 256 * limits.MEGABYTE
_HEAD = 4096


def read_archive(path: Path) -> list[HeldSheet]:
    """Read the tables of all pages in an archive; those of Excel's bear its sheets' names.

    Raises:
        ListFileError: damaged or too large.
    """
    with opening.reading_errors(path):
        if path.stat().st_size > _MAX_BYTES:
            raise opening.too_large(path, say("a web archive may have 256 MB"))
        content = path.read_bytes()
    names: list[str] = []
    pages: list[list[HeldSheet]] = []
    for html in _pages(path, content):
        names += _SHEET_NAME.findall(html)
        sheets = read_page(path, [html])
        if sheets:
            pages.append(sheets)
    first = [page[0] for page in pages]
    if len(names) == len(pages):
        return [dataclasses.replace(sheet, name=name) for sheet, name in zip(first, names, strict=True)]
    found = [sheet for page in pages for sheet in page]
    found.sort(key=lambda sheet: -sheet.filled)
    return [dataclasses.replace(sheet, name=f"Table {number}") for number, sheet in enumerate(found, start=1)]


def _pages(path: Path, content: bytes) -> Iterator[str]:
    # Some programs put blank lines before the headers, which would make all of it the body.
    message = email.message_from_bytes(content.lstrip(), policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            yield "".join(_decode(path, part))


def _decode(path: Path, part: Message) -> Iterator[str]:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise opening.damaged(path, "a part without content")
    name = part.get_content_charset() or stated_encoding(payload[:_HEAD]) or "utf-8"
    return decoded([payload], name)
