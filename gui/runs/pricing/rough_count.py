"""About how many searches a list holds, told while its rows are still being checked: from a few of them.

It is only ever shown as such. A run is made from the exact count, which follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.search import Search, already_there, build_search
from gui.runs.opening.fixing import leads_at
from gui.store.list_files.fixes import Fixes
from gui.store.list_files.list_reader import ListReader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gui.leads.fields import Field
    from gui.leads.options import RunOptions

_LOOKED_AT = 250


def rough_count(list_path: Path, mapping: Mapping[Field, int], options: RunOptions) -> int:
    """Count the searches of rows from all over a list, and reckon what the whole list holds.

    Twins and what is known already are not told apart: it is rather too much than too little. Not on the
    window's thread.

    Raises:
        StorageError: the list's working copy is missing or damaged.
    """
    reader, fixes = ListReader(list_path), Fixes(list_path)
    try:
        every = reader.row_ids()
        some = every[:: max(1, len(every) // _LOOKED_AT)]
        leads = leads_at(reader, fixes, some, mapping).values()
    finally:
        fixes.close()
        reader.close()
    fit = sum(
        isinstance(build_search(kind, lead), Search)
        for lead in leads
        for kind in options.kinds
        if options.all_rows or not already_there(kind, lead)
    )
    return round(fit * len(every) / len(some)) if some else 0
