from __future__ import annotations

import pickle

import pytest

from gui.leads.credits import Credits
from gui.leads.errors import OutputError
from gui.leads.sentences import Sentence, join, listed, packed, say, say_many, unpacked

INNER = say("named '{header}'", header="Société")
SENTENCES = [
    say("Nothing was written."),
    say("{name} is empty.", name="leads.csv"),
    say("Up to {hold} credits for {n} rows.", hold=Credits.of(1500), n=1284),
    say("{named}, but it holds numbers", named=INNER),
    say_many(2, "{n} row", "{n} rows", n=2),
    join(say("One {what}.", what="{brace}"), "", "plain", say("Two.")),
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    "travel",
    [lambda s: pickle.loads(pickle.dumps(s)), lambda s: unpacked(packed(s))],
    ids=["pickle", "database"],
)
def test_a_sentence_comes_back_as_it_was(sentence: Sentence, travel: object) -> None:
    back = travel(sentence)  # type: ignore[operator]
    assert back == str(sentence)
    assert (back.template, back.values, back.many, back.number) == (
        sentence.template, sentence.values, sentence.many, sentence.number
    )  # fmt: skip


def test_a_sentence_is_its_english_text() -> None:
    assert SENTENCES[2] == "Up to 1,500 credits for 1,284 rows."
    assert SENTENCES[5] == "One {brace}. plain Two."
    assert hash(say("a")) == hash("a")


@pytest.mark.parametrize(("number", "text"), [(0, "0 rows"), (1, "1 row"), (1284, "1,284 rows")])
def test_a_number_chooses_its_form(number: int, text: str) -> None:
    assert say_many(number, "{n} row", "{n} rows", n=number) == text


def test_names_are_listed() -> None:
    assert listed([say("a")]) == "a"
    assert listed([say("a"), say("b"), say("c")]) == "a, b and c"


def test_an_error_from_another_process_keeps_its_sentence() -> None:
    error = pickle.loads(pickle.dumps(OutputError(SENTENCES[1], suggestion="b.csv")))
    assert (error.sentence.template, error.suggestion) == ("{name} is empty.", "b.csv")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Paused.",
        "An old row.\x1fnot json",
        'x\x1f{"say": "y"}',
        'x\x1f{"say": "y", "with": {}, "many": "", "number": 1}',
    ],
)
def test_a_text_without_a_making_is_text(text: str) -> None:
    assert unpacked(text) == text.partition("\x1f")[0]
    assert not isinstance(unpacked(text), Sentence)
