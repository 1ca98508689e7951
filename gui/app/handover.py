"""Hands the lists of a second start over to the window that is open already, and has it come forward.

One message goes to the open window, one line of JSON; it answers with one line when it has taken the lists.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TAKEN = b"taken\n"
# A window that is just starting is waited for, one that hangs is not: it still listens, but answers nothing.
PATIENCE_S = 30.0  # longer than one that ends may need to put its runs to rest
_ANSWER_S = 4.0
# What a desktop gives to a program that the user starts, so that it may bring a window to the front.
TOKEN_VARIABLES = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
_AGAIN_MS = 50


@dataclass(frozen=True, slots=True)
class Call:
    """What a second start wants.

    Attributes:
        files: the lists to open, as whole paths.
        tokens: the desktop's leave to come to the front, by the variable that holds it.
    """

    files: tuple[Path, ...]
    tokens: dict[str, str]

    def to_line(self) -> bytes:
        """The call as one line of JSON."""
        files = [os.fspath(path) for path in self.files]
        return json.dumps({"files": files, "tokens": self.tokens}).encode("ascii") + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Call:
        """Read a call.

        Raises:
            ValueError: it is not one.
        """
        entries = json.loads(line)
        if not isinstance(entries, dict):
            raise ValueError("not a call")
        files, tokens = entries.get("files"), entries.get("tokens")
        if not isinstance(files, list) or not all(isinstance(path, str) for path in files):
            raise ValueError("not a list of files")
        if not isinstance(tokens, dict):
            raise ValueError("not a table of tokens")
        paths = tuple(path for path in map(Path, files) if path.is_absolute())
        return cls(paths, {name: str(tokens[name]) for name in TOKEN_VARIABLES if name in tokens})


def hand_over(
    meeting_point: str,
    files: Sequence[Path],
    patience_s: float = PATIENCE_S,
    is_gone: Callable[[], bool] = lambda: False,
) -> bool:
    """Give the lists to the open window; False where it did not take them in time.

    Args:
        meeting_point: where the open window listens.
        files: the lists; they are told by their whole paths.
        patience_s: how long to wait until it listens.
        is_gone: asked meanwhile; nobody is waited for who has come to an end.
    """
    from PySide6.QtNetwork import QLocalSocket  # for a second start only: the first paint waits for it else

    deadline = time.monotonic() + patience_s
    tokens = {name: os.environ[name] for name in TOKEN_VARIABLES if os.environ.get(name)}
    call = Call(tuple(path.expanduser().absolute() for path in files), tokens)
    _let_come_forward()
    socket = QLocalSocket()
    socket.connectToServer(meeting_point)
    while not socket.waitForConnected(_AGAIN_MS):
        if time.monotonic() > deadline or is_gone():
            return False
        time.sleep(_AGAIN_MS / 1000)
        socket.abort()
        socket.connectToServer(meeting_point)
    deadline = time.monotonic() + _ANSWER_S
    socket.write(call.to_line())
    socket.flush()
    while not socket.canReadLine():
        left_ms = int((deadline - time.monotonic()) * 1000)
        if left_ms <= 0 or not socket.waitForReadyRead(left_ms):
            socket.abort()
            return False
    return socket.readLine().data() == TAKEN


def _let_come_forward() -> None:
    """On Windows only the program that the user has just started may bring another one to the front."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # ASFW_ANY
