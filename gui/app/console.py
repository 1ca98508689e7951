"""What a command says, and where: its result on stdout, questions, bars and failures on stderr."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING, TextIO

from gui.leads.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import FrameType


class Console:
    """The terminal, or what stands in for it.

    Attributes:
        is_json: results are JSON objects, one a line; words for people go to stderr only.
        can_ask: somebody sits there who can answer.
        has_bars: stderr is a terminal, so that progress can be drawn.
    """

    def __init__(self, *, is_json: bool) -> None:
        self.is_json = is_json
        self.can_ask = _is_terminal(sys.stdin) and _is_terminal(sys.stderr)
        self.has_bars = _is_terminal(sys.stderr)

    def tell(self, text: str) -> None:
        """A result for people; nothing where the result is JSON."""
        if not self.is_json:
            _write(sys.stdout, text + "\n")

    def note(self, text: str) -> None:
        """A remark or a failure, for people."""
        _write(sys.stderr, text + "\n")

    def emit(self, entry: Mapping[str, object]) -> None:
        """One JSON object on a line of its own; nothing where the result is for people."""
        if self.is_json:
            _write(sys.stdout, json.dumps(entry, ensure_ascii=False) + "\n")

    def draw(self, text: str) -> None:
        """A part of a progress bar, as it is."""
        _write(sys.stderr, text)

    def confirm(self, question: str) -> bool:
        """Ask a question that costs money; only a plain yes is a yes.

        Raises:
            UsageError: nobody can answer.
            KeyboardInterrupt: the answer was Ctrl+C.
        """
        if not self.can_ask:
            raise UsageError(
                f"{question} Nobody can answer here: nothing was sent or spent. Add --yes to agree."
            )
        # Before the question is seen: who answers it at once with Ctrl+C would else wait for ever.
        before = signal.signal(signal.SIGINT, _interrupt)
        try:
            _write(sys.stderr, f"{question} [y/N] ")
            return sys.stdin.readline().strip().casefold() in {"y", "yes"}
        finally:
            signal.signal(signal.SIGINT, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _is_terminal(stream: TextIO | None) -> bool:
    # A windowed program on Windows has no streams at all.
    return stream is not None and stream.isatty()


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except UnicodeEncodeError:
        stream.write(text.encode(stream.encoding, "replace").decode(stream.encoding))
        stream.flush()
    except BrokenPipeError:
        # Nobody reads any more (`| head`). The work goes on; what would be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
