"""Where a command writes its file: beside the source unless told otherwise, never over another unasked."""

from __future__ import annotations

import itertools
import tempfile
from typing import TYPE_CHECKING

from gui.app.inputs import NOTHING
from gui.leads.broken_name import broken_name
from gui.leads.errors import OutputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def check_out(out: Path, source: Path, *, may_overwrite: bool) -> Path:
    """The file to write, by its whole path, looked at before anything is spent.

    Raises:
        UsageError: it is the source itself, or it is there already.
        OutputError: its folder is not there, or there can be no file of its name.
    """
    try:
        return _checked(out.absolute(), source, may_overwrite=may_overwrite)
    except OSError as error:
        sentence = (
            f"{out.name[:40]}… cannot be written: {error.strerror or error}. Give another name with -o."
        )
        raise OutputError(f"{sentence} {NOTHING}", detail=repr(error)) from error


def _checked(out: Path, source: Path, *, may_overwrite: bool) -> Path:
    if shown := broken_name(str(out)):
        sentence = f"The name {shown} holds letters that are damaged. Give another one with -o."
        raise UsageError(f"{sentence} {NOTHING}")
    if out == source.absolute() or (out.exists() and source.exists() and out.samefile(source)):
        raise UsageError("The result cannot be written over your own list. Give another name with -o.")
    if out.is_dir():
        raise UsageError(f"{out} is a folder. Give the name of a file with -o.")
    if not out.parent.is_dir():
        raise OutputError(f"The folder {out.parent} is not there. {NOTHING}")
    if out.suffix.lower() == ".xlsm" and source.suffix.lower() != ".xlsm":
        raise UsageError("Only a list that is an .xlsm itself can come out as one. End OUT in .xlsx.")
    if out.exists() and not may_overwrite:
        raise UsageError(f"{out} is already there. Give another name with -o, or --yes to overwrite it.")
    try:
        with tempfile.TemporaryFile(dir=out.parent):
            return out
    except OSError as error:
        sentence = f"Nothing can be written into {out.parent}. Give another place with -o."
        raise OutputError(f"{sentence} {NOTHING}", detail=repr(error)) from error


def free_name(out: Path) -> Path:
    """``out``, or the first of ``<name>-2``, ``<name>-3`` ... that is not there yet."""
    names = itertools.chain([out], (out.with_name(f"{out.stem}-{n}{out.suffix}") for n in itertools.count(2)))
    return next(name for name in names if not name.exists())
