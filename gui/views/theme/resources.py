"""Where the files that ship with the app are: icons, fonts, the style sheet and the sample lists."""

from __future__ import annotations

import sys
from pathlib import Path

_BESIDE_THE_SOURCE = Path(__file__).resolve().parents[3]


def resource(*parts: str) -> Path:
    """The path of a shipped file, from the source tree and from a frozen program alike.

    Args:
        parts: the path below ``resources``, as in ``resource("icons", "list.svg")``.
    """
    bundle = getattr(sys, "_MEIPASS", None)  # PyInstaller's folder of unpacked data
    return Path(bundle or _BESIDE_THE_SOURCE, "resources", *parts)


def licences() -> str:
    """The works of others that the program is built with, and their licences."""
    return resource("licences.txt").read_text(encoding="utf-8")


def sample_list() -> Path:
    """The list that *Try the sample list* opens."""
    return resource("samples", "leads-sample.xlsx")
