"""A workbook's sheet made ready for reading: looked over for dangers while calamine already loads it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.sheets import limits, opening
from gui.sheets.probe import PACKAGES, Probe, choose_part, choose_sheet, probe_book, scanned
from gui.sheets.workbooks.book_grid import BookGrid
from gui.sheets.workbooks.package import Package
from gui.sheets.workbooks.sheet_scan import SheetScan, scan_sheet
from gui.sheets.workbooks.stream_grid import StreamGrid, has_odd_strings
from gui.sheets.workbooks.survey import Area

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from gui.sheets.file_kind import FileKind
    from gui.sheets.grid import Grid
    from gui.sheets.workbooks.package import SheetPart

_DIMENSION = re.compile(rb"""<(?:\w+:)?dimension\s[^>]*?ref=["']([A-Z0-9:]+)["']""")
_WORTH_A_THREAD_BYTES = 4 * limits.MEGABYTE


class UnsafeSheetError(ListFileError):
    """The sheet is larger than it says, and calamine is already loading it: open it again, carefully.

    What calamine has begun cannot be stopped. The process that asked for haste has to end.
    """


def open_book(
    path: Path, kind: FileKind, wanted: str | None, show_top: Callable[[], None], *, in_haste: bool
) -> tuple[Probe, str, Grid]:
    """Open a sheet of a workbook: the one that was asked for, else the first that shows something.

    Args:
        path: the workbook.
        kind: what its content is.
        wanted: a tab's name.
        show_top: is called once calamine is busy, where the sheet is large.
        in_haste: let calamine load while the sheet is looked over; for a process that can be thrown away.

    Returns:
        What is known of the workbook, the tab's name, and its cells.

    Raises:
        ListFileError: it cannot be read as a list.
        UnsafeSheetError: only in haste.
    """
    if kind not in PACKAGES:
        looked = probe_book(path, kind)
        sheet = choose_sheet(path, looked.sheets, wanted)
        info = next(found for found in looked.sheets if found.name == sheet)
        if info.cells > limits.DENSE_CELLS:
            raise opening.too_sparse(path)
        return looked, sheet, BookGrid(path, sheet, info.scan)
    with Package(path) as package:
        return _open_package(package, kind, wanted, show_top, in_haste=in_haste)


def _open_package(
    package: Package, kind: FileKind, wanted: str | None, show_top: Callable[[], None], *, in_haste: bool
) -> tuple[Probe, str, Grid]:
    chosen = choose_part(package, wanted)
    loading = None
    is_odd = has_odd_strings(package.path)
    if in_haste and not is_odd and _is_worth_a_thread(package, chosen):
        thread = ThreadPoolExecutor(1, thread_name_prefix="calamine")
        loading = thread.submit(BookGrid, package.path, chosen.name)
        thread.shutdown(wait=False)
        show_top()
    looked = Probe(kind, tuple(scanned(package, part) for part in package.sheets()))
    info = next(found for found in looked.sheets if found.name == chosen.name)
    # Once more for the sentence that says what is wrong with it.
    scan = info.scan or scan_sheet(package, chosen.part)
    if scan.cells > limits.DENSE_CELLS and loading is not None:
        raise UnsafeSheetError(opening.damaged(package.path).sentence, detail="its dimension is untrue")
    if scan.cells > limits.DENSE_CELLS or scan.is_varied or is_odd:
        return looked, chosen.name, StreamGrid(package.path, chosen.name)
    return looked, chosen.name, _loaded(package.path, chosen.name, scan, loading)


def _loaded(path: Path, sheet: str, scan: SheetScan, loading: Future[BookGrid] | None) -> Grid:
    try:
        grid = loading.result() if loading is not None else BookGrid(path, sheet)
    except ListFileError as error:
        try:
            return StreamGrid(path, sheet)
        except ListFileError:
            raise error from None
    grid.use_scan(scan)
    return grid


def _is_worth_a_thread(package: Package, part: SheetPart) -> bool:
    if package.member(part.part).file_size < _WORTH_A_THREAD_BYTES:
        return False
    head = next(package.unpack(part.part), b"")
    match = _DIMENSION.search(head)
    area = Area.parse(match[1].decode()) if match else None
    return area is None or area.bottom * (area.right + 1) <= limits.DENSE_CELLS
