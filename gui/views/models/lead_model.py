"""The table's model: row ids in an array, the rows themselves fetched by page and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.leads.fields import Field, Kind
from gui.views.models.answer_cell import NOTHING, AnswerCell, answer_cell
from gui.views.models.lead_headers import answer_header, column_header, kind_of_answer_words, spoken_header
from gui.views.models.planned_cell import planned_cell
from gui.views.theme import numbers
from gui.views.theme.words import shown, tr
from gui.views.widgets.leads.lead_header import HEADER_CELL_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gui.runs.opening.open_list import OpenList
    from gui.runs.opening.reading import CellAnswer, ListReader, PlannedRows
    from gui.views.models.fixed_cells import FixedCells

PAINT_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # all that the delegate paints: an OwnCell or an AnswerCell
PAGE_ROWS = 128
KEPT_PAGES = 48

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class OwnCell:
    """A cell of the user's list, as it is painted: one question instead of one for each part.

    Attributes:
        text: what is used: the list's text, or the mended one.
        mark: why it needs a look; None where it does not.
        is_mended: the text is another one than the list's.
    """

    text: str
    mark: str | None = None
    is_mended: bool = False


Row = tuple[str, ...]


class LeadModel(QAbstractTableModel):
    """A list on screen: the user's columns, then one column of answers per kind of search.

    Attributes:
        kinds: the kinds that have a column of answers, in the order shown.
    """

    def __init__(
        self, reader: ListReader, fixed: FixedCells, opened: OpenList, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._fixed = fixed
        self._opened = opened
        self._run_id: str | None = None
        self._ids: Sequence[int] = reader.row_ids()
        self._rows: OrderedDict[int, Mapping[int, Row]] = OrderedDict()
        self._answers: OrderedDict[int, Mapping[int, Mapping[Kind, CellAnswer]]] = OrderedDict()
        self._marks: dict[tuple[int, int], str] = {}
        self._planned: PlannedRows | None = None
        self.kinds: tuple[Kind, ...] = ()

    # --- what is shown ---

    def show_list(self, opened: OpenList) -> None:
        """Show what the columns mean now."""
        self._opened = opened
        self.show_fixes()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show these rows in this order."""
        self.beginResetModel()
        self._ids = ids
        self._forget_pages()
        self.endResetModel()

    def show_kinds(self, kinds: Iterable[Kind]) -> None:
        """Have a column of answers for each of these kinds."""
        wanted = tuple(kind for kind in Kind if kind in set(kinds))
        if wanted != self.kinds:
            self.beginResetModel()
            self.kinds = wanted
            self.endResetModel()

    def show_run(self, run_id: str | None) -> None:
        """Fill the columns of answers from this run, or leave them empty."""
        self._run_id = run_id
        self._answers.clear()
        self._tell_answers_changed()

    def show_planned(self, planned: PlannedRows | None) -> None:
        """Say in the columns of answers what will become of these rows; None: nothing but answers."""
        if planned is not self._planned:
            self._planned = planned
            self._tell_answers_changed()

    def show_answered(self, rows: Iterable[int]) -> None:
        """Read again what was answered since."""
        changed = set(rows)
        for page in [page for page in self._answers if not changed.isdisjoint(self._page_ids(page))]:
            del self._answers[page]
            self._tell_page_answered(page)

    def show_marks(self, marks: Mapping[tuple[int, int], str]) -> None:
        """Mark cells that need a look: why, by row and column."""
        self._marks = dict(marks)
        self._tell_cells_changed()

    def show_fixes(self) -> None:
        """Show the texts that are used now; others than before, perhaps."""
        self._fixed.forget()
        self._tell_cells_changed()

    def row_id(self, position: int) -> int:
        """The sheet's number of the row at a position of the table."""
        return self._ids[position]

    def position_of(self, row: int) -> int | None:
        """Where a row of the sheet stands in the table, if it is shown."""
        try:
            return self._ids.index(row)
        except ValueError:
            return None

    def column_of(self, kind: Kind) -> int:
        """The column of answers of a kind."""
        return len(self._opened.headers) + self.kinds.index(kind)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt's question: how many rows."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Qt's question: how many columns."""
        return 0 if parent.isValid() else len(self._opened.headers) + len(self.kinds)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt's question: what stands in a header."""
        if orientation is Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self._ids):
                return numbers.plain(self._ids[section])
            return None
        cell = self._header_cell(section)
        if role == HEADER_CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_header(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return " · ".join(filter(None, (cell.caption, *self._why(section))))
        return None

    def _why(self, section: int) -> tuple[str, str]:
        """Why a column is taken for its field, and how sure that is; a choice needs no number."""
        if section >= len(self._opened.columns):
            return "", ""
        column = self._opened.columns[section]
        is_guess = column.field is not None and column.confidence < 1
        return shown(column.reason), tr("{n}% sure", n=round(column.confidence * 100)) if is_guess else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's question: what stands in a cell."""
        own_columns = len(self._opened.headers)
        if index.column() >= own_columns:
            return self._answer_data(index.row(), self.kinds[index.column() - own_columns], role)
        if role == Qt.ItemDataRole.DisplayRole:
            mended = self._mended(index)
            return self._cell(index) if mended is None else mended
        if role == PAINT_ROLE:
            mended = self._mended(index)
            return OwnCell(
                self._cell(index) if mended is None else mended, self._mark(index), mended is not None
            )
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return self._tip(index)
        return None

    def _cell(self, index: Index) -> str:
        row = self._row(index.row())
        return row[index.column()] if row is not None and index.column() < len(row) else ""

    def _mended(self, index: Index) -> str | None:
        page = index.row() // PAGE_ROWS
        ids, row = self._page_ids(page), self._ids[index.row()]
        return self._fixed.text(page, ids, self._opened.mapping, row, index.column())

    def _mark(self, index: Index) -> str | None:
        return self._marks.get((self._ids[index.row()], index.column())) if self._marks else None

    def _tip(self, index: Index) -> str | None:
        mark = self._mark(index)
        if self._mended(index) is None:
            return mark
        was = tr("was: {text} - your file stays as it is", text=self._cell(index) or tr("empty"))
        return f"{was}\n{mark}" if mark else was

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's question: a row that cannot be read is shown, disabled."""
        if self._row(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return _ROW_FLAGS

    # --- pages ---

    def _header_cell(self, section: int) -> Any:
        own_columns = len(self._opened.headers)
        if section < own_columns:
            return column_header(self._opened.columns[section])
        return answer_header(self.kinds[section - own_columns])

    def _answer_data(self, position: int, kind: Kind, role: int) -> Any:
        if role not in _ANSWER_ROLES:
            return None
        cell = self._answer(position, kind)
        if role == PAINT_ROLE:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (kind_of_answer_words(kind), cell.text, cell.tag) if part)
        return cell.text

    def _answer(self, position: int, kind: Kind) -> AnswerCell:
        planned = self._planned and self._planned.answer(self._ids[position], kind)
        if planned:
            return planned_cell(planned)
        if self._run_id is None:
            return NOTHING
        page = position // PAGE_ROWS
        if page not in self._answers:
            self._keep(self._answers, page, self._reader.answers(self._run_id, self._page_ids(page)))
        cell = answer_cell(kind, self._answers[page].get(self._ids[position], {}).get(kind))
        return cell if cell.text or not cell.is_value else replace(cell, text=self._own(position, kind))

    def _own(self, position: int, kind: Kind) -> str:
        """What the user's list has already, where an answer would go."""
        row, column = self._row(position), self._opened.mapping.get(_OWN_FIELDS[kind])
        return "" if row is None or column is None else row[column]

    def _row(self, position: int) -> Row | None:
        page = position // PAGE_ROWS
        if page not in self._rows:
            self._keep(self._rows, page, self._reader.rows(self._page_ids(page)))
        return self._rows[page].get(self._ids[position])

    def _page_ids(self, page: int) -> Sequence[int]:
        return self._ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]

    @staticmethod
    def _keep(pages: OrderedDict[int, Any], page: int, content: object) -> None:
        pages[page] = content
        if len(pages) > KEPT_PAGES:
            pages.popitem(last=False)

    def _forget_pages(self) -> None:
        self._rows.clear()
        self._answers.clear()
        self._fixed.forget()

    def _tell_cells_changed(self) -> None:
        if self._ids and self._opened.headers:
            last = self.index(len(self._ids) - 1, len(self._opened.headers) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [])

    def _tell_page_answered(self, page: int) -> None:
        """Only what is on that page is painted again."""
        if self.kinds:
            first, last = page * PAGE_ROWS, min((page + 1) * PAGE_ROWS, len(self._ids)) - 1
            own_columns, columns = len(self._opened.headers), self.columnCount()
            self.dataChanged.emit(self.index(first, own_columns), self.index(last, columns - 1), [])

    def _tell_answers_changed(self) -> None:
        if self._ids and self.kinds:
            first = self.index(0, len(self._opened.headers))
            last = self.index(len(self._ids) - 1, self.columnCount() - 1)
            self.dataChanged.emit(first, last, [])


_ROW_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_OWN_FIELDS = {Kind.EMAIL: Field.EMAIL, Kind.PHONE: Field.PHONE, Kind.VERIFY: Field.EMAIL}
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_ANSWER_ROLES = frozenset(map(int, _SHOWN)) | {PAINT_ROLE}
