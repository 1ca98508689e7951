"""Reasons, as people read them."""

from __future__ import annotations

import pytest

from gui.leads.problems import ProblemCode, SkipReason, describe

EVERY_REASON = [*ProblemCode, *SkipReason, "same_as", "in_flight"]


@pytest.mark.parametrize("reason", EVERY_REASON)
def test_every_reason_is_a_short_phrase(reason: str) -> None:
    phrase = describe(str(reason))
    assert phrase != str(reason).replace("_", " ")
    assert 10 < len(phrase) < 80
    assert not phrase.endswith(".")
    assert phrase[0].islower()


def test_no_two_reasons_read_the_same() -> None:
    assert len(set(map(describe, EVERY_REASON))) == len(EVERY_REASON)


def test_a_twin_names_its_row() -> None:
    assert describe("same_as", 41) == "same as row 41"
    assert describe("same_as") == "same person as another row"


def test_a_row_is_only_said_where_it_belongs() -> None:
    assert "41" not in describe(SkipReason.ALREADY_THERE, 41)


def test_a_reason_of_a_newer_version_is_shown_as_it_is_written() -> None:
    assert describe("on_the_blocklist") == "on the blocklist"
