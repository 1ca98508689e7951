"""Looks a whole list over for what is odd in it, and writes it down beside its searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.columns.evidence import gather
from gui.leads.mending.advise import advise
from gui.store.list_files.fixes import Fixes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gui.leads.fields import Field
    from gui.store.list_files.list_reader import ListReader


def advise_list(list_path: Path, reader: ListReader, mapping: Mapping[Field, int]) -> None:
    """Look at every row as it is with its fixes; what was said before is replaced."""
    evidence = gather(reader.leads(mapping))
    fixes = Fixes(list_path, readonly=False)
    try:
        with fixes.transaction():
            found = (each for lead in reader.leads(mapping) for each in advise(lead, evidence))
            fixes.write_advice(evidence, found)
    finally:
        fixes.close()
