"""Any bytes are read or refused with a sentence; what csv writes reads back the same."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gui.leads.errors import ListFileError
from gui.sheets.reading import ReadOptions, open_list

EXAMPLES = int(os.environ.get("ENROW_FUZZ", "25"))
often = settings(max_examples=EXAMPLES, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
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
