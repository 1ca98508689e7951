"""The pictures that the README, the guide and the tests share: their names, how they are kept, compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "docs" / "pictures"
BUILT = ROOT / "build" / "pictures"
_EXACT, _NEAR = (
    176,
    80,
)  # colours of a palette: the most frequent ones as they are, the rest as near as it goes
# A letter that another version of a font library draws a little heavier stays below both.
LEVELS = 40  # of 255, in the channel that differs most
SHARE = 0.002  # of a picture's pixels


def file_name(name: str, *, is_dark: bool, language: str = "en", scale: int = 100) -> str:
    """What a picture is called: ``done.png``, ``done-dark.png``, ``done-dark-fr-150.png``."""
    parts = [name, "dark" if is_dark else "", "" if language == "en" else language]
    return "-".join(filter(None, [*parts, "" if scale == 100 else str(scale)])) + ".png"


def shrink(path: Path) -> None:
    """Write a picture again with a palette of its own, which takes a third of the room."""
    picture = Image.open(path).convert("RGB")
    palette = Image.new("P", (1, 1))
    palette.putpalette([level for color in _palette(picture) for level in color])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def _palette(picture: Image.Image) -> list[tuple[int, ...]]:
    found = picture.getcolors(picture.width * picture.height) or []
    counts = {color: count for count, color in found if isinstance(color, tuple)}
    ordered = sorted(counts, key=lambda color: (-counts[color], color))
    # Pillow tells colours apart by steps of four: of those within one, the most frequent stands for all.
    apart = list({tuple(level >> 2 for level in color): color for color in reversed(ordered)}.values())[::-1]
    apart.sort(key=lambda color: (-counts[color], color))
    exact, rest = apart[:_EXACT], apart[_EXACT:]
    if not rest:
        return exact
    line = Image.new("RGB", (len(rest), 1))
    line.putdata(rest)
    near = line.quantize(_NEAR, Image.Quantize.MAXCOVERAGE).getpalette() or []
    return exact + [tuple(near[at : at + 3]) for at in range(0, len(near), 3)]


def difference(one: Path, other: Path) -> float:
    """The share of pixels that differ visibly, 0 to 1; 1 where the sizes differ or one is missing."""
    if not (one.is_file() and other.is_file()):
        return 1.0
    first, second = (Image.open(each).convert("RGB") for each in (one, other))
    if first.size != second.size:
        return 1.0
    marks = _marks(first, second)
    return sum(marks.histogram()[1:]) / (marks.width * marks.height)


def is_same(one: Path, other: Path) -> bool:
    return difference(one, other) <= SHARE


def save_marked(new: Path, kept: Path, out: Path) -> None:
    """Write the new picture with red where it differs from the one that is kept."""
    first = Image.open(new).convert("RGB")
    marks = Image.new("L", first.size, 255)
    if kept.is_file() and (second := Image.open(kept).convert("RGB")).size == first.size:
        marks = _marks(first, second)
    first.paste((220, 0, 40), mask=marks)
    first.save(out)


def _marks(first: Image.Image, second: Image.Image) -> Image.Image:
    bands = ImageChops.difference(first, second).split()
    most = bands[0]
    for band in bands[1:]:
        most = ImageChops.lighter(most, band)
    return most.point([255 if level > LEVELS else 0 for level in range(256)])


def accept(new: Iterable[Path]) -> None:
    """Keep these pictures as the references, in place of all that were kept."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.png"):
        old.unlink()
    for picture in new:
        kept = KEPT / picture.name
        kept.write_bytes(picture.read_bytes())
        shrink(kept)
