"""Text in one form: what is folded never tells two people apart, in any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gui.leads.cleaning.folding import fold_text, fold_words, tidy_text


@given(st.text())
@example("İ")
@example("ǰ")
@example("ﷺ")
@example("a\u0345\u0301")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy_text(tidy_text(text)) == tidy_text(text)


@given(st.text())
def test_composed_and_decomposed_writing_are_one(text: str) -> None:
    assert fold_text(unicodedata.normalize("NFD", text)) == fold_text(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1))
def test_letters_never_fold_to_nothing(text: str) -> None:
    assert fold_text(text)


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  Mira \t\n Okafor ", "Mira Okafor"),
        ("Mira\u00a0Okafor", "Mira Okafor"),
        ("\ufeffMira", "Mira"),
        ("Mi\u00adra", "Mira"),
        ("Mira\u200b", "Mira"),
        ("\u202aMira\u202c", "Mira"),
        ("Mira\x00Okafor", "Mira Okafor"),
        ("Zoe\u0308", "Zoë"),
        ("مریم‌السادات", "مریم‌السادات"),
        ("ÉLODIE", "ÉLODIE"),
    ],
)
def test_tidy_keeps_the_spelling(text: str, tidied: str) -> None:
    assert tidy_text(text) == tidied


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MIRA", "mira"),
        ("Élodie", "elodie"),
        ("Müller", "muller"),
        ("Straße", "strasse"),
        ("Søren", "soren"),
        ("Łukasz", "lukasz"),
        ("Đorđe", "dorde"),
        ("Æsa", "aesa"),
        ("Işık", "isik"),
        ("İpek", "ipek"),
        ("Nguyễn", "nguyen"),
        ("Ｍｉｒａ", "mira"),
        ("ﬁona", "fiona"),
        ("Γιώργος", "γιωργοσ"),
        ("Артём", "артем"),
        ("ミラ", "ﾐﾗ"),
    ],
)
def test_what_is_the_same(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("मीरा", "मारा"),  # vowels are marks in Devanagari
        ("かとう", "がとう"),  # and so is the voicing of a Japanese consonant
        ("Андрей", "Андреи"),
        ("Müller", "Mueller"),
        ("Anna", "Анна"),  # the same shapes in two scripts
        ("Hansen", "Hanssen"),
        ("김민준", "김민중"),
        ("王明", "王朋"),
        ("קרן", "קֶרֶב"),
    ],
)
def test_what_stays_apart(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jean-Pierre", "jean pierre"),
        ("O’Brien", "obrien"),
        ("O'Brien", "obrien"),
        ("J.P. Moss", "jp moss"),
        ("St. John", "st john"),
        ("e-mail_address", "e mail address"),
        ("Société (FR)", "societe fr"),
        ("मीरा शर्मा", "मीरा शर्मा"),
        ("...", ""),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert fold_words(text) == words


@given(st.text(), st.text())
def test_words_are_folded_one_by_one(one: str, other: str) -> None:
    joined = f"{fold_words(one)} {fold_words(other)}".strip()
    assert fold_words(f"{one} {other}") == joined
