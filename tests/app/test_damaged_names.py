"""Names with letters in no encoding, as archives from elsewhere bring them: told before anything is spent."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program
    from tests.conftest import Sandbox

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
DAMAGED = os.fsdecode(b"l\xe9ads.xlsx")


def test_damaged_names_are_told_and_cost_nothing(live: Program, leads: Path, sandbox: Sandbox) -> None:
    (live.folder / DAMAGED).write_bytes(leads.read_bytes())
    read = live.run("enrich", DAMAGED, "--find", "email", "--yes")
    written = live.run("enrich", "leads.xlsx", "--find", "email", "--yes", "-o", f"{DAMAGED}.xlsx")
    shown = live.run(DAMAGED)
    assert (read.code, written.code, shown.code) == (3, 2, 3)
    for outcome in (read, written, shown):
        assert "l?ads.xlsx" in outcome.err
        assert "holds letters that are damaged" in outcome.err
        assert "spent" in outcome.err
    assert not sandbox.ledger()["batches"]
