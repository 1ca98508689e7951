"""What is photographed: each scene is played on the real window with mouse and keys."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QListWidget, QRadioButton, QTableView

from gui.leads.balance import BalanceState
from gui.views.theme.resources import sample_list
from tests import hands
from tests.drags import Drag, files
from tests.person import until
from tests.pictures import lists

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pictures.studio import Photographer

_ANSWERED_BATCHES = 9
_SECONDS_LEFT = 95.0
_LOOK_EVERY_S, _MOST_LOOKS = 1.0, 60


async def first_start(p: Photographer) -> None:
    """The welcome, and the first hint beside the first list."""
    p.person.window.lists.greet(has_key=False)  # as the program does once it has looked for a key
    await until(lambda: p.person.sees("chooseSandbox"))
    await p.take("welcome")
    p.person.press("chooseSandbox")
    await opened(p, lists.spring_fair(p.papers))
    await until(lambda: p.person.sees("hint"))
    await p.take("hint")
    p.person.press("noMoreHints")
    await until(lambda: not p.person.sees("hint"))
    p.person.press("closeList")
    await until(lambda: p.person.sees("takeOffRecent"))  # it is offered again


async def empty(p: Photographer) -> None:
    await p.take("empty")


async def dropping(p: Photographer) -> None:
    p.person.hover(files(sample_list()))
    await p.take("drop")
    Drag(p.person.window, files()).leave()


async def large_list(p: Photographer) -> None:
    """The main job on 1,284 rows, from the price to the export."""
    await opened(p, lists.prospects(p.papers))
    await p.take("priced")
    await ask_to_start(p)
    await run_halfway(p)
    await p.take("running")
    p.sandbox.post("faults", {"faults": []})
    p.sandbox.post("advance")
    await until(lambda: p.person.sees("receiptPaid"))
    await p.take("done")
    await export_dialog(p)


async def ask_to_start(p: Photographer) -> None:
    p.person.press("start")
    await until(lambda: p.person.sees("question"))
    await p.take("confirm", p.person.see(QDialog, "question"))
    faults = [{"kind": "slow_batch", "nth": _ANSWERED_BATCHES + 1, "count": "all", "factor": 1e6}]
    p.sandbox.post("faults", {"faults": faults})
    await p.person.answer("confirm")


async def run_halfway(p: Photographer) -> None:
    """Until the first batches are answered and no more can be sent; the time left is the same each time."""
    await until(lambda: p.person.sees("pause"))
    view, desk = p.person.view, p.person.desk
    seen = (0, 0)
    for _ in range(_MOST_LOOKS):
        await asyncio.sleep(_LOOK_EVERY_S)
        progress = desk.progress(str(view.control.run_id))
        now = (len(p.sandbox.ledger()["batches"]), progress.answered if progress else 0)
        if now == seen and now[0] > _ANSWERED_BATCHES and progress is not None:
            view.panel.show_progress(replace(progress, seconds_left=_SECONDS_LEFT))
            return
        seen = now
    raise TimeoutError("the run never stood still")


async def export_dialog(p: Photographer) -> None:
    p.person.press("export")
    await until(lambda: p.person.sees("exportDialog"))
    dialog = p.person.see(QDialog, "exportDialog")
    parts = dialog.findChildren(QRadioButton)
    await until(lambda: all("·" in part.text() for part in parts))  # each says how many rows
    forms = p.person.see(QListWidget, "exportForms")
    row = next(n for n in range(forms.count()) if forms.item(n).text() == "HubSpot")
    hands.click(forms.viewport(), forms.visualItemRect(forms.item(row)).center())
    await until(lambda: " · " in p.person.words_of("export_problems"))
    target = p.person.see(QLineEdit, "exportTarget")
    target.setText(f"~/Documents/{target.text().rpartition('/')[2]}")  # not the path of this machine
    await p.take("export", alone=dialog)
    p.person.press("cancelExport")
    await until(lambda: not p.person.sees("exportDialog"))


async def mending(p: Photographer) -> None:
    """What is odd in a list, what would mend it, and the cells that the mended text lies over."""
    await opened(p, lists.spring_fair(p.papers))
    p.person.press("problemsToggle")
    problems = p.person.see(QListView, "problems")
    hands.click(problems.viewport(), problems.visualRect(problems.model().index(0, 0)).center())
    await p.take("fixes")
    p.person.press("fixAll")
    await until(lambda: p.person.message != "")
    await p.person.priced()
    await p.take("mended")
    p.person.press("messageClose")
    p.person.press("problemsToggle")
    p.person.press("closeList")


async def column_menu(p: Photographer) -> None:
    """What a column could be, and the receipt of a short list."""
    await opened(p, lists.speakers(p.papers))
    hands.click_section(p.person.see(QTableView, "leads").horizontalHeader(), "Website")
    await until(hands.open_menu)
    menu = hands.open_menu()
    assert menu is not None
    await p.take("column-menu", menu)
    hands.keys("Esc")
    await until(lambda: hands.open_menu() is None)
    table = p.person.see(QTableView, "leads")
    hands.click(table.viewport(), table.visualRect(table.model().index(0, 1)).center())


async def in_doubt(p: Photographer) -> None:
    """An answer was lost: the bar says so, with both ways out of it."""
    p.sandbox.post("faults", {"faults": [{"kind": "drop_after_accept", "endpoint": "email"}]})
    p.person.press("start")
    await until(lambda: p.person.sees("messageSecondAction"))
    await until(lambda: p.person.sees("inDoubt") and not p.person.sees("pause"))
    await p.take("in-doubt")


async def in_the_way(p: Photographer) -> None:
    """The credits run out, and then the key is refused."""
    before = p.sandbox.ledger()["credits"]
    await opened(p, lists.visitors(p.papers))
    p.sandbox.post("credits", {"credits": 12})
    p.person.press("refreshBalance")
    await until(lambda: p.person.read("balance").startswith("12"))
    await p.person.priced()
    p.person.press("start")
    await until(lambda: p.person.sees("messageAction") and p.person.sees("resume"))
    await p.take("no-credits")
    p.sandbox.post("credits", {"credits": before})
    p.sandbox.post("faults", {"faults": [{"kind": "status", "status": 401, "count": "all"}]})
    p.person.press("resume")
    await until(lambda: p.person.sees("messageSecondAction"))
    await p.take("wrong-key")
    p.sandbox.post("faults", {"faults": []})
    p.person.press("refreshBalance")
    await until(lambda: not p.person.read("balance").startswith("12"))
    p.person.press("messageClose")
    p.person.press("closeList")


async def other_pages(p: Photographer) -> None:
    await p.person.keys("Ctrl+2")
    await until(lambda: p.person.read("receiptRows").isdigit())
    await p.take("runs")
    await p.person.keys("Ctrl+3")
    await until(lambda: p.person.sees("usageRuns"))
    await p.take("usage")
    await p.person.keys("Ctrl+,")
    await p.take("settings")
    p.person.press("sentLog")
    await until(lambda: p.person.sees("sentLogDialog"))
    await p.take("sent-log", alone=p.person.see(QDialog, "sentLogDialog"))
    await p.person.keys("Esc")
    await until(lambda: not p.person.sees("sentLogDialog"))
    await p.person.keys("Ctrl+1")


async def small_and_offline(p: Photographer) -> None:
    """The smallest window, while Enrow is out of reach for three minutes."""
    before = p.person.desk.balance.at
    p.person.press("refreshBalance")
    await until(lambda: p.person.desk.balance.at != before)
    await p.settle()  # until then a second press is the same one
    refuse = {"kind": "refuse", "endpoint": "any", "method": "any", "nth": 1, "seconds": 3600}
    p.sandbox.post("faults", {"faults": [refuse]})
    p.person.press("refreshBalance")
    await until(lambda: p.person.desk.balance.state is BalanceState.OFFLINE)
    p.at(WHOLE.index(small_and_offline) + 3)
    p.person.window.show_connection()  # as it does by itself every minute
    p.person.window.resize(960, 600)
    await p.take("small")


async def opened(p: Photographer, path: Path) -> None:
    p.person.drop(path)
    await until(lambda: p.person.sees("listName") and p.person.view.opened.name == path.name)
    await p.person.priced()
    await until(lambda: p.person.can_press("try10") or not p.person.sees("try10"))


SHORT = (empty, large_list)
WHOLE = (
    first_start,
    empty,
    dropping,
    mending,
    large_list,
    column_menu,
    in_doubt,
    other_pages,
    in_the_way,  # after them: it turns the sandbox's credits up and down
    small_and_offline,
)
