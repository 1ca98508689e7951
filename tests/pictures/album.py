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
    counts = {color: n for n, color in picture.getcolors(picture.width * picture.height) or []}
    colors = [color for color in counts if isinstance(color, tuple)]
    palette = _palette(sorted(colors, key=lambda color: (-counts[color], color)))
    index = {color: min(range(len(palette)), key=lambda n: _distance(palette[n], color)) for color in colors}
    levels = picture.tobytes()
    pixels = zip(levels[0::3], levels[1::3], levels[2::3], strict=True)
    small = Image.frombytes("P", picture.size, bytes(index[pixel] for pixel in pixels))
    small.putpalette([level for color in palette for level in color])
    small.save(path, optimize=True)


def _palette(ordered: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    exact, rest = ordered[:_EXACT], ordered[_EXACT:]
    if not rest:
        return exact
    line = Image.new("RGB", (len(rest), 1))
    line.putdata(rest)
    near = line.quantize(_NEAR, Image.Quantize.MAXCOVERAGE).getpalette() or []
    return exact + [tuple(near[at : at + 3]) for at in range(0, len(near), 3)]


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


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
