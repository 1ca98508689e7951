"""Pictures of a large list that is on screen while its rows are still checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from tests.person import until

if TYPE_CHECKING:
    from tests.pictures.take import Photographer

_ROWS = 60_000
_SYLLABLES = ("ka", "lo", "mi", "ren", "sa", "tor", "ve", "nor", "li", "ban", "du", "ess")


async def checking(p: Photographer) -> None:
    """The rows can be read and scrolled; the price comes when all of them are checked."""
    path = p.folder / "trade-fair-guests.csv"
    lines = (f"{_name(n)},{_name(n // 7)}berg,North Pier,northpier{n % 211}.example" for n in range(_ROWS))
    path.write_text("First name,Last name,Company,Website\n" + "\n".join(lines), encoding="utf-8")
    p.window.open_paths([path])
    await until(lambda: p.window.lists.shown is not None and p.view.opened.name == path.name, 60)
    await until(lambda: any("Checking the rows:" in words for words in _words(p)), 60)
    p.take("05-checking")
    await until(lambda: not any("Checking the rows" in words for words in _words(p)), 60)
    await p.settle()
    p.take("05-checked")
    p.view.bar.close_requested.emit()
    await p.settle()


def _name(n: int) -> str:
    """One of some thousand invented names."""
    size = len(_SYLLABLES)
    return "".join(_SYLLABLES[n // size**place % size] for place in range(3)).capitalize()


def _words(p: Photographer) -> list[str]:
    return [each.text() for each in p.view.panel.findChildren(QLabel)]
