"""Companies' names: the legal form makes no difference, everything else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.cleaning.company_name import clean_company, has_legal_form, tidy_company
from gui.leads.cleaning.person_name import is_placeholder


@pytest.mark.parametrize(
    "form",
    [
        "GmbH", "gmbh", "GMBH & Co. KG", "GmbH und Co. KG",
        "gGmbH", "AG", "KG", "e.V.", "UG (haftungsbeschränkt)",
        "SAS", "S.A.S.",
        "SARL", "S.à r.l.", "SA", "S.A.", "EURL",
        "Ltd", "Ltd.", "LTD", "Limited", "Inc", "Inc.",
        ", Inc.", "LLC",
        "L.L.C.", "LLP", "PLC", "Corp.", "Co., Ltd.", "Pty Ltd", "Pvt. Ltd.", "Pte. Ltd.",
        "S.p.A.", "SpA", "S. p. A.", "S.r.l.", "Srl", "B.V.", "BV", "N.V.", "V.O.F.", "S.L.", "S.L.U.",
        "S.A. de C.V.", "Lda.", "Ltda", "AB", "A/S", "AS", "ApS", "Oy", "Oyj", "Kft.", "s.r.o.", "d.o.o.",
        "Sp. z o.o.", "Sdn. Bhd.", "K.K.", "JSC",
    ],
)  # fmt: skip
def test_the_legal_form_is_folded(form: str) -> None:
    assert clean_company(f"North Pier {form}") == "north pier"
    assert has_legal_form(f"North Pier {form}")


@pytest.mark.parametrize(
    "spellings",
    [
        ["North Pier", "NORTH PIER", " north  pier ", "North-Pier", "“North Pier”", "North Pier,"],
        ["Johnson & Lind", "Johnson and Lind", "Johnson&Lind"],
        ["L'Étoile SARL", "L’Etoile"],
        ["J.P. Moss Ltd", "JP Moss", "J. P. Moss"],
        ["株式会社ノース", "ノース株式会社", "ノース㈱", "(株)ノース", "ﾉｰｽ"],
        ["北方有限公司", "北方"],
    ],
)
def test_one_company_in_many_spellings(spellings: list[str]) -> None:
    assert len(set(map(clean_company, spellings))) == 1


def test_companies_that_differ_stay_apart() -> None:
    companies = [
        "North Pier",
        "North Pier Group",
        "North Pier Holding",
        "North Pier France",
        "Northpier",
        "Day Spa",
        "Day",
        "DAY SPA",
        "Rivian EV",
        "Rivian",
        "Lumo+",
        "Lumo",
        "Lumo 2",
        "Smith & Sons",
        "Smith",
        "Telas",
        "Tel",
        "The Lind",
        "Lind",
    ]
    names = set(map(clean_company, companies))
    assert len(names) == len(companies) - 1  # only DAY SPA is Day Spa


@pytest.mark.parametrize("name", ["SAS", "AG", "Inc.", "Limited", "GmbH & Co. KG", "3M", "AB"])
def test_a_name_never_folds_to_nothing(name: str) -> None:
    assert clean_company(name)


@pytest.mark.parametrize("cell", ["", "-", "n/a", "NULL", "...", "  "])
def test_cells_that_name_no_company(cell: str) -> None:
    assert clean_company(cell) == ""
    assert tidy_company(cell) == ""


def test_the_user_s_spelling_is_what_is_sent() -> None:
    assert tidy_company("  Müller &  Söhne GmbH ") == "Müller & Söhne GmbH"


@given(st.text())
def test_cleaning_twice_changes_nothing(cell: str) -> None:
    once = clean_company(cell)
    assert is_placeholder(once) or clean_company(once) == once


@pytest.mark.parametrize("name", ["North Pier", "Day Spa", "SAS", "Mira Okafor", ""])
def test_names_without_a_legal_form(name: str) -> None:
    assert not has_legal_form(name)
