"""Cells that were copied or dragged: whether they are a list, and in which form they are kept best."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_LEAST = 2
_PAGE = "<!DOCTYPE html>\n"


@dataclass(frozen=True, slots=True)
class PastedCells:
    """A list as text.

    Attributes:
        text: the whole content of the file it is kept in.
        ending: of that file: tsv, csv or html.
    """

    text: str
    ending: str

    @property
    def delimiter(self) -> str | None:
        """What divides the cells, where that is beyond doubt."""
        return "\t" if self.ending == "tsv" else None


def pasted_cells(text: str, html: str = "") -> PastedCells | None:
    """Choose the form that keeps the cells as they were; None for what is no list.

    Spreadsheets and browsers offer the same cells twice. Lines with as many tabs each are exact. Otherwise,
    say where a cell has lines of its own, the table of the page knows its cells better. Text without a table
    is a list from two lines on, whatever divides its cells.

    Args:
        text: the plain text.
        html: the same as a page, or "".
    """
    lines = [line for line in text.splitlines() if line.strip()]
    tabs = {line.count("\t") for line in lines}
    if len(tabs) == 1 and tabs != {0}:
        return PastedCells(text, "tsv")
    if _TABLE.search(html) and len(_CELL.findall(html)) >= _LEAST:
        return PastedCells(_PAGE + html, "html")
    if "\t" in text.strip():
        return PastedCells(text, "tsv")
    return PastedCells(text, "csv") if len(lines) >= _LEAST else None
