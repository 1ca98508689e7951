"""Every awkward workbook of the corpus reads as Excel shows it, or is refused with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.data.books_cells import CELL_FILES
from tests.data.books_foreign import FOREIGN_FILES
from tests.data.books_shapes import SHAPE_FILES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.data.awkward import AwkwardFile

BOOKS = (*CELL_FILES, *SHAPE_FILES, *FOREIGN_FILES)


@pytest.mark.parametrize("file", BOOKS, ids=lambda file: file.name)
def test_reads_as_shown(file: AwkwardFile, tmp_path: Path) -> None:
    file.check(tmp_path)


def test_there_are_enough_and_each_has_its_name() -> None:
    assert len({file.name for file in BOOKS}) == len(BOOKS) >= 70
