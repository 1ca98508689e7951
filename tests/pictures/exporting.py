"""Pictures of the export's dialog: each kind of file, chosen rows and columns, presets of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QListWidget, QPushButton, QRadioButton, QWidget

from gui.views.theme.theme import Scheme
from tests.person import until

if TYPE_CHECKING:
    from tests.pictures.take import Photographer

Part = TypeVar("Part", bound=QWidget)


async def opened_export(p: Photographer) -> QDialog:
    """The dialog, once the rows are counted."""
    p.view.panel.export.click()
    await until(lambda: p.window.findChild(QDialog, "exportDialog") is not None)
    dialog = part(p.window, QDialog, "exportDialog")
    await until(lambda: any("Found ·" in each.text() for each in dialog.findChildren(QRadioButton)))
    return dialog


def part(inside: QWidget, kind: type[Part], name: str) -> Part:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


async def keep(p: Photographer, dialog: QWidget, name: str) -> None:
    """A picture in both looks; the path of this machine is not for others to see."""
    target = dialog.findChild(QLineEdit, "exportTarget")
    if target is not None:
        target.setText(f"~/Documents/{Path(target.text()).name}")
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        p.theme.set_scheme(scheme)
        await p.settle()
        dialog.grab().save(str(p.folder / f"{name}-{scheme.value}.png"))


async def export_of_a_workbook(p: Photographer) -> None:
    """A copy of the user's own workbook: where its new columns go can be chosen."""
    dialog = await opened_export(p)
    await keep(p, dialog, "04-export-workbook")
    part(dialog, QRadioButton, "export_found").click()
    await keep(p, dialog, "04-export-workbook-found")
    await close(p, dialog)


async def export_of_a_text_file(p: Photographer) -> None:
    """Every kind of file, and a preset of one's own from its name to its deletion."""
    dialog = await opened_export(p)
    forms = part(dialog, QListWidget, "exportForms")
    for words in ("Your file, new columns", "CSV for Excel", "HubSpot", "Salesforce", "Lemlist"):
        forms.setCurrentItem(forms.findItems(words, Qt.MatchFlag.MatchExactly)[0])
        await keep(p, dialog, f"09-export-{words.split(',')[0].replace(' ', '-').lower()}")
    forms.setCurrentItem(forms.findItems("CSV for a CRM", Qt.MatchFlag.MatchExactly)[0])
    columns = part(dialog, QListWidget, "exportColumns")
    columns.item(0).setText("Work email")
    columns.item(3).setCheckState(Qt.CheckState.Unchecked)
    part(dialog, QCheckBox, "exportByStatus").click()
    await keep(p, dialog, "09-export-by-status")
    await a_preset(p, dialog)
    await close(p, dialog)


async def a_preset(p: Photographer, dialog: QDialog) -> None:
    part(dialog, QPushButton, "savePreset").click()
    await until(lambda: p.window.findChild(QLineEdit, "presetName") is not None)
    line = part(p.window, QLineEdit, "presetName")
    question = line.window()
    await keep(p, question, "09-preset-name")
    line.setText("HubSpot")
    await keep(p, question, "09-preset-name-taken")
    line.setText("Weekly for the team")
    await keep(p, question, "09-preset-name-new")
    part(question, QPushButton, "save").click()
    await until(lambda: part(dialog, QPushButton, "deletePreset").isVisible())
    await keep(p, dialog, "09-export-own-preset")
    part(dialog, QPushButton, "deletePreset").click()


async def close(p: Photographer, dialog: QDialog) -> None:
    dialog.reject()
    await p.settle()
