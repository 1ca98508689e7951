"""Programs of the bench of the first paint: ours, or a bare window with a table; tells when it is painted.

Run as ``python -m tests.bench.first_paint ours|bare``; it prints a line after its first paint and ends.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


class Painted(QObject):
    """Sees the first paint of a main window, of any program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            application.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)  # once everything in it is painted
        return False

    @staticmethod
    def _tell() -> None:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        os._exit(0)


def bare() -> None:
    """What any program of Qt pays: a window, a table, a small model."""
    from PySide6.QtGui import QStandardItemModel

    window, table, model = QMainWindow(), QTableView(), QStandardItemModel(20, 6)
    table.setModel(model)
    window.setCentralWidget(table)
    window.resize(1280, 800)
    window.show()
    application.exec()


def ours() -> None:
    """The program as ``python -m gui`` starts it."""
    from gui.__main__ import main

    main([])


if __name__ == "__main__":
    application = QApplication(["first paint"])
    painted = Painted(application)
    application.installEventFilter(painted)
    {"ours": ours, "bare": bare}[sys.argv[1]]()
