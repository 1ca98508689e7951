"""A result takes its name whole or not at all, says what is in the way, and offers a name that is free."""

from __future__ import annotations

import errno
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import Action, OutputError
from gui.sheets.output.safe_save import check_output, free_name, safe_save
from gui.sheets.writing import write_new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]


def refusal(out: Path, source: Path | None = None) -> OutputError:
    with pytest.raises(OutputError) as caught:
        write_new(out, ["Name"], [["Mira"]], new_from=1, source=source)
    return caught.value


def read_only(out: Path) -> None:
    out.chmod(0o444)


def open_in_excel(out: Path) -> None:
    out.with_name(f"~${out.name}").touch()


def open_in_libreoffice(out: Path) -> None:
    out.with_name(f".~lock.{out.name}#").touch()


@pytest.mark.parametrize("hinder", [read_only, open_in_excel, open_in_libreoffice])
def test_another_name_is_offered(tmp_path: Path, hinder: Callable[[Path], None]) -> None:
    out = tmp_path / "leads.xlsx"
    out.write_bytes(b"before")
    (tmp_path / "leads-2.xlsx").touch()
    hinder(out)
    error = refusal(out)
    assert error.suggestion == str(tmp_path / "leads-3.xlsx")
    assert "leads-3.xlsx is free" in error.sentence
    assert error.actions == (Action.CHOOSE_OUTPUT,)
    assert out.read_bytes() == b"before"


def test_the_source_keeps_its_place(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes(b"Name\nMira\n")
    error = refusal(source, source)
    assert "never changed" in error.sentence
    assert error.suggestion == str(tmp_path / "list-2.csv")


def test_a_target_held_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught, safe_save(tmp_path / "out.csv"):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    assert caught.value.suggestion == str(tmp_path / "out-2.csv")
    assert "open in another program" in caught.value.sentence


def test_the_suggestion_crosses_processes() -> None:
    error = OutputError("No.", detail="why", suggestion="/there/out-2.xlsx")
    again = pickle.loads(pickle.dumps(error))
    assert (again.sentence, again.detail, again.suggestion, again.actions) == (
        error.sentence,
        error.detail,
        error.suggestion,
        error.actions,
    )


def test_no_name_is_offered_where_nothing_can_be_written(tmp_path: Path) -> None:
    assert free_name(tmp_path / "none" / "out.csv") is None
    with pytest.raises(OutputError) as caught:
        check_output(tmp_path / "none" / "out.csv")
    assert not caught.value.suggestion


KILLED = """
import os, sys
from pathlib import Path
from gui.sheets.writing import write_new

def rows():
    for number in range(100_000):
        yield [f"row {number}"]
    os._exit(9)

write_new(Path(sys.argv[1]), ["Name"], rows(), new_from=1)
"""


@pytest.mark.parametrize("name", ["leads[1].xlsx", "leads.csv"])
def test_killed_in_the_middle(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    out.write_bytes(b"before")
    command = [sys.executable, "-c", KILLED, str(out)]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode == 9
    assert out.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 2
    write_new(out, ["Name"], [["Mira"]], new_from=1)
    assert list(tmp_path.iterdir()) == [out]


def test_what_is_still_being_written_is_not_swept_away(tmp_path: Path) -> None:
    out = tmp_path / "leads.csv"
    with safe_save(out) as mine:
        mine.write_bytes(b"slow")
        with safe_save(out) as other:
            other.write_bytes(b"quick")
        assert out.read_bytes() == b"quick"
    assert out.read_bytes() == b"slow"
    assert list(tmp_path.iterdir()) == [out]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can make a small file system")
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if subprocess.run(command, check=False, capture_output=True, timeout=10).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True, timeout=10)


@pytest.mark.parametrize("name", ["leads.xlsx", "leads.csv"])
def test_a_full_disk(small_disk: Path, name: str) -> None:
    out = small_disk / name
    out.write_bytes(b"before")
    rows = ([os.urandom(300).hex()] for _ in range(20_000))
    with pytest.raises(OutputError, match="The disk is full"):
        write_new(out, ["Name"], rows, new_from=1)
    assert (out.read_bytes(), list(small_disk.iterdir())) == (b"before", [out])
