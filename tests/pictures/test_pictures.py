"""The pictures of the README and the guide are what the window shows today, in every look and size."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from tests.pictures import album
from tests.pictures.take import SESSIONS, Session, take

if TYPE_CHECKING:
    from pathlib import Path

HOW = "Look at build/pictures, then run `python -m tests.pictures.take --accept` if that is how it should be"


@pytest.mark.parametrize("session", SESSIONS, ids=lambda each: f"{each.language}-{each.scale}")
def test_the_window_looks_as_in_the_pictures(session: Session, tmp_path: Path) -> None:
    changed = []
    for new in take(session, tmp_path):
        kept = album.KEPT / new.name
        if not album.is_same(new, kept):
            album.BUILT.mkdir(parents=True, exist_ok=True)
            shutil.copy(new, album.BUILT / new.name)
            album.save_marked(new, kept, album.BUILT / f"changed-{new.name}")
            changed.append(f"{new.name} ({album.difference(new, kept):.1%})")
    assert changed == [], f"{HOW}: {', '.join(changed)}"


def test_no_picture_is_left_over() -> None:
    kept = [each.stem for each in album.KEPT.glob("*.png")]
    assert len(kept) >= 24
    assert [name for name in kept if name.endswith("-dark") and name.removesuffix("-dark") not in kept] == []


def picture(path: Path, color: int = 255, size: tuple[int, int] = (200, 100)) -> Path:
    Image.new("RGB", size, (color, color, color)).save(path)
    return path


def test_a_slightly_other_shade_is_the_same_picture(tmp_path: Path) -> None:
    one, other = picture(tmp_path / "one.png"), picture(tmp_path / "other.png", 255 - album.LEVELS)
    assert album.is_same(one, other)


def test_a_word_that_is_missing_is_seen_and_marked(tmp_path: Path) -> None:
    one, other = picture(tmp_path / "one.png"), picture(tmp_path / "other.png")
    with Image.open(other) as canvas:
        ImageDraw.Draw(canvas).rectangle((20, 20, 40, 28), fill=(20, 20, 20))
        canvas.save(other)
    assert not album.is_same(one, other)
    album.save_marked(one, other, tmp_path / "marked.png")
    with Image.open(tmp_path / "marked.png") as marked:
        assert marked.getpixel((30, 24)) == (220, 0, 40)
        assert marked.getpixel((100, 50)) == (255, 255, 255)


@pytest.mark.parametrize("size", [(200, 101), (100, 50)])
def test_another_size_is_another_picture(tmp_path: Path, size: tuple[int, int]) -> None:
    one, other = picture(tmp_path / "one.png"), picture(tmp_path / "other.png", size=size)
    assert album.difference(one, other) == 1.0
    assert album.difference(one, tmp_path / "none.png") == 1.0


def test_names_say_what_is_not_usual() -> None:
    assert album.file_name("done", is_dark=False) == "done.png"
    assert album.file_name("done", is_dark=True, language="fr", scale=150) == "done-dark-fr-150.png"
