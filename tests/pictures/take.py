"""Takes the pictures anew: ``python -m tests.pictures.take``; ``--accept`` keeps them as the references.

They are written below ``build/pictures``; the references are those of the README and the guide, in
``docs/pictures``. Each scale has a process of its own, since Qt asks for it only once.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.pictures.album import BUILT, ROOT, accept

if TYPE_CHECKING:
    from collections.abc import Sequence


class Session(NamedTuple):
    """One process that takes pictures.

    Attributes:
        language: what the window speaks.
        scale: how large everything is drawn, in percent.
    """

    language: str
    scale: int


SESSIONS = (Session("en", 100), Session("fr", 100), Session("en", 150), Session("en", 200))


def take(session: Session, folder: Path) -> list[Path]:
    """Take a session's pictures in a process of its own; returns them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.pictures.take", "--one", session.language, str(session.scale)]
    screen = folder / "screen.json"  # large enough for every menu at every scale
    screen.write_text(json.dumps({"screens": [{"name": "one", "width": 3840, "height": 2400}]}))
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_SCALE_FACTOR": str(session.scale / 100),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "TZ": "UTC",
    }
    done = subprocess.run(
        [*command, str(folder)], check=False, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"no pictures of {session}:\n{done.stdout}\n{done.stderr}")
    return sorted(folder.glob("*.png"))


def main(argv: Sequence[str] | None = None) -> int:
    """Take all pictures; 0 when they are there."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures.take", description=__doc__)
    parser.add_argument("--accept", action="store_true", help="keep them as the references")
    parser.add_argument("--one", nargs=3, metavar=("LANGUAGE", "SCALE", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.one:
        language, scale, folder = options.one
        from tests.pictures.play import play  # Qt, at the scale of this process

        play(language, int(scale), Path(folder))
        return 0
    pictures = [
        each for session in SESSIONS for each in take(session, BUILT / f"{session.language}-{session.scale}")
    ]
    if options.accept:
        accept(pictures)
    sys.stdout.write(f"{len(pictures)} pictures in {BUILT}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
