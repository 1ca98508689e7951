"""People's names: the same person in many spellings is one, two people are never made one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.cleaning.person_name import (
    clean_name,
    is_one_person,
    is_placeholder,
    is_whole_name,
    join_name,
    split_name,
    tidy_name,
)

name_words = st.text(st.sampled_from("abcdefgéüøłñçßабвгאבגあいう王小明मीरा"), min_size=4, max_size=9)


@pytest.mark.parametrize(
    ("cell", "sent"),
    [
        ("Mira Okafor", "Mira Okafor"),
        ("  MIRA   okafor ", "MIRA okafor"),
        ("Élodie D’Aubigné", "Élodie D’Aubigné"),
        ("Dr. Mira Okafor", "Mira Okafor"),
        ("Prof. Dr. Mira Okafor, PhD, MBA", "Mira Okafor"),
        ("Mrs Mira Okafor", "Mira Okafor"),
        ("Herr Tomas Lind", "Tomas Lind"),
        ("Frau Dr. Greta Lind", "Greta Lind"),
        ("Mme Claire Dubois", "Claire Dubois"),
        ("Dott.ssa Chiara Rossi", "Chiara Rossi"),
        ("Sr. Juan Moreno", "Juan Moreno"),
        ("M. Scott Lind", "M. Scott Lind"),  # an initial, perhaps
        ("Okafor, Mira", "Mira Okafor"),
        ("García López, María", "María García López"),
        ("Lind, Tomas, Jr.", "Tomas Lind Jr."),
        ("Van Berg, M.", "M. Van Berg"),
        ("Mira Okafor, CFO", "Mira Okafor"),
        ("Mira Okafor, Director of Sales", "Mira Okafor"),
        ("Mira Okafor PhD", "Mira Okafor"),
        ("Mira Okafor - Head of Sales", "Mira Okafor"),
        ("Mira Okafor | Founder @ North Pier", "Mira Okafor"),
        ("Mira Okafor - Lind", "Mira Okafor - Lind"),
        ("Mira Okafor M.A.", "Mira Okafor"),
        ("Jack Ma", "Jack Ma"),
        ("Jack Ma, MA", "Jack Ma"),
        ("Ma, Jack", "Jack Ma"),
        ("Mira Okafor 🚀 (she/her)", "Mira Okafor"),
        ("Robert (Bob) Lind", "Robert Lind"),
        ("“Mira Okafor”", "Mira Okafor"),
        ("王小明", "王小明"),
        ("Null", "Null"),
        ("Herr", "Herr"),
        ("", ""),
        ("n/a", ""),
        ("NULL", ""),
        ("#N/A", ""),
        ("-", ""),
        ("🚀", ""),
    ],
)
def test_what_is_sent(cell: str, sent: str) -> None:
    assert tidy_name(cell) == sent


@pytest.mark.parametrize(
    "spellings",
    [
        [
            "Mira Okafor",
            "MIRA OKAFOR",
            " mira  okafor",
            "Dr. Mira Okafor",
            "Okafor, Mira",
            "Mira Okafor, MBA",
        ],
        ["Jean-Pierre Dubois", "Jean Pierre Dubois", "JEAN–PIERRE DUBOIS"],
        ["Sean O'Brien", "Sean O’Brien", "Sean OBrien", "O'Brien, Sean"],
        ["Élodie Müller", "Elodie Muller", "ELODIE MÜLLER", "E\u0301lodie Mu\u0308ller"],
        ["J.P. Moss", "JP Moss", "J.P Moss"],
        ["Ｍira Okafor", "Mira\u00a0Okafor", "Mira\u200b Okafor"],
        ["Дмитрий Ёлкин", "ДМИТРИЙ ЕЛКИН"],
    ],
)
def test_one_person_in_many_spellings(spellings: list[str]) -> None:
    assert len(set(map(clean_name, spellings))) == 1


def test_people_who_differ_stay_apart() -> None:
    people = [
        "Mira Okafor",
        "Mira J. Okafor",
        "Mira K. Okafor",
        "Okafor Mira",
        "Mira Okafor Jr.",
        "Mira Okafor Sr.",
        "Mira Okafor III",
        "Mira Okafour",
        "Myra Okafor",
        "Mira Okafor-Lind",
        "M. Okafor",
        "Scott Lind",
        "M. Scott Lind",
        "Anne Marie Lind",
        "Annemarie Lind",
        "Jon Lind",
        "John Lind",
        "Jörg Müller",
        "Joerg Mueller",
        "मीरा शर्मा",
        "मारा शर्मा",
        "加藤 明",
        "我藤 明",
        "Андрей Белый",
        "Андреи Белыи",
        "M. Van Berg",
        "A. Van Berg",
    ]
    assert len(set(map(clean_name, people))) == len(people)


def test_initials_after_a_comma_keep_people_apart() -> None:
    assert clean_name("Van Berg, M.") != clean_name("Van Berg, A.")


@given(st.lists(name_words, min_size=1, max_size=3).map(" ".join))
def test_cleaning_a_clean_name_changes_nothing(name: str) -> None:
    assert clean_name(clean_name(name)) == clean_name(name)


@given(st.text())
def test_any_cell_can_be_cleaned(cell: str) -> None:
    assert clean_name(cell) == clean_name(cell).strip()
    assert tidy_name(cell) == " ".join(tidy_name(cell).split())


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("Mira Okafor", "Mira", "Okafor"),
        ("Mira J. Okafor", "Mira J.", "Okafor"),
        ("Mary Ann Lind", "Mary Ann", "Lind"),
        ("María García López", "María", "García López"),
        ("Ludwig van der Berg", "Ludwig", "van der Berg"),
        ("Ana María de la Cruz", "Ana María", "de la Cruz"),
        ("Tomas Lind III", "Tomas", "Lind III"),
        ("Tomas Jr.", "Tomas Jr.", ""),
        ("M. Scott Lind", "M. Scott", "Lind"),
        ("Jean-Pierre Dubois", "Jean-Pierre", "Dubois"),
        ("Mira", "Mira", ""),
        ("王小明", "王小明", ""),
        ("", "", ""),
    ],
)
def test_dividing_a_full_name(full: str, first: str, last: str) -> None:
    assert split_name(full) == (first, last)


@given(st.lists(name_words, min_size=2, max_size=5).map(" ".join))
def test_a_divided_name_has_two_parts_of_the_whole(full: str) -> None:
    first, last = split_name(full)
    assert first
    assert last
    assert full.startswith(first.split()[0])


@pytest.mark.parametrize(
    ("first", "last", "full"),
    [
        ("Mira", "Okafor", "Mira Okafor"),
        ("Mira Okafor", "Okafor", "Mira Okafor"),
        ("Mira", "Mira Okafor", "Mira Okafor"),
        ("Mira", "", "Mira"),
        ("", "Okafor", "Okafor"),
        ("Lind", "Lind", "Lind Lind"),
        ("", "", ""),
    ],
)
def test_joining_two_parts(first: str, last: str, full: str) -> None:
    assert join_name(first, last) == full


@pytest.mark.parametrize(
    "cell",
    [
        "mira@northpier.example",
        "https://northpier.example",
        "Mira4 Okafor",
        "12345",
        "Mira & Tomas Lind",
        "Mira and Tomas Lind",
        "Mira / Tomas",
        "Sales Team",
        "info",
        "Kundenservice",
        "?!",
        "A, B, C",
        "x" * 101,
    ],
)
def test_what_is_not_one_person(cell: str) -> None:
    assert not is_one_person(tidy_name(cell))


@pytest.mark.parametrize(
    "name", ["Mira Okafor", "Tomas Lind 3rd", "Andy Anderson", "Müller-Lüdenscheidt", "王"]
)
def test_what_may_be_one_person(name: str) -> None:
    assert is_one_person(name)


@pytest.mark.parametrize(
    ("name", "is_whole"),
    [("Mira Okafor", True), ("Mira", False), ("王小明", True), ("김민준", True), ("王", False), ("", False)],
)
def test_whole_names(name: str, is_whole: bool) -> None:
    assert is_whole_name(name) is is_whole


@pytest.mark.parametrize("cell", ["", " ", "-", "n/a", "NULL", "#N/A", "?", "tbd", "k.A.", "--", "…"])
def test_placeholders(cell: str) -> None:
    assert is_placeholder(cell)


@pytest.mark.parametrize("cell", ["Na", "Null", "No", "Nil Lind", "0", "An"])
def test_names_that_only_look_like_placeholders(cell: str) -> None:
    assert not is_placeholder(cell)
