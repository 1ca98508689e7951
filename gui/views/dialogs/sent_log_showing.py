"""The way of the log of what left in the window: read as far as one looks, and written to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6

from gui.leads.errors import EnrowDesktopError
from gui.views.bridge import TaskScope, opened
from gui.views.dialogs.exporting import documents_folder, excel_separator
from gui.views.dialogs.files import choose_log_file
from gui.views.dialogs.sent_log import SentLogDialog
from gui.views.theme.words import shown, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gui.runs.desk import Desk
    from gui.runs.personal_data.sent_entry import SentEntry

_FILE_NAME = "what-left.csv"


async def show_sent_log(parent: QWidget, desk: Desk, scope: TaskScope, said: Callable[[str], None]) -> None:
    """Show the log until it is closed.

    Args:
        parent: the window it is over.
        desk: asked for the log.
        scope: in which a file is written on when the dialog is closed meanwhile.
        said: told of the file then.
    """
    log = desk.sent_log
    dialog = SentLogDialog(parent, await log.summary(), await log.page())
    reading = TaskScope(dialog)
    reading.failed.connect(dialog.say_error)

    async def read_on() -> None:
        dialog.model.append(await log.page(dialog.model.last))

    async def show(entry: SentEntry) -> None:
        dialog.show_held(entry, await log.searches(entry))

    dialog.model.page_wanted.connect(lambda: reading.start("page", read_on))
    dialog.entry_chosen.connect(lambda entry: reading.restart("held", lambda: show(entry)))
    dialog.save_requested.connect(lambda: scope.start("sent log file", lambda: _save(dialog, desk, said)))
    if dialog.model.rowCount():
        await show(dialog.model.entry(0))
    try:
        await opened(dialog)
    finally:
        reading.cancel()


async def _save(dialog: SentLogDialog, desk: Desk, said: Callable[[str], None]) -> None:
    out = await choose_log_file(dialog, documents_folder() / _FILE_NAME)
    if out is None:
        return
    if _is_open(dialog):
        dialog.show_saving(is_saving=True)
    try:
        await desk.sent_log.write(out, shown, separator=excel_separator())
    except EnrowDesktopError as error:
        if not _is_open(dialog):
            raise
        dialog.say_error(error)
    else:
        words = tr("Saved as {name}.", name=out.name)
        if _is_open(dialog):
            dialog.say(words, "found")
        else:
            said(words)
    finally:
        if _is_open(dialog):
            dialog.show_saving(is_saving=False)


def _is_open(dialog: SentLogDialog) -> bool:
    return shiboken6.isValid(dialog) and dialog.isVisible()
