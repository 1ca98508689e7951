"""The small file that remembers what was on screen, so that the next start brings it back."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from gui.leads.fields import Kind
from gui.leads.session import Session, SessionList
from gui.system import paths

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)


def load_session(home: Path) -> Session:
    """What was on screen last; an empty session where nobody knows, or where it makes no sense."""
    return read_session(home) or Session()


def read_session(home: Path) -> Session | None:
    """What was on screen last; an empty session before the first, None where it cannot be read."""
    try:
        return _from_entries(json.loads(_file(home).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Session()
    except (OSError, ValueError, TypeError, LookupError, OverflowError, RecursionError) as error:
        _log.warning("the last session cannot be read: %r", error)
        return None


def save_session(home: Path, session: Session) -> None:
    """Remember what is on screen.

    Raises:
        StorageError: disk full, no permission; the old file is whole.
    """
    entries = session._asdict() | {"lists": [_entries(one) for one in session.lists]}
    # In ASCII: half letters, of names in no encoding, can be written no other way.
    paths.write_private(_file(home), json.dumps(entries, indent=2) + "\n")


def _file(home: Path) -> Path:
    return home / "session.json"


def _from_entries(entries: dict[str, Any]) -> Session:
    return Session(
        lists=tuple(_list(one) for one in entries["lists"]),
        shown=int(entries["shown"]),
        page=_text(entries["page"]),
        geometry=_text(entries["geometry"]),
        is_opening=entries["is_opening"] is True,
    )


def _entries(one: SessionList) -> dict[str, object]:
    entries = one._asdict() | {"kinds": sorted(kind.value for kind in one.kinds)}
    del entries["list_id"]  # the spreadsheet may be another one by then
    return entries


def _list(entries: dict[str, Any]) -> SessionList:
    header_row = entries["header_row"]
    return SessionList(
        path=_text(entries["path"]),
        run_id=_text_or_none(entries["run_id"]),
        sheet=_text_or_none(entries["sheet"]),
        header_row=None if header_row is None else int(header_row),
        encoding=_text_or_none(entries["encoding"]),
        delimiter=_text_or_none(entries["delimiter"]),
        kinds=frozenset(Kind(kind) for kind in entries["kinds"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"not a text: {value!r}")
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)
