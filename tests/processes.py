"""Processes that tests start, none of which outlives the test that started it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class Process(subprocess.Popen[str]):
    """A process that speaks text, for a ``with`` block: a failure in the block kills it.

    ``subprocess.Popen`` waits for the process instead, and a failed test would hang for ever.
    """

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Kill it after a failure, then close its pipes and wait for it."""
        if exc_type is not None:
            self.kill()
        super().__exit__(exc_type, value, traceback)
