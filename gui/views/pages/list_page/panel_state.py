"""The stages of the panel at the right, and which cards and buttons each of them shows."""

from __future__ import annotations

from enum import Enum


class PanelState(Enum):
    """What the panel is about."""

    PRICE = "price"
    RUNNING = "running"
    RESTING = "resting"  # paused, capped, waiting for credits, in doubt
    LEFT = "left"  # rests since an earlier session: its receipt so far, and the way on
    ELSEWHERE = "elsewhere"  # at work in another window or command: its receipt so far
    DONE = "done"


# By the names that ``SidePanel.show_state`` gives its parts.
SHOWN: dict[PanelState, frozenset[str]] = {
    PanelState.PRICE: frozenset({"find", "price", "start", "try"}),
    PanelState.RUNNING: frozenset({"progress", "pause", "stop"}),
    PanelState.RESTING: frozenset({"progress", "resume", "stop", "export"}),
    PanelState.LEFT: frozenset({"receipt", "resume", "stop", "export", "again"}),
    PanelState.ELSEWHERE: frozenset({"receipt", "export", "again"}),
    PanelState.DONE: frozenset({"receipt", "export", "show", "again"}),
}
