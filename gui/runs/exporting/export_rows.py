"""Which rows of a list go into an export, and why others do not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gui.leads.fields import Field
from gui.leads.sentences import join, say, say_many
from gui.runs.exporting.answer_columns import belongs_to, row_status
from gui.runs.exporting.field_columns import FIELD_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gui.leads.life import Status
    from gui.runs.exporting.export_order import ExportOrder
    from gui.runs.exporting.field_columns import FieldReader
    from gui.store.list_files.list_reader import ExportRow, ListReader

    Report = Callable[[int, int | None], None]

_REPORT_EVERY = 1000


class Selection:
    """One passage over the rows of an export, counted and reported as they pass.

    Attributes:
        count: the rows that go into it.
        left_out: the rows that do not, by the reason's words.
    """

    def __init__(self, report: Report, reader: ListReader, order: ExportOrder, fields: FieldReader) -> None:
        self.count = 0
        self.left_out: Counter[str] = Counter()
        self._report = report
        self._reader = reader
        self._run_id = order.run_id
        self._choice = order.choice
        self._needs = [(field, fields.reader(field)) for field in order.choice.needs]
        self._email = fields.reader(Field.EMAIL)
        self._seen: set[str] = set()

    def rows(self, status: Status | None = None) -> Iterator[ExportRow]:
        """The rows that are wanted, of one status or all, in the order of the list."""
        for row, is_wanted in self.all_rows(status):
            if is_wanted:
                yield row

    def all_rows(self, status: Status | None = None) -> Iterator[tuple[ExportRow, bool]]:
        """Every row of the list, and whether it is wanted."""
        is_filtered = bool(self._choice.only or self._needs or self._choice.unique_emails)
        for row in self._reader.export_rows(self._run_id):
            reason = self._why_not(row) if is_filtered else ""
            if reason:
                self.left_out[reason] += 1
            is_wanted = not reason and (status is None or row_status(row.answers) is status)
            self.count += is_wanted
            yield row, is_wanted
            if row.row % _REPORT_EVERY == 0:
                self._report(self.count, self._reader.count)

    def _why_not(self, row: ExportRow) -> str:
        if self._choice.only is not None and not belongs_to(row.answers, self._choice.only):
            return _NOT_OF[self._choice.only.value]
        for field, read in self._needs:
            if not read(row):
                return say("without {field}", field=FIELD_WORDS[field])
        if self._choice.unique_emails and (address := self._email(row).casefold()):
            if address in self._seen:
                return say("with an address that is in the file already")
            self._seen.add(address)
        return ""


_NOT_OF = {
    "found": say("without a result"),
    "missing": say("with a result"),
    "problems": say("without a problem"),
}


def left_out_sentence(left_out: Counter[str]) -> str:
    """Account for the rows that are not in the file; "" when all are."""
    if not left_out:
        return ""
    parts = (say("{n} {reason}", n=count, reason=reason) for reason, count in left_out.items())
    return say_many(
        left_out.total(),
        "{n} row was left out: {reasons}.",
        "{n} rows were left out: {reasons}.",
        n=left_out.total(),
        reasons=join(*parts, between=", "),
    )
