"""What stands on screen in words: every visible text with the widget it is on, and whether it has room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionTab,
    QStyleOptionViewItem,
    QTabBar,
    QToolButton,
    QWidget,
)

from gui.views.models.answer_cell import AnswerCell
from gui.views.models.lead_model import PAINT_ROLE
from gui.views.widgets.leads.lead_header import LeadHeader
from gui.views.widgets.leads.lead_table import LeadTable

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ROWS = 40
_AROUND_A_CELL = 40  # its drawing and its margins
_MNEMONIC = re.compile(r"&(?=\w)")


class Text(NamedTuple):
    """A text on screen.

    Attributes:
        where: the widget's class and name.
        words: the text.
        is_cut: it does not fit, and nothing tells the rest of it.
    """

    where: str
    words: str
    is_cut: bool = False


def texts_on(window: QWidget) -> list[Text]:
    """Every visible text of a window or dialog, what is read aloud included."""
    parts = [window, *(part for part in window.findChildren(QWidget) if part.isVisibleTo(window))]
    found = [text for part in parts for text in (*_shown(part), *_told(part))]
    found += [
        Text(_name(part), "reaches beyond its frame", is_cut=True) for part in parts if _is_beyond(part)
    ]
    return [text for text in found if text.words.strip()]


def cut_texts(window: QWidget) -> list[str]:
    """The texts that have no room, with where they stand."""
    return [f"{text.where}: {text.words}" for text in texts_on(window) if text.is_cut]


def _name(part: QWidget) -> str:
    """Its class, and its own name or that of the nearest part around it that has one."""
    owner: QWidget | None = part
    while owner is not None and not owner.objectName():
        owner = owner.parentWidget()
    return f"{type(part).__name__} {owner.objectName() if owner else ''}".strip()


def _is_beyond(part: QWidget) -> bool:
    """Whether a control's left or right end lies outside of what it is in."""
    if not isinstance(part, QLabel | QAbstractButton | QComboBox | QAbstractSpinBox | QLineEdit):
        return False
    above = part.parentWidget()
    while above is not None and not isinstance(above, QAbstractItemView):
        left = part.mapTo(above, part.rect().topLeft()).x()
        if left < 0 or left + part.width() > above.width():
            return not part.isWindow()
        above = None if above.isWindow() else above.parentWidget()
    return False


def _told(part: QWidget) -> Iterator[Text]:
    for words in (part.accessibleName(), part.toolTip(), part.windowTitle()):
        yield Text(_name(part), words)
    if isinstance(part, QLineEdit):
        yield Text(_name(part), part.placeholderText(), _width(part, part.placeholderText()) > part.width())
    for action in part.actions():
        yield Text(_name(part), action.text())
    if isinstance(part, QToolButton) and part.menu() is not None:
        yield from (Text(f"{_name(part)} menu", action.text()) for action in part.menu().actions())


def _shown(part: QWidget) -> Iterator[Text]:
    if isinstance(part, QLabel):
        yield Text(_name(part), part.text(), _is_label_cut(part))
    elif isinstance(part, QPushButton | QCheckBox):
        yield Text(_name(part), part.text(), _is_button_cut(part))
    elif isinstance(part, QToolButton):
        yield Text(_name(part), part.text(), _is_tool_cut(part))
    elif isinstance(part, QComboBox):
        option = QStyleOptionComboBox()
        part.initStyleOption(option)
        room = part.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, part
        )
        for row in range(part.count()):
            words = part.itemText(row)
            yield Text(_name(part), words, row == part.currentIndex() and _width(part, words) > room.width())
    elif isinstance(part, QTabBar):
        yield from _tabs(part)
    elif isinstance(part, QHeaderView):
        yield from _titles(part)
    elif isinstance(part, QAbstractItemView):
        yield from _items(part)


def _width(part: QWidget, words: str) -> int:
    return max((part.fontMetrics().horizontalAdvance(line) for line in words.split("\n")), default=0)


