"""What a flow is held to besides what is on screen: the sandbox's own count, and the user's own file."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl

from tests.lists import HEADERS, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.conftest import Sandbox


@dataclass(frozen=True)
class Books:
    """What Enrow sold.

    Attributes:
        bought: every search that was sold, as text, in order.
        paid: credits that it all cost in the end.
        credits: what is left.
    """

    bought: tuple[str, ...]
    paid: float
    credits: float

    @classmethod
    async def read(cls, sandbox: Sandbox) -> Books:
        ledger = await asyncio.to_thread(sandbox.ledger)
        bought = tuple(_identity(batch, each) for batch in ledger["batches"] for each in batch["searches"])
        return cls(bought, sum(batch["final"] for batch in ledger["batches"]), ledger["credits"])

    @property
    def twice(self) -> tuple[str, ...]:
        """What was sold more than once."""
        return tuple({each for each in self.bought if self.bought.count(each) > 1})


def _identity(batch: Any, search: Any) -> str:
    return f"{batch['kind']} {json.dumps(search, sort_keys=True)}"


class Untouched:
    """Remembers a file as it is."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = self._digest()

    def check(self) -> None:
        assert self._digest() == self._before, f"{self._path.name} was changed"

    def _digest(self) -> str:
        return hashlib.sha256(self._path.read_bytes()).hexdigest()


async def make_list(path: Path, rows: Sequence[Sequence[str]], headers: Sequence[str] = HEADERS) -> Path:
    """Write a list while the window lives on."""
    return await asyncio.to_thread(write_xlsx, path, rows, headers)


async def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a workbook that was exported, each by its headers."""

    def read() -> list[dict[str, str]]:
        with contextlib.closing(openpyxl.load_workbook(path, read_only=True)) as book:
            sheet = book.worksheets[0]
            header, *rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
        return [dict(zip(header, row, strict=False)) for row in rows]

    return await asyncio.to_thread(read)


def number(words: str) -> float:
    """The last number that is read off the screen: "Find 60 · hold up to 1,102" is 1102; 0 where none is."""
    digits = "".join(each for each in words.rpartition(" ")[2] if each.isdigit() or each == ".")
    return float(digits or 0)
