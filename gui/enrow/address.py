"""Where Enrow is, and with what key it is asked: checks that keep the key from going astray."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

import httpx

from gui.leads.errors import KeyRefusedError, UsageError
from gui.leads.fields import Kind
from gui.leads.sentences import say

LIVE_URL: Final = "https://api.enrow.io"

ACCOUNT_PATH: Final = "/account/info"
BULK_PATHS: Final = {
    Kind.EMAIL: "/email/find/bulk",
    Kind.PHONE: "/phone/bulk",
    Kind.VERIFY: "/email/verify/bulk",
}

_HOST = re.compile(r"[A-Za-z0-9.:-]+")


def check_url(url: str) -> str:
    """Check an address the key may be sent to, and write it without a slash at the end.

    Raises:
        UsageError: neither https nor a loopback address, or more than an address.
    """
    try:
        parsed = httpx.URL(url.strip())
    except httpx.InvalidURL:
        raise UsageError(say("“{url}” is not a web address. Nothing was sent.", url=url)) from None
    is_plain = _HOST.fullmatch(parsed.raw_host.decode()) and not parsed.userinfo
    if not is_plain or parsed.query or parsed.fragment:
        raise UsageError(
            say("Enrow's address must be a plain one such as https://api.enrow.io. Nothing was sent.")
        )
    if parsed.scheme != "https" and not (parsed.scheme == "http" and is_loopback(url)):
        raise UsageError(
            say(
                "The address “{url}” is not secure, and your key would travel in the open. Nothing was sent. "
                "Use an address that begins with https.",
                url=url,
            )
        )
    return str(parsed).rstrip("/")


def is_loopback(url: str) -> bool:
    """Whether an address is this very machine's, so that nothing leaves it."""
    host = httpx.URL(url.strip()).host
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_key(key: str) -> str:
    """Check that a key can be sent at all, and take the blanks off its ends.

    Raises:
        KeyRefusedError: it is empty, or holds blanks or letters that no header can carry.
    """
    key = key.strip()
    if key and all("!" <= letter <= "~" for letter in key):
        return key
    what = (
        say("There is no Enrow key yet.")
        if not key
        else say("This is not an Enrow key: it has blanks or odd letters.")
    )
    raise KeyRefusedError(
        say("{what} Nothing was sent. Copy the key from app.enrow.io, menu API, and enter it.", what=what)
    )
