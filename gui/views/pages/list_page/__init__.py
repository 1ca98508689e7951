"""The page at the centre: the list, its price, its run."""

from gui.views.pages.list_page.page import ListPage

__all__ = ["ListPage"]
