"""The files of the program on this computer, its version, and the works it is built with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from gui import __version__
from gui.views.theme.words import tr
from gui.views.widgets.parts import Card, button, label, row


class FilesCard(Card):
    """Says where everything is kept.

    Signals:
        open_requested: the folder is wanted on screen.
    """

    open_requested = Signal()

    def __init__(self, folder: str) -> None:
        super().__init__(tr("Files on this computer"))
        words = tr("Runs, results and settings are in this folder, for you alone. Back it up as a whole.")
        self.body.addWidget(label(words, "muted", wraps=True))
        path = label(folder, "caption", name="workspaceFolder", accessible=tr("Folder"), wraps=True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(path)
        line = row()
        line.addWidget(button(tr("Open the folder"), "openFolder", on_click=self.open_requested.emit))
        line.addStretch(1)
        self.body.addLayout(line)


class AboutCard(Card):
    """Says which version this is.

    Signals:
        licences_requested: the works it is built with are to be shown.
    """

    licences_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("About"))
        words = tr("Enrow Desktop {version}. Free software under the MIT License.", version=__version__)
        self.body.addWidget(label(words, "muted", name="version", accessible=tr("Version"), wraps=True))
        line = row()
        line.addWidget(button(tr("Licences…"), "licences", on_click=self.licences_requested.emit))
        line.addStretch(1)
        self.body.addLayout(line)
