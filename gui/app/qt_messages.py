"""Qt's own messages, into the log: what Qt minds is often the first sign of a bug."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType

_log = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# The platform without a display says so for every window; nothing is wrong.
_HARMLESS = ("This plugin does not support ",)


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Write one message of Qt into the log; the handler for ``qInstallMessageHandler``."""
    level = logging.DEBUG if message.startswith(_HARMLESS) else _LEVELS[kind]
    _log.log(level, "%s (%s)", message, context.category)
