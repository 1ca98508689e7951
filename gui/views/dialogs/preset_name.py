"""Asks for the name of a preset of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from gui.leads.errors import UsageError
from gui.leads.presets import LONGEST_NAME, check_preset_name
from gui.views.bridge import opened
from gui.views.dialogs.question import Question, Reply
from gui.views.theme.words import shown, tr
from gui.views.widgets.parts import label, name_it

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget


async def ask_for_preset_name(parent: QWidget, taken: Collection[str]) -> str:
    """Ask for a name; "" when the user leaves it. One that is taken is written over, which is said."""
    dialog = Question(
        parent,
        tr("Save these choices as a preset"),
        tr("It keeps the kind of file, the rows, the columns and their names."),
        (Reply("leave", tr("Cancel")), Reply("save", tr("Save"), "primary")),
    )
    line = QLineEdit()
    name_it(line, "presetName", tr("Name of the preset"))
    line.setMaxLength(LONGEST_NAME)
    words = label("", "warn", name="presetNameWords", wraps=True)
    save = dialog.reply("save")

    def look_at(text: str) -> None:
        try:
            name = check_preset_name(text)
        except UsageError as error:
            words.setText(shown(error.sentence) if text.strip() else "")
            save.setEnabled(False)
            return
        save.setEnabled(True)
        words.setText(tr("A preset of that name is replaced.") if name in taken else "")

    line.textChanged.connect(look_at)
    look_at("")
    dialog.body.addWidget(line)
    dialog.body.addWidget(words)
    line.setFocus()
    await opened(dialog)
    return check_preset_name(line.text()) if dialog.answer == "save" else ""
