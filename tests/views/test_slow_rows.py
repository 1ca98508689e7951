"""Rows that take long to find: the bar of the list says that they are being found."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from gui.leads.life import Role
from gui.leads.verdict import Verdict
from gui.views.bridge import TaskScope
from gui.views.pages.list_page.rows_on_screen import RowsOnScreen
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.runs.opening.reading import PlannedRows
    from tests.person import Person


async def test_rows_that_take_long_say_so_until_they_are_there(
    person: Person, list_of: Callable[..., Path]
) -> None:
    await person.open(list_of(40))
    desk, opened = person.desk, person.view.opened
    may_go_on = asyncio.Event()

    async def ask_late(verdict: Verdict) -> PlannedRows:
        await may_go_on.wait()
        return await desk.planning.rows_behind(opened.list_id, person.view.panel.options(), verdict)

    scope = TaskScope(person.view)
    rows = RowsOnScreen(ask_late, str, scope, person.view)
    rows.read_with(partial(desk.reader, opened.list_id))
    rows.slow.connect(person.view.bar.show_finding)
    found: list[int] = []
    rows.found.connect(found.extend)
    rows.open_line(Verdict(Role.SEARCH))
    await until(lambda: person.read("listRows") == "Finding the rows…")
    assert found == []
    may_go_on.set()
    await until(lambda: len(found) == 40)


async def test_rows_found_at_once_say_nothing_of_it(person: Person, list_of: Callable[..., Path]) -> None:
    await person.open(list_of(40))
    said: list[bool] = []
    person.view.rows.slow.connect(lambda: said.append(True))
    person.type_in("filter", "okafor")
    await until(lambda: person.read("listRows") == "10 of 40 rows")
    assert said == []
