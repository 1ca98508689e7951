"""Where the user wants the key to be kept."""

from __future__ import annotations

from enum import StrEnum


class KeyKeeping(StrEnum):
    """Where a key is kept after it was entered."""

    SESSION = "session"  # in memory only; the default where there is no keychain
    KEYCHAIN = "keychain"
    FILE = "file"  # a file that only the user can read; only when asked for
