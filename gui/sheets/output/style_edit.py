"""Text formats added to a workbook's styles, so that a phone number stays text when edited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

_FORMATS = re.compile(rb"(<((?:\w+:)?)cellXfs\b[^>]*>)(.*?)(</(?:\w+:)?cellXfs\s*>)", re.DOTALL)
_COUNT = re.compile(rb"""\scount=["']\d+["']""")
_NUMBER_FORMAT = re.compile(rb"""\s(?:numFmtId|applyNumberFormat|quotePrefix)=["'][^"']*["']""")
_TEXT_FORMAT = 49  # "@", ECMA-376 part 1, 18.8.30
_MOST_FORMATS = 60_000  # Excel allows 65,490 in a workbook


def add_text_formats(xml: bytes, styles: Set[str]) -> tuple[bytes, dict[str, str]]:
    """Copy cell formats with their number format set to text.

    Args:
        xml: the styles part.
        styles: indexes of the formats to copy, "" for the standard one.

    Returns:
        the new part, and index -> index of its copy, "" for one that is not there; the part as it was and {}
        where it cannot be extended.
    """
    match = _FORMATS.search(xml)
    if match is None or b"<!--" in match.group(3):
        return xml, {}
    formats = _formats(match.group(3), match.group(2))
    if len(formats) + len(styles) > _MOST_FORMATS:
        return xml, {}
    copies: dict[str, str] = {}
    added: list[bytes] = []
    for style in sorted(styles):
        if style == "0" and "" in copies:
            copies[style] = copies[""]
        elif int(style or "0") < len(formats) and formats[int(style or "0")]:
            copies[style] = str(len(formats) + len(added))
            added.append(_as_text(formats[int(style or "0")]))
        else:
            copies[style] = ""  # the workbook names a format that it does not have, or only for one program
    count = b' count="%d">' % (len(formats) + len(added))
    opening = _COUNT.sub(b"", match.group(1))[:-1] + count
    body = opening + match.group(3) + b"".join(added) + match.group(4)
    return xml[: match.start()] + body + xml[match.end() :], copies


def _formats(xml: bytes, prefix: bytes) -> list[bytes]:
    """Take the formats apart; of alternatives for several programs the one for all others, b"" for none."""
    xf = rb"<%bxf\b(?:[^>]*/>|.*?</%bxf\s*>)" % (prefix, prefix)
    items = re.findall(rb"<mc:AlternateContent\b.*?</mc:AlternateContent\s*>|" + xf, xml, re.DOTALL)
    found = []
    for item in items:
        is_choice = item.startswith(b"<mc:")
        plain = re.search(xf, item.partition(b"<mc:Fallback")[2] if is_choice else item, re.DOTALL)
        found.append(plain[0] if plain else b"")
    return found


def _as_text(xf: bytes) -> bytes:
    head, bracket, rest = xf.partition(b">")
    is_closed = head.endswith(b"/")
    head = _NUMBER_FORMAT.sub(b"", head.removesuffix(b"/"))
    text = b'%b numFmtId="%d" applyNumberFormat="1"' % (head.rstrip(), _TEXT_FORMAT)
    return text + (b"/" if is_closed else b"") + bracket + rest
