"""What the user has chosen once and for all, in a small JSON file that survives damage and newer versions."""

from __future__ import annotations

import contextlib
import json
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from gui.leads.credits import Credits
from gui.system import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """The user's choices.

    Attributes:
        cap: what a run may hold at most; None for no limit of its own.
        confirm_above: a run that may hold more than this is asked about once more.
        known_days_found: for how many days a found answer is used again for free.
        known_days_not_found: the same for "not found".
        webhook_url: where Enrow reports finished batches; "" for none.
        language: "en", "fr", or "" for the system's.
        theme: "light", "dark", or "" for the system's.
        folder: where the last list was opened from; "" before the first.
        offer_sample: whether a new layout is offered ten rows first.
        unknown: entries of other versions, kept as they are.
    """

    cap: Credits | None = None
    confirm_above: Credits = field(default_factory=lambda: Credits.of(1000))
    known_days_found: int = 180
    known_days_not_found: int = 30
    webhook_url: str = ""
    language: str = ""
    theme: str = ""
    folder: str = ""
    offer_sample: bool = True
    unknown: Mapping[str, object] = field(default_factory=dict)


def load_settings(home: Path) -> Settings:
    """The saved choices; the defaults where there are none, and where an entry makes no sense.

    A damaged file is kept beside as ``settings.damaged.json``.
    """
    path = _file(home)
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.warning("the settings cannot be read, the defaults are used: %r", error)
        _keep_aside(path)
        return Settings()
    if not isinstance(entries, dict):
        _keep_aside(path)
        return Settings()
    return _from_entries(entries)


def save_settings(home: Path, settings: Settings) -> None:
    """Keep the choices.

    Raises:
        StorageError: disk full, no permission; the old file is whole.
    """
    entries: dict[str, object] = dict(settings.unknown)
    for name in _READERS:
        value = getattr(settings, name)
        entries[name] = value.number if isinstance(value, Credits) else value
    paths.write_private(_file(home), json.dumps(entries, indent=2, ensure_ascii=False) + "\n")


def _file(home: Path) -> Path:
    return home / "settings.json"


def _keep_aside(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.replace(path.with_name("settings.damaged.json"))


def _from_entries(entries: Mapping[str, object]) -> Settings:
    known: dict[str, Any] = {}
    for name, read in _READERS.items():
        try:
            if name in entries:
                known[name] = read(entries[name])
        except ValueError as error:
            _log.warning("the setting %s is not used: %s", name, error)
    unknown = {name: value for name, value in entries.items() if name not in _READERS}
    return replace(Settings(unknown=unknown), **known)


def _amount(value: object) -> Credits:
    amount = Credits.parse(value)
    if amount < Credits():
        raise ValueError(f"an amount below zero: {value!r}")
    return amount


def _amount_or_none(value: object) -> Credits | None:
    return None if value is None else _amount(value)


def _days(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 3650:
        raise ValueError(f"not a number of days: {value!r}")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"not a text: {value!r}")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"neither true nor false: {value!r}")
    return value


_READERS: dict[str, Callable[[object], object]] = {
    "cap": _amount_or_none,
    "confirm_above": _amount,
    "known_days_found": _days,
    "known_days_not_found": _days,
    "webhook_url": _text,
    "language": _text,
    "theme": _text,
    "folder": _text,
    "offer_sample": _flag,
}
