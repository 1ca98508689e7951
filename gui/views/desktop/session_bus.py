"""Linux: notifications and progress on the app's icon, over the bus of the user's session.

Facts: freedesktop.org's "Desktop Notifications Specification" and Ubuntu's "Unity LauncherAPI", which the
docks of KDE and others read, too.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.views.bridge import TaskScope
from gui.views.theme.resources import resource
from gui.views.theme.words import tr

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.asyncio import DBusRouter

    from gui.views.desktop.tray import Tray

_log = logging.getLogger(__name__)
APP = "enrow-desktop"
NOTIFICATIONS = "org.freedesktop.Notifications"
_NOTIFICATIONS_PATH = "/org/freedesktop/Notifications"
LAUNCHER = "com.canonical.Unity.LauncherEntry"
_LAUNCHER_PATH = "/com/canonical/unity/launcherentry/1"
_Wish = Callable[["DBusRouter"], Awaitable[None]]


class SessionBus(QObject):
    """Says on the bus what is to be shown; connects at the first wish, and is silent without a bus."""

    def __init__(self, tray: Tray) -> None:
        super().__init__(tray)
        self._tray = tray
        self._wishes: asyncio.Queue[_Wish] = asyncio.Queue()
        self._keys: dict[int, str] = {}
        self._is_absent = False
        self._scope = TaskScope(self)

    def show_share(self, share: float | None) -> None:
        """Show the progress on the app's icon."""
        self._wish(lambda router: router.send(_progress(share)))

    def notify(self, title: str, text: str, key: str) -> None:
        """Show a notification that opens the app when it is clicked."""
        self._wish(lambda router: self._notify(router, title, text, key))

    def close(self) -> None:
        """Say nothing more."""
        self._is_absent = True
        self._scope.cancel()

    def _wish(self, wish: _Wish) -> None:
        if not self._is_absent:
            self._wishes.put_nowait(wish)
            self._scope.start("bus", self._serve)

    async def _serve(self) -> None:
        from jeepney import MatchRule
        from jeepney.auth import AuthenticationError
        from jeepney.bus_messages import message_bus
        from jeepney.io.asyncio import Proxy, open_dbus_router
        from jeepney.io.common import RouterClosed
        from jeepney.wrappers import DBusErrorResponse

        try:
            async with open_dbus_router(bus="SESSION") as router:
                rule = MatchRule(type="signal", interface=NOTIFICATIONS, path=_NOTIFICATIONS_PATH)
                await Proxy(message_bus, router).AddMatch(rule)
                with router.filter(rule, queue=asyncio.Queue()) as heard:
                    await _both(self._say(router), self._hear(heard))
        except (OSError, EOFError, KeyError, RuntimeError, TimeoutError) as error:
            self._go(error)
        except (AuthenticationError, RouterClosed, DBusErrorResponse) as error:
            self._go(error)

    def _go(self, error: Exception) -> None:
        self._is_absent = True
        _log.info("the desktop is not told of the work: %r", error)

    async def _say(self, router: DBusRouter) -> None:
        while True:
            await (await self._wishes.get())(router)

    async def _notify(self, router: DBusRouter, title: str, text: str, key: str) -> None:
        from jeepney import HeaderFields, MessageType

        reply = await router.send_and_get_reply(_notification(title, text))
        if reply.header.message_type is MessageType.error:
            _log.info("no notification: %s", reply.header.fields.get(HeaderFields.error_name))
        else:
            self._keys[reply.body[0]] = key

    async def _hear(self, heard: asyncio.Queue[Message]) -> None:
        from jeepney import HeaderFields

        while True:
            message = await heard.get()
            member = message.header.fields.get(HeaderFields.member)
            if not message.body or message.body[0] not in self._keys:
                continue
            if member == "ActivationToken":
                os.environ["XDG_ACTIVATION_TOKEN"] = message.body[1]
            elif member == "ActionInvoked":
                self._tray.clicked.emit(self._keys[message.body[0]])
            elif member == "NotificationClosed":
                del self._keys[message.body[0]]


async def _both(*works: Awaitable[None]) -> None:
    """Do two things until one of them fails; then neither goes on."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()


def _progress(share: float | None) -> Message:
    from jeepney import DBusAddress, new_signal

    shown = {"progress-visible": ("b", share is not None), "progress": ("d", share or 0.0)}
    address = DBusAddress(_LAUNCHER_PATH, interface=LAUNCHER)
    return new_signal(address, "Update", "sa{sv}", (f"application://{APP}.desktop", shown))


def _notification(title: str, text: str) -> Message:
    from jeepney import DBusAddress, new_method_call

    address = DBusAddress(_NOTIFICATIONS_PATH, bus_name=NOTIFICATIONS, interface=NOTIFICATIONS)
    icon, hints = str(resource("icons", "app.svg")), {"desktop-entry": ("s", APP)}
    body = ("Enrow Desktop", 0, icon, title, text, ["default", tr("Open")], hints, -1)
    return new_method_call(address, "Notify", "susssasa{sv}i", body)
