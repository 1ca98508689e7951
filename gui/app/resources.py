"""Where the files that ship with the program are, from the source tree and from the built program alike."""

from __future__ import annotations

import sys
from pathlib import Path

_SOURCE_TREE = Path(__file__).resolve().parents[2]


def resource(*parts: str) -> Path:
    """The path of a shipped file, as in ``resource("samples", "leads-sample.xlsx")``."""
    return Path(getattr(sys, "_MEIPASS", _SOURCE_TREE), "resources", *parts)
