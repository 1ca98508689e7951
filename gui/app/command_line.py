"""Runs one command: understands it, does it, turns whatever comes of it into an exit code and a sentence."""

from __future__ import annotations

import argparse
import contextlib
import gc
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from gui.app import exit_codes
from gui.app.console import Console
from gui.app.exit_codes import ExitCode
from gui.app.inputs import list_named
from gui.app.parser import parse
from gui.leads.errors import EnrowDesktopError, MachineError
from gui.system import paths
from gui.system.log import Log, redact, setup_logging

if TYPE_CHECKING:
    from pathlib import Path

    from gui.runs.desk import Desk

_log = logging.getLogger(__name__)
Command = Callable[["Desk", Console, argparse.Namespace], Awaitable[int]]


def main(argv: Sequence[str]) -> int:
    """Do what the arguments say; the exit code of the contract's table. Never raises."""
    console = Console(is_json="--json" in argv)
    try:
        arguments = parse(argv)
        if arguments.command != "window":
            gc.enable()  # the door switched it off; a window collects by itself
        if arguments.command == "sandbox":
            return _serve_sandbox(arguments)
        home = paths.home()
    except SystemExit as answered:  # --help, --version
        return int(answered.code or 0)
    except EnrowDesktopError as error:
        return fail(console, error)
    with contextlib.ExitStack() as stack:
        try:
            log = setup_logging(home)
            stack.callback(log.close)
            return _run(home, console, arguments, log)
        except EnrowDesktopError as error:
            _log.warning("%s: %s %s", type(error).__name__, error.sentence, error.detail)
            return fail(console, error)
        except KeyboardInterrupt:
            return ExitCode.INTERRUPTED
        except Exception:  # noqa: BLE001 - the net under everything: a bug is a sentence, never a traceback
            _log.exception("a bug in %s", arguments.command)
            console.note(
                "Something unexpected went wrong, and the program had to end. Your work is kept: go on with"
                f" `resume`. What happened is in {home / 'logs'}."
            )
            return ExitCode.BUG


def fail(console: Console, error: EnrowDesktopError) -> int:
    """Tell a known failure; returns its exit code."""
    code = exit_codes.of_error(error)
    sentence = redact(error.sentence)
    console.note(sentence)
    console.emit({"error": sentence, "exit": int(code)})
    return code


def _run(home: Path, console: Console, arguments: argparse.Namespace, log: Log) -> int:
    if arguments.command == "window":
        return (
            _self_check(console)
            if arguments.self_check
            else _open_window(home, console, arguments.files, log)
        )
    import asyncio  # the window's first paint does without

    return asyncio.run(_work(home, console, arguments))


async def _work(home: Path, console: Console, arguments: argparse.Namespace) -> int:
    from gui.app.interruption import interruptible

    return await interruptible(_with_desk(home, console, arguments))


async def _with_desk(home: Path, console: Console, arguments: argparse.Namespace) -> int:
    from gui.app.session import PATIENCE_S, open_desk

    async with open_desk(home, PATIENCE_S) as desk:
        code = await _command(arguments.command)(desk, console, arguments)
        if arguments.command in {"enrich", "resume"}:
            from gui.app.forget import forget_outdated

            await forget_outdated(desk, console)
        return code


def _command(name: str) -> Command:
    from gui.app import enrich, erase, past_runs, resume, usage

    commands: dict[str, Command] = {
        "enrich": enrich.enrich,
        "resume": resume.resume,
        "runs": past_runs.list_runs,
        "export": past_runs.export,
        "balance": past_runs.balance,
        "usage": usage.usage,
        "erase": erase.erase,
    }
    return commands[name]


def _self_check(console: Console) -> int:
    from gui.app.self_check import self_check

    return self_check(console)


def _open_window(home: Path, console: Console, files: Sequence[Path], log: Log) -> int:
    from gui.app.platform_choice import choose_platform

    files = [list_named(path) for path in files]
    if not choose_platform():
        console.note(
            "There is no display, so nobody sees the window. Without it: enrow-desktop enrich --help"
        )
    try:
        from gui.app.first_window import FirstWindow

        with FirstWindow(home) as first:
            if not first.may_be_open or not first.hand_over(files):
                from gui.app.start import open_window

                return open_window(home, files, log, first)
            console.note("The window is open already; it was asked to come forward.")
            return ExitCode.DONE
    except ImportError as error:
        raise MachineError(
            f"No window can be opened here, a library is missing ({error})."
            " Everything works without the window: enrow-desktop enrich --help",
            detail=repr(error),
        ) from error


def _serve_sandbox(arguments: argparse.Namespace) -> int:
    """The sandbox's own program, in this process. Started by hand, it stays until it is interrupted."""
    from gui.sandbox.__main__ import main as serve

    options = ["--port", str(arguments.port)]
    for name in ("credits", "state", "speed", "faults"):
        if getattr(arguments, name) is not None:
            options += [f"--{name}", getattr(arguments, name)]
    if not arguments.with_parent:
        options.append("--stay")
    with contextlib.suppress(KeyboardInterrupt):
        return serve(options)
    return ExitCode.INTERRUPTED
