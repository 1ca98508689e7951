"""A workspace that is lived in and out of which people are erased, and what must hold each time."""

from __future__ import annotations

import asyncio
import contextlib
import csv
import json
import logging
import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.leads.credits import Credits
from gui.leads.errors import MissingColumnError, UsageError
from gui.leads.export_choice import ExportChoice, Form
from gui.leads.fields import Field, Kind, Realm
from gui.leads.mending.advice import AdviceCode
from gui.leads.options import RunOptions
from gui.leads.problems import ProblemCode
from gui.runs.accounts.endpoint import Endpoint
from gui.runs.desk import Desk
from gui.system.log import setup_logging
from tests.lists import write_xlsx
from tests.promises.cast import CAST
from tests.promises.left_bytes import places, values_of
from tests.promises.world import HASTY, WORK_S

if TYPE_CHECKING:
    from pathlib import Path

    from gui.leads.report import Report
    from gui.leads.whom import Whom
    from gui.runs.opening.open_list import OpenList
    from gui.store.workspace import Workspace
    from gui.system.log import Log
    from tests.conftest import Sandbox
    from tests.promises.cast import Sheet, Somebody

MENDED = (
    *(AdviceCode.ONE_CASE, AdviceCode.SWAPPED, AdviceCode.DOMAIN_IN_EMAIL),
    *(ProblemCode.NO_COMPANY, ProblemCode.NO_NAME, ProblemCode.NO_LAST_NAME),
)
NEUTRAL = "all is well, n/a - so far"
CSV = ExportChoice(Form.CSV_CRM)
_log = logging.getLogger("gui.runs")


@dataclass(frozen=True)
class Seen:
    """What a run says, row by row and as a whole."""

    rows: list[list[str]]
    report: Report


