"""What is said once when a list was opened: what is odd in its file, and that it was exported here before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.views.pages.list_page.exported_before import exported_before
from gui.views.theme import numbers
from gui.views.theme.words import shown, tr

if TYPE_CHECKING:
    from gui.runs.opening.open_list import OpenList

_MOST = 2


def opening_words(opened: OpenList) -> str:
    """The sentences for the bar, only the first where there are many; "" where there is nothing to say."""
    sentences = [*opened.remarks]
    if opened.already_there is not None:
        sentences.insert(0, exported_before(opened.already_there))
    first, more = [shown(each) for each in sentences[:_MOST]], len(sentences) - _MOST
    if more > 0:
        first.append(tr("And {n} more like this.", n=numbers.count(more)))
    return " ".join(first)
