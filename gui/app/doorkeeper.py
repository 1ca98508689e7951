"""Listens for second starts of the program on the same workspace, and takes over their lists."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer

from gui.app.handover import TAKEN, Call

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

_log = logging.getLogger(__name__)
_LONGEST = 1_000_000  # bytes: thousands of paths


class Doorkeeper(QObject):
    """One per open window; only programs of the same user can reach it.

    The caller holds the lock of the window, so whatever lies at the meeting point was left by a program
    that is gone, and is removed.

    Signals:
        called: the program was started once more: a ``Call``.
    """

    called = Signal(object)

    def __init__(self, meeting_point: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QLocalServer.removeServer(meeting_point)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        if not self._server.listen(meeting_point):
            # A second start then opens a window of its own.
            _log.warning("second starts are not heard: %s", self._server.errorString())

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._on_ready(socket))
            if socket.bytesAvailable():
                self._on_ready(socket)

    def _on_ready(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        try:
            call = Call.from_line(bytes(socket.readLine().data()))
        except ValueError as error:
            _log.warning("a call that is none: %s", error)
            socket.abort()
            return
        socket.write(TAKEN)
        socket.flush()
        os.environ.update(call.tokens)  # where Qt looks for them when a window comes forward
        self.called.emit(call)
