"""How fast tests of the desk and of the window ask the sandbox, which answers at once."""

from __future__ import annotations

from gui.runs.tempo import Tempo

# Only the pauses between two looks or two tries are shorter. Flows and pictures have those that users get.
QUICK = Tempo(stretch=0.1)
