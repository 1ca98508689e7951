"""Our own exports are told from any other list, however they were named."""

from __future__ import annotations

import pytest

from gui.leads.fields import Field
from gui.leads.own_export import OwnExport, recognize_own

OURS = ["Email", "Email verdict", "Status", "Reason", "Where from", "Answered on"]
FOUND = ["mira@np.example", "valid", "found", "", "Enrow", "2026-03-02"]
MISSED = ["", "", "not found", "", "Enrow", "2026-03-02"]


def own(headers: list[str], *rows: list[str]) -> OwnExport | None:
    return recognize_own(headers, rows)


def test_columns_behind_the_user_s() -> None:
    found = own(["Name", "Company", *OURS], ["Mira", "NP", *FOUND], ["Tomas", "NP", *MISSED])
    assert found == OwnExport({Field.EMAIL: 2}, frozenset({3, 4, 5, 6, 7}))


def test_the_user_s_own_email_stays_the_user_s() -> None:
    headers = ["Email", "Name", "Email (Enrow)", "Email verdict", "Status", "Reason", "Where from"]
    found = own(headers, ["", "Mira", *FOUND[:-1]])
    assert found is not None
    assert found.answers == {Field.EMAIL: 2}
    assert found.mapping({Field.EMAIL: 0, Field.FULL_NAME: 1}) == {Field.EMAIL: 0, Field.FULL_NAME: 1}


def test_what_says_something_of_the_answers_is_no_field() -> None:
    headers = ["Name", "Phone", "Phone country", "Status", "Reason", "Answered on"]
    found = own(headers, ["Mira", "+1555010199", "US", "found", "", "2026-03-02"])
    assert found is not None
    assert found.mapping({Field.FULL_NAME: 0, Field.COUNTRY: 2}) == {Field.FULL_NAME: 0, Field.PHONE: 1}


def test_exported_twice_the_newest_answers_count() -> None:
    second = ["Email (Enrow)", "Email verdict (Enrow)", "Status (Enrow)", "Reason (Enrow)"]
    found = own(["Name", *OURS, *second], ["Mira", *MISSED, *FOUND[:4]])
    assert found is not None
    assert found.answers == {Field.EMAIL: 7}


@pytest.mark.parametrize(
    ("headers", "row"),
    [
        (["Name", "Email", "Status"], ["Mira", "a@np.example", "found"]),
        (["Name", *OURS], ["Mira", "a@np.example", "valid", "Customer", "", "Fair", "2026-03-02"]),
        (["Name", *OURS], ["Mira", "", "", "", "", "", ""]),
        (["Name", "Email", "Status", "Reason"], ["Mira", "a@np.example", "found", ""]),
        (["First Name", "Email", "Email Status"], ["Mira", "a@np.example", "valid"]),
        ([], []),
    ],
)
def test_other_lists_are_other_lists(headers: list[str], row: list[str]) -> None:
    assert own(headers, row) is None
