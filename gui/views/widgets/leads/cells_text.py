"""Selected cells as the text that spreadsheets copy and paste: tabs between cells, quotes where needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex


def cells_text(indexes: Iterable[QModelIndex], *, with_headers: bool = False) -> str:
    """The cells in their rows and columns; what is not selected between them is left blank.

    Args:
        indexes: the selected cells, of one model, in any order.
        with_headers: begin with a line of the columns' names.
    """
    texts = {(index.row(), index.column()): index for index in indexes}
    if not texts:
        return ""
    rows = sorted({row for row, _ in texts})
    columns = sorted({column for _, column in texts})
    lines = [
        [
            _quoted(str(texts[row, column].data() or "")) if (row, column) in texts else ""
            for column in columns
        ]
        for row in rows
    ]
    if with_headers:
        model = next(iter(texts.values())).model()
        names = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
        lines.insert(0, [_quoted(str(name or "")) for name in names])
    return "\n".join("\t".join(line) for line in lines)


def _cell(index: QModelIndex | None) -> str:
    return "" if index is None else _quoted(str(index.data() or ""))


def _quoted(text: str) -> str:
    """A text with a tab or a line's end in it, or that looks quoted already, goes between quotes."""
    if any(mark in text for mark in "\t\n\r") or text.startswith('"'):
        return '"' + text.replace('"', '""') + '"'
    return text
