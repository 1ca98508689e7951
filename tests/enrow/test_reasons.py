"""Half a sentence for every way in which no answer comes."""

from __future__ import annotations

import socket
import ssl

import httpx
import pytest

from gui.enrow.reasons import NetworkSettingsError, explain


def wrapped(cause: BaseException) -> httpx.ConnectError:
    """As HTTPX wraps what its layers below raise."""
    middle = OSError("All connection attempts failed")
    middle.__cause__ = cause
    error = httpx.ConnectError("All connection attempts failed")
    error.__context__ = middle
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (wrapped(socket.gaierror(-2, "Name")), "the name api.example was not found"),
        (wrapped(ConnectionRefusedError()), "api.example refused the connection"),
        (
            wrapped(ExceptionGroup("", [OSError(), ConnectionRefusedError()])),
            "api.example refused the connection",
        ),
        (wrapped(ssl.SSLCertVerificationError()), "the certificate shown for api.example is not one this"),
        (wrapped(ssl.SSLError()), "no secure connection to api.example could be made"),
        (wrapped(OSError()), "no connection to api.example could be made"),
        (httpx.ConnectTimeout(""), "api.example could not be reached in time"),
        (
            httpx.ProxyError("407 Proxy Authentication Required"),
            "the network's proxy said 407 Proxy Authentication",
        ),
        (httpx.ReadTimeout(""), "no answer within 60 seconds"),
        (TimeoutError(), "no complete answer in time"),
        (httpx.ReadError(""), "the connection broke"),
        (httpx.RemoteProtocolError(""), "the connection was closed without an answer"),
        (NetworkSettingsError("the settings are odd"), "the settings are odd"),
        (ValueError("internals"), "the connection failed"),
    ],
    ids=repr,
)
def test_reasons(error: Exception, said: str) -> None:
    assert explain(error, "api.example", 60.0).startswith(said)


def test_errors_that_blame_each_other() -> None:
    error = httpx.ReadError("")
    error.__context__ = other = OSError()
    other.__context__ = error
    assert explain(error, "api.example", 1.0) == "the connection broke"
