"""The command line's parts, each for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.app import exit_codes
from gui.app.columns import apply_map, find_column
from gui.app.command_options import kinds_of
from gui.app.exit_codes import ExitCode
from gui.app.inputs import existing_file
from gui.app.outputs import check_out, free_name
from gui.app.parser import parse
from gui.app.platform_choice import choose_platform
from gui.app.progress_bar import ProgressBars, bar, duration
from gui.leads import errors
from gui.leads.credits import Credits
from gui.leads.errors import (
    Action,
    ListFileError,
    MissingColumnError,
    OutputError,
    UsageError,
)
from gui.leads.fields import Field, Kind
from gui.leads.life import RunState
from gui.runs.events import KindProgress, RunProgress
from gui.runs.running.obstacles import Rest, dearer_than_shown


def test_files_open_the_window() -> None:
    arguments = parse(["leads.xlsx", "more.csv"])
    assert (arguments.command, arguments.files) == ("window", [Path("leads.xlsx"), Path("more.csv")])
    assert parse([]).files == []


def test_every_option_of_enrich() -> None:
    text = (
        "enrich list.csv --find email --find phone --verify -o out.XLSX --sheet Leads"
        " --map first_name=Vorname --map company=C --all-rows --ask-again --sample 10 --max-credits 12.25"
        " --dry-run --yes --sandbox --json"
    )
    arguments = parse(text.split())
    assert kinds_of(arguments) == set(Kind)
    assert arguments.map == [(Field.FIRST_NAME, "Vorname"), (Field.COMPANY, "C")]
    assert (arguments.sample, arguments.max_credits) == (10, Credits.parse("12.25"))
    assert (arguments.out, arguments.sheet) == (Path("out.XLSX"), "Leads")
    flags = ("all_rows", "ask_again", "dry_run", "yes", "sandbox", "json")
    assert all(getattr(arguments, flag) for flag in flags)


def test_options_are_not_guessed_from_their_beginning() -> None:
    with pytest.raises(UsageError):
        parse(["enrich", "list.csv", "--find", "email", "--y"])


HEADERS = ("Name", "Firm", "firm", "B", "Web  site")


@pytest.mark.parametrize(
    ("name", "column"),
    [("Name", 0), ("name", 0), ("Firm", 1), ("firm", 2), ("A", 0), ("B", 3), ("c", 2), ("web site", 4)],
)
def test_column_by_header_before_letter(name: str, column: int) -> None:
    assert find_column(name, HEADERS) == column


@pytest.mark.parametrize("name", ["FIRM", "F", "AAA", "Ville", ""])
def test_unknown_or_doubtful_column_names_those_that_are_there(name: str) -> None:
    with pytest.raises(MissingColumnError, match="Name, Firm, firm"):
        find_column(name, HEADERS)


def test_own_choice_takes_a_column_away_from_the_guess() -> None:
    guessed = {Field.FULL_NAME: 0, Field.COMPANY: 1, Field.DOMAIN: 4}
    chosen = apply_map(guessed, [(Field.DOMAIN, "Firm"), (Field.COMPANY, "firm")], HEADERS)
    assert chosen == {Field.FULL_NAME: 0, Field.DOMAIN: 1, Field.COMPANY: 2}


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError, 2),
        (errors.OutputError, 2),
        (errors.ListFileError, 3),
        (errors.MissingColumnError, 3),
        (errors.CreditsError, 4),
        (errors.KeyRefusedError, 5),
        (errors.PlanError, 5),
        (errors.KeychainError, 5),
        (errors.OfflineError, 6),
        (errors.BusyError, 6),
        (errors.UnreadableAnswerError, 6),
        (errors.UnknownOutcomeError, 7),
        (errors.StorageError, 1),
        (errors.WorkspaceBusyError, 1),
    ],
)
def test_exit_code_of_a_failure(error: type[errors.EnrowDesktopError], code: int) -> None:
    assert exit_codes.of_error(error("sentence")) == code


@pytest.mark.parametrize(
    ("rest", "code"),
    [
        (Rest(RunState.FINISHED), 4),
        (Rest.after(RunState.PAUSED, errors.KeyRefusedError("no")), 5),
        (Rest.after(RunState.PAUSED, errors.OfflineError("no")), 6),
        (Rest.after(RunState.PAUSED, errors.StorageError("full")), 1),
        (dearer_than_shown(Kind.PHONE, Credits.of(40), Credits.of(50), 3), 2),
        (Rest(RunState.PAUSED, "", (Action.RESUME,)), 4),
        (Rest.after(RunState.WAITING_FOR_CREDITS, errors.CreditsError("no")), 4),
    ],
)
def test_exit_code_of_a_resting_run(rest: Rest, code: int) -> None:
    assert exit_codes.of_run(4, rest) == code


@pytest.mark.parametrize(
    ("codes", "code"), [([], 0), ([0, 0], 0), ([0, 7, 4], 4), ([6, 4], 6), ([130, 5], 130)]
)
def test_most_urgent_of_several(codes: list[int], code: int) -> None:
    assert exit_codes.of_several(codes) == code


def test_every_code_but_a_bug_has_its_urgency() -> None:
    unranked = {code for code in ExitCode if exit_codes.of_several([code]) != code}
    assert unranked == {ExitCode.BUG}


def test_output_is_never_the_source_by_any_name(tmp_path: Path) -> None:
    source, link = tmp_path / "leads.xlsx", tmp_path / "link.xlsx"
    source.touch()
    link.hardlink_to(source)
    for out in (source, link, tmp_path / "x" / ".." / "leads.xlsx"):
        with pytest.raises((UsageError, OutputError)):
            check_out(out, source, may_overwrite=True)


def test_output_that_is_there_needs_a_yes(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert check_out(out, tmp_path / "leads.csv", may_overwrite=False) == out
    out.touch()
    with pytest.raises(UsageError, match="already there"):
        check_out(out, tmp_path / "leads.csv", may_overwrite=False)
    assert check_out(out, tmp_path / "leads.csv", may_overwrite=True) == out


def test_a_name_that_cannot_be_is_a_sentence(tmp_path: Path) -> None:
    long, loop = tmp_path / f"{'a' * 300}.csv", tmp_path / "loop" / "out.csv"
    loop.parent.symlink_to(loop.parent)
    for name in (long, loop):
        with pytest.raises(OutputError, match="Nothing was sent or spent"):
            check_out(name, tmp_path / "leads.csv", may_overwrite=False)
        with pytest.raises(ListFileError, match="Nothing was sent or spent"):
            existing_file(name)


def test_free_names_are_counted(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        names.append(free_name(tmp_path / "a.xlsx"))
        names[-1].touch()
    assert [name.name for name in names] == ["a.xlsx", "a-2.xlsx", "a-3.xlsx"]


def test_folder_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(ListFileError, match="folder"):
        existing_file(tmp_path)


@pytest.mark.parametrize(
    ("environment", "system", "is_seen", "platform"),
    [
        ({}, "linux", False, "offscreen"),
        ({"DISPLAY": ":0"}, "linux", True, None),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True, None),
        ({"QT_QPA_PLATFORM": "vnc"}, "linux", True, "vnc"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False, "offscreen"),
        ({}, "win32", True, None),
        ({}, "darwin", True, None),
    ],
)
def test_platform(environment: dict[str, str], system: str, is_seen: bool, platform: str | None) -> None:
    assert choose_platform(environment, system) is is_seen
    assert environment.get("QT_QPA_PLATFORM") == platform


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0, "····"), (0.5, "██··"), (0.25 + 1 / 32, "█▏··"), (1, "████"), (7, "████"), (-1, "····")],
)
def test_bar(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "1 s"), (41.2, "41 s"), (59.6, "1 min"), (150, "2 min"), (4800, "1 h 20 min")]
)
def test_duration(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def snapshot(*kinds: KindProgress) -> RunProgress:
    """Return a run's progress with money and time made up."""
    amount = Credits.of(40)
    return RunProgress("run", RunState.RUNNING, kinds, amount, amount, amount, 120.0, 3.0)


def test_bars_are_drawn_over_themselves() -> None:
    bars = ProgressBars()
    progress = snapshot(
        KindProgress(Kind.EMAIL, 40, 10, 6, 4, 0, 2, 20, 8), KindProgress(Kind.VERIFY, 0, 0, 0, 0, 0, 0, 0)
    )
    first, second = bars.frame(progress), bars.frame(progress)
    assert second == "\x1b[3F" + first
    assert "12 of 40 · 6 found · 2 in doubt" in first
    assert "20 on their way · 2 min left" in first
    bars.interrupt()
    assert bars.frame(progress) == first
