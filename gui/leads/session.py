"""What was on screen when the program was used last: the lists that were open, and how the window lay."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gui.leads.fields import Kind


class SessionList(NamedTuple):
    """A list that was open.

    Attributes:
        path: its spreadsheet, whole.
        list_id: its name in the workspace, as long as the program runs.
        run_id: the run whose answers were on screen, or None.
        sheet, header_row, encoding, delimiter: how the spreadsheet was read.
        kinds: what was chosen to find.
    """

    path: str
    list_id: str = ""
    run_id: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None
    kinds: frozenset[Kind] = frozenset()


class Session(NamedTuple):
    """All that was on screen.

    Attributes:
        lists: in the order of their tabs.
        shown: which of them was on screen, from 0.
        page: the name of the page on screen; "" for the first.
        geometry: where the window lay, in the window system's own words; "" when it was never shown.
        is_opening: whether the lists of the time before were still being opened: the program that wrote this
            down may have come to its end over one of them.
    """

    lists: tuple[SessionList, ...] = ()
    shown: int = 0
    page: str = ""
    geometry: str = ""
    is_opening: bool = False
