"""Processes that tests start, none of which outlives the test that started it."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType


class Process(subprocess.Popen[str]):
    """A process that speaks text, for a ``with`` block: a failure in the block kills it.

    ``subprocess.Popen`` waits for the process instead, and a failed test would hang for ever.
    """

    def wait_until(self, is_so: Callable[[], object], seconds: float = 60.0) -> None:
        """Look again and again until something is so, while the process lives; its end is a failure."""
        deadline = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < deadline, "it never came true"
            try:
                self.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError(f"it ended: {self.communicate()}")

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
