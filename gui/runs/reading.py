"""How the window reads rows: the store's read-only pages, under the name by which views may know them."""

from gui.store.fixes import Fixes, Step
from gui.store.list_reader import CellAnswer, ExportRow, ListReader, Order
from gui.store.plan_rows import PlannedRows
from gui.store.row_numbers import common
from gui.store.row_query import CellFilter

__all__ = [
    "CellAnswer",
    "CellFilter",
    "ExportRow",
    "Fixes",
    "ListReader",
    "Order",
    "PlannedRows",
    "Step",
    "common",
]
