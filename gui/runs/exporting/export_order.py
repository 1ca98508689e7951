"""What the child process is asked to export, and what it says came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.export_choice import USUAL_EXPORT, Form
from gui.leads.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.leads.export_choice import ExportChoice
    from gui.leads.fields import Field
    from gui.store.lists import ListRecord
    from gui.store.runs import RunRecord

TEXT_KINDS = frozenset({"csv", "tsv", "txt"})
BOOK_KINDS = frozenset({"xlsx", "xlsm"})
_BOOK_SUFFIXES = frozenset(f".{kind}" for kind in BOOK_KINDS)


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is exported, and where to.

    Attributes:
        list_path: the list's database file.
        workspace_path: the workspace's database file, which has the answers.
        run_id: whose answers.
        kinds: the run's kinds of search, in their usual order.
        source: the spreadsheet that was opened; it may be gone or changed since.
        fingerprint: of the source when it was opened.
        file_kind, sheet, header_row, encoding, delimiter: how it was read.
        out: where to write; .xlsx, .xlsm, .csv or .tsv.
        mapping: which of its columns holds which field.
        choice: what.
        separator: what divides the cells of a CSV for Excel in the user's country.
        may_overwrite: whether files beside ``out`` that the export needs too may be written over.
    """

    list_path: Path
    workspace_path: Path
    run_id: str
    kinds: tuple[Kind, ...]
    source: Path
    fingerprint: str
    file_kind: str
    sheet: str | None
    header_row: int
    encoding: str | None
    delimiter: str | None
    out: Path
    mapping: Mapping[Field, int] = field(default_factory=dict)
    choice: ExportChoice = USUAL_EXPORT
    separator: str = ","
    may_overwrite: bool = False

    @classmethod
    def of(
        cls,
        run: RunRecord,
        listed: ListRecord,
        list_path: Path,
        workspace_path: Path,
        *,
        out: Path,
        choice: ExportChoice,
        separator: str = ",",
        may_overwrite: bool = False,
    ) -> ExportOrder:
        """The order to export a run's list as it was read."""
        return cls(
            list_path=list_path,
            workspace_path=workspace_path,
            run_id=run.id,
            kinds=tuple(kind for kind in Kind if kind in run.options.kinds),
            source=Path(run.file),
            fingerprint=listed.fingerprint,
            file_kind=listed.file_kind,
            sheet=listed.sheet,
            header_row=listed.header_row,
            encoding=listed.encoding,
            delimiter=listed.delimiter,
            mapping=dict(listed.mapping),
            out=out,
            choice=choice,
            separator=separator,
            may_overwrite=may_overwrite,
        )

    @property
    def is_copied_book(self) -> bool:
        """Whether the result is to be a copy of the user's workbook."""
        is_same = self.file_kind in BOOK_KINDS and self._suffix == f".{self.file_kind}"
        return is_same and self._keeps_columns and self.choice.has_all_rows

    @property
    def is_copied_text(self) -> bool:
        """Whether the result is to be the user's text file, each line with more cells."""
        return self._keeps_columns and self.keeps_dialect and not self.choice.most_rows

    @property
    def fills_earlier(self) -> bool:
        """Whether answers go into the columns that an earlier export left in the list."""
        is_usual = self.choice.fields is None and self.choice.columns is None
        return is_usual and not self.is_copied_book and not self.is_copied_text

    @property
    def keeps_dialect(self) -> bool:
        """Whether the delimiter and the encoding of the user's text file are kept."""
        if self.choice.form is not Form.SAME or self.file_kind not in TEXT_KINDS:
            return False
        usual = ".tsv" if self.delimiter == "\t" else ".csv"
        # A text that is only called .xlsx comes back as a workbook: Excel opens no text of that name.
        return self._suffix not in _BOOK_SUFFIXES and self._suffix in {self.source.suffix.lower(), usual}

    @property
    def _keeps_columns(self) -> bool:
        return self.choice.form is Form.SAME and self.choice.fields is None

    @property
    def _suffix(self) -> str:
        return self.out.suffix.lower()


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        out: the first file.
        rows: rows of the list that are in the files.
        note: what the user should know of it, such as why their own layout could not be kept; else "".
        files: all files.
        left_out: rows of the list that are in none, because of the filters.
    """

    out: Path
    rows: int
    note: str = ""
    files: tuple[Path, ...] = ()
    left_out: int = 0
