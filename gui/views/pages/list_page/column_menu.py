"""The menu of a column: what it means and why, in which order the rows are shown, and which of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.leads.fields import Field
from gui.runs.opening.reading import CellFilter, Order
from gui.views.models.lead_headers import field_words
from gui.views.theme.words import shown, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gui.runs.opening.column_info import ColumnInfo
    from gui.views.pages.list_page.rows_on_screen import Wanted

_LONGEST_TEXT = 28


class SortWish(Protocol):
    """Sorts by a column: from Z to A, from A to Z, or None for the file's own order."""

    def __call__(self, column: int, *, is_descending: bool | None) -> None:
        """Sort."""


@dataclass(frozen=True, slots=True)
class ColumnWishes:
    """What a menu can ask for.

    Attributes:
        take_for: a column and its new meaning, None for none.
        sort: a column and its order.
        filter: a column and which of its cells are wanted, None for all.
    """

    take_for: Callable[[int, Field | None], None]
    sort: SortWish
    filter: Callable[[int, CellFilter | None], None]


def column_menu(
    parent: QWidget,
    column: ColumnInfo,
    mapping: Mapping[Field, int],
    wanted: Wanted,
    cell: str,
    wishes: ColumnWishes,
) -> QMenu:
    """The menu of one of the user's columns.

    Args:
        parent: what the menu belongs to.
        column: what it is taken for, and why.
        mapping: which column holds which field.
        wanted: which rows are shown now, and in which order.
        cell: what stands in it in the current row.
        wishes: what to do about a choice.
    """
    menu = QMenu(parent)
    menu.setObjectName("columnMenu")
    menu.setAccessibleName(tr("What this column is"))
    menu.addAction(tr("This column is")).setEnabled(False)
    if column.reason and column.field is not None:
        menu.addAction(shown(column.reason)).setEnabled(False)
    _add_fields(menu, column.index, mapping, wishes)
    menu.addSeparator()
    _add_orders(menu, column.index, wanted.order, wishes)
    menu.addSeparator()
    _add_filters(menu, column.index, wanted.cells.get(column.index), cell.strip(), wishes)
    return menu


def _add_fields(menu: QMenu, column: int, mapping: Mapping[Field, int], wishes: ColumnWishes) -> None:
    present = next((field for field, index in mapping.items() if index == column), None)
    group = QActionGroup(menu)
    for field in (*Field, None):
        name = f"field_{field.value if field else 'none'}"
        action = _choice(menu, group, name, _field_text(field, mapping, column), is_on=field is present)
        action.triggered.connect(partial(_take, wishes, column, field))


def _add_orders(menu: QMenu, column: int, order: Order | None, wishes: ColumnWishes) -> None:
    group = QActionGroup(menu)
    for name, words, is_descending in (
        ("sortUp", tr("Sort A to Z"), False),
        ("sortDown", tr("Sort Z to A"), True),
        ("sortNone", tr("Order of the file"), None),
    ):
        own = None if is_descending is None else Order(column, is_descending)
        action = _choice(menu, group, name, words, is_on=order == own)
        action.triggered.connect(partial(_sort, wishes, column, is_descending))


def _add_filters(
    menu: QMenu, column: int, present: CellFilter | None, cell: str, wishes: ColumnWishes
) -> None:
    group = QActionGroup(menu)
    choices = [
        ("filterNone", tr("All rows"), None),
        ("filterFilled", tr("Only rows where it is filled"), CellFilter(column)),
        ("filterEmpty", tr("Only rows where it is empty"), CellFilter(column, is_filled=False)),
    ]
    if cell:
        shown = cell if len(cell) <= _LONGEST_TEXT else f"{cell[: _LONGEST_TEXT - 1]}…"
        words = tr("Only rows where it is “{text}”", text=shown.replace("&", "&&"))
        choices.append(("filterText", words, CellFilter(column, text=cell)))
    for name, words, cells in choices:
        action = _choice(menu, group, name, words, is_on=cells == present)
        action.triggered.connect(partial(_filter, wishes, column, cells))


def _choice(menu: QMenu, group: QActionGroup, name: str, words: str, *, is_on: bool) -> QAction:
    action = menu.addAction(words)
    action.setObjectName(name)
    action.setCheckable(True)
    action.setChecked(is_on)
    group.addAction(action)
    return action


def _take(wishes: ColumnWishes, column: int, field: Field | None, _checked: bool = False) -> None:
    wishes.take_for(column, field)


def _sort(wishes: ColumnWishes, column: int, is_descending: bool | None, _checked: bool = False) -> None:
    wishes.sort(column, is_descending=is_descending)


def _filter(wishes: ColumnWishes, column: int, cells: CellFilter | None, _checked: bool = False) -> None:
    wishes.filter(column, cells)


def changed_mapping(mapping: Mapping[Field, int], column: int, field: Field | None) -> dict[Field, int]:
    """The mapping after a column was given another meaning; a field is in one column only."""
    result = {known: index for known, index in mapping.items() if index != column and known is not field}
    return result if field is None else result | {field: column}


def _field_text(field: Field | None, mapping: Mapping[Field, int], column: int) -> str:
    if field is None:
        return tr("Not used")
    if mapping.get(field, column) != column:
        return tr("{field} (moves here)", field=field_words(field))
    return field_words(field)
