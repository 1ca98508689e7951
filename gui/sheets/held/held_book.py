"""The files that are read whole, by their kind: web pages, web archives, OpenDocument, XML of 2003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.sheets import opening
from gui.sheets.file_kind import FileKind
from gui.sheets.held.open_document import read_fods, read_ods
from gui.sheets.held.page_text import page_pieces
from gui.sheets.held.web_archive import read_archive
from gui.sheets.held.web_page import read_page
from gui.sheets.held.xml_2003 import read_xml_2003
from gui.sheets.workbooks import book_grid

if TYPE_CHECKING:
    from pathlib import Path

    from gui.sheets.held.held_grid import HeldSheet

HELD = frozenset((FileKind.HTML, FileKind.MHTML, FileKind.FODS, FileKind.XML, FileKind.ODS))


def read_held(path: Path, kind: FileKind) -> list[HeldSheet]:
    """Read all sheets of a file.

    Raises:
        ListFileError: it cannot be read, or has no table in it.
    """
    if kind is FileKind.HTML:
        sheets = read_page(path, page_pieces(path), path.stem)
    elif kind is FileKind.MHTML:
        sheets = read_archive(path)
    elif kind is FileKind.FODS:
        sheets = read_fods(path)
    elif kind is FileKind.XML:
        sheets = read_xml_2003(path)
    else:
        sheets = read_ods(path)
    if not sheets:
        raise opening.no_table(path)
    return sheets


def held_sheets(path: Path, kind: FileKind) -> list[HeldSheet] | None:
    """Read all sheets of a file that is held; None where calamine is to read it.

    An OpenDocument file that is too large to be held, or is odd, may still be one for calamine.

    Raises:
        ListFileError: nobody can read it.
    """
    if kind not in HELD:
        return None
    try:
        return read_held(path, kind)
    except ListFileError:
        if kind is not FileKind.ODS or not _is_readable(path):
            raise
        return None


def _is_readable(path: Path) -> bool:
    try:
        return bool(book_grid.sheet_names(path))
    except ListFileError:
        return False
