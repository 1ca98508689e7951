"""Where new columns go in a copy: beside the list, after everything, at a named column, on a tab."""

from __future__ import annotations

import pytest

from gui.leads.errors import UsageError
from gui.sheets.place import BESIDE, Place, Where


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("beside", BESIDE),
        (" End ", Place(Where.END)),
        ("tab", Place(Where.TAB)),
        ("k", Place(Where.COLUMN, "K")),
        ("XFD", Place(Where.COLUMN, "XFD")),
    ],
)
def test_a_place_is_named_in_a_word(words: str, place: Place) -> None:
    assert Place.parse(words) == place
    assert Place.parse(str(place)) == place


@pytest.mark.parametrize("words", ["", "K7", "XFE", "ABCD", "é", "1"])
def test_no_place(words: str) -> None:
    with pytest.raises(UsageError, match="no place for new columns"):
        Place.parse(words)
