"""Tells set-up whether Qt can open a window here: exits 0 when one was shown."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel


def main() -> int:
    """Show one label: a missing library fails before, at import; a missing display ends the process."""
    app = QApplication(sys.argv)
    label = QLabel("Leads")
    label.show()
    app.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
