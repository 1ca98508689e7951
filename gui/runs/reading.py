"""How the window reads rows: the store's read-only pages, under the name by which views may know them."""

from gui.store.fixes import Fixes, Step
from gui.store.list_reader import CellAnswer, ExportRow, ListReader, Order

__all__ = ["CellAnswer", "ExportRow", "Fixes", "ListReader", "Order", "Step"]
