"""One log of all that ever left this computer with people in it: request by request, newest first."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.enrow.sent_fields import read_request
from gui.leads.errors import OutputError, UsageError
from gui.leads.sentences import say
from gui.runs.personal_data.sent_entry import entry_of
from gui.runs.personal_data.sent_log_file import LogWords, write_log
from gui.runs.pricing.outgoing import Outgoing, lines_of
from gui.sheets.output.safe_save import check_output
from gui.store.personal_data.sent_log import NEWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from gui.runs.child import Child
    from gui.runs.database import Database
    from gui.runs.personal_data.sent_entry import SentEntry
    from gui.store.workspace import Workspace

PAGE = 200  # requests
_SUFFIX = ".csv"


@dataclass(frozen=True, slots=True)
class LogSummary:
    """What there is of the log.

    Attributes:
        requests: how many entries.
        is_cut_short: there were older ones, which were erased with everything else.
        address: of Enrow as it is set now, "" where that makes no sense; the one at the time is not kept.
    """

    requests: int
    is_cut_short: bool
    address: str


class SentLog:
    """Reads the log of a workspace, and writes it to a file.

    Args:
        url: where Enrow is, or would be asked with a key; may raise a UsageError.
    """

    def __init__(self, database: Database, child: Child, workspace: Path, url: Callable[[], str]) -> None:
        self._database = database
        self._child = child
        self._workspace = workspace
        self._url = url

    async def summary(self) -> LogSummary:
        """How many entries there are; free, at once."""
        address = ""
        with contextlib.suppress(UsageError):
            address = self._url()
        return await self._database.ask(
            lambda w: LogSummary(w.sent_log.count(), w.sent_log.is_cut_short(), address)
        )

    async def page(self, after: SentEntry | None = None, limit: int = PAGE) -> tuple[SentEntry, ...]:
        """The next entries: the newest, or those that are older than one; none at the end."""
        before = NEWEST if after is None else after.id
        records = await self._database.ask(lambda w: w.sent_log.page(before, limit))
        return tuple(map(entry_of, records))

    async def searches(self, entry: SentEntry) -> Outgoing:
        """What an entry's request held, read back from its bytes; without people that were erased since."""

        def read(workspace: Workspace) -> Outgoing:
            request = read_request(workspace.sent_log.request(entry.id))
            lines = lines_of(
                workspace.plan_rows, entry.run_id, entry.kind, request.searches, is_refused=entry.is_refused
            )
            return Outgoing(entry.kind, "", tuple(lines), entry.people, request.webhook)

        return await self._database.ask(read)

    async def write(self, out: Path, translated: Callable[[str], str] = str, *, separator: str = ",") -> None:
        """Write the whole log as CSV: a line for each search, and one for each request that was erased.

        Args:
            out: where to.
            translated: says the words of the file in the user's language.
            separator: what divides cells in their country.

        Raises:
            OutputError: it cannot be written there, is one of the user's lists, or is not called .csv.
        """
        if out.suffix.lower() != _SUFFIX:
            raise OutputError(say("{name} should end in .csv. Nothing was written.", name=out.name))
        lists = await self._database.ask(
            lambda w: {record.path for record in w.lists.all() if record.path.name}
        )
        await asyncio.to_thread(_check, out, lists)
        await self._child.run(write_log, self._workspace, out, LogWords.said_by(translated), separator)


def _check(out: Path, lists: Collection[Path]) -> None:
    """See that the log may be written there, and is none of the user's lists by whatever path."""
    for path in lists:
        check_output(out, path)
