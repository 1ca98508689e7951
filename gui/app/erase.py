"""``erase``: forgets a person, a run, or everything, after a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.app.exit_codes import ExitCode
from gui.leads.cleaning import linkedin_slug
from gui.leads.errors import UsageError
from gui.leads.whom import Whom

if TYPE_CHECKING:
    import argparse

    from gui.app.console import Console
    from gui.runs.desk import Desk

_STAYS = "What was paid stays in the books. Your own files and what you exported stay as they are."

_NOTHING = "Answers and lists hold nothing about this person."


async def erase(desk: Desk, console: Console, arguments: argparse.Namespace) -> int:
    """Erase what is named; nothing without a yes."""
    what = [arguments.what is not None, arguments.name is not None, arguments.all]
    if sum(what) != 1 or (arguments.name is None) != (arguments.company is None):
        raise UsageError(
            "Say whom or what to erase: an address, a LinkedIn page, a run, --name with --company, or --all."
            " Nothing was erased."
        )
    if arguments.all:
        return await _erase_all(desk, console, arguments)
    if arguments.what is not None and "@" not in arguments.what and not linkedin_slug(arguments.what):
        return await _erase_run(desk, console, arguments)
    return await _erase_person(desk, console, arguments)


async def _erase_all(desk: Desk, console: Console, arguments: argparse.Namespace) -> int:
    question = (
        "Erase all lists, runs, answers, books, logs and whom never to look up from this computer?"
        " Answers must be paid again. Settings, key, your own files and what you exported stay."
    )
    if not _is_agreed(console, arguments, question):
        return ExitCode.USAGE
    await desk.privacy.erase_all()
    console.tell("Everything is erased. Settings and key stay.")
    console.emit({"erased": "all"})
    return ExitCode.DONE


async def _erase_run(desk: Desk, console: Console, arguments: argparse.Namespace) -> int:
    run = await desk.run(arguments.what)
    question = f"Erase the run {run.id} with its rows and the answers it bought? {_STAYS}"
    if not _is_agreed(console, arguments, question):
        return ExitCode.USAGE
    await desk.past.erase(run.id)
    console.tell(f"The run {run.id} is erased.")
    console.emit({"erased": "run", "run": run.id})
    return ExitCode.DONE


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


async def _erase_person(desk: Desk, console: Console, arguments: argparse.Namespace) -> int:
    whom = Whom(arguments.what or "", arguments.name or "", arguments.company or "")
    known = await desk.privacy.known(whom)
    answers = _counted(known.searches, "answer or search", "answers and searches")
    told = f"{answers}, {_counted(known.rows, 'row', 'rows')} in {_counted(known.lists, 'list', 'lists')}"
    question = f"Erase this person ({told})? Answers must be paid again. {_STAYS}"
    done = f"Erased: {told}."
    if not known:
        question = f"{_NOTHING} Erase what logs and pasted copies may still say? {_STAYS}"
        done = f"{_NOTHING} Logs and pasted copies do not name this person any more."
    if not _is_agreed(console, arguments, question):
        return ExitCode.USAGE
    await desk.privacy.erase_person(whom)
    console.tell(done)
    console.emit({"erased": "person", "searches": known.searches, "rows": known.rows, "lists": known.lists})
    return ExitCode.DONE


def _is_agreed(console: Console, arguments: argparse.Namespace, question: str) -> bool:
    """Whether there is a yes; without one nothing is erased, and it is said.

    Raises:
        UsageError: nobody can answer.
    """
    if arguments.yes:
        return True
    if not console.can_ask:
        raise UsageError(f"{question} Nobody can answer here: nothing was erased. Add --yes to agree.")
    if console.confirm(question):
        return True
    console.note("Nothing was erased.")
    console.emit({"error": "Nothing was erased.", "exit": int(ExitCode.USAGE)})
    return False
