"""Collects Python's garbage on the main thread only.

The cyclic collector runs in whichever thread makes the next object. In a worker thread it would destroy Qt
objects there, which crashes the process; so it is switched off and called from a timer of Qt's.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2_000
# Every so many young collections the older generations are looked at, too: they cost more.
_MIDDLE_EVERY = 10
_WHOLE_EVERY = 150


class Collector(QObject):
    """Takes over from the automatic collector until it is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        gc.disable()
        # What was imported stays for good: it need not be looked at each time.
        gc.freeze()
        self._timer.start()

    def collect(self) -> None:
        """One round; the older generations are looked at now and then."""
        self._rounds += 1
        if self._rounds % _WHOLE_EVERY == 0:
            gc.collect()
        elif self._rounds % _MIDDLE_EVERY == 0:
            gc.collect(1)
        else:
            gc.collect(0)

    def close(self) -> None:
        """Stop; the automatic collector stays off, since Qt's objects are still there."""
        self._timer.stop()
        gc.unfreeze()
