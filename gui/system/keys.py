"""Where the key to the user's account is kept, and which Enrow it is for.

The environment comes first, then the system's keychain, then, only where the user said so, a private file.
The keychain may ask the user for a password, so everything here may take long: call it in a thread.
"""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gui.leads.errors import KeychainError, StorageError, UsageError
from gui.leads.sentences import say
from gui.system import paths
from gui.system.log import register_secret

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY_VARIABLE = "ENROW_API_KEY"
URL_VARIABLE = "ENROW_API_URL"
DEFAULT_URL = "https://api.enrow.io"
WHERE_TO_FIND_IT = say("You find your key in your Enrow account, under API.")

_SERVICE = "Enrow Desktop"
_ACCOUNT = "api-key"
_log = logging.getLogger(__name__)


def api_url() -> str:
    """The address of the Enrow API, without a slash at its end.

    Raises:
        UsageError: ENROW_API_URL would send the key over an open line, or is no address.
    """
    url = (os.environ.get(URL_VARIABLE) or DEFAULT_URL).strip().rstrip("/")
    with contextlib.suppress(ValueError):
        parts = urlsplit(url)
        is_plain = not (parts.username or parts.password or parts.query or parts.fragment)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or ""))
        if is_plain and is_safe and parts.hostname and parts.port != 0:
            return url
    raise UsageError(
        say(
            "{variable} must be an https address, or http on this machine. Nothing was sent.",
            variable=URL_VARIABLE,
        ),
        detail=repr(url),
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


def check_key(key: str) -> str:
    """The key without the blanks around it.

    Raises:
        UsageError: it is empty or cannot be a key; the text is not repeated.
    """
    cleaned = key.strip()
    if not cleaned or len(cleaned) > 500 or not all("!" <= letter <= "~" for letter in cleaned):
        raise UsageError(say("This is not an Enrow key. {where}", where=WHERE_TO_FIND_IT))
    return cleaned


class KeyStore:
    """Keeps the one key of this workspace."""

    def __init__(self, home: Path) -> None:
        self._file = home / "key"

    def load(self) -> str | None:
        """The key, or None where there is none. It is hidden from the log from then on.

        Raises:
            KeychainError: the keychain is locked, and no other place has a key.
            UsageError: ENROW_API_KEY holds something that cannot be a key.
            StorageError: the key file cannot be read.
        """
        key = self._from_environment() or self._from_keychain_or_file()
        if key:
            register_secret(key)
        return key

    def save_in_keychain(self, key: str) -> None:
        """Keep the key in the system's keychain, and nowhere else.

        Raises:
            KeychainError: there is no keychain, or it is locked.
            UsageError: this cannot be a key.
        """
        key = self._checked(key)
        with _keychain_failures():
            import keyring

            keyring.set_password(_SERVICE, _ACCOUNT, key)
            is_kept = keyring.get_password(_SERVICE, _ACCOUNT) == key
        if not is_kept:
            raise KeychainError(
                say("This computer's keychain did not keep the key. {others}", others=_OTHER_WAYS)
            )
        self._delete_file()

    def save_in_file(self, key: str) -> None:
        """Keep the key in a file that only the user can read, because the user asked for it.

        Raises:
            StorageError: the file cannot be written.
            UsageError: this cannot be a key.
        """
        paths.write_private(self._file, self._checked(key) + "\n")

    def forget(self) -> None:
        """Remove the key from the file and the keychain; the environment is the user's own.

        Raises:
            KeychainError: the keychain is locked, so that it may still hold the key.
            StorageError: the file cannot be removed.
        """
        self._delete_file()
        with _keychain_failures():
            import keyring
            from keyring.errors import NoKeyringError, PasswordDeleteError

            # Neither is a failure: there was no key.
            with contextlib.suppress(NoKeyringError, PasswordDeleteError):
                keyring.delete_password(_SERVICE, _ACCOUNT)

    @staticmethod
    def _checked(key: str) -> str:
        key = check_key(key)
        register_secret(key)
        return key

    @staticmethod
    def _from_environment() -> str | None:
        key = os.environ.get(KEY_VARIABLE, "")
        if not key.strip():
            return None
        try:
            return check_key(key)
        except UsageError as error:
            raise UsageError(
                say(
                    "{variable} does not hold an Enrow key. {where}",
                    variable=KEY_VARIABLE,
                    where=WHERE_TO_FIND_IT,
                )
            ) from error

    def _from_keychain_or_file(self) -> str | None:
        try:
            with _keychain_failures():
                key = _read_keychain()
        except KeychainError as error:
            _log.info("the keychain is left out: %s", error.detail)
            key = self._from_file()
            if key is None:
                raise
        return key or self._from_file()

    def _from_file(self) -> str | None:
        try:
            key = self._file.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise StorageError(
                say("The file with your key cannot be read. Enter the key again."), detail=repr(error)
            ) from error
        if key:
            paths.private_file(self._file)
        return key or None

    def _delete_file(self) -> None:
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(
                say("{file} cannot be removed. It holds your key.", file=self._file), detail=repr(error)
            ) from error


_OTHER_WAYS = say("You can also use the key for this session only, or set {variable}.", variable=KEY_VARIABLE)


def _read_keychain() -> str | None:
    import keyring
    from keyring.errors import NoKeyringError

    try:
        return keyring.get_password(_SERVICE, _ACCOUNT)
    except NoKeyringError:
        return None


@contextlib.contextmanager
def _keychain_failures() -> Iterator[None]:
    from keyring.errors import KeyringError, NoKeyringError

    try:
        yield
    except NoKeyringError as error:
        raise KeychainError(
            say("This computer has no keychain. {others}", others=_OTHER_WAYS), detail=repr(error)
        ) from error
    except KeyringError as error:
        raise KeychainError(
            say(
                "The keychain is locked or gave no answer: your key cannot be read or kept. {others}",
                others=_OTHER_WAYS,
            ),
            detail=repr(error),
        ) from error
