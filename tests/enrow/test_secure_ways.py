"""Proxies and certificates: nothing leaves before the way to Enrow stands, and the key never in the open."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
from typing import TYPE_CHECKING

import pytest

from gui.enrow.client import EnrowClient, OutgoingSearch
from gui.enrow.pacing import Pacer
from gui.leads import errors
from gui.leads.errors import EnrowDesktopError
from gui.leads.fields import Kind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.enrow.conftest import ScriptedServer

MIRA = [OutgoingSearch("r17", {"fullname": "Mira Okafor", "company_domain": "northpier.example"})]


async def lost(url: str, key: str = "key", end: str = "") -> EnrowDesktopError:
    async with EnrowClient(url, key, pacer=Pacer(10_000), timeout_s=0.5 if end == "hang" else 20) as client:
        with pytest.raises(EnrowDesktopError) as caught:
            await client.submit(Kind.EMAIL, MIRA, reference="ref-1")
        return caught.value


@pytest.fixture
def proxy(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> ScriptedServer:
    """The scripted server as this machine's proxy."""
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, server.url)
    return server


@pytest.mark.parametrize("status", [302, 403, 407, 500, 502, 503])
async def test_a_proxy_that_refuses_the_way(proxy: ScriptedServer, status: int) -> None:
    proxy.says(status, {"message": "no"})
    raised = await lost("https://api.example", proxy.key)
    assert type(raised) is errors.OfflineError
    assert f"the network's proxy said {status}" in raised.sentence
    assert [seen.method for seen in proxy.seen] == ["CONNECT"]
    assert proxy.key not in str(proxy.seen)


@pytest.mark.parametrize("end", ["close", "reset", "hang"])
async def test_a_proxy_that_falls_silent(proxy: ScriptedServer, end: str) -> None:
    proxy.sends(b"", end)
    raised = await lost("https://api.example", end=end)
    assert type(raised) is errors.OfflineError
    assert "Nothing was sent" in raised.sentence


@pytest.mark.parametrize("end", ["close", "hang"])
async def test_a_way_that_ends_in_no_secure_connection(proxy: ScriptedServer, end: str) -> None:
    proxy.sends(b"HTTP/1.1 200 Connection established\r\n\r\n", end)
    assert type(await lost("https://api.example", end=end)) is errors.OfflineError


@pytest.mark.parametrize("setting", ["socks5://127.0.0.1:1", "gopher://127.0.0.1:1", "http://[", "::"])
async def test_a_proxy_setting_that_cannot_be_used(
    proxy: ScriptedServer, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", setting)
    monkeypatch.setenv("https_proxy", setting)
    raised = await lost("https://api.example")
    assert type(raised) is errors.OfflineError
    assert "Nothing was sent" in raised.sentence


async def test_certificates_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    raised = await lost("https://127.0.0.1:1")
    assert type(raised) is errors.OfflineError
    assert "SSL_CERT_FILE" in raised.sentence


@pytest.mark.parametrize("data", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"", b"\x15\x03\x01\x00\x02\x02\x28"])
async def test_a_server_without_tls(data: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(data)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as listening:
        raised = await lost(f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}")
    assert type(raised) is errors.OfflineError
    assert "Nothing was sent" in raised.sentence


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate and key for 127.0.0.1 that nobody trusts, in one file."""
    x509 = pytest.importorskip("cryptography.x509")
    import ipaddress

    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "enrow.example")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path: Path = tmp_path_factory.mktemp("tls") / "server.pem"
    plain = serialization.NoEncryption()
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    path.write_bytes(made.public_bytes(pem) + key.private_bytes(pem, pkcs8, plain))
    return path


@pytest.fixture
async def secure_url(certificate: Path, server: ScriptedServer) -> AsyncIterator[str]:
    """The scripted server behind TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=context)
    yield f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    listening.close()
    server.hang_up()
    await listening.wait_closed()


async def test_a_certificate_that_is_not_trusted(secure_url: str, server: ScriptedServer) -> None:
    raised = await lost(secure_url)
    assert type(raised) is errors.OfflineError
    assert (
        "the certificate shown for 127.0.0.1 is not one this computer trusts. Nothing was sent"
        in raised.sentence
    )
    assert server.seen == []


async def test_a_certificate_that_is_trusted(
    secure_url: str, server: ScriptedServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.says(201, {"id": "b71e"})
    async with EnrowClient(secure_url, "key") as client:
        assert (await client.submit(Kind.EMAIL, MIRA, reference="r")).id == "b71e"


@pytest.mark.parametrize("end", ["close", "reset", "hang"])
async def test_silence_behind_tls_is_a_doubt(
    secure_url: str, server: ScriptedServer, certificate: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.sends(b"", end)
    assert type(await lost(secure_url, end=end)) is errors.UnknownOutcomeError
    assert len(server.seen) == 1
