"""The receipt of a run as a page for an expense report: asked for, drawn, saved."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTableFormat,
)

from gui.leads.credits import Credits
from gui.leads.money import Cost, Money
from gui.leads.receipt import PRODUCT, receipt_text
from gui.views.dialogs.exporting import results_folder
from gui.views.dialogs.files import choose_receipt_file
from gui.views.theme import figures, numbers
from gui.views.theme.fonts import FAMILY
from gui.views.theme.words import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from gui.leads.receipt import Receipt, Written
    from gui.runs.desk import Desk

_MARGIN_MM = 20
_POINTS = 10.0
_DOTS_PER_INCH = 300
_T = QLocale.Country
# Where offices print on Letter, by Unicode's CLDR (paperSize US-Letter); all others have A4.
_LETTER = frozenset(
    {
        *(_T.UnitedStates, _T.Canada, _T.Mexico, _T.Belize, _T.Chile, _T.Colombia, _T.CostaRica),
        *(_T.Guatemala, _T.Nicaragua, _T.Panama, _T.Philippines, _T.PuertoRico, _T.ElSalvador, _T.Venezuela),
    }
)
_PALE = QColor("#444444")
_WORDS_SHARE, _SPACE = 30, 4


async def save_receipt_of(window: QWidget, desk: Desk, run_id: str) -> Path | None:
    """Ask where to save the receipt of a run, and write it: as text for a .txt, else as PDF.

    Returns:
        The file; None when the dialog was closed.

    Raises:
        OutputError: it cannot be written there.
    """
    receipt, source = await desk.receipt(run_id), Path((await desk.run(run_id)).file)
    folder = results_folder(source, desk.home)
    out = await choose_receipt_file(window, folder / f"{source.stem}-receipt.pdf")
    if out is None:
        return None
    is_text = out.suffix.lower() == ".txt"
    content = receipt_text(receipt, written).encode("utf-8") if is_text else receipt_pdf(receipt)
    await asyncio.sleep(0)  # the page took its moment; the loop turns before it is written
    await desk.save_receipt(out, content, source)
    return out


def written(value: Written) -> str:
    """A value of the receipt, as the user's country writes it; amounts with their unit."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Credits):
        return numbers.credits_of(value)
    if isinstance(value, Money):
        return numbers.money(value)
    if isinstance(value, Cost):
        return f"{numbers.credits_of(value.credits)}, {numbers.money(value.money)}"
    return figures.day(value) if isinstance(value, date) else numbers.count(value)


def receipt_pdf(receipt: Receipt) -> bytes:
    """The receipt as a PDF of one page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{written(receipt.title)} {written(receipt.facts[0][1])}")
    writer.setCreator(PRODUCT)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(page_layout())
    painter = QPainter(writer)
    draw(painter, writer, receipt_document(receipt))
    painter.end()
    return bytes(buffer.data().data())


def page_layout() -> QPageLayout:
    """The paper of the user's country, upright."""
    is_letter = QLocale().territory() in _LETTER
    size = QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def draw(painter: QPainter, paper: QPagedPaintDevice, document: QTextDocument) -> None:
    """Draw the document on a page, black whatever the look of the window is."""
    layout = document.documentLayout()
    layout.setPaintDevice(paper)
    document.setTextWidth(paper.width())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, "#000000")
    layout.draw(painter, context)


def receipt_document(receipt: Receipt) -> QTextDocument:
    """The page as a document."""
    document = QTextDocument()
    font = QFont(FAMILY)
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.insertText(PRODUCT, _letters(is_strong=True))
    _paragraph(cursor, receipt.title, _letters(2 * _POINTS, is_strong=True))
    if receipt.remark:
        _paragraph(cursor, receipt.remark, _letters(is_strong=True))
    _table(cursor, receipt.facts)
    _table(cursor, [receipt.headings, *receipt.searches], has_numbers=True)
    _table(cursor, receipt.money, has_sum=True)
    _paragraph(cursor, receipt.source, _letters(0.8 * _POINTS, is_pale=True))
    return document


def _letters(points: float = _POINTS, *, is_strong: bool = False, is_pale: bool = False) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setFontPointSize(points)
    result.setFontWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    if is_pale:
        result.setForeground(_PALE)
    return result


def _paragraph(cursor: QTextCursor, words: Written, letters: QTextCharFormat) -> None:
    block = QTextBlockFormat()
    block.setTopMargin(2 * _SPACE)
    block.setBottomMargin(2 * _SPACE)
    cursor.insertBlock(block, letters)
    cursor.insertText(written(words))


def _table(
    cursor: QTextCursor,
    lines: Sequence[Sequence[Written]],
    *,
    has_numbers: bool = False,
    has_sum: bool = False,
) -> None:
    """Lines whose first column are words.

    Args:
        cursor: where the table goes.
        lines: the cells.
        has_numbers: numbers stand at the right end of their columns, below pale headings.
        has_sum: the last line is what the page is for.
    """
    _rule(cursor)
    look = QTextTableFormat()
    look.setBorder(0)
    look.setCellSpacing(0)
    look.setCellPadding(_SPACE)
    columns = len(lines[0])
    others = [(100 - _WORDS_SHARE) / (columns - 1)] * (columns - 1)
    look.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in (_WORDS_SHARE, *others)]
    )
    table = cursor.insertTable(len(lines), columns, look)
    at_right = QTextBlockFormat()
    at_right.setAlignment(Qt.AlignmentFlag.AlignRight)
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            cell = table.cellAt(row, column).firstCursorPosition()
            if has_numbers and column:
                cell.setBlockFormat(at_right)
            is_sum = has_sum and row == len(lines) - 1
            is_pale = not is_sum and (row == 0 if has_numbers else column == 0)
            cell.insertText(written(value), _letters(is_strong=is_sum, is_pale=is_pale))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _rule(cursor: QTextCursor) -> None:
    """A line across the page."""
    block = QTextBlockFormat()
    whole = QTextLength(QTextLength.Type.PercentageLength, 100)
    block.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, whole)
    cursor.insertBlock(block, _letters(0.4 * _POINTS))
