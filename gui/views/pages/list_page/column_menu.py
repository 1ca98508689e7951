"""The menu of a column: what it means, and in which order the rows are shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.leads.fields import Field
from gui.views.models.lead_headers import field_words
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class SortWish(Protocol):
    """Sorts by a column: from Z to A, from A to Z, or None for the file's own order."""

    def __call__(self, column: int, *, is_descending: bool | None) -> None:
        """Sort."""


def column_menu(
    parent: QWidget,
    column: int,
    mapping: Mapping[Field, int],
    on_field: Callable[[int, Field | None], None],
    on_sort: SortWish,
) -> QMenu:
    """The menu of one of the user's columns.

    Args:
        parent: what the menu belongs to.
        column: the column's index.
        mapping: which column holds which field.
        on_field: called with the column and its new meaning, None for none.
        on_sort: called with the column and whether from Z to A, None for the file's own order.
    """
    menu = QMenu(parent)
    menu.setObjectName("columnMenu")
    menu.setAccessibleName(tr("What this column is"))
    present = next((field for field, index in mapping.items() if index == column), None)
    group = QActionGroup(menu)
    menu.addAction(tr("This column is")).setEnabled(False)
    for field in (*Field, None):
        action = QAction(_field_text(field, mapping, column), menu)
        action.setObjectName(f"field_{field.value if field else 'none'}")
        action.setCheckable(True)
        action.setChecked(field is present)
        action.triggered.connect(lambda _checked=False, field=field: on_field(column, field))
        group.addAction(action)
        menu.addAction(action)
    menu.addSeparator()
    for words, is_descending in (
        (tr("Sort A to Z"), False),
        (tr("Sort Z to A"), True),
        (tr("Order of the file"), None),
    ):
        action = menu.addAction(words)
        action.triggered.connect(partial(_sort, on_sort, column, is_descending))
    return menu


def _sort(on_sort: SortWish, column: int, is_descending: bool | None, _checked: bool = False) -> None:
    on_sort(column, is_descending=is_descending)


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
