"""Every awkward text file of the corpus is read cell for cell, or refused with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.data.text_files import TEXT_FILES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.data.awkward import AwkwardFile


@pytest.mark.parametrize("file", TEXT_FILES, ids=lambda file: file.name)
def test_an_awkward_text_file(tmp_path: Path, file: AwkwardFile) -> None:
    file.check(tmp_path)
