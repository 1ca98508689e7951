"""What the user has chosen once and for all, in a small JSON file that survives damage and newer versions."""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from gui.leads.caps import Caps
from gui.leads.credits import Credits
from gui.leads.export_choice import USUAL_EXPORT, ExportChoice, from_entry, to_entry
from gui.leads.fields import Kind
from gui.leads.life import SearchState
from gui.leads.lifetimes import AGING, KNOWN_DAYS, KnownDays
from gui.leads.webhook import DEFAULT_PORT, WebhookMode
from gui.system import paths
from gui.system.log import register_secret
from gui.system.setting_values import (
    amount_of,
    amount_or_none,
    currency_of,
    days_by_kind,
    days_of,
    flag_of,
    mode_of,
    names_of,
    number_of,
    port_of,
    presets_of,
    price_of,
    text_of,
    token_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.leads.money import CreditPrice

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """The user's choices.

    Attributes:
        cap: what a run may hold at most; None for no limit of its own.
        daily_cap: what all runs together may spend in a day; None for no limit.
        monthly_cap: what they may spend in a month; None for no limit.
        low_balance: below this the balance is called low.
        credit_price: what one credit costs the user, in exact decimals such as "0.10"; "" while unknown.
        currency: in which money, by its code such as "EUR"; "" before it was chosen.
        confirm_above: a run that may hold more than this is asked about once more.
        known_days: for how many days an answer is used again for free, by kind and by what came of it.
        keep_days: for how many days ended runs and unused lists are kept; 0 for no end.
        webhook_mode: whether Enrow is told where to report finished batches, and who listens there.
        webhook_url: the public address for that, as typed; "" before the first.
        webhook_port: where this program listens on this machine.
        webhook_token: the secret end of the address at which it listens; "" before it first does.
        language: "en", "fr", or "" for the system's.
        theme: "light", "dark", or "" for the system's.
        folder: where the last list was opened from; "" before the first.
        offer_sample: whether a new layout is offered ten rows first.
        reopen_lists: whether a start brings back the lists that were open the last time.
        is_welcomed: whether it was decided, on the very first screen, to enter a key or to try the sandbox.
        hints_done: the hints that were read or followed, by their names; they are not shown again.
        hint_sessions: in how many sessions hints were shown so far.
        export: what was exported last, and is proposed next.
        export_presets: the user's own presets of exports, by their names.
        unknown: entries of other versions, kept as they are.
    """

    cap: Credits | None = None
    daily_cap: Credits | None = None
    monthly_cap: Credits | None = None
    low_balance: Credits = field(default_factory=lambda: Credits.of(100))
    credit_price: str = ""
    currency: str = ""
    confirm_above: Credits = field(default_factory=lambda: Credits.of(1000))
    known_days: KnownDays = field(default_factory=lambda: KNOWN_DAYS)
    keep_days: int = 0
    webhook_mode: WebhookMode = WebhookMode.NONE
    webhook_url: str = ""
    webhook_port: int = DEFAULT_PORT
    webhook_token: str = field(default="", repr=False)
    language: str = ""
    theme: str = ""
    folder: str = ""
    offer_sample: bool = True
    reopen_lists: bool = True
    is_welcomed: bool = False
    hints_done: tuple[str, ...] = ()
    hint_sessions: int = 0
    export: ExportChoice = USUAL_EXPORT
    export_presets: Mapping[str, ExportChoice] = field(default_factory=dict)
    unknown: Mapping[str, object] = field(default_factory=dict)

    @property
    def caps(self) -> Caps:
        """The limits over all runs."""
        return Caps(self.daily_cap, self.monthly_cap)

    @property
    def price(self) -> CreditPrice | None:
        """What a credit costs in the user's money; None while it is not set."""
        from gui.leads.money import CreditPrice  # not for the first paint, see app/start.py

        return CreditPrice.parse(self.credit_price, self.currency) if self.currency else None


def load_settings(home: Path) -> Settings:
    """The saved choices; the defaults where there are none, and where an entry makes no sense.

    A damaged file is kept beside as ``settings.damaged.json``.
    """
    path = _file(home)
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("the settings cannot be read, the defaults are used: %r", error)
        _keep_aside(path)
        return Settings()
    if not isinstance(entries, dict):
        _keep_aside(path)
        return Settings()
    settings = _from_entries(entries)
    register_secret(settings.webhook_token)
    return settings


def with_webhook_token(settings: Settings) -> Settings:
    """The choices with a secret path for listening: made once, and the same ever after."""
    if settings.webhook_mode is not WebhookMode.LISTEN or settings.webhook_token:
        return settings
    import secrets  # not for the first paint, see app/start.py

    token = secrets.token_urlsafe(24)
    register_secret(token)
    return replace(settings, webhook_token=token)


def save_settings(home: Path, settings: Settings) -> None:
    """Keep the choices.

    Raises:
        StorageError: disk full, no permission; the old file is whole.
    """
    entries: dict[str, object] = dict(settings.unknown)
    for name in _READERS:
        entries[name] = _entry(getattr(settings, name))
    # In ASCII: half letters, of folders in no encoding, can be written no other way.
    paths.write_private(_file(home), json.dumps(entries, indent=2) + "\n")


def _entry(value: object) -> object:
    """A choice as it stands in the file."""
    if isinstance(value, Credits):
        return value.number
    if isinstance(value, ExportChoice):
        return to_entry(value)
    if isinstance(value, Mapping) and all(isinstance(each, ExportChoice) for each in value.values()):
        return {name: to_entry(choice) for name, choice in value.items()}
    if isinstance(value, Mapping):  # the days of known answers
        return {kind.value: {state.value: value[kind, state] for state in AGING} for kind in Kind}
    return value


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
    if "known_days" not in known:
        known["known_days"] = _days_of_old(entries)
    if "webhook_mode" not in entries and known.get("webhook_url"):  # of a version that only passed it on
        known["webhook_mode"] = WebhookMode.PASS_ON
    unknown = {name: value for name, value in entries.items() if name not in {*_READERS, *_OLD.values()}}
    return replace(Settings(unknown=unknown), **known)


def _days_of_old(entries: Mapping[str, object]) -> KnownDays:
    """The days of a version that had one number for all kinds."""
    days = dict(KNOWN_DAYS)
    for kind, state in KNOWN_DAYS:
        with contextlib.suppress(ValueError, KeyError):
            days[kind, state] = days_of(entries[_OLD[state]])
    return days


# Entries of older versions, read while there is no newer one, and not written again.
_OLD = {SearchState.FOUND: "known_days_found", SearchState.NOT_FOUND: "known_days_not_found"}
_READERS: dict[str, Callable[[object], object]] = {
    "cap": amount_or_none,
    "daily_cap": amount_or_none,
    "monthly_cap": amount_or_none,
    "low_balance": amount_of,
    "credit_price": price_of,
    "currency": currency_of,
    "confirm_above": amount_of,
    "known_days": days_by_kind,
    "keep_days": days_of,
    "webhook_mode": mode_of,
    "webhook_url": text_of,
    "webhook_port": port_of,
    "webhook_token": token_of,
    "language": text_of,
    "theme": text_of,
    "folder": text_of,
    "offer_sample": flag_of,
    "reopen_lists": flag_of,
    "is_welcomed": flag_of,
    "hints_done": names_of,
    "hint_sessions": number_of,
    "export": from_entry,
    "export_presets": presets_of,
}
