"""The log: what happened and when, for the one who has to find out, and never the key.

Also the file into which Python writes where each thread was when the whole process goes down.
"""

from __future__ import annotations

import faulthandler
import logging
import re
import traceback
from typing import TYPE_CHECKING

from gui.system import paths

if TYPE_CHECKING:
    from io import TextIOWrapper
    from pathlib import Path

    from gui.system.log_file import LogFile

REMOVED = "[removed]"
_HEADER = re.compile(r"""(x-api-key\\?["']?\s*[:=,]\s*b?\\?["']?)([^\s"',;)}\]\\]+)""", re.IGNORECASE)
_LINE = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"
# httpx tells every request, httpcore its headers: the program's own words are enough.
_TALKATIVE = ("httpx", "httpcore")
_secrets: set[str] = set()


def register_secret(secret: str) -> None:
    """Never write this text into a log from now on. Texts of fewer than six characters are not secrets."""
    if len(secret) >= 6:
        _secrets.add(secret)


def redact(text: str) -> str:
    """The text without registered secrets and without the values of ``x-api-key`` headers."""
    for secret in sorted(_secrets, key=len, reverse=True):
        text = text.replace(secret, REMOVED)
    return _HEADER.sub(rf"\1{REMOVED}", text)


class RedactingFilter(logging.Filter):
    """Takes the key out of a record: out of its message, its arguments, its traceback and its stack."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; every record passes."""
        record.msg = redact(_message(record))
        record.args = ()
        if record.exc_info and record.exc_info[0]:
            # The formatter takes the text over where there is one.
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).rstrip("\n")
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        return f"{record.msg} {record.args!r}"


class _ToFile(logging.Handler):
    """Brings in what writes the file with its first line: much to import, and most starts say nothing.

    Raises:
        OSError: the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: LogFile | None = None
        paths.open_private(path).close()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        try:
            if self._file is None:
                from gui.system.log_file import LogFile

                self._file = LogFile(self._path)
                self._file.setFormatter(self.formatter)
        except (OSError, ImportError):  # the disk is full by now, or the interpreter is ending
            return
        self._file.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


class Log:
    """The open log files of this process.

    Attributes:
        path: the log.
        crash_path: where Python writes the threads' stacks when the process goes down.
    """

    def __init__(self, home: Path, level: int) -> None:
        folder = paths.logs_dir(home)
        self.path = folder / "enrow-desktop.log"
        self.crash_path = folder / "crash.log"
        self._root = logging.getLogger()
        self._levels_before = {name: logging.getLogger(name).level for name in ("", *_TALKATIVE)}
        self._handler = _ToFile(self.path)
        self._handler.addFilter(RedactingFilter())
        self._handler.setFormatter(logging.Formatter(_LINE))
        self._root.addHandler(self._handler)
        self._root.setLevel(level)
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        self._crash_file: TextIOWrapper | None = None

    def catch_faults(self) -> None:
        """Have the stacks of all threads written when the process goes down in foreign code."""
        self._crash_file = paths.open_private(self.crash_path)
        faulthandler.enable(self._crash_file)

    def close(self) -> None:
        """Give everything back as it was."""
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()
            self._crash_file = None
        self._root.removeHandler(self._handler)
        for name, level in self._levels_before.items():
            logging.getLogger(name).setLevel(level)
        self._handler.close()


def setup_logging(home: Path, level: int = logging.INFO) -> Log:
    """Log into the workspace folder until the result is closed.

    Raises:
        StorageError: the folder cannot be written.
    """
    try:
        return Log(home, level)
    except OSError as error:
        raise paths.cannot_write(home, error) from error
