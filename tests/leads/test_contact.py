"""Addresses and phone numbers in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.cleaning.contact import clean_email, clean_phone, emails_in


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("mira@northpier.example", "mira@northpier.example"),
        (" Mira@NorthPier.Example ", "mira@northpier.example"),
        ("mailto:mira@northpier.example", "mira@northpier.example"),
        ("MAILTO:mira@northpier.example?subject=Hi", "mira@northpier.example"),
        ("Mira Okafor <mira@northpier.example>", "mira@northpier.example"),
        ("mira@northpier.example,", "mira@northpier.example"),
        ("'mira@northpier.example'", "mira@northpier.example"),
        ("mira+list@northpier.example", "mira+list@northpier.example"),
        ("m.i.r.a@northpier.example", "m.i.r.a@northpier.example"),
        ("mira@müller.example", "mira@xn--mller-kva.example"),
        ("用户@northpier.example", "用户@northpier.example"),
        ("mira@www.northpier.example", "mira@www.northpier.example"),
        ("mira＠northpier.example", "mira@northpier.example"),
        ("mira@northpier.example mira@NORTHPIER.example", "mira@northpier.example"),
        ("\u200bmira@northpier.example\u00a0", "mira@northpier.example"),
        ("email: mira@northpier.example", "mira@northpier.example"),
    ],
)
def test_addresses(cell: str, address: str) -> None:
    assert clean_email(cell) == address


@pytest.mark.parametrize(
    "cell",
    [
        "", "n/a", "mira", "mira@", "@northpier.example", "mira@northpier", "mira@north pier.example",
        "mira@@northpier.example", "mira..o@northpier.example", ".mira@northpier.example", "mira@10.0.0.1",
        "mira.@northpier.example", "a@b.example; c@d.example", "a@b.example/c@d.example",
        "x" * 65 + "@b.example",
        "mira(at)northpier.example",
    ],
)  # fmt: skip
def test_what_is_not_one_address(cell: str) -> None:
    assert clean_email(cell) == ""


def test_mailboxes_that_differ_stay_apart() -> None:
    cells = ["mira@a.example", "mira+x@a.example", "m.ira@a.example", "mira@b.example", "mira@a.b.example"]
    assert len(set(map(clean_email, cells))) == len(cells)


def test_several_addresses_in_a_cell() -> None:
    assert emails_in("A@b.example; c@d.example, A@B.example") == ["a@b.example", "c@d.example"]


@given(st.text())
def test_a_clean_address_stays_itself(cell: str) -> None:
    address = clean_email(cell)
    assert address == "" or clean_email(address) == address


@given(st.from_regex(r"\A[a-z0-9]([a-z0-9+_-]|\.(?=[a-z])){0,30}[a-z0-9]@[a-z]{1,20}\.example\Z"))
def test_common_addresses_are_taken_as_they_are(address: str) -> None:
    assert clean_email(address) == clean_email(f" {address.upper()};") == address


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("+1 555 010 0199", "+15550100199"),
        ("+33 (0)1 99 00 12 34", "+33199001234"),
        ("0033 1 99 00 12 34", "+33199001234"),
        ("01 99 00 12 34", "0199001234"),
        ("(555) 010-0199", "5550100199"),
        ("555.010.0199", "5550100199"),
        ("+49 30/23125-123", "+493023125123"),
        ("555-0101 ext. 12", "5550101"),
        ("+1 555 010 0199 x12", "+15550100199"),
        ("'+15550100199", "+15550100199"),
        ("tel:+1-555-010-0199", "+15550100199"),
        ("Tel.: 030 23125 123", "03023125123"),
        ("＋１ 555 010 0199", "+15550100199"),
        ("15550100199", "15550100199"),
    ],
)
def test_phone_numbers(cell: str, number: str) -> None:
    assert clean_phone(cell) == number


@pytest.mark.parametrize(
    "cell",
    ["", "n/a", "none", "12345", "1" * 16, "00000000", "2024-01-15", "15/01/2024", "1.57E+10", "call me", "+",
     "0", "0/00001", "mira@northpier.example", "555-0101 / 555-0102 / 555-0103 / 555-0104"],
)  # fmt: skip
def test_what_is_no_phone_number(cell: str) -> None:
    assert clean_phone(cell) == ""


@given(st.text(alphabet="+0123456789 ()-./x"))
def test_a_clean_number_stays_itself(cell: str) -> None:
    number = clean_phone(cell)
    assert number == "" or clean_phone(number) == number
