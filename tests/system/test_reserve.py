"""Room that is kept while there is plenty, and given back when the disk is full."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from gui.system.reserve import SIZE, Reserve

if TYPE_CHECKING:
    from pathlib import Path


def test_room_is_taken_once_and_given_back(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path)
    assert reserve.make()
    assert reserve.make()
    (file,) = tmp_path.iterdir()
    assert file.stat().st_size == SIZE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert reserve.give_back()
    assert not list(tmp_path.iterdir())
    assert not reserve.give_back()


def test_room_that_was_cut_short_is_taken_anew(tmp_path: Path) -> None:
    (tmp_path / "reserve").write_bytes(b"0")
    assert Reserve(tmp_path).make()
    assert (tmp_path / "reserve").stat().st_size == SIZE


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    assert not Reserve(tmp_path / "nowhere").make()
