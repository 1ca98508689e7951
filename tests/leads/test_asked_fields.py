"""What a search is made of: fields beside those never change it."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.leads.asked_fields import ASKED, kept_columns
from gui.leads.fields import Field, Kind
from gui.leads.lead import Lead
from gui.leads.search import build_search

VALUES = {
    Field.FIRST_NAME: "Mira",
    Field.LAST_NAME: "Okafor",
    Field.COMPANY: "North Pier",
    Field.DOMAIN: "northpier.example",
    Field.LINKEDIN_URL: "https://www.linkedin.com/in/mira-okafor",
    Field.EMAIL: "mira@northpier.example",
}


@pytest.mark.parametrize("kind", list(Kind))
@given(text=st.text())
def test_other_fields_never_change_a_search(kind: Kind, text: str) -> None:
    plain = Lead(2, VALUES)
    others = {field: text for field in Field if field not in ASKED[kind]}
    changed = dataclasses.replace(plain, values=VALUES | others)
    assert build_search(kind, changed) == build_search(kind, plain)


def test_columns_that_stay_are_named_in_their_order() -> None:
    mapping = {Field.FIRST_NAME: 0, Field.LAST_NAME: 1, Field.DOMAIN: 3, Field.PHONE: 4}
    headers = ("First", "Last", "Notes", "Site", "Phone")
    assert kept_columns({Kind.EMAIL}, mapping, headers) == ("Notes", "Phone")
