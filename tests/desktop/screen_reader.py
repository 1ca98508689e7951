"""Uses another program through the accessibility tree, by names alone, as a screen reader does.

Run by Debian's own Python (see machine.py), of which it needs only pyatspi. Each line of its input
is a JSON list, a verb and its arguments; each line of its output the JSON answer. The children of tables are
never walked: a list may have a million rows.
"""

import importlib
import json
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

pyatspi: Any = importlib.import_module("pyatspi")
PATIENCE_S = 60.0
PROGRAM = "Enrow Desktop"
NEVER_WALKED = {pyatspi.ROLE_TABLE, pyatspi.ROLE_LIST, pyatspi.ROLE_TREE, pyatspi.ROLE_TREE_TABLE}


def until(look: Callable[[], Any], what: str) -> Any:
    """Look again and again until there is something; what went while one looked at it is no failure."""
    end_s, trouble = time.monotonic() + PATIENCE_S, ""
    while time.monotonic() < end_s:
        try:
            seen = look()
        except Exception as gone:  # noqa: BLE001 - D-Bus has many words for that
            seen, trouble = None, f"; {gone}"
        if seen is not None:
            return seen
        time.sleep(0.05)
    raise TimeoutError(f"never heard: {what}{trouble}")


def windows() -> list[Any]:
    """The program's windows, the newest first: a dialog comes before what it lies over."""
    programs = [app for app in pyatspi.Registry.getDesktop(0) if app is not None and app.name == PROGRAM]
    return [window for app in programs for window in reversed(list(app)) if window and is_shown(window)]


def parts(window: Any) -> Iterator[Any]:
    """All that is on screen of a window, from the outside inward."""
    waiting = deque([window])
    while waiting:
        part = waiting.popleft()
        yield part
        if part.getRole() not in NEVER_WALKED:
            waiting.extend(child for child in part if child is not None and is_shown(child))


def is_shown(part: Any) -> bool:
    """Whether a part is on screen."""
    return bool(part.getState().contains(pyatspi.STATE_SHOWING))


def named(name: str) -> Iterator[Any]:
    """The parts of a name, those of the newest window first."""
    return (part for window in windows() for part in parts(window) if part.name == name)


def find(name: str, interface: str) -> Any:
    """The first part of a name that can be used so."""
    return until(
        lambda: next((part for part in named(name) if interface in pyatspi.listInterfaces(part)), None), name
    )


def press(name: str) -> None:
    """Press what has this name, once it can be pressed."""

    def look() -> Any:
        part = find(name, "Action")
        return part if part.getState().contains(pyatspi.STATE_ENABLED) else None

    until(look, f"{name}, enabled").queryAction().doAction(0)


def write(name: str, text: str) -> None:
    """Write into the field of this name."""
    find(name, "EditableText").queryEditableText().setTextContents(text)


def hear(name: str, beginning: str = "") -> str:
    """What is said of the part of this name, once it begins so."""

    def look() -> Any:
        said = next((part.description for part in named(name) if part.description), "")
        return said if said and said.startswith(beginning) else None

    return str(until(look, f"{name}: {beginning}…"))


def progress(name: str) -> float:
    """The value of a bar."""
    return float(find(name, "Value").queryValue().currentValue)


def cell(table: str, row: int, column: int) -> str:
    """What is said of one cell of a table."""
    return str(find(table, "Table").queryTable().getAccessibleAt(row, column).name)


VERBS: dict[str, Callable[..., Any]] = {verb.__name__: verb for verb in (press, write, hear, progress, cell)}


def main() -> None:
    """Do what is asked, line by line."""
    for line in sys.stdin:
        verb, *arguments = json.loads(line)
        try:
            answer = {"answer": VERBS[verb](*arguments)}
        except Exception as problem:  # noqa: BLE001 - the test shall fail with these words, not hang
            answer = {"problem": f"{type(problem).__name__}: {problem}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
