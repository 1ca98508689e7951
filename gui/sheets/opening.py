"""Why a list could not be opened, said once for all readers."""

from __future__ import annotations

import contextlib
import errno
from typing import TYPE_CHECKING

from gui.leads.broken_name import broken_name
from gui.leads.errors import ListFileError
from gui.leads.sentences import join, say
from gui.sheets import limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_A_SHEET = say("Choose an Excel workbook (.xlsx) or a .csv file.")


def check_file(path: Path) -> None:
    """See that there is a file of a sensible size, before anything reads it.

    Raises:
        ListFileError: missing, a folder, not permitted, empty, too large, or of a name that cannot be kept.
    """
    if shown := broken_name(str(path)):
        raise ListFileError(
            say(
                "The name {name} holds letters that are damaged, so this program cannot remember the file."
                " Nothing was read and nothing was spent. Rename it or its folder, then choose it again.",
                name=shown,
            )
        )
    with reading_errors(path):
        if path.is_dir():
            raise ListFileError(
                say("{name} is a folder. {advice}", name=path.name or path, advice=_NOT_A_SHEET)
            )
        if path.exists() and not path.is_file():
            raise ListFileError(
                say("{name} is not an ordinary file. {advice}", name=path.name, advice=_NOT_A_SHEET)
            )
        size = path.stat().st_size
        with path.open("rb"):
            pass
    if size == 0:
        raise empty(path)
    if size > limits.FILE_BYTES:
        raise ListFileError(
            say("{name} is larger than 2 GB. Split the list into smaller files.", name=path.name)
        )


@contextlib.contextmanager
def reading_errors(path: Path) -> Iterator[None]:
    """Turn the system's refusals into sentences about the list."""
    try:
        yield
    except FileNotFoundError as error:
        raise ListFileError(say("There is no file {path}.", path=path), detail=str(error)) from error
    except PermissionError as error:
        raise ListFileError(
            say(
                "{name} may not be read: permission was denied, or another program has it locked. "
                "Close it there, or copy it to a folder of yours.",
                name=path.name,
            ),
            detail=str(error),
        ) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise ListFileError(say("There is no file of that name: the name is too long.")) from error
        raise ListFileError(
            say("{name} could not be read: {why}.", name=path.name, why=error.strerror or error),
            detail=str(error),
        ) from error


def pieces(path: Path) -> Iterator[bytes]:
    """Give a file's content, a megabyte at a time; raises ListFileError."""
    with reading_errors(path), path.open("rb") as file:
        while piece := file.read(limits.MEGABYTE):
            yield piece


def empty(path: Path) -> ListFileError:
    """The file or sheet holds no rows."""
    return ListFileError(say("{name} is empty: there are no rows in it. Choose another one.", name=path.name))


def not_a_spreadsheet(path: Path, found: str = "") -> ListFileError:
    """The content is something else, named where it was recognised."""
    what = (
        say("{name} is {found}, not a spreadsheet.", name=path.name, found=found)
        if found
        else say("{name} is not a spreadsheet.", name=path.name)
    )
    return ListFileError(join(what, _NOT_A_SHEET))


def no_table(path: Path) -> ListFileError:
    """A web page or the like without anything in rows."""
    return ListFileError(
        say(
            "{name} has no table in it. Open it in Excel, save it as an Excel workbook and choose that.",
            name=path.name,
        )
    )


def damaged(path: Path, detail: str = "") -> ListFileError:
    """The file begins like a spreadsheet and cannot be read as one."""
    return ListFileError(
        say(
            "{name} is damaged or incomplete and cannot be read. "
            "Open it in Excel, save it again, or get it once more from where it came.",
            name=path.name,
        ),
        detail=detail,
    )


def password(path: Path) -> ListFileError:
    """The file is encrypted."""
    return ListFileError(
        say(
            "{name} is protected by a password. Open it in Excel, remove the password "
            "(File, Info, Protect Workbook), save it and choose it again.",
            name=path.name,
        )
    )


def too_large(path: Path, what: str) -> ListFileError:
    """The file would unpack into more than the app takes on."""
    return ListFileError(
        say(
            "{name} is too large to be read safely: {what}. Split the list into smaller files.",
            name=path.name,
            what=what,
        )
    )


def too_wide(path: Path, columns: int) -> ListFileError:
    """The sheet has more columns than a list can have."""
    return ListFileError(
        say(
            "{name} is too large to be read safely: the sheet has {columns} columns, and "
            "{most} is the most. Delete the columns that are not needed, or a lone cell far right.",
            name=path.name,
            columns=columns,
            most=limits.COLUMNS,
        )
    )


def too_sparse(path: Path) -> ListFileError:
    """A lone cell lies so far away that all the cells until there cannot be held."""
    return ListFileError(
        say(
            "{name} is too large to be read safely: a cell lies very far from the others. "
            "Open it in Excel, save it as an Excel workbook (.xlsx) and choose that.",
            name=path.name,
        )
    )


def no_such_sheet(path: Path, wanted: str, seen: list[str]) -> ListFileError:
    """The sheet that was asked for is not in the workbook."""
    return ListFileError(
        say(
            "{name} has no sheet named “{wanted}”. It has: {sheets}.",
            name=path.name,
            wanted=wanted,
            sheets=", ".join(seen) or say("none"),
        )
    )


def no_sheets(path: Path) -> ListFileError:
    """The workbook holds charts or nothing."""
    return ListFileError(say("{name} has no sheet with cells in it.", name=path.name))


class TooExoticError(ListFileError):
    """The workbook can be read, but not be copied with new columns safely; a new one can be written."""


def too_exotic(path: Path, why: str) -> TooExoticError:
    """Say why the workbook is not copied."""
    return TooExoticError(
        say(
            "{name} cannot be copied with new columns safely: {why}. "
            "The results go into a new workbook instead.",
            name=path.name,
            why=why,
        )
    )
