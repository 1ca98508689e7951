"""No cell of a text file can become a formula, whatever it holds; phones and numbers stay as they are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gui.sheets.output.new_text import neutralise


def could_run(text: str) -> bool:
    """Whether Excel, LibreOffice Calc or Google Sheets might take a cell for a formula."""
    seen = text.lstrip("".join(map(chr, range(33))) + "\x7f\xa0\u200b\u200e\u2060\ufeff\u3000\u2003")
    return text[:1] in {"\t", "\r", "\n"} or unicodedata.normalize("NFKC", seen[:1]) in {"=", "+", "-", "@"}


def is_number_or_phone(text: str) -> bool:
    digits = text.strip().lstrip("+-").replace(" ", "").rstrip("%").replace(",", ".", 1)
    return text.strip()[:1] in {"+", "-"} and (not digits or digits.replace(".", "", 1).isdigit())


BEGINNINGS = st.text(" \t\r\n\0\u200b\ufeff\xa0\u3000", max_size=3)
CELLS = st.one_of(st.text(), st.tuples(BEGINNINGS, st.sampled_from("=+-@＝＋－＠"), st.text()).map("".join))


@given(CELLS)
@example("\ufeff=1+1")
@example(" +1-1")
@example("－1＋1")
@example("+1 5")
def test_no_cell_runs(text: str) -> None:
    shown = neutralise(text)
    assert shown in {text, f"'{text}"}
    assert not could_run(shown) or is_number_or_phone(shown)


@given(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True))
def test_every_phone_of_e164_stays(phone: str) -> None:
    assert neutralise(phone) == phone


@given(CELLS)
def test_what_is_harmless_already_stays(text: str) -> None:
    assert neutralise(neutralise(text)) == neutralise(text)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "\nx",
        "\ufeff=1",
        "\xa0=1",
        "\u200b@x",
        "＝1+1",
        "＋1＋1",
        "－a",
        "＠x",
        "+1-1",
        "-1+1",
        "+33(0)612345678",
        "-x",
        "+cmd|'/c calc'!A1",
        "+٣٣٦١٢٣٤٥٦٧٨",  # digits, and no strict number
    ],
)
def test_what_could_run_is_text(text: str) -> None:
    assert neutralise(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "Mira", "mira@northpier.example", "a=b", "1-1", "'=1", "+33612345678", "+1 415 555 0100"]
)
def test_ordinary_cells_stay(text: str) -> None:
    assert neutralise(text) == text
