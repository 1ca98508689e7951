"""Layouts are known again by the names of their columns, in their order or in any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from gui.leads.columns.layout import any_order_signature, from_any_order, header_signature, to_any_order
from gui.leads.fields import Field

if TYPE_CHECKING:
    from random import Random


def test_the_writing_of_a_name_makes_no_difference() -> None:
    assert header_signature(["First Name", "E-Mail *"]) == header_signature(["first_name", "e-mail"])
    assert header_signature(["Name", "Email"]) != header_signature(["Name Email"])


def test_order_counts_for_one_signature_and_not_for_the_other() -> None:
    one, other = ["Name", "Email"], ["Email", "Name"]
    assert header_signature(one) != header_signature(other)
    assert any_order_signature(one) == any_order_signature(other)
    assert any_order_signature(one) not in {header_signature(one), header_signature(other)}


HEADERS = st.lists(st.sampled_from(["Name", "Email", "Company", "Site", "City", "Notes"]), max_size=6)


@given(HEADERS, st.randoms())
def test_a_mapping_follows_its_columns_names(headers: list[str], random: Random) -> None:
    mapping = dict(zip(Field, range(len(headers)), strict=False))
    assert from_any_order(headers, to_any_order(headers, mapping)) == mapping
    shuffled = headers.copy()
    random.shuffle(shuffled)
    moved = from_any_order(shuffled, to_any_order(headers, mapping))
    for field, column in mapping.items():
        assert shuffled[moved[field]] == headers[column]
