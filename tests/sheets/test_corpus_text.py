"""Every awkward text file of the corpus is read cell for cell or refused, and continued or not at all.

Not continued are files whose quotes or lines the csv module understands in another way than the reader does:
their results go into a new file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import ListFileError
from gui.sheets.output.copy_text import TextDialect, write_text_copy
from gui.sheets.reading import ReadOptions, open_list
from tests.data.text_files import TEXT_FILES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.data.awkward import AwkwardFile


@pytest.mark.parametrize("file", TEXT_FILES, ids=lambda file: file.name)
def test_an_awkward_text_file(tmp_path: Path, file: AwkwardFile) -> None:
    file.check(tmp_path)


NOT_CONTINUED = {
    "ends-in-half-a-letter.txt",
    "ends-in-quote.csv",
    "escaped.csv",
    "open-then-many.csv",
    "open-then-quoted.csv",
    "open-within-line.csv",
    "saved-twice.csv",
    "spaced.csv",
    "swallowing.csv",
    "table-in-chat.csv",
    "wrapped.csv",
}
READABLE = [file for file in TEXT_FILES if not file.refusal]


@pytest.mark.parametrize("file", READABLE, ids=lambda file: file.name)
def test_an_awkward_text_file_is_continued_or_not_at_all(tmp_path: Path, file: AwkwardFile) -> None:
    path, out = tmp_path / file.name, tmp_path / f"out-{file.name}"
    file.write(path)
    with open_list(path, file.options) as source:
        dialect = TextDialect(source.encoding or "", source.delimiter or "", source.header_row)
        rows = [cells for block in source.blocks() for cells in block.texts]
    if file.name in NOT_CONTINUED:
        with pytest.raises(ListFileError, match="could not be continued"):
            write_text_copy(path, dialect, ["New"], [(cells, ["new"]) for cells in rows], out)
        return
    write_text_copy(path, dialect, ["New"], [(cells, ["new"]) for cells in rows], out)
    with open_list(out, ReadOptions(header_row=dialect.header_row, delimiter=dialect.delimiter)) as copy:
        assert [shown(row.texts) for row in copy.rows()] == [[*shown(cells), "new"] for cells in file.rows]


def shown(cells: Iterable[str]) -> list[str]:
    """Give the cells that are not blank, without the mark that keeps them from being run as formulas."""
    return [cell.removeprefix("'") for cell in cells if cell.strip()]
