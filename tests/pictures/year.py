"""A workspace in which somebody has worked for half a year, as the page of the usage shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QScrollArea, QTableView

from gui.leads.credits import Credits
from gui.leads.fields import Kind
from gui.leads.options import RunOptions
from gui.views.widgets.usage.periods import Choice
from tests.person import until
from tests.pictures import lists
from tests.pictures.studio import MORNING

if TYPE_CHECKING:
    from tests.pictures.studio import Photographer

_EMAILS, _PHONES, _CHECKS = Kind.EMAIL, Kind.PHONE, Kind.VERIFY
# Days ago, the list, its people from one on to before another, and what was looked for.
_RUNS = (
    (151, "trade-fair", 0, 130, (_EMAILS,)),
    (128, "agencies", 130, 190, (_EMAILS, _PHONES)),
    (107, "newsletter", 190, 330, (_CHECKS,)),
    (86, "webinar", 330, 420, (_EMAILS,)),
    (63, "agencies-2", 160, 230, (_EMAILS, _PHONES)),
    (44, "partners", 420, 520, (_EMAILS, _CHECKS)),
    (29, "spring-list", 500, 640, (_EMAILS,)),
    (17, "key-accounts", 640, 655, (_EMAILS, _PHONES)),
    (9, "open-day", 655, 760, (_EMAILS, _CHECKS)),
    (2, "callbacks", 740, 800, (_EMAILS,)),
)
BEGUN = MORNING - timedelta(days=_RUNS[0][0])


async def half_a_year(p: Photographer) -> None:
    """Ten runs over the months, then where their credits went."""
    await _work(p)
    p.at(0)
    await p.person.desk.refresh_balance()
    await p.person.keys("Ctrl+3")
    await until(lambda: p.person.sees("usageRuns"))
    box = p.person.see(QComboBox, "usagePeriod")
    await p.person.choose("usagePeriod", box.itemText(box.findData(Choice.LAST_12_MONTHS)))
    await until(lambda: p.person.see(QTableView, "usageRuns").model().rowCount() == len(_RUNS))
    await p.take("usage-year")
    area = p.person.see(QScrollArea, "usageCards")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    await p.take("usage-year-below")


async def _work(p: Photographer) -> None:
    desk = p.person.desk
    p.sandbox.post("credits", {"credits": 9000})
    settings = replace(desk.settings, credit_price="0.05", currency="EUR", confirm_above=Credits.of(5000))
    await desk.save_settings(settings)
    for days_ago, name, begins, ends, kinds in _RUNS:
        p.at(-days_ago * 24 * 60)
        await desk.refresh_balance()
        opened = await desk.open_list(lists.customers(p.papers / f"{name}.csv", begins, ends))
        options = RunOptions(frozenset(kinds), all_rows=True)
        quote = await desk.quote(opened.list_id, options)
        await desk.wait(await desk.start(opened.list_id, options, expected_hold=quote.hold))
        await desk.refresh_balance()