def _is_label_cut(part: QLabel) -> bool:
    if not part.text() or not part.pixmap().isNull():
        return False
    room = part.contentsRect()
    if part.wordWrap():
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = part.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10_000), flags, part.text())
        return needed.height() > room.height() + 1 or needed.width() > room.width() + 1
    return _width(part, part.text()) > room.width()


def _is_button_cut(part: QPushButton | QCheckBox) -> bool:
    option = QStyleOptionButton()
    part.initStyleOption(option)
    element = (
        QStyle.SubElement.SE_CheckBoxContents
        if isinstance(part, QCheckBox)
        else QStyle.SubElement.SE_PushButtonContents
    )
    room = part.style().subElementRect(element, option, part).width()
    icon = 0 if part.icon().isNull() else part.iconSize().width() + 4
    return _width(part, _MNEMONIC.sub("", part.text())) + icon > room


def _is_tool_cut(part: QToolButton) -> bool:
    if part.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return False
    is_told = part.text().endswith("…") and part.toolTip() != ""  # shortened, and whole on hovering
    return not is_told and part.width() < part.sizeHint().width()


def _tabs(part: QTabBar) -> Iterator[Text]:
    for index in range(part.count()):
        option = QStyleOptionTab()
        part.initStyleOption(option, index)
        is_cut = _width(part, option.text) > part.tabRect(index).width() and not part.tabToolTip(index)
        yield Text(_name(part), option.text, is_cut)


def _titles(part: QHeaderView) -> Iterator[Text]:
    model: QAbstractItemModel | None = part.model()
    if model is None:
        return
    if isinstance(part, LeadHeader):
        yield from (Text(_name(part), *each) for each in _captions(part))
    for section in range(min(part.count(), _MOST_ROWS)):
        words = str(model.headerData(section, part.orientation()) or "")
        tip = model.headerData(section, part.orientation(), Qt.ItemDataRole.ToolTipRole)
        is_cut = not tip and QFontMetrics(part.font()).horizontalAdvance(words) > part.sectionSize(section)
        yield Text(_name(part), words, is_cut)
        yield Text(_name(part), str(tip or ""))


def _captions(part: LeadHeader) -> Iterator[tuple[str, bool]]:
    """The second lines of a list's header: the field must be whole, the reason may be left out."""
    for section in range(part.count()):
        cell = part.cell(section)
        if cell is not None and not part.isSectionHidden(section):
            said = part.caption(cell, part.sectionSize(section))
            yield said, not said.startswith(cell.caption) or said.endswith("…")


def _items(part: QAbstractItemView) -> Iterator[Text]:
    model: QAbstractItemModel | None = part.model()
    if model is None:
        return
    for row in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
        for section in range(1 if isinstance(part, QListView) else model.columnCount(QModelIndex())):
            index = model.index(row, section)
            words = str(index.data() or "")
            tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            room = part.visualRect(index)
            # A table's cells are the user's; a list's lines are ours, and so is what stands in empty cells.
            is_cut = isinstance(part, QListView) and not tip and room.width() > 0
            yield Text(_name(part), words, is_cut and _width(part, words) > _room_for_words(part, index))
            yield Text(_name(part), tip)
            if isinstance(part, LeadTable) and not part.isColumnHidden(section):
                own = _own_words(index)
                yield Text(_name(part), own, _width(part, own) + _AROUND_A_CELL > part.columnWidth(section))


def _room_for_words(part: QAbstractItemView, index: QModelIndex) -> int:
    option = QStyleOptionViewItem()
    part.initViewItemOption(option)
    option.rect = part.visualRect(index)
    return int(part.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, part).width())


def _own_words(index: QModelIndex) -> str:
    """What a cell of a list says in place of a value."""
    cell = index.data(PAINT_ROLE)
    if isinstance(cell, AnswerCell):
        return "" if cell.is_value else cell.text
    return (cell.mark or "").partition(":")[0].strip() if cell and not cell.text.strip() else ""
