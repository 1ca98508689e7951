"""What the user decided about how a file is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadOptions:
    """What the user decided about a file; None leaves it to be found out.

    Attributes:
        sheet: a tab's name.
        header_row: its number in the sheet, from 1; 0 when there is no header.
        encoding: of a text file, by Python's name.
        delimiter: of a text file, one character.
    """

    sheet: str | None = None
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None
