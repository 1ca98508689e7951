"""How each entry of the settings file is read; what makes no sense is refused."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.errors import UsageError
from gui.leads.export_choice import ExportChoice, from_entry
from gui.leads.lifetimes import KNOWN_DAYS, MOST_DAYS, KnownDays
from gui.leads.webhook import WebhookMode, check_port, is_token

if TYPE_CHECKING:
    from collections.abc import Mapping


def amount_of(value: object) -> Credits:
    """An amount of credits, never below zero."""
    amount = Credits.parse(value)
    if amount < Credits():
        raise ValueError(f"an amount below zero: {value!r}")
    return amount


def amount_or_none(value: object) -> Credits | None:
    """An amount, or None for no limit."""
    return None if value is None else amount_of(value)


def price_of(value: object) -> str:
    """The price of a credit in exact decimals, or "" for none."""
    text = text_of(value)
    if text:
        from gui.leads.money import parse_price  # not for the first paint, see app/start.py

        parse_price(text)
    return text


def currency_of(value: object) -> str:
    """A currency's code, or "" for none."""
    if not value:
        return ""
    from gui.leads.money import parse_currency

    return parse_currency(text_of(value))


def days_of(value: object) -> int:
    """A number of days that answers may be used."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_DAYS:
        raise ValueError(f"not a number of days: {value!r}")
    return value


def days_by_kind(value: object) -> KnownDays:
    """The days for each kind and answer; what is missing or makes no sense is as usual."""
    if not isinstance(value, dict):
        raise ValueError(f"not a table of days: {value!r}")
    days = dict(KNOWN_DAYS)
    for kind, state in KNOWN_DAYS:
        with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
            days[kind, state] = days_of(value[kind.value][state.value])
    return days


def mode_of(value: object) -> WebhookMode:
    """A way of being told of finished batches."""
    return WebhookMode(text_of(value))


def port_of(value: object) -> int:
    """A port on this machine."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"not a port: {value!r}")
    try:
        return check_port(value)
    except UsageError as error:
        raise ValueError(error.sentence) from None


def token_of(value: object) -> str:
    """The secret end of an address, or "" before it was made."""
    text = text_of(value)
    if text and not is_token(text):
        raise ValueError("not a secret path of ours")
    return text


def presets_of(value: object) -> Mapping[str, ExportChoice]:
    """The presets that make sense; one that does not is not used."""
    if not isinstance(value, dict):
        raise ValueError(f"not a table of presets: {value!r}")
    presets = {}
    for name, entry in value.items():
        with contextlib.suppress(ValueError):
            presets[name] = from_entry(entry)
    return presets


def text_of(value: object) -> str:
    """A text."""
    if not isinstance(value, str):
        raise ValueError(f"not a text: {value!r}")
    return value


def names_of(value: object) -> tuple[str, ...]:
    """A row of names."""
    if not isinstance(value, list):
        raise ValueError(f"not a row of names: {value!r}")
    return tuple(text_of(name) for name in value)


def number_of(value: object) -> int:
    """A whole number, never below zero."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"not a number: {value!r}")
    return value


def flag_of(value: object) -> bool:
    """A yes or a no."""
    if not isinstance(value, bool):
        raise ValueError(f"neither true nor false: {value!r}")
    return value
