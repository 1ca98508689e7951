"""An X screen without a window manager, and somebody before it with eyes, a mouse and a keyboard."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING, TypeVar

from Xlib import XK, X, display, error
from Xlib.ext import xtest

from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import Callable

    from Xlib.xobject.drawable import Window

SIZE = (1280, 800)
Seen = TypeVar("Seen")
_MODIFIERS = {"Ctrl": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L"}


def start_server() -> tuple[Process, str]:
    """Start Xvfb on a number that is free; returns it with the name of its display."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"]
    process = Process(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    return process, f":{process.stdout.readline().strip()}"


def until(look: Callable[[], Seen | None], what: str, seconds: float = 60.0) -> Seen:
    """Look again and again until there is something; what was seen."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < deadline, f"never seen: {what}"
        time.sleep(0.05)
    return seen


class Screen:
    """What is on a display, and what a person does there."""

    def __init__(self, name: str) -> None:
        self._display = display.Display(name)
        self._root = self._display.screen().root

    def close(self) -> None:
        self._display.close()

    def window(self, *, but: Window | None = None, seconds: float = 60.0) -> Window:
        """The window of the program that is on top, other than one; it gets the keyboard."""
        window = until(lambda: self._top_window(but), "a window", seconds)
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._display.sync()
        return window

    def _top_window(self, but: Window | None) -> Window | None:
        windows: list[Window] = self._root.query_tree().children
        for window in reversed(windows):
            try:
                is_seen = (
                    window.get_attributes().map_state == X.IsViewable and window.get_geometry().width > 50
                )
            except error.BadDrawable:  # it went meanwhile
                continue
            if is_seen and window != but:
                return window
        return None

    def is_open(self, window: Window) -> bool:
        """Whether a window is still on screen."""
        try:
            return bool(window.get_attributes().map_state == X.IsViewable)
        except error.BadWindow:
            return False

    def block_of(self, color: str, left: int, width: int = 40) -> tuple[int, int] | None:
        """Where a line of that many pixels of a colour begins, right of ``left``: the lowest one."""
        picture = self._root.get_image(left, 0, SIZE[0] - left, SIZE[1], X.ZPixmap, 0xFFFFFFFF)
        red, green, blue = (bytes([int(color[i : i + 2], 16)]) * width for i in (1, 3, 5))
        planes = [picture.data[plane::4] for plane in (2, 1, 0)]
        at = planes[0].rfind(red)
        while at >= 0:
            if planes[1][at : at + width] == green and planes[2][at : at + width] == blue:
                return left + at % (SIZE[0] - left), at // (SIZE[0] - left)
            at = planes[0].rfind(red, 0, at + width - 1)
        return None

    def click(self, x: int, y: int) -> None:
        """Press and let go the left button there."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def press(self, keys: str) -> None:
        """Press keys together, as in ``Ctrl+e``; the names are those of X."""
        codes = [
            self._display.keysym_to_keycode(XK.string_to_keysym(_MODIFIERS.get(key, key)))
            for key in keys.split("+")
        ]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()
