"""Where in a copy of the user's workbook the new columns go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from gui.leads.errors import UsageError
from gui.leads.sentences import say

_LETTERS = re.compile(r"[A-Z]{1,3}")
_LAST_COLUMN = "XFD"


class Where(StrEnum):
    """A kind of place. The values are the words of the command line."""

    BESIDE = "beside"
    END = "end"
    COLUMN = "column"
    TAB = "tab"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the new columns go.

    Attributes:
        where: beside the list; after everything on its sheet, pictures and charts too; from a named column
            on, which must be free; on a new tab, which leaves the list's own sheet as it is.
        letters: of the named column, "K"; "" for the others.
    """

    where: Where = Where.BESIDE
    letters: str = ""

    @classmethod
    def parse(cls, words: str) -> Place:
        """Read "beside", "end", "tab", or the letters of a column.

        Raises:
            UsageError: it is none of these.
        """
        word = words.strip()
        if word.lower() in {Where.BESIDE, Where.END, Where.TAB}:
            return cls(Where(word.lower()))
        letters = word.upper()
        if not _LETTERS.fullmatch(letters) or (len(letters), letters) > (len(_LAST_COLUMN), _LAST_COLUMN):
            raise UsageError(
                say(
                    "“{words}” is no place for new columns: beside, end, tab, or letters such as K.",
                    words=words,
                )
            )
        return cls(Where.COLUMN, letters)

    def __str__(self) -> str:
        """The words that ``parse`` reads."""
        return self.letters or self.where.value


BESIDE = Place()


@dataclass(frozen=True, slots=True)
class Written:
    """Where a copy has its new columns.

    Attributes:
        sheet: the tab they are on.
        first: the first new column, from 0; the others follow it.
        titles: as written: in a table they had to differ from its other columns.
        header_row: their titles' row, from 1; 0 when none were written.
        note: a sentence on what the user should know of it, or "".
    """

    sheet: str
    first: int
    titles: tuple[str, ...]
    header_row: int
    note: str = ""
