"""Two processes that send at once: together they never hold more than a cap leaves."""

from __future__ import annotations

from gui.leads.credits import Credits
from gui.leads.fields import Realm
from tests.store.ground import NOW, Ground, person
from tests.store.processes import heard, process

CAP, RUNS = 60, ("r1", "r2")
SPEND = f"""
from gui.leads.caps import Caps
caps = Caps(daily=Credits.of({CAP}))
workspace = Workspace(path)
say("ready")
run = sys.stdin.readline().strip()
refused = 0
for number in range(40):
    ids = next_ids(workspace, 3, run)
    try:
        hold, name = Credits.of(3), f"{{run}}-{{number}}"
        workspace.journal.begin(run, Kind.EMAIL, name, ids, b"", hold, None, NOW, caps)
    except WorkspaceBusyError:
        refused += 1
say(refused)
"""


def test_two_processes_never_pass_a_cap_together(ground: Ground) -> None:
    for run_id in RUNS:
        ground.run([person(row, f"{run_id}p{row}") for row in range(2, 202)], run_id)
    with process(SPEND, ground.path) as one, process(SPEND, ground.path) as two:
        assert heard(one) == heard(two) == "ready"
        for run_id, each in zip(RUNS, (one, two), strict=True):
            assert each.stdin is not None
            each.stdin.write(f"{run_id}\n")
            each.stdin.flush()
        assert int(heard(one)) + int(heard(two)) == 80 - CAP // 3
    assert ground.workspace.spending.used(Realm.LIVE, "", NOW) == Credits.of(CAP)
