"""Progress on the app's button in the taskbar of Windows, through the system's own ITaskbarList3.

Facts: Microsoft's page "ITaskbarList3 interface (shobjidl_core.h)". An object's first word points to its
table of functions: HrInit is the fourth, SetProgressValue the tenth, SetProgressState the eleventh.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import uuid
from typing import TYPE_CHECKING

from gui.views.desktop.tray_desktop import TrayDesktop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.views.desktop.tray import Tray

_log = logging.getLogger(__name__)
_CLASS = uuid.UUID("56fdf344-fd6d-11d0-958a-006097c9a090")
_INTERFACE = uuid.UUID("ea1afb91-9e28-4b86-90e9-9e9f8a5eefaf")
_INIT, _SET_VALUE, _SET_STATE = 3, 9, 10
_NO_PROGRESS, _NORMAL = 0, 2
_IN_PROCESS = 1
_WHOLE = 1000


class TaskbarList:
    """Calls the functions of the system's object, by their places in its table.

    Args:
        pointer: the object's address.
    """

    def __init__(self, pointer: int) -> None:
        self._pointer = ctypes.c_void_p(pointer)
        table = ctypes.cast(self._pointer, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))).contents
        # One way of calling is all there is on 64 bits, and Qt is there only for those.
        self._init = ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_void_p)(table[_INIT])
        self._set_value = ctypes.CFUNCTYPE(
            ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulonglong, ctypes.c_ulonglong
        )(table[_SET_VALUE])
        self._set_state = ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
            table[_SET_STATE]
        )
        self._init(self._pointer)

    def show_share(self, window: int, share: float | None) -> None:
        """Show how much is done on the button of a window, by its handle; None: nothing is at work."""
        if share is None:
            self._set_state(self._pointer, window, _NO_PROGRESS)
        else:
            self._set_state(self._pointer, window, _NORMAL)
            self._set_value(self._pointer, window, round(share * _WHOLE), _WHOLE)


class WindowsDesktop(TrayDesktop):
    """Windows: progress on the taskbar's button, notifications from the tray's icon."""

    def __init__(self, window: QWidget, tray: Tray) -> None:
        super().__init__(tray)
        self._window = window
        self._taskbar = _system_taskbar()

    def show_share(self, share: float | None) -> None:
        """Show it on the button, while there is one: a hidden window has none."""
        if self._taskbar is not None and self._window.isVisible():
            self._taskbar.show_share(int(self._window.winId()), share)

    def close(self) -> None:
        """Take the progress away."""
        self.show_share(None)


def _system_taskbar() -> TaskbarList | None:
    if sys.platform == "win32":
        pointer = ctypes.c_void_p()
        failed = ctypes.windll.ole32.CoCreateInstance(
            _CLASS.bytes_le, None, _IN_PROCESS, _INTERFACE.bytes_le, ctypes.byref(pointer)
        )
        if not failed and pointer.value:
            return TaskbarList(pointer.value)
        _log.info("the taskbar shows no progress: %#x", failed)
    return None
