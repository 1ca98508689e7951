"""All that left this computer, as a table: a line for each request, read as far as one scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from gui.leads.fields import Realm
from gui.runs.personal_data.sent_entry import BECAME_WORDS, KIND_WORDS, REALM_WORDS
from gui.views.models.titled_model import NO_PARENT, Index, TitledModel
from gui.views.theme import numbers
from gui.views.theme.words import shown, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.runs.personal_data.sent_entry import SentEntry

PEOPLE, LIST = 2, 3


class SentLogModel(TitledModel):
    """One row per request, newest first.

    Signals:
        page_wanted: the end of what is read came in sight; ``append`` what follows.
    """

    page_wanted = Signal()

    def __init__(self, first: Sequence[SentEntry], parent: QObject | None = None) -> None:
        titles = (tr("When"), tr("What for"), tr("People"), tr("List"), tr("To"), tr("State"))
        super().__init__(titles, (PEOPLE,), parent)
        self._entries = list(first)
        self._is_whole = not first

    def append(self, page: Sequence[SentEntry]) -> None:
        """Add the next page; an empty one is the end."""
        if not page:
            self._is_whole = True
            return
        at = len(self._entries)
        self.beginInsertRows(NO_PARENT, at, at + len(page) - 1)
        self._entries += page
        self.endInsertRows()

    def entry(self, position: int) -> SentEntry:
        """The entry at a position."""
        return self._entries[position]

    @property
    def last(self) -> SentEntry:
        """The oldest entry that is read."""
        return self._entries[-1]

    def canFetchMore(self, parent: Index = NO_PARENT) -> bool:
        """Qt's question: whether there is more than is read."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index = NO_PARENT) -> None:
        """Qt's wish; what is read for it comes later."""
        if self.canFetchMore(parent):
            self.page_wanted.emit()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt's question: how many are read."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's question: what stands in a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(self._entries[index.row()])[index.column()]
        return self.alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _cells(entry: SentEntry) -> tuple[str, ...]:
    return (
        numbers.moment(entry.at),
        shown(KIND_WORDS[entry.kind]),
        numbers.count(entry.people),
        entry.file or tr("erased"),
        tr("Sandbox") if entry.realm is Realm.SANDBOX else shown(REALM_WORDS[entry.realm]),
        shown(BECAME_WORDS[entry.became]),
    )
