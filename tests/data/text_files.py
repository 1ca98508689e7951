"""The awkward text files of the corpus, as one table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.data.awkward import AwkwardFile

if TYPE_CHECKING:
    from pathlib import Path


def _put(content: bytes, path: Path) -> None:
    path.write_bytes(content)


TEXT_FILES = (
    AwkwardFile(
        "semicolons-stated.csv",
        partial(_put, b"sep=;\r\nName;Company\r\nMira Okafor;Northpier, Inc\r\n"),
        headers=("Name", "Company"),
        rows=(("Mira Okafor", "Northpier, Inc"),),
        header_row=1,
        header_sure=True,
        delimiter=";",
        delimiter_sure=True,
    ),
)
