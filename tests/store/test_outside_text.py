"""Text from outside that UTF-8 cannot hold must not keep a paid answer from being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.leads.answer import Answer
from gui.leads.fields import Kind
from gui.leads.life import RunState, SearchState
from gui.store.outside_text import storable
from tests.store.ground import NOW, Ground, person

if TYPE_CHECKING:
    from tests.store.conftest import Reading

HALF = "North \ud83d"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("", ""),
        ("plain", "plain"),
        ("Zoë 北 😀", "Zoë 北 😀"),
        (HALF, "North \ufffd"),
        ("\ud83dA", "\ufffdA"),
        ("A\ude00B\ud83d", "A\ufffdB\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("\ufeffmira", "\ufeffmira"),
        ("a\0b", "a\0b"),
    ],
)
def test_only_what_utf_8_cannot_hold_is_replaced(text: str, stored: str) -> None:
    assert storable(text) == stored


def test_an_answer_with_half_a_letter_is_kept(ground: Ground, reading: Reading) -> None:
    ground.run([person(2, "mira")])
    answer = Answer(SearchState.FOUND, HALF, HALF, HALF, {"company": HALF, HALF: "x"})
    ground.answer([answer])
    cell = reading(ground.list_path("list-r1"), ground.path).answers("r1", [2])[2][Kind.EMAIL]
    mended = "North \ufffd"
    assert (cell.value, cell.verdict, cell.country) == (mended, mended, mended)
    assert cell.detail == {"company": mended, mended: "x"}


def test_a_message_with_half_a_letter_is_kept(ground: Ground) -> None:
    ground.run([person(row, f"p{row}") for row in range(2, 5)])
    journal = ground.workspace.journal
    refused, doubted, failed = ground.begin(limit=1), ground.begin(limit=1), ground.accept(limit=1)
    journal.reject(refused.id, HALF, SearchState.FAILED, NOW)
    journal.doubt(doubted.id, HALF, NOW)
    journal.fail(failed.id, HALF, NOW)
    assert {batch.message for batch in journal.batches("r1")} == {"North \ufffd"}


def test_an_id_and_a_run_message_with_half_a_letter_are_kept(ground: Ground) -> None:
    ground.run([person(2, "mira")])
    batch = ground.begin()
    ground.workspace.journal.accept(batch.id, HALF, None, None, NOW)
    ground.workspace.runs.set_state("r1", RunState.PAUSED, HALF)
    assert ground.workspace.journal.get(batch.id).remote_id == "North \ufffd"
    assert ground.workspace.runs.get("r1").message == "North \ufffd"
