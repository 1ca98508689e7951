"""Progress on a terminal: one line for each kind of search, drawn over itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.runs.events import KindProgress, RunProgress

_NAMES = {Kind.EMAIL: "Emails", Kind.PHONE: "Phones", Kind.VERIFY: "Verify"}
_WIDTH = 24
_PARTS = " ▏▎▍▌▋▊▉"
_TO_LINE_END = "\x1b[K"


class ProgressBars:
    """Turns snapshots of a run into what is written to the terminal."""

    def __init__(self) -> None:
        self._lines = 0

    def frame(self, progress: RunProgress) -> str:
        """The bars as they are now, over those of before."""
        up = f"\x1b[{self._lines}F" if self._lines else ""
        lines = [*map(_kind_line, progress.kinds), _summary(progress)]
        self._lines = len(lines)
        return up + "".join(f"{line}{_TO_LINE_END}\n" for line in lines)

    def interrupt(self) -> None:
        """Something else was written: the next frame stands below it."""
        self._lines = 0


def bar(share: float, width: int = _WIDTH) -> str:
    """A bar of block characters for a share between 0 and 1."""
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_PARTS[rest] if rest else "")).ljust(width, "·")


def duration(seconds: float) -> str:
    """A time for people: ``41 s``, ``3 min``, ``1 h 20 min``."""
    if seconds < 59.5:
        return f"{max(round(seconds), 1)} s"
    minutes = max(round(seconds / 60), 1)
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{minutes} min"


def _kind_line(kind: KindProgress) -> str:
    settled = kind.answered + kind.failed + kind.in_doubt
    # What Enrow says it has finished of a batch moves the bar, though its answers are not here yet.
    share = min(settled + kind.working, kind.total) / kind.total if kind.total else 1.0
    found = "valid" if kind.kind is Kind.VERIFY else "found"
    words = [f"{settled:,} of {kind.total:,}", f"{kind.found:,} {found}"]
    words += _nonzero((kind.failed, "without an answer"), (kind.in_doubt, "in doubt"))
    return f"{_NAMES[kind.kind]:<7}{bar(share)}  {' · '.join(words)}"


def _summary(progress: RunProgress) -> str:
    words = [f"held {progress.held}", f"paid {progress.paid}"]
    words += _nonzero((progress.in_flight_searches, "on their way"))
    if progress.seconds_left is not None and progress.answered < progress.total:
        words.append(f"{duration(progress.seconds_left)} left")
    return f"{'':<7}{' · '.join(words)}"


def _nonzero(*counts: tuple[int, str]) -> Iterable[str]:
    return (f"{count:,} {words}" for count, words in counts if count)
