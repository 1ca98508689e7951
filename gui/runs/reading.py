"""How the window reads rows: the store's read-only pages, under the name by which views may know them."""

from gui.store.list_reader import CellAnswer, ExportRow, ListReader, Order

__all__ = ["CellAnswer", "ExportRow", "ListReader", "Order"]
