"""Another program that drags a file onto what is under the pointer, as a file manager does (XDND, version 5).

``python -m tests.desktop.drag FILE X Y`` ends with 0 when the drop was taken. Source of the messages: the
specification "Drag-and-Drop Protocol for the X Window System".
"""

from __future__ import annotations

import select
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from Xlib import X, display
from Xlib.ext import xtest
from Xlib.protocol import event

if TYPE_CHECKING:
    from Xlib.xobject.drawable import Window

_VERSION = 5
_PATIENCE_S = 30.0


class Drag:
    """One drag of one file."""

    def __init__(self, path: Path) -> None:
        self._display = display.Display()
        self._root = self._display.screen().root
        self._uri = f"{path.resolve().as_uri()}\r\n".encode()
        self._source = self._root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self._list = self._atom("text/uri-list")
        self._source.set_selection_owner(self._atom("XdndSelection"), X.CurrentTime)

    def drop_at(self, x: int, y: int) -> bool:
        """Carry the file there and let it go; whether it was taken."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        target = self._target()
        self._send(target, "XdndEnter", [self._source.id, _VERSION << 24, self._list, 0, 0])
        copy = self._atom("XdndActionCopy")
        self._send(target, "XdndPosition", [self._source.id, 0, x << 16 | y, X.CurrentTime, copy])
        if not self._answer("XdndStatus")[1] & 1:
            return False
        self._send(target, "XdndDrop", [self._source.id, 0, X.CurrentTime, 0, 0])
        return bool(self._answer("XdndFinished")[1] & 1)

    def _target(self) -> Window:
        """The window under the pointer that takes drops."""
        window: Window | None = self._root.query_pointer().child
        if not window or not window.get_full_property(self._atom("XdndAware"), X.AnyPropertyType):
            sys.exit("nothing there takes drops")
        return window

    def _answer(self, name: str) -> list[int]:
        """Wait for the target's message of that name; hand out the file's address meanwhile."""
        end_s = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end_s:
            select.select([self._display], [], [], 0.1)
            while self._display.pending_events():
                came: Any = self._display.next_event()
                if came.type == X.SelectionRequest:
                    self._hand_out(came)
                elif came.type == X.ClientMessage and came.client_type == self._atom(name):
                    return list(came.data[1])
        sys.exit(f"no {name} came")

    def _hand_out(self, asked: Any) -> None:
        is_known = asked.target == self._list
        if is_known:
            asked.requestor.change_property(asked.property, self._list, 8, self._uri)
        answer = event.SelectionNotify(
            time=asked.time,
            requestor=asked.requestor,
            selection=asked.selection,
            target=asked.target,
            property=asked.property if is_known else X.NONE,
        )
        asked.requestor.send_event(answer)
        self._display.flush()

    def _send(self, target: Window, name: str, values: list[int]) -> None:
        message = event.ClientMessage(window=target, client_type=self._atom(name), data=(32, values))
        target.send_event(message)
        self._display.flush()

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))


if __name__ == "__main__":
    file, x, y = sys.argv[1:]
    sys.exit(0 if Drag(Path(file)).drop_at(int(x), int(y)) else "the drop was refused")
