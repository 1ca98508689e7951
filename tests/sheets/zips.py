"""One plain workbook in the kinds of zip that programs make."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from tests.sheets.books import Book
from tests.sheets.hand_made import book_of, plain_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sheets.hand_made import Parts


def _zip64(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in plain_parts().items():
            with package.open(name, "w", force_zip64=True) as member:
                member.write(content)


def _descriptors(path: Path) -> None:
    class Pipe:
        def __init__(self, file: Any) -> None:
            self.write, self.flush = file.write, file.flush

    with path.open("wb") as file, zipfile.ZipFile(Pipe(file), "w", zipfile.ZIP_DEFLATED) as package:  # type: ignore[call-overload]
        for name, content in plain_parts().items():
            package.writestr(name, content)


def _folders(parts: Parts) -> None:
    content = dict(parts)
    parts.clear()
    parts.update({"xl/": b"", "xl/worksheets/": b"", **content})


def zipped_books() -> Iterator[tuple[str, Book]]:
    """Every book with its name."""
    yield "zip comment", book_of(lambda _: None, comment=b"made by hand")
    yield "stored", book_of(lambda _: None, compression=zipfile.ZIP_STORED)
    yield "folders", book_of(_folders)
    yield "zip64", Book(_zip64)
    yield "descriptors", Book(_descriptors)
