"""All that the window and the command line can ask for, in one place: lists, prices, runs, keys, exports."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.export_choice import USUAL_EXPORT
from gui.leads.pasted import pasted_cells
from gui.leads.sentences import say
from gui.runs.account_desk import AccountDesk
from gui.runs.clock import utc_now
from gui.runs.running.wishes import Wish
from gui.runs.tempo import USUAL, Tempo
from gui.system import paths

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from gui.leads.credits import Credits
    from gui.leads.export_choice import ExportChoice, Only
    from gui.leads.fields import Field, Realm
    from gui.leads.life import RunState
    from gui.leads.options import RunOptions
    from gui.leads.quote import Quote
    from gui.leads.receipt import Receipt
    from gui.leads.report import Report
    from gui.leads.usage import Period, Usage
    from gui.runs.accounts.connection import StartSandbox
    from gui.runs.exporting.export_list import Exported
    from gui.runs.looking_back.summaries import RunSummary
    from gui.runs.opening.open_list import OpenList
    from gui.runs.opening.reading import ListReader
    from gui.runs.running.going_on import GoingOn
    from gui.runs.running.obstacles import Rest
    from gui.runs.running.outlook import Outlook
    from gui.store.runs import RunRecord


class Desk(AccountDesk):
    """The application without its window. Everything awaits; nothing here blocks the loop.

    Every error raised is one of ``gui.leads.errors``; anything else is a bug.

    Args:
        home: the workspace folder.
        start_sandbox: starts the sandbox's process; None where there is none.
        patience_s: how long a run bears with an Enrow that cannot be reached; None: as long as it lives.
        tempo: how fast Enrow is asked, and how long it is waited for.
    """

    def __init__(
        self,
        home: Path,
        *,
        start_sandbox: StartSandbox | None = None,
        patience_s: float | None = None,
        tempo: Tempo = USUAL,
    ) -> None:
        super().__init__(home, start_sandbox, patience_s, tempo)

    async def open_list(
        self,
        path: Path,
        *,
        sheet: str | None = None,
        header_row: int | None = None,
        encoding: str | None = None,
        delimiter: str | None = None,
        mapping: Mapping[Field, int] | None = None,
        in_advance: bool = False,
    ) -> OpenList:
        """Read a list, recognise its columns, find its problems; ``in_advance``, ``checking`` goes on."""
        from gui.sheets.read_options import ReadOptions

        await self.brought_in()
        path = _whole(path)
        options = ReadOptions(sheet=sheet, header_row=header_row, encoding=encoding, delimiter=delimiter)
        return await self.open_lists.open(path, options, mapping, in_advance=in_advance)

    async def paste(self, text: str, html: str = "") -> OpenList:
        """Open cells that were copied or dragged, as text or as a page; they are kept in the workspace."""
        cells = pasted_cells(text, html)
        if cells is None:
            raise UsageError(
                say("There is nothing to paste. Copy the cells of your list first, then paste again.")
            )
        folder = paths.private_dir(self.home / "pasted")
        name = f"Pasted {utc_now().astimezone():%Y-%m-%d %H.%M.%S}"
        path = await asyncio.to_thread(paths.write_new_private, folder, name, cells.ending, cells.text)
        encoding = None if cells.ending == "html" else "utf-8"
        return await self.open_list(path, delimiter=cells.delimiter, encoding=encoding, in_advance=True)

    async def set_mapping(
        self, list_id: str, mapping: Mapping[Field, int], *, remember: bool = True, in_advance: bool = False
    ) -> OpenList:
        """Take other columns for the fields, also for the next list of this layout if ``remember``."""
        return await self.open_lists.set_mapping(list_id, mapping, remember=remember, in_advance=in_advance)

    async def quote(self, list_id: str, options: RunOptions) -> Quote:
        """Price a run by the columns chosen last; free and offline.

        Raises:
            MissingColumnError: a search needs a column that the list lacks.
        """
        return await self.planning.quote(list_id, options)

    def reader(self, list_id: str) -> ListReader:
        """The rows of a list with their answers, by pages; closed by the caller."""
        from gui.runs.opening.reading import ListReader

        return ListReader(self._lists.path_of(list_id), self._workspace_path)

    async def start(
        self,
        list_id: str,
        options: RunOptions,
        *,
        expected_hold: Credits,
        out: Path | None = None,
        columns: Mapping[Field, int] | None = None,
    ) -> str:
        """Start a run for ``out``; returns its id. ``columns`` are those that the user saw.

        Raises:
            UsageError: it would hold more than was shown, or by other columns; nothing was sent.
        """
        from gui.runs.pricing.pricing import require_columns
        from gui.runs.running.new_run import RunOrder

        opened = await self.open_lists.checked(list_id, columns)
        require_columns(options.kinds, opened.mapping, opened.headers)
        record = await self._lists.record(list_id)
        path, days, webhook = self._lists.path_of(list_id), self.known_days, await self._listening.address()
        order = RunOrder(record, path, opened.mapping, options, expected_hold, days, out)
        self._wakefulness.begin()
        return await self._fleet.start(order, webhook)

    async def pause(self, run_id: str) -> None:
        """Send nothing more; what is on its way still comes in."""
        self._fleet.ask(run_id, Wish.PAUSE)

    async def resume(
        self, run_id: str, cap: Credits | None = None, *, expected_hold: Credits | None = None
    ) -> None:
        """Go on with a run, with another limit if one is given.

        Args:
            run_id: the run.
            cap: its limit from now on.
            expected_hold: what ``going_on`` said and the user agreed to, where that is dearer than it was.

        Raises:
            UsageError: it would hold more than was agreed to; nothing was sent.
        """
        self._wakefulness.begin()
        await self._fleet.resume(run_id, cap, await self._listening.address(), expected_hold)

    async def going_on(self, run_id: str, *, again: bool = False) -> GoingOn:
        """What it would hold to go on with a run; ``again``: with its rows in doubt as a second purchase."""
        return await self._fleet.going_on(run_id, again=again)

    async def change_cap(self, run_id: str, cap: Credits) -> None:
        """Give a run another limit; it goes on under it when it is resumed.

        Raises:
            UsageError: it has spent or holds more than that already.
            WorkspaceBusyError: another process works on it.
        """
        from gui.runs.running.outlook import change_cap

        await self._fleet.settle(run_id, lambda w: change_cap(w, run_id, cap))

    async def stop(self, run_id: str) -> None:
        """Send nothing more, for good; rows not sent are skipped."""
        await self._fleet.stop(run_id)

    async def send_again(
        self,
        run_id: str,
        cap: Credits | None = None,
        *,
        expected_hold: Credits | None = None,
        only: Collection[int] | None = None,
    ) -> None:
        """Send the rows in doubt again, as a second purchase, because the user said so; the run goes on.

        What may have been charged keeps counting against the run's limit; ``cap`` is a higher one.
        ``only`` are the batches the user was told of: those lost since then wait for a word of their own.

        Raises:
            UsageError: it would hold more than was agreed to; nothing was sent.
        """
        (await self._fleet.going_on(run_id, again=True)).check(expected_hold)
        await self._fleet.settle(run_id, lambda w: w.journal.send_again(run_id, only=only))
        await self.resume(run_id, cap, expected_hold=expected_hold)

    async def leave_in_doubt(self, run_id: str) -> None:
        """Leave the rows in doubt without an answer."""
        await self._fleet.settle(run_id, lambda w: w.journal.leave(run_id))
        await self._fleet.conclude_resting(run_id)

    async def outlook(self, run_id: str) -> Outlook:
        """What going on with a run would take."""
        from gui.runs.running.outlook import look_out

        record = await self.run(run_id)
        account = self._connection.mark if self.connected and record.realm is self.realm else record.account
        caps, now = self.settings.caps, utc_now()
        return await self._database.ask(lambda w: look_out(w, record, account, caps, now))

    async def wait(self, run_id: str) -> RunState:
        """Wait until a run rests."""
        return (await self.rest_of(run_id)).state

    async def rest_of(self, run_id: str) -> Rest:
        """Wait until a run rests, and say why it does."""
        return await self._fleet.wait(run_id)

    async def run(self, run_id: str) -> RunRecord:
        """A run as stored."""
        return await self._database.ask(lambda w: w.runs.get(run_id))

    async def report(self, run_id: str) -> Report:
        """Account for every row of a run."""
        from gui.runs.looking_back.reporting import make_report

        progress = self._fleet.progress(run_id)
        record = await self.run(run_id)
        balance = self.balance.credits if record.realm is self.realm else None
        seconds = None if progress is None else progress.seconds
        return await self._database.ask(lambda w: make_report(w, record, balance, seconds))

    async def receipt(self, run_id: str) -> Receipt:
        """The page about a run for an expense report."""
        from gui.runs.looking_back.receipts import receipt_of

        return receipt_of(await self.run(run_id), await self.report(run_id), self.settings.price)

    async def save_receipt(self, out: Path, content: bytes, source: Path) -> None:
        """Write a receipt, never onto the list it is about.

        Raises:
            OutputError: it cannot be written there.
        """
        from gui.runs.looking_back.receipts import save_receipt

        await save_receipt(_whole(out), content, source)

    async def books_of(self, run_id: str) -> str:
        """What the balance said of a run when it rested last; "" when nobody could tell."""
        from gui.runs.running.reconcile import sentence

        elsewhere = (await self.run(run_id)).elsewhere
        return "" if elsewhere is None else sentence(elsewhere, (await self.outlook(run_id)).lost)

    async def runs(self) -> list[RunSummary]:
        """Every run, newest first."""
        return await self.past.all()

    async def usage(self, period: Period, realm: Realm | None = None) -> Usage:
        """Where the credits went in a period, offline; of a realm, or of the one in use."""
        from gui.runs.looking_back.usage import read_usage

        in_use, account = self.payer
        asked = realm or in_use
        return await read_usage(self._database, period, asked, account if asked is in_use else "")

    async def is_elsewhere(self, run_id: str) -> bool:
        """Whether another window or command works on a run now."""
        from gui.runs.looking_back.elsewhere import is_elsewhere

        return is_elsewhere(self.home, await self.run(run_id), self.runs_at_work)

    async def reopen(self, run_id: str, *, is_retry: bool = False) -> OpenList:
        """Open the list of a past run, offline; ``is_retry``: to look up what had no answer in it."""
        record = await self.run(run_id)
        return replace(await self.open_lists.reopen(record.list_id, run_id), is_retry=is_retry)

    async def export(
        self, run_id: str, out: Path, *, only: Only | None = None, choice: ExportChoice = USUAL_EXPORT
    ) -> Exported:
        """Write a run's list with its answers to a file; free and offline, as often as one likes."""
        chosen = replace(choice, only=only) if only else choice
        return await self.exports.write(await self.run(run_id), _whole(out), chosen)

    async def default_out(self, run_id: str) -> Path:
        """Where an export goes unless told otherwise: beside the source, never onto it."""
        from gui.runs.exporting.export_list import default_out

        return default_out(Path((await self.run(run_id)).file))


def _whole(path: Path) -> Path:
    return path.expanduser().absolute()
