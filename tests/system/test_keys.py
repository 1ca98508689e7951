"""Where the key comes from, where it is kept, and that it goes nowhere else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.core import load_keyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from gui.leads.errors import KeychainError, UsageError
from gui.system import paths
from gui.system.keys import KeyStore, api_url, check_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = "ek-0123456789abcdef"


class MemoryKeychain(KeyringBackend):
    """A keychain of this test alone."""

    priority: ClassVar[float] = 1

    def __init__(self) -> None:
        self.passwords: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.passwords.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.passwords[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.passwords.pop((service, username), None) is None:
            raise PasswordDeleteError


class LockedKeychain(MemoryKeychain):
    """A keychain whose owner says no."""

    def get_password(self, *_names: str) -> str | None:
        raise KeyringLocked

    def set_password(self, *_names: str) -> None:
        raise KeyringLocked

    def delete_password(self, *_names: str) -> None:
        raise KeyringLocked


@pytest.fixture
def keychain() -> Iterator[MemoryKeychain]:
    """Put a keychain of the test's own in the system's place."""
    before = keyring.get_keyring()
    mine = MemoryKeychain()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture
def store() -> KeyStore:
    return KeyStore(paths.home())


def test_without_any_key_there_is_none(store: KeyStore, keychain: MemoryKeychain) -> None:
    assert store.load() is None


def test_environment_comes_before_the_keychain(
    store: KeyStore, keychain: MemoryKeychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save_in_keychain("from-the-keychain")
    monkeypatch.setenv("ENROW_API_KEY", f" {KEY}\n")
    assert store.load() == KEY


def test_keychain_comes_before_the_file(store: KeyStore, keychain: MemoryKeychain) -> None:
    store.save_in_file("from-the-file")
    keychain.set_password("Enrow Desktop", "api-key", KEY)
    assert store.load() == KEY


def test_key_in_the_keychain_is_in_no_file(store: KeyStore, keychain: MemoryKeychain, home: Path) -> None:
    store.save_in_file(KEY)
    store.save_in_keychain(KEY)
    assert store.load() == KEY
    assert list(home.rglob("*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes")
def test_key_file_is_the_users_alone(store: KeyStore, keychain: MemoryKeychain, home: Path) -> None:
    store.save_in_file(KEY)
    (home / "key").chmod(0o644)
    assert store.load() == KEY
    assert (home / "key").stat().st_mode & 0o777 == 0o600


def test_forgotten_key_is_nowhere(store: KeyStore, keychain: MemoryKeychain, home: Path) -> None:
    store.save_in_keychain(KEY)
    store.save_in_file(KEY)
    store.forget()
    store.forget()
    assert store.load() is None
    assert list(home.rglob("*")) == []


def test_machine_without_keychain(store: KeyStore, keychain: MemoryKeychain) -> None:
    keyring.set_keyring(load_keyring("keyring.backends.fail.Keyring"))
    assert store.load() is None
    with pytest.raises(KeychainError, match="no keychain"):
        store.save_in_keychain(KEY)
    store.save_in_file(KEY)
    assert store.load() == KEY
    store.forget()
    assert store.load() is None


def test_keychain_that_keeps_nothing_is_noticed(store: KeyStore, keychain: MemoryKeychain) -> None:
    keyring.set_keyring(load_keyring("keyring.backends.null.Keyring"))
    with pytest.raises(KeychainError, match="did not keep"):
        store.save_in_keychain(KEY)


def test_locked_keychain(store: KeyStore, keychain: MemoryKeychain) -> None:
    keyring.set_keyring(LockedKeychain())
    for attempt in (store.load, lambda: store.save_in_keychain(KEY), store.forget):
        with pytest.raises(KeychainError, match="locked"):
            attempt()
    store.save_in_file(KEY)
    assert store.load() == KEY


@pytest.mark.parametrize("text", ["", "  ", "two words", "clé-0123456", "a\x00b", "x" * 501])
def test_what_cannot_be_a_key_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        check_key(text)
    assert not text.strip() or text not in refused.value.sentence


def test_nonsense_in_the_environment_is_told(store: KeyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENROW_API_KEY", "two words")
    with pytest.raises(UsageError, match="ENROW_API_KEY"):
        store.load()


@pytest.mark.parametrize(
    ("address", "used"),
    [
        (None, "https://api.enrow.io"),
        ("", "https://api.enrow.io"),
        ("https://enrow.example/", "https://enrow.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:8080/", "http://localhost:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("http://127.9.9.9", "http://127.9.9.9"),
    ],
)
def test_address(address: str | None, used: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if address is not None:
        monkeypatch.setenv("ENROW_API_URL", address)
    assert api_url() == used


@pytest.mark.parametrize(
    "address",
    [
        "http://enrow.example",
        "http://127.0.0.1.enrow.example",
        "http://localhost.enrow.example",
        "ftp://127.0.0.1",
        "enrow.example",
        "https://",
        "https://user:secret@enrow.example",
        "https://enrow.example/?key=1",
        "https://enrow.example:99999",
        "http://[::1",
        "file:///etc/passwd",
    ],
)
def test_address_that_would_give_the_key_away_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENROW_API_URL", address)
    with pytest.raises(UsageError, match="ENROW_API_URL must be"):
        api_url()
