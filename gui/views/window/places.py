"""The pages of the window, as the rail names them."""

from __future__ import annotations

from gui.leads.sentences import say
from gui.views.widgets.frame.rail import Place

LIST, RUNS, USAGE, SETTINGS = "list", "runs", "usage", "settings"
PLACES = (
    Place(LIST, "list", say("List")),
    Place(RUNS, "runs", say("Runs")),
    Place(USAGE, "usage", say("Usage")),
    Place(SETTINGS, "settings", say("Settings")),
)
