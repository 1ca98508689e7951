"""What is searched for in a sheet's XML, for one prefix of its names; literal beginnings make it quick."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class ScanPatterns:
    """The searches.

    Attributes:
        row, odd_row: a row and its number, as written mostly and as written at all.
        bare_row: rows that do not say their number.
        far_cell: a cell beyond column Z or row 99,999.
        two_letters: whether there is one beyond column Z.
        any_cell: any cell, however it is written.
        styled: a number's cell with a format: column, row, format.
        has_style: whether there is one.
        number: any number's cell: column, row, format or b"".
        odd_number: the tag of a cell whose attributes stand in another order.
        error: the tag of a cell with an error, and the error.
        hidden_row: what a hidden row holds.
        filled: a value within it.
        unvalued: a formula without a result.
        hidden_column: the attributes of columns that are not shown.
        merged: the corners of merged cells.
    """

    row: re.Pattern[bytes]
    odd_row: re.Pattern[bytes]
    bare_row: re.Pattern[bytes]
    far_cell: re.Pattern[bytes]
    two_letters: re.Pattern[bytes]
    any_cell: re.Pattern[bytes]
    styled: re.Pattern[bytes]
    has_style: re.Pattern[bytes]
    number: re.Pattern[bytes]
    odd_number: re.Pattern[bytes]
    error: re.Pattern[bytes]
    hidden_row: re.Pattern[bytes]
    filled: re.Pattern[bytes]
    unvalued: re.Pattern[bytes]
    hidden_column: re.Pattern[bytes]
    merged: re.Pattern[bytes]


@functools.lru_cache(maxsize=16)
def scan_patterns(prefix: bytes) -> ScanPatterns:
    """Give the searches for a prefix such as b"x:", mostly b""."""
    p = re.escape(prefix)
    hidden = rb"""(?=[^>]*\shidden=["'](?:1|true)["'])"""
    kind = rb'(?: t="[nd]")?><%b[vf]' % p
    row = b"<%brow" % p
    return ScanPatterns(
        row=re.compile(row + rb' r="(\d+)'),
        odd_row=re.compile(row + rb"""\s[^>]*?\br=["'](\d+)"""),
        bare_row=re.compile(row + rb"""(?:\s(?![^>]*\br=)[^>]*)?/?>"""),
        any_cell=re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,9})(\d+)["']"""),
        far_cell=re.compile(rb' r="([A-Za-z]{2,9}|[A-Za-z](?=\d{6}))(\d+)'),
        two_letters=re.compile(rb' r="[A-Za-z]{2}'),
        styled=re.compile(rb' r="([A-Z]+)(\d+)" s="(\d+)"' + kind),
        has_style=re.compile(rb' s="\d+"' + kind),
        number=re.compile(rb'<%bc r="([A-Z]+)(\d+)"(?: s="(\d+)")?' % p + kind),
        odd_number=re.compile(
            rb"""<%bc(\s(?![^>]*\bt=["'](?:s|str|b|e|inlineStr)["'])[^>]*[^/>])>\s*<%b[vf]""" % (p, p)
        ),
        error=re.compile(
            rb"""<%bc(\s(?=[^>]*\bt=["']e["'])[^>]*)>(?:<%bf(?:[^>]*/>|[^>]*>[^<]*</%bf>))?\s*<%bv>([^<]*)<"""
            % (p, p, p, p)
        ),
        hidden_row=re.compile(row + rb"\s" + hidden + rb"[^>]*[^/]>(.*?)</%brow>" % p, re.DOTALL),
        filled=re.compile(rb"<%b[vt][ >]" % p),
        unvalued=re.compile(
            rb"<%bf(?:\s[^>]*)?(?:/>|>[^<]*</%bf>)\s*(?:<%bv\s*/>|<%bv></%bv>)?\s*</%bc>" % (p, p, p, p, p, p)
        ),
        hidden_column=re.compile(rb"<%bcol\s" % p + hidden + rb"([^>]*)>"),
        merged=re.compile(
            rb"""<%bmergeCell\s[^>]*?ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""" % p
        ),
    )


@functools.lru_cache(maxsize=256)
def plain_number(prefix: bytes, letters: bytes) -> re.Pattern[bytes]:
    """Give the search for one column's numbers that state no format."""
    p = re.escape(prefix)
    return re.compile(rb'<%bc r="%b(\d+)"(?: t="[nd]")?><%b[vf]' % (p, letters, p))
