"""What the user may choose about hearing from Enrow, and which address is told to it."""

from __future__ import annotations

import re
from enum import StrEnum, auto
from typing import TYPE_CHECKING, Final

from gui.leads.errors import UsageError
from gui.leads.sentences import say

if TYPE_CHECKING:
    from urllib.parse import SplitResult

DEFAULT_PORT: Final = 17690  # below those that systems lend to outgoing connections
MOST_LETTERS: Final = 1000
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,100}")  # at least 128 bits


class WebhookMode(StrEnum):
    """What Enrow is asked to call when a batch is over; the values are these names in small letters."""

    NONE = auto()  # nothing; it is asked for its results
    LISTEN = auto()  # this program, through an address that the user forwards to it
    PASS_ON = auto()  # a system of the user's own, Zapier or n8n; this program only sends the address


def is_token(text: str) -> bool:
    """Whether a text is long enough to be a secret path, and needs no escaping there."""
    return _TOKEN.fullmatch(text) is not None


def check_port(port: int) -> int:
    """Check the port to listen on; 0 takes any that is free.

    Raises:
        UsageError: there is no such port.
    """
    if 0 <= port <= 65_535:
        return port
    raise UsageError(
        say(
            "{port} is not a port. Choose a number from 1024 to 65535, such as {usual}.",
            port=str(port),
            usual=str(DEFAULT_PORT),
        )
    )


def check_webhook_url(text: str, mode: WebhookMode) -> str:
    """Check an address that Enrow shall call, and write it without blanks around it.

    It must begin with https; plain http is for this very machine, which only the sandbox can call.

    Raises:
        UsageError: it is none, or holds something that Enrow should not be told.
    """
    url = text.strip()
    if not url:
        raise UsageError(say("There is no address yet. Enter the https address that Enrow shall call."))
    parts = _split(url)
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            say("The address holds a name or a password, which Enrow would keep. Leave them out.")
        )
    if parts.scheme == "http" and not is_this_machine(parts.hostname or ""):
        raise UsageError(say("The address is not secure. Use one that begins with https."))
    if "#" in url:
        raise UsageError(say("The address must end before the “#”, which never reaches a server."))
    if mode is WebhookMode.LISTEN and "?" in url:
        raise UsageError(
            say("The address must end before the “?”, since this program adds a secret path to it.")
        )
    return url


def address_to_send(url: str, mode: WebhookMode, token: str, *, is_near: bool) -> str | None:
    """What is sent with every batch, or None for nothing.

    Args:
        url: as the user typed it.
        mode: what for.
        token: our secret path; only used to listen.
        is_near: whether what calls is on this very machine, as the sandbox is. Enrow is not, and might refuse
            every batch that names an address of ours as its own.

    Raises:
        UsageError: the address cannot be used.
    """
    if mode is WebhookMode.NONE:
        return None
    from urllib.parse import urlsplit

    checked = check_webhook_url(url, mode)
    if not is_near and is_this_machine(urlsplit(checked).hostname or ""):
        raise UsageError(
            say(
                "The address is this computer's own, which only the sandbox can call, so Enrow is not told"
                " it. Enter the public https address that leads here."
            )
        )
    return checked if mode is WebhookMode.PASS_ON else f"{checked.rstrip('/')}/{token}"


def without_secrets(address: str) -> str:
    """Where an address leads, without its path and what may follow: whoever knows these can call it."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/…" if parts.netloc else ""


def is_this_machine(host: str) -> bool:
    """Whether a host's name or number is this very machine's."""
    import ipaddress  # not needed by a window that starts

    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _split(url: str) -> SplitResult:
    from urllib.parse import urlsplit  # not needed by a window that starts

    if len(url) > MOST_LETTERS:
        raise UsageError(
            say(
                "The address is longer than {most} letters. Use a shorter one.",
                most=MOST_LETTERS,
            )
        )
    if not all("!" <= letter <= "~" and letter not in '"<>\\^`{|}' for letter in url):
        raise UsageError(
            say("The address holds blanks, accents or odd signs. Copy it as a browser shows it.")
        )
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in {"https", "http"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    else:
        if is_address:
            return parts
    raise UsageError(
        say(
            "This is not a web address that Enrow can call. It begins with https, such as https://hooks.example."
        )
    )
