"""The system's file dialogs: which list to open, where to save the result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from gui.views.bridge import opened
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LIST_ENDINGS = ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt")


async def choose_lists(parent: QWidget, folder: Path | None) -> list[Path]:
    """Ask for lists to open; none when it was closed."""
    dialog = QFileDialog(parent, tr("Open a lead list"), str(folder or ""))
    dialog.setObjectName("openDialog")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    endings = " ".join(f"*.{ending}" for ending in LIST_ENDINGS)
    dialog.setNameFilters([tr("Lead lists ({endings})", endings=endings), tr("All files (*)")])
    await opened(dialog)
    return _chosen(dialog)


async def choose_export_file(parent: QWidget, proposed: Path, suffix: str) -> Path | None:
    """Ask where to save an export with that ending; None when it was closed."""
    dialog = QFileDialog(parent, tr("Save the enriched list"), str(proposed.parent))
    dialog.setObjectName("saveDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_FILTERS[suffix]()])
    dialog.setDefaultSuffix(suffix.lstrip("."))
    dialog.selectFile(proposed.name)
    await opened(dialog)
    chosen = _chosen(dialog)
    return chosen[0] if chosen else None


async def choose_receipt_file(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to save a receipt, as PDF or as text; None when it was closed."""
    dialog = QFileDialog(parent, tr("Save the receipt"), str(proposed.parent))
    dialog.setObjectName("saveReceiptDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    text = tr("Text (*.txt)")
    dialog.setNameFilters([tr("PDF (*.pdf)"), text])
    dialog.setDefaultSuffix("pdf")
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("txt" if kind == text else "pdf"))
    dialog.selectFile(proposed.name)
    await opened(dialog)
    chosen = _chosen(dialog)
    return chosen[0] if chosen else None


async def choose_log_file(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to save the log of what left, as CSV; None when it was closed."""
    dialog = QFileDialog(parent, tr("Save the log"), str(proposed.parent))
    dialog.setObjectName("saveLogDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_FILTERS[".csv"]()])
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(proposed.name)
    await opened(dialog)
    chosen = _chosen(dialog)
    return chosen[0] if chosen else None


_FILTERS = {
    ".xlsx": lambda: tr("Excel (*.xlsx)"),
    ".xlsm": lambda: tr("Excel with macros (*.xlsm)"),
    ".csv": lambda: tr("CSV (*.csv)"),
    ".tsv": lambda: tr("Tab-separated (*.tsv)"),
}


def _chosen(dialog: QFileDialog) -> list[Path]:
    if dialog.result() != QDialog.DialogCode.Accepted:
        return []
    return [Path(name) for name in dialog.selectedFiles()]
