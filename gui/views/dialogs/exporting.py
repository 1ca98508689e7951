"""The way of an export in the window: asked for, counted meanwhile, remembered, said when it is written."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QStandardPaths
from PySide6.QtWidgets import QDialog

from gui.views.bridge import TaskScope, opened
from gui.views.dialogs.export import ExportDialog
from gui.views.theme import numbers
from gui.views.theme.words import shown, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.leads.export_choice import ExportChoice
    from gui.runs.desk import Desk
    from gui.runs.exporting.export_order import Exported


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What the user wants.

    Attributes:
        out: where to write.
        choice: what.
        separator: what divides cells in their country.
    """

    out: Path
    choice: ExportChoice
    separator: str = ","


async def choose_export(parent: QWidget, desk: Desk, run_id: str) -> ExportWish | None:
    """Ask what to export of a run and where to; None when it was closed. The answer is remembered."""
    run = await desk.run(run_id)
    draft = await desk.exports.draft(run)
    settings = desk.settings
    beside = results_folder(draft.source, desk.home)
    folder = None if beside == draft.source.parent else beside
    dialog = ExportDialog(parent, draft, settings.export, settings.export_presets, folder)
    scope = TaskScope(dialog)

    async def count() -> None:
        dialog.show_counts(await desk.exports.counts(run))

    async def keep(**changes: object) -> None:
        await desk.save_settings(replace(desk.settings, **changes))  # type: ignore[arg-type]

    dialog.presets_changed.connect(lambda own: scope.restart("presets", lambda: keep(export_presets=own)))
    scope.start("counts", count)
    try:
        await opened(dialog)
    finally:
        scope.cancel("counts")
    if dialog.result() != QDialog.DialogCode.Accepted:
        return None
    wish = ExportWish(dialog.out, dialog.choice, excel_separator())  # the dialog goes while one waits
    await keep(export=wish.choice)
    return wish


def results_folder(source: Path, home: Path) -> Path:
    """Where a result of a list is proposed to go: beside it, or with the user's documents."""
    return source.parent if _is_for_results(source.parent, home) else documents_folder()


def _is_for_results(folder: Path, home: Path) -> bool:
    """Whether a result is looked for there: pasted cells lie in the workspace, where nobody looks."""
    return home != folder and home not in folder.parents and os.access(folder, os.W_OK)


def documents_folder() -> Path:
    """The user's documents."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def saved_words(exported: Exported) -> str:
    """What to say of files that were written."""
    if len(exported.files) > 1:
        count = numbers.count(len(exported.files))
        saved = tr("{n} files saved, {name} and on.", n=count, name=exported.out.name)
    else:
        saved = tr("Saved as {name}. Your own file is unchanged.", name=exported.out.name)
    return f"{saved} {shown(exported.note)}".strip()


def excel_separator() -> str:
    """What divides the cells of a CSV in the user's country: a semicolon where decimals have a comma."""
    return ";" if QLocale().decimalPoint() == "," else ","