@dataclass
class Lived:
    """Everything real: the desk, the files, the sandbox with its memory inside the workspace.

    Attributes:
        runs: each with the list it was made for, as it was written.
        lists: as they were opened, newest last.
    """

    folder: Path
    home: Path
    sandbox: Sandbox
    runs: dict[str, Sheet] = field(default_factory=dict)
    lists: list[tuple[OpenList, Sheet]] = field(default_factory=list)
    has_erased: bool = False
    desk: Desk = field(init=False)
    log: Log = field(init=False)

    async def begin(self) -> None:
        """An empty workspace, but for the memory of the sandbox, which has nothing in it."""
        self.sandbox.post("clear")
        for path in self.home.iterdir():
            if path.is_dir() and path.name != "sandbox":
                shutil.rmtree(path)
            elif path.is_file():
                path.unlink()
        (self.home / "sandbox" / "state.jsonl").write_bytes(b"")
        self.desk = Desk(self.home, patience_s=0.2, tempo=HASTY)
        self.log = setup_logging(self.home)
        _log.warning(NEUTRAL)
        await self.desk.connect(Endpoint(Realm.SANDBOX, self.sandbox.url, self.sandbox.key))

    async def end(self) -> None:
        await self.desk.close()
        self.log.close()

    # What the user does.

    async def open(self, sheet: Sheet, *, without_mail: bool = False) -> None:
        """Open a list; ``without_mail``: nothing is taken for the address."""
        cells = sheet.cells()
        path = self.folder / f"list-{len(self.lists)}.{sheet.form}"
        if sheet.form == "pasted":
            text = "\n".join("\t".join(line) for line in cells)
            opened = await self.desk.paste(text)
        elif sheet.form == "csv":
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(cells)
            opened = await self.desk.open_list(path)
        else:
            opened = await self.desk.open_list(write_xlsx(path, cells[1:], cells[0]))
        if without_mail and Field.EMAIL in opened.mapping:
            mapping = dict(opened.mapping)
            del mapping[Field.EMAIL]
            opened = await self.desk.set_mapping(opened.list_id, mapping, remember=False)
        self.lists.append((opened, sheet))

    async def run(self, at: int, kinds: frozenset[Kind], *, all_rows: bool = True) -> None:
        """Run a list; where it lacks a column for that, nothing happens."""
        opened, sheet = self.lists[at % len(self.lists)]
        options = RunOptions(kinds, all_rows=all_rows)
        try:
            quote = await self.desk.quote(opened.list_id, options)
            run_id = await self.desk.start(opened.list_id, options, expected_hold=quote.hold)
        except (MissingColumnError, UsageError):
            return
        self.runs[run_id] = sheet
        await self._rest(run_id)

    async def run_export(self, at: int, kinds: frozenset[Kind]) -> None:
        """Open what was exported of a run, and run it, where nobody was erased yet."""
        if not self.runs or self.has_erased:
            return
        run_id = list(self.runs)[at % len(self.runs)]
        out = self.folder / f"export-{len(self.lists)}.csv"
        out.unlink(missing_ok=True)
        await self.desk.export(run_id, out, choice=CSV)
        self.lists.append((await self.desk.open_list(out), self.runs[run_id]))
        await self.run(-1, kinds)

    async def resume(self) -> None:
        """Buy credits and go on with whatever rests."""
        self.sandbox.post("credits", {"credits": 10_000})
        self.sandbox.post("faults", [])
        await self.desk.refresh_balance()
        for run_id in self.runs:
            with contextlib.suppress(UsageError):
                offer = await self.desk.going_on(run_id)
                await self.desk.resume(run_id, expected_hold=offer.hold)
            await self._rest(run_id)

    async def decide(self, *, again: bool) -> None:
        """Send rows in doubt again, or leave them."""
        in_doubt = await self.desk._database.ask(
            lambda w: [run_id for run_id in self.runs if w.journal.in_doubt(run_id)]
        )
        for run_id in in_doubt:
            if again:
                await self.desk.send_again(run_id)
            else:
                await self.desk.leave_in_doubt(run_id)
            await self._rest(run_id)

    async def mend(self, at: int) -> None:
        """Apply every fix that is offered."""
        opened, _ = self.lists[at % len(self.lists)]
        for code in MENDED:
            with contextlib.suppress(UsageError):
                await self.desk.fixing.apply(opened, code, frozenset(Kind))

    async def erase_run(self, at: int) -> None:
        """Erase a run; what is in doubt there is not."""
        if not self.runs:
            return
        run_id = list(self.runs)[at % len(self.runs)]
        with contextlib.suppress(UsageError):
            await self.desk.past.erase(run_id)
            del self.runs[run_id]

    def tell_log(self, who: int, *, is_name: bool) -> None:
        """Something goes wrong and names somebody in the log: by a name only as it stands in a list."""
        person = CAST[who]
        rows = [row for _, sheet in self.lists for row in sheet.whole() if row.who == who and not row.is_bare]
        if is_name and not rows:
            return
        names = person.spellings[rows[-1].spelling % len(person.spellings)] if is_name else person.mails[-1:]
        words = " ".join(names)
        _log.warning("it broke at %s", words)
        _log.warning("the whole body was %s", json.dumps({"sent": words}))

    async def _rest(self, run_id: str) -> None:
        await asyncio.wait_for(self.desk.wait(run_id), WORK_S)

    # Erasing, and what must hold.

    async def erase(self, who: int, ways: list[int]) -> None:
        """Erase one of the cast by every way they are known, and look at all that must be so."""
        person = CAST[who]
        self.has_erased = True
        known = person.ways()
        order = [known[at % len(known)] for at in ways] + known
        values = values_of(self.home, person)
        try:
            before = await self._forget(who, order)
        except UsageError:  # in doubt: what was paid for must arrive, or be given up
            await self.decide(again=False)
            before = await self._forget(who, order)
        for whom in order[:2]:
            await self.desk.privacy.erase_person(whom)
            await self._knows_nothing(whom)
        self._is_nowhere(person, values)
        await self._others_stay(who, before)

    async def _forget(self, who: int, order: list[Whom]) -> dict[str, Seen]:
        """Erase somebody, or raise as the program does; what the runs said before."""
        before = await self._seen()
        told = self._log_lines()
        try:
            for whom in order:
                await self.desk.privacy.erase_person(whom)
        except UsageError:
            await self._others_stay(who, before)
            raise
        await self._others_stay(who, before)
        assert self._log_lines() == told
        return before

    async def _knows_nothing(self, whom: Whom) -> None:
        assert not await self.desk.privacy.known(whom)
        out = self.folder / "known.json"
        with contextlib.suppress(UsageError):
            await self.desk.privacy.write_known(whom, out)
        assert not out.exists(), out.read_text(encoding="utf-8")

    def _log_lines(self) -> int:
        text = (self.home / "logs" / "enrow-desktop.log").read_text(encoding="utf-8")
        return text.count(NEUTRAL)

    def _is_nowhere(self, person: Somebody, values: set[str]) -> None:
        left = places(self.home, (*person.marks, *(f"(?<![a-z]){re.escape(value)}" for value in values)))
        assert left == [], left

    async def _others_stay(self, who: int, before: dict[str, Seen]) -> None:
        now = await self._seen()
        assert now.keys() == before.keys()
        for run_id, seen in now.items():
            assert seen.report.adds_up(), seen.report
            self._others_are_as_before(who, self.runs[run_id], before[run_id], seen)
        await self._books_are_the_sandbox()

    def _others_are_as_before(self, who: int, sheet: Sheet, before: Seen, now: Seen) -> None:
        told = before.report, now.report
        assert len({(each.rows, each.paid, each.held, each.refunded) for each in told}) == 1
        if not before.report.waiting:
            counts = [(each.counts, each.searches) for each in told]
            assert counts[0] == counts[1], counts
        assert now.rows[0] == before.rows[0]
        for row, old, new in zip(sheet.whole(), before.rows[1:], now.rows[1:], strict=True):
            width = len(sheet.cells()[0])
            if row.who == who:
                continue
            if sheet.columns.notes and row.named == who and new != old:
                old = [*old[: width - 1], "", *old[width:]]  # noqa: PLW2901
            assert new == old, (new, old)

    async def _books_are_the_sandbox(self) -> None:
        theirs = {batch["custom"]["ref"]: batch for batch in self.sandbox.ledger()["batches"]}

        def ours(workspace: Workspace) -> None:
            for reference, batch in theirs.items():
                mine = workspace.journal.by_reference(reference)
                assert mine is not None
                if mine.remote_id is not None:
                    assert mine.taken == Credits.parse(batch["held"])
                if mine.final is not None:
                    assert mine.final == Credits.parse(batch["final"])

        await self.desk._database.ask(ours)

    async def _seen(self) -> dict[str, Seen]:
        """Every run as it is exported and reported now."""
        found = {}
        for run_id in self.runs:
            out = self.folder / f"{run_id}.csv"
            out.unlink(missing_ok=True)
            exported = await self.desk.export(run_id, out, choice=CSV)
            with exported.out.open(encoding="utf-8-sig", newline="") as file:
                found[run_id] = Seen(list(csv.reader(file)), await self.desk.report(run_id))
        return found
