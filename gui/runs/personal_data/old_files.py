"""Working copies and pasted cells that nobody needs any more; what was touched meanwhile stays."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gui.leads.errors import StorageError
from gui.store.list_files.list_file import remove_list
from gui.system import paths

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path


class OldFiles:
    """The files that there are at one moment.

    Args:
        home: the workspace folder.
        before: what was written last before this is old; in UTC.
    """

    def __init__(self, home: Path, before: datetime) -> None:
        self._before = before
        self._lists = _times(paths.lists_dir(home).glob("*.db"))
        self._pasted = _times((home / "pasted").glob("*"))

    @property
    def touched(self) -> set[str]:
        """The ids of lists whose working copies were written since."""
        return {path.stem for path, written in self._lists.items() if not self._is_old(written)}

    def remove(self, forgotten: Collection[str], known: Collection[str], sources: Collection[Path]) -> None:
        """Remove what is not needed and still as it was.

        Args:
            forgotten: the ids of lists that were just forgotten.
            known: the ids of those that stay.
            sources: the spreadsheets of those that stay.

        Raises:
            StorageError: a file cannot be removed; the others were.
        """
        lists = (
            path
            for path, written in self._lists.items()
            if path.stem not in known and (path.stem in forgotten or self._is_old(written))
        )
        pasted = (
            path for path, written in self._pasted.items() if path not in sources and self._is_old(written)
        )
        failures = [_failure(path, self._lists[path]) for path in lists]
        failures += [_failure(path, self._pasted[path]) for path in pasted]
        for failure in filter(None, failures):
            raise failure

    def _is_old(self, written: int) -> bool:
        return datetime.fromtimestamp(written / 1e9, UTC) < self._before


def _times(found: Iterable[Path]) -> dict[Path, int]:
    times = {}
    for path in found:
        with contextlib.suppress(FileNotFoundError):
            times[path] = path.stat().st_mtime_ns
    return times


def _failure(path: Path, written: int) -> StorageError | None:
    """Remove a file unless it is another one by now; says why it cannot be."""
    try:
        if path.stat().st_mtime_ns == written:
            remove_list(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        return paths.cannot_write(path, error)
    except StorageError as error:
        return error
    return None
