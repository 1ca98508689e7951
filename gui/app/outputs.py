"""Where a command writes its file: beside the source unless told otherwise, never over another unasked."""

from __future__ import annotations

import itertools
import locale
import tempfile
from typing import TYPE_CHECKING

from gui.leads.errors import ListFileError, OutputError, UsageError
from gui.leads.export_choice import Form

if TYPE_CHECKING:
    from pathlib import Path

    from gui.leads.export_choice import ExportChoice

_NOTHING = "Nothing was sent or spent."


def existing_file(path: Path) -> Path:
    """The list to read, by its whole path.

    Raises:
        ListFileError: there is no such file.
    """
    path = path.absolute()
    try:
        if path.is_dir():
            raise ListFileError(f"{path} is a folder, not a list. {_NOTHING}")
        if not path.exists():
            raise ListFileError(f"There is no file {path}. {_NOTHING}")
    except OSError as error:  # a name that is too long, a link that leads to itself
        said = f"There is no file {path.name[:40]}… that can be read: {error.strerror or error}."
        raise ListFileError(f"{said} {_NOTHING}", detail=repr(error)) from error
    return path


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
        raise OutputError(f"{sentence} {_NOTHING}", detail=repr(error)) from error


def _checked(out: Path, source: Path, *, may_overwrite: bool) -> Path:
    if out == source.absolute() or (out.exists() and source.exists() and out.samefile(source)):
        raise UsageError("The result cannot be written over your own list. Give another name with -o.")
    if out.is_dir():
        raise UsageError(f"{out} is a folder. Give the name of a file with -o.")
    if not out.parent.is_dir():
        raise OutputError(f"The folder {out.parent} is not there. {_NOTHING}")
    if out.suffix.lower() == ".xlsm" and source.suffix.lower() != ".xlsm":
        raise UsageError("Only a list that is an .xlsm itself can come out as one. End OUT in .xlsx.")
    if out.exists() and not may_overwrite:
        raise UsageError(f"{out} is already there. Give another name with -o, or --yes to overwrite it.")
    try:
        with tempfile.TemporaryFile(dir=out.parent):
            return out
    except OSError as error:
        sentence = f"Nothing can be written into {out.parent}. Give another place with -o."
        raise OutputError(f"{sentence} {_NOTHING}", detail=repr(error)) from error


def free_name(out: Path) -> Path:
    """``out``, or the first of ``<name>-2``, ``<name>-3`` ... that is not there yet."""
    names = itertools.chain([out], (out.with_name(f"{out.stem}-{n}{out.suffix}") for n in itertools.count(2)))
    return next(name for name in names if not name.exists())


def excel_separator(choice: ExportChoice) -> str:
    """What divides the cells of a CSV that is made for Excel: a semicolon where the decimal sign is a comma.

    Only where that was asked for by name; a plain ``-o OUT.csv`` is the same on every machine.
    """
    if choice.form is not Form.CSV_EXCEL:
        return ","
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, "")
        return ";" if locale.localeconv()["decimal_point"] == "," else ","
    except locale.Error:  # the environment names a locale that this machine does not have
        return ","
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)
