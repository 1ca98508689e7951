"""The lists of this session with the columns chosen last: no price and no run by any others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from gui.leads.errors import UsageError
from gui.runs.opening.open_list import chosen_columns
from gui.store.plans.plan import COLUMNS_CHANGED

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from gui.leads.fields import Field
    from gui.runs.opening.open_list import Lists, OpenList
    from gui.sheets.reading import ReadOptions

T = TypeVar("T")


class OpenLists:
    """What is on screen, by list; it is checked again where its searches are not those of its columns."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._opened: dict[str, OpenList] = {}

    @property
    def ids(self) -> frozenset[str]:
        """The lists that were opened in this session."""
        return frozenset(self._opened)

    async def open(
        self, path: Path, options: ReadOptions, mapping: Mapping[Field, int] | None, *, in_advance: bool
    ) -> OpenList:
        """Read a list; unless ``in_advance``, wait until it is checked, too."""
        opened = await self._lists.open(path, options, mapping)
        return await self._take(opened, in_advance)

    async def reopen(self, list_id: str, run_id: str | None = None) -> OpenList:
        """Open a list from the workspace alone, as it was checked last."""
        record = await self._lists.record(list_id)
        return await self._take(await self._lists.reopen(record, run_id), in_advance=True)

    async def set_mapping(
        self, list_id: str, mapping: Mapping[Field, int], *, remember: bool, in_advance: bool
    ) -> OpenList:
        """Take other columns for the fields, and begin to check the list by them."""
        opened = await self.get(list_id)
        changed = replace(opened, columns=chosen_columns(opened.headers, mapping, by_user=True))
        # Nothing is awaited in between: whoever asks for a price waits for this check.
        self._lists.check(changed)
        self._opened[list_id] = changed
        if remember:
            await self._lists.remember(changed.headers, mapping)
        if not in_advance:
            await self._lists.checking.done(list_id)
        return changed

    async def checked(self, list_id: str, columns: Mapping[Field, int] | None = None) -> OpenList:
        """Wait until a list is checked by the columns chosen last.

        A check that failed before, that was cut off with the program, or that another window or command made
        by other columns is made again.

        Args:
            list_id: the list.
            columns: those that the user saw, where they matter.

        Raises:
            UsageError: other columns were chosen than the user saw.
            EnrowDesktopError: it could not be checked.
        """
        if self._lists.checking.has_failed(list_id):
            self._lists.check(await self.get(list_id))
        while True:
            await self._lists.checking.done(list_id)
            opened = await self.get(list_id)
            if columns is not None and columns != opened.mapping:
                raise UsageError(COLUMNS_CHANGED)
            is_checked = await self._lists.is_checked(opened)
            if not self._is_latest(opened) or self._lists.checking.is_at_work(list_id):
                continue
            if is_checked:
                return opened
            self._lists.check(opened)

    async def ask(self, list_id: str, question: Callable[[OpenList], Awaitable[T]]) -> T:
        """Ask something of a checked list; asked again where other columns are chosen meanwhile."""
        while True:
            opened = await self.checked(list_id)
            try:
                answer = await question(opened)
            except UsageError:
                if self._is_latest(opened):
                    raise
            else:
                if self._is_latest(opened):
                    return answer

    async def get(self, list_id: str) -> OpenList:
        """A list as it stands, opened from the workspace if it is not open."""
        return self._opened.get(list_id) or await self.reopen(list_id)

    async def _take(self, opened: OpenList, in_advance: bool) -> OpenList:
        self._opened[opened.list_id] = opened
        if not in_advance:
            await self._lists.checking.done(opened.list_id)
        return opened

    def _is_latest(self, opened: OpenList) -> bool:
        return self._opened.get(opened.list_id) is opened
