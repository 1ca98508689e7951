"""How the window reads rows: the store's read-only pages, under the name by which views may know them."""

from gui.store.list_files.fixes import Fixes, Step
from gui.store.list_files.list_reader import CellAnswer, ExportRow, ListReader, Order
from gui.store.list_files.row_numbers import common
from gui.store.list_files.row_query import CellFilter
from gui.store.plans.plan_rows import PlannedRows

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
