"""How a text file of the corpus is put down: its bytes, and the cells expected of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tests.data.awkward import AwkwardFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = ("Name", "Company")
ONE = [("Mira Okafor", "Northpier, Inc")]
TWO = [("Mira Okafor", "Northpier"), ("Jo Bakker", "Fjord")]


def file_of(name: str, content: bytes, rows: Sequence[tuple[str, ...]], **expected: Any) -> AwkwardFile:
    """A file that is read; ``expected`` are attributes of ``AwkwardFile``, the headers ``HEAD`` if none."""
    headers = expected.pop("headers", HEAD)
    return AwkwardFile(name, partial(_put, content), headers, tuple(rows), **expected)


def refused(name: str, content: bytes, refusal: str) -> AwkwardFile:
    """A file that no list is in."""
    return AwkwardFile(name, partial(_put, content), refusal=refusal)


def _put(content: bytes, path: Path) -> None:
    path.write_bytes(content)
