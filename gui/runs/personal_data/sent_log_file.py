"""The log of what left as a file: a line for each search, written page by page in the child process."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.enrow.sent_fields import read_back, read_request
from gui.leads.sentences import say
from gui.leads.webhook import without_secrets
from gui.runs.personal_data.sent_entry import BECAME_WORDS, KIND_WORDS, REALM_WORDS, entry_of
from gui.runs.pricing.outgoing import OutgoingLine, lines_of
from gui.sheets.writing import write_new
from gui.store.database import Database
from gui.store.personal_data.sent_log import NEWEST, SentLog
from gui.store.plans.plan_rows import PlanRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from gui.leads.fields import Kind, Realm
    from gui.runs.personal_data.sent_entry import Became, SentEntry
    from gui.sheets.grid import Native

    Report = Callable[[int, int | None], None]

_PAGE = 500  # requests
_TITLES = (
    say("Time (UTC)"),
    say("Kind of search"),
    say("Sent to"),
    say("List"),
    say("Run"),
    say("Row"),
    say("What became of it"),
    say("Erased since"),
    say("People in the request"),
    say("Name of the request"),
    say("Enrow's number for it"),
    say("Enrow reports to"),
    say("Number of the search"),
)


@dataclass(frozen=True, slots=True)
class LogWords:
    """The words of the file, in one language.

    Attributes:
        titles: of the columns before Enrow's fields.
        emptied: that a request's content was erased.
        rewritten: that a person was taken out of it.
    """

    titles: tuple[str, ...]
    kinds: Mapping[Kind, str]
    realms: Mapping[Realm, str]
    became: Mapping[Became, str]
    emptied: str
    rewritten: str

    @classmethod
    def said_by(cls, translated: Callable[[str], str]) -> LogWords:
        """The words as this says them."""
        return cls(
            tuple(translated(title) for title in _TITLES),
            {kind: translated(words) for kind, words in KIND_WORDS.items()},
            {realm: translated(words) for realm, words in REALM_WORDS.items()},
            {each: translated(words) for each, words in BECAME_WORDS.items()},
            translated(say("What it held was erased")),
            translated(say("A person was erased from it")),
        )


def write_log(report: Report, workspace: Path, out: Path, words: LogWords, separator: str) -> None:
    """Write the whole log, newest first; a job of the child process.

    Args:
        report: told of requests that are written, of all.
        workspace: its file; only read, and never for longer than a page takes.
        out: a .csv.
        words: what it is written in.
        separator: what divides the cells.

    Raises:
        OutputError: it cannot be written there.
        StorageError: the workspace cannot be read.
    """
    with closing(Database(workspace, readonly=True)) as database:
        log = SentLog(database)
        names, before = _fields(log)
        rows = _rows(report, database, words, names, before)
        titles = (*words.titles, *names)
        write_new(out, titles, rows, new_from=len(titles), delimiter=separator)


def _fields(log: SentLog) -> tuple[list[str], int]:
    """Every field that was ever sent, the person's before the company's; and above which id nothing was read.

    Sent since then is another log's: its fields may have no column here.
    """
    names: dict[str, None] = {}
    newest = 0
    for entry in _entries(log, NEWEST):
        newest = max(newest, entry.id)
        for search in read_back(log.request(entry.id)):
            names |= dict.fromkeys(search.fields)
    return sorted(names, key=lambda name: name.startswith("company")), newest + 1


def _entries(log: SentLog, before: int) -> Iterator[SentEntry]:
    while page := log.page(before, _PAGE):
        yield from map(entry_of, page)
        before = page[-1].id


def _rows(
    report: Report, database: Database, words: LogWords, names: Sequence[str], before: int
) -> Iterator[Sequence[Native]]:
    log, plan = SentLog(database), PlanRows(database)
    total = log.count()
    for done, entry in enumerate(_entries(log, before), 1):
        request = read_request(log.request(entry.id))
        about = _about(entry, request.webhook, words)
        if not request.searches:
            yield _row(about, OutgoingLine(None, {}), names)
        for line in lines_of(plan, entry.run_id, entry.kind, request.searches):
            yield _row(about, line, names)
        if done % _PAGE == 0:
            report(done, total)


def _about(entry: SentEntry, webhook: str, words: LogWords) -> tuple[Sequence[Native], Sequence[Native]]:
    """What is said of all searches of a request: before the row of the list, and behind it."""
    erased = words.emptied if entry.is_emptied else words.rewritten if entry.is_rewritten else ""
    return (
        f"{entry.at:%Y-%m-%d %H:%M:%S}",
        words.kinds[entry.kind],
        words.realms[entry.realm],
        entry.file,
        entry.run_id,
    ), (
        words.became[entry.became],
        erased,
        entry.people,
        entry.reference,
        entry.remote_id,
        without_secrets(webhook),
    )


def _row(
    about: tuple[Sequence[Native], Sequence[Native]], line: OutgoingLine, names: Sequence[str]
) -> Sequence[Native]:
    before, behind = about
    return (*before, line.row, *behind, line.number, *(line.fields.get(name, "") for name in names))
