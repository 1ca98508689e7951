"""The workspace folder and its private files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import StorageError
from gui.system import paths

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes")


def mode(path: Path) -> int:
    """Return who may do what with a file."""
    return path.stat().st_mode & 0o777


@posix
def test_home_is_made_for_the_user_alone(home: Path) -> None:
    assert paths.home() == home
    assert mode(home) == 0o700


def test_home_is_a_users_folder_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ENROW_DESKTOP_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert paths.home().name == "Enrow Desktop"


@posix
def test_home_open_to_others_is_narrowed(home: Path) -> None:
    home.mkdir(mode=0o755)
    assert mode(paths.home()) == 0o700


def test_home_that_cannot_be_made_is_one_sentence(home: Path) -> None:
    home.write_text("a file is in the way")
    with pytest.raises(StorageError, match=r"cannot be made.*ENROW_DESKTOP_HOME"):
        paths.home()


@posix
@pytest.mark.parametrize("folder", [paths.lists_dir, paths.logs_dir, paths.locks_dir])
def test_folders_of_the_workspace_are_private(home: Path, folder: object) -> None:
    assert callable(folder)
    assert mode(folder(paths.home())) == 0o700


@posix
def test_private_file_is_narrowed_and_keeps_its_text(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("text")
    path.chmod(0o644)
    assert paths.private_file(path).read_text() == "text"
    assert mode(path) == 0o600


@posix
def test_written_file_is_private_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for text in ("one", "two"):
        paths.write_private(path, text)
    assert path.read_text() == "two"
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    with pytest.raises(StorageError, match="cannot be written"):
        paths.write_private(tmp_path / "settings.json", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
