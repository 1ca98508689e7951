"""Any bytes are read or refused with a sentence, and nothing is lost; what csv writes reads back the same.

``make fuzz`` tries many more.
"""

from __future__ import annotations

import csv
import io
import os
import re
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gui.leads.errors import ListFileError
from gui.sheets.file_kind import FileKind
from gui.sheets.peek import peek_list
from gui.sheets.reading import ReadOptions, open_list
from gui.sheets.text.delimiter import separator_line
from gui.sheets.text.text_grid import TextGrid
from tests.data.text_files import TEXT_FILES

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

EXAMPLES = int(os.environ.get("ENROW_FUZZ", "25"))
# The suite tries the same examples every time, `make fuzz` others. Work is counted, not timed. What fails is
# told as it is, since making it smaller may take minutes.
often = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="ENROW_FUZZ" not in os.environ,
    phases=[Phase.explicit, Phase.generate],
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
CELLS = st.text("abcé ,;\t|\"'\n\\0", min_size=1, max_size=12).map(lambda text: f"x{text}x")
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=8)
)
PIECES = st.lists(
    st.sampled_from(
        [b'"', b",", b";", b"\n", b"\r\n", b"\r", b"\0", b"\\", b"a", b"\xe9", b"\xff\xfe", b"sep=;"]
    )
    | st.binary(max_size=20),
    max_size=60,
).map(b"".join)
OFTEN = frozenset({b'"', b"|", b"\r", b"\n"})
MOST_BYTES = 70_000  # a little more than is read at a time
CALLS_A_BYTE, CALLS_A_FILE = 20, 40_000


def corpus() -> list[bytes]:
    """Give the corpus's files, of large ones the beginning."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        contents = []
        for file in TEXT_FILES:
            file.write(path)
            contents.append(path.read_bytes()[:MOST_BYTES])
    return contents


FILES = corpus()
PLACES = st.integers(0, 10**6)
ODD_BYTES = st.sampled_from(
    [
        b'"',
        b'""',
        b'",',
        b'\n"',
        b"\r",
        b"\n",
        b"\r\n",
        b"\0",
        b"\x1a",
        b"\\",
        b"|",
        b'="',
        b"\xef\xbb\xbf",
        b"\xe9",
    ]
) | st.binary(max_size=3)
DELIMITERS = st.sampled_from([b",", b";", b"\t", b"|", b'"', b" ", b"\n"])
#: One change of a file's bytes: what it does, where, how far, and the bytes it needs.
KINDS = st.sampled_from(["put", "flip", "delete", "cut", "double", "swap"])
CHANGES = st.lists(st.tuples(KINDS, PLACES, PLACES, ODD_BYTES, DELIMITERS), max_size=5)


def changed(content: bytes, change: tuple[str, int, int, bytes, bytes]) -> bytes:
    """Change a file as transport, editors and people do."""
    kind, wanted, far, odd, sign = change
    place = wanted % (len(content) + 1)
    end = place + far % 40
    match kind:
        case "put":
            return content[:place] + odd + content[place:]
        case "flip":
            return (
                content[:place]
                + bytes(byte ^ 1 << far % 8 for byte in content[place : place + 1])
                + content[place + 1 :]
            )
        case "delete":
            return content[:place] + content[end:]
        case "cut":
            return content[:place]
        case "double":
            return content[:end] + content[place:]
    return content.replace(odd if odd in OFTEN else b",", sign)


def calls_of(action: Callable[[], object]) -> int:
    """Count the calls of functions that an action makes, those in C, too: work, whatever the machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return calls


def plain(text: str) -> str:
    """Give what no reading may lose or change, whatever divides the cells: ASCII letters and digits."""
    return re.sub("[^A-Za-z0-9]", "", text)


def read(content: bytes, options: ReadOptions) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(content)
        with open_list(path, options) as source:
            return [list(row.texts) for row in source.rows()]


@often
@given(
    TABLES,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_what_csv_writes_reads_back(
    table: list[list[str]], encoding: str, delimiter: str, quoting: int, line_end: str
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=line_end).writerows(table)  # type: ignore[arg-type]
    options = ReadOptions(header_row=0, encoding=encoding, delimiter=delimiter)
    assert read(text.getvalue().encode(encoding), options) == table


@often
@given(PIECES)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(ListFileError):
        assert read(content, ReadOptions())


def check_grid(path: Path) -> None:
    """Hold what is read against the file's own text, and against what else the grid says."""
    grid = TextGrid(path)
    rows = list(grid.rows())
    numbers = [row.row for row in rows]
    assert numbers == sorted(set(numbers))
    assert not numbers or numbers[0] > 0
    assert grid.row_total == len(rows)
    assert all(grid.remarks())
    text = path.read_bytes().decode(grid.encoding, "replace").replace("\0", "").lstrip("\ufeff")
    first = next(iter(io.StringIO(text, newline="")), "")
    expected = text.removeprefix(first) if separator_line(first) else text
    assert plain("".join("".join(row.texts) for row in rows)) == plain(expected)
    again = TextGrid(path)
    assert again.head(7) == rows[:7]
    assert list(again.rows()) == rows == list(grid.rows())
    assert again.remarks() == grid.remarks()


def open_and_peek(path: Path) -> None:
    with suppress(ListFileError), open_list(path, ReadOptions()) as source:
        width = len(source.headers)
        assert all(len(row.texts) == width for row in source.rows())
        assert len({title.casefold() for title in source.headers}) == width
    with suppress(ListFileError):
        peek_list(path, FileKind.CSV, ReadOptions())


@settings(often, max_examples=EXAMPLES * 4)
@given(st.sampled_from(range(len(FILES))), CHANGES)
def test_mutated_files_lose_nothing(index: int, changes: list[tuple[str, int, int, bytes, bytes]]) -> None:
    content = FILES[index]
    for change in changes:
        content = changed(content, change)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(content)
        with suppress(ListFileError):
            check_grid(path)
            assert calls_of(lambda: list(TextGrid(path).rows())) <= CALLS_A_FILE + CALLS_A_BYTE * len(content)
        open_and_peek(path)
