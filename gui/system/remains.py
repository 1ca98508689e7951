"""Takes people out of the plain files of the workspace: logs, pasted copies, what the sandbox remembers."""

from __future__ import annotations

import json
import math
import re
import shutil
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from gui.leads.whom import naming
from gui.system import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import datetime
    from pathlib import Path

_TIMED = re.compile(rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")  # how each entry of a log begins
_ERASED = "erased"
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")  # in bodies that the log quotes


def forget_person(home: Path, texts: Collection[str], pasted: Collection[Path]) -> None:
    """Take a person out.

    Args:
        home: the workspace folder.
        texts: what names the person, casefolded.
        pasted: lists in which the person stands; copies of pasted cells among them are removed.

    Raises:
        StorageError: a file cannot be written.
    """
    telling = naming(texts)
    for path in _files(home / "pasted"):
        if path in pasted or _names(path.read_bytes(), telling):
            path.unlink(missing_ok=True)
    for path in _files(home / "logs"):
        _rewrite(path, lambda line: b"" if _names(line, telling) else line)
    _rewrite(paths.sandbox_state(home), lambda line: _sandbox_line(line, texts))


def forget_all(home: Path) -> None:
    """Empty or remove all of these files, the session among them; settings and key stay.

    Raises:
        StorageError: a file cannot be written.
    """
    for path in _files(home / "lists"):
        _told(path, path.unlink)
    with suppress(FileNotFoundError):
        _told(home / "pasted", lambda: shutil.rmtree(home / "pasted"))
    for path in _files(home / "logs"):
        _rewrite(path, lambda _line: b"")
    (home / "session.json").unlink(missing_ok=True)
    _rewrite(paths.sandbox_state(home), lambda line: _sandbox_line(line, None))


def forget_before(home: Path, before: datetime) -> None:
    """Drop what logs say of the time before, and the people in what the sandbox remembers of it.

    Raises:
        StorageError: a file cannot be written.
    """
    for path in _files(home / "logs"):
        with suppress(FileNotFoundError):  # the log was begun anew just now
            _told(path, partial(_cut, path, before))
    since = before.timestamp()
    _rewrite(paths.sandbox_state(home), lambda line: _sandbox_line(line, None, since))


def _cut(path: Path, before: datetime) -> None:
    """Drop the entries of a log of before; what has no time of its own goes by the entry, or by the file."""
    since = before.astimezone().strftime("%Y-%m-%d %H:%M:%S").encode()
    with path.open("rb") as file:
        first = next((line for line in file if _TIMED.match(line)), b"")
    is_old = first < since if first else path.stat().st_mtime < before.timestamp()

    def keep(line: bytes) -> bytes:
        nonlocal is_old
        if _TIMED.match(line):
            is_old = line < since
        return b"" if is_old else line

    _rewrite(path, keep)


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in sorted(folder.iterdir()) if path.is_file())


def _names(data: bytes, telling: re.Pattern[str]) -> bool:
    text = data.decode("utf-8", "replace")
    spelled_out = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return any(telling.search(each.casefold()) for each in (text, spelled_out))


def _sandbox_line(line: bytes, texts: Collection[str] | None, since: float = math.inf) -> bytes:
    """A line of the sandbox's memory with the person's fields replaced; the numbers it counts with stay.

    Args:
        line: as it stands in the file.
        texts: what names the person; None for everybody.
        since: what was sent then or later stays as it is, in seconds since 1970.
    """
    try:
        event = json.loads(line)
    except ValueError:  # cut short by a crash: nobody reads it
        return b""
    if not isinstance(event, dict) or not isinstance(event.get("searches"), list):
        return line
    if event.get("at", -math.inf) >= since:
        return line
    searches = [_replaced(search, texts) for search in event["searches"]]
    if searches == event["searches"]:
        return line
    return json.dumps(event | {"searches": searches}, separators=(",", ":")).encode() + b"\n"


def _replaced(search: Any, texts: Collection[str] | None) -> Any:
    if isinstance(search, str):
        return _ERASED if texts is None or search.casefold() in texts else search
    if not isinstance(search, dict):
        return search
    words = [str(search[name]) for name in ("fullname", "linkedin_url") if name in search]
    words.append(f"{search.get('firstname', '')} {search.get('lastname', '')}")
    if texts is not None and not any(word.casefold() in texts for word in words):
        return search
    return {key: value if key == "custom" else _ERASED for key, value in search.items()}


def _rewrite(path: Path, changed: Callable[[bytes], bytes]) -> None:
    """Change a file line by line, in place: whoever writes at its end goes on."""
    if not path.exists():
        return

    def write() -> None:
        with path.open("r+b") as file:
            before = file.read()
            after = b"".join(map(changed, before.splitlines(keepends=True)))
            if after != before:
                file.seek(0)
                file.write(after)
                file.truncate()

    _told(path, write)


def _told(path: Path, step: Callable[[], object]) -> None:
    try:
        step()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise paths.cannot_write(path, error) from error
