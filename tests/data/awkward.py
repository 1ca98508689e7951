"""The shape of one awkward list file of the corpus: how it is made, and what must be read from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError
from gui.sheets.reading import ReadOptions, open_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: Tells what is compared from what is left open.
ANYTHING = None
PLAIN = ReadOptions()


@dataclass(frozen=True)
class AwkwardFile:
    """One file that people have and that is easily read wrongly.

    Attributes:
        name: the file's name with its ending; names the test as well.
        write: makes the file at the path it is given, the same bytes every time.
        headers: the titles expected.
        rows: the texts of every row below the header, as many cells as ``headers``.
        header_row: its number in the file from 1, 0 for none; ANYTHING leaves it open.
        header_sure: whether the header must be certain (True), must be marked as a guess (False), or either.
        encoding: by Python's name, of a text file.
        encoding_sure: as ``header_sure``.
        delimiter: of a text file.
        delimiter_sure: as ``header_sure``.
        sheet: the tab that must be opened, of a workbook.
        remarks: words of which each stands in one of the remarks; when there are none, nothing is remarked.
        refusal: words of the one sentence that refuses the file; nothing else is compared then.
        options: what the user chose before.
    """

    name: str
    write: Callable[[Path], object]
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    header_row: int | None = 1
    header_sure: bool | None = ANYTHING
    encoding: str | None = ANYTHING
    encoding_sure: bool | None = ANYTHING
    delimiter: str | None = ANYTHING
    delimiter_sure: bool | None = ANYTHING
    sheet: str | None = ANYTHING
    remarks: tuple[str, ...] = ()
    refusal: str = ""
    options: ReadOptions = field(default=PLAIN)

    def check(self, folder: Path) -> None:
        """Make the file in a folder, read it, and compare all that is expected of it."""
        path = folder / self.name
        self.write(path)
        if self.refusal:
            self._check_refusal(path)
            return
        with open_list(path, self.options) as source:
            assert [row.texts for row in source.rows()] == list(self.rows)
            assert tuple(source.headers) == self.headers
            found = {name: getattr(source, name) for name in _COMPARED}
            wanted = {name: getattr(self, name) for name in _COMPARED}
            assert found == {
                name: found[name] if value is ANYTHING else value for name, value in wanted.items()
            }
            assert source.row_total in {None, len(self.rows)}
            said = " ".join(source.remarks)
        assert all(words in said for words in self.remarks), said
        assert self.remarks or not said

    def _check_refusal(self, path: Path) -> None:
        sentence = ""
        try:
            with open_list(path, self.options) as source:
                list(source.rows())
        except ListFileError as error:
            sentence = error.sentence
        assert self.refusal in sentence
        assert "\n" not in sentence


_COMPARED = ("header_row", "header_sure", "encoding", "encoding_sure", "delimiter", "delimiter_sure", "sheet")
