"""``python -m gui``: the program's one door. Child processes pass it too, so it imports almost nothing."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window or run a command; the exit code of ``command-line.md``'s table.

    Args:
        argv: the arguments after the program's name; None for those of this process.
    """
    if getattr(sys, "frozen", False):
        import multiprocessing

        # In the built program a child process starts here: this call runs its job and does not return.
        multiprocessing.freeze_support()
    gc.disable()  # what is imported now stays: looking for garbage in it would be a tenth of the start
    from gui.app import command_line

    return command_line.main(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
