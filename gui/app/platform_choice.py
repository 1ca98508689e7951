"""Chooses how Qt draws before it starts: without a display it would otherwise end the process."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

PLATFORM_VARIABLE = "QT_QPA_PLATFORM"


def choose_platform(environment: MutableMapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Draw into memory where there is no display; returns whether somebody can see the window."""
    if not system.startswith("linux"):
        return True
    if environment.get(PLATFORM_VARIABLE):
        return environment[PLATFORM_VARIABLE] != "offscreen"
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return True
    environment[PLATFORM_VARIABLE] = "offscreen"
    return False
