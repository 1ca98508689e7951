"""What hangs on a drag or lies on the clipboard, judged: the lists in it, and why the rest is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.pasted import pasted_cells
from gui.views.theme.words import plural, tr
from gui.views.widgets.incoming.no_list import why_no_list

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_MOST_FILES = 20
# By which systems offer files that are not on disk yet, such as those attached to an e-mail.
_PROMISES = ("filegroupdescriptor", "promised-file")


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered.

    Attributes:
        files: those that may be lists, as far as their names tell.
        refusals: for each thing that is none, the sentence that says why.
        text, html: cells, where there is no file; at least one is "" otherwise.
    """

    files: tuple[Path, ...] = ()
    refusals: tuple[str, ...] = ()
    text: str = ""
    html: str = ""

    @property
    def has_cells(self) -> bool:
        """Whether it is cells and no file."""
        return bool(self.text or self.html)

    @property
    def is_useful(self) -> bool:
        """Whether there is a list in it."""
        return bool(self.files) or self.has_cells

    @property
    def left_out(self) -> str:
        """What is said of what cannot be opened: the first reason, and how many more there are."""
        if not self.refusals:
            return ""
        more = len(self.refusals) - 1
        others = plural(more, "1 other is left out, too.", "{n} others are left out, too.", n=more)
        return f"{self.refusals[0]} {others}" if more else self.refusals[0]


def offered(mime: QMimeData) -> Offered:
    """Judge what a drag carries or the clipboard holds. Reads no file."""
    urls = mime.urls()
    local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    if local:
        return _of_files(local)
    text, html = _text(mime), mime.html() if mime.hasHtml() else ""
    if pasted_cells("" if urls else text, html) is not None:
        return Offered(text="" if urls else text, html=html)
    return Offered(refusals=(_why_useless(mime, is_link=bool(urls)),))


def _of_files(paths: list[Path]) -> Offered:
    if len(paths) > _MOST_FILES:
        words = tr("These are {n} files. Open at most {most} at once.", n=len(paths), most=_MOST_FILES)
        return Offered(refusals=(words,))
    reasons = {path: why_no_list(path) for path in paths}
    files = tuple(path for path, reason in reasons.items() if not reason)
    return Offered(files, tuple(reason for reason in reasons.values() if reason))


def _text(mime: QMimeData) -> str:
    if mime.hasText():
        return mime.text()
    for kind in ("text/tab-separated-values", "text/csv"):
        if mime.hasFormat(kind):
            return bytes(mime.data(kind).data()).decode("utf-8", "replace")
    return ""


def _why_useless(mime: QMimeData, *, is_link: bool) -> str:
    formats = " ".join(mime.formats()).lower()
    if any(promise in formats for promise in _PROMISES):
        return tr("This file is not on this computer yet. Save it first, then drop it here.")
    if is_link:
        return tr("This is a link. Download the list first, then drop the file here.")
    if mime.hasImage():
        return tr("This is a picture. Copy the cells of your list instead.")
    if mime.hasText():
        return tr("This text is not a list. A list has several rows, or cells from a spreadsheet.")
    return tr("There is no list in this. Drop an Excel or CSV file, or cells.")
