"""The columns of a list on screen: their menus, what they mean, and the room that each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from gui.leads.fields import Kind
from gui.views.pages.list_page.answer_menu import answer_menu
from gui.views.pages.list_page.column_menu import ColumnWishes, changed_mapping, column_menu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from gui.leads.fields import Field
    from gui.runs.desk import Desk
    from gui.runs.opening.open_list import OpenList
    from gui.views.bridge import TaskScope
    from gui.views.models.lead_model import LeadModel
    from gui.views.pages.list_page.list_frame import ListFrame
    from gui.views.pages.list_page.rows_on_screen import RowsOnScreen
    from gui.views.pages.list_page.run_control import RunControl

_ANSWER_WIDTHS = {Kind.EMAIL: 270, Kind.PHONE: 200, Kind.VERIFY: 130}
_ALONE_WIDTH = 330
_EMPTY_WIDTH = 120
_PLANNED_WIDTH = 170


class ColumnsOnScreen(QObject):
    """Opens the menus of columns and does what was chosen there.

    Signals:
        changed: the columns mean something else: the ``OpenList``.
    """

    changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        scope: TaskScope,
        frame: ListFrame,
        model: LeadModel,
        rows: RowsOnScreen,
        control: RunControl,
    ) -> None:
        super().__init__(control)
        self._desk = desk
        self._scope = scope
        self._frame = frame
        self._model = model
        self._rows = rows
        self._control = control
        self._opened: OpenList | None = None
        self._menu: QMenu | None = None
        for view in (frame.grid.table, frame.grid.answers):
            view.header.menu_requested.connect(self._on_menu_requested)

    def show(self, opened: OpenList) -> None:
        """These are the columns now."""
        self._opened = opened

    def make_room(self) -> None:
        """Until there are answers, their columns leave the room to the list."""
        if self._opened is None:
            return
        if self._control.run_id is None:
            narrow = _EMPTY_WIDTH if self._rows.wanted.verdict is None else _PLANNED_WIDTH
            widths = [narrow for _ in self._model.kinds]
        elif self._model.kinds == (Kind.EMAIL,):
            widths = [_ALONE_WIDTH]
        else:
            widths = [_ANSWER_WIDTHS[kind] for kind in self._model.kinds]
        header, columns = self._frame.grid.answers.header, map(self._model.column_of, self._model.kinds)
        wanted = map(header.wanted_width, columns)
        self._frame.grid.show_columns(len(self._opened.headers), list(map(max, widths, wanted)))

    def _on_menu_requested(self, section: int, at: QPoint) -> None:
        if self._opened is None:
            return
        menu = self.menu_of(section, self._opened)
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        menu.popup(at)

    def menu_of(self, section: int, opened: OpenList) -> QMenu:
        """The menu of a column: of the user's own, or of one with answers."""
        own = len(opened.headers)
        if section >= own:
            return answer_menu(
                self._frame, self._model.kinds[section - own], self._control.run_id, self._rows
            )
        wishes = ColumnWishes(self.choose_field, self._rows.sort, self._rows.filter_cells)
        current = self._frame.grid.table.currentIndex()
        cell = current.siblingAtColumn(section).data() if current.isValid() else ""
        wanted, info = self._rows.wanted, opened.columns[section]
        return column_menu(self._frame, info, opened.mapping, wanted, str(cell or ""), wishes)

    def choose_field(self, section: int, field: Field | None) -> None:
        """Take a column for another field."""
        if self._opened is not None:
            mapping, list_id = changed_mapping(self._opened.mapping, section, field), self._opened.list_id
            self._scope.restart("mapping", lambda: self._set_mapping(list_id, mapping))

    async def _set_mapping(self, list_id: str, mapping: dict[Field, int]) -> None:
        self.changed.emit(await self._desk.set_mapping(list_id, mapping, in_advance=True))
