"""What is copied of a bug: where it happened, and nothing of people, keys or the user's folders."""

from __future__ import annotations

from pathlib import Path

from gui import __version__
from gui.app.bug_report import describe, place_of
from gui.leads.credits import Credits


def fail(value: str) -> None:
    try:
        Credits.parse(value)
    except ValueError as error:
        raise KeyError(value) from error


def caught(value: str) -> BaseException:
    try:
        fail(value)
    except KeyError as error:
        return error
    raise AssertionError


def test_kinds_and_places_are_told_and_no_words() -> None:
    told = describe(caught("Mira Okafor"))
    assert told.startswith(f"Enrow Desktop {__version__}, Python ")
    assert "KeyError" in told
    assert "gui/leads/credits.py:" in told
    assert "in fail" in told
    assert "Mira" not in told
    assert str(Path.home()) not in told
    assert str(Path(__file__).parent) not in told


def test_same_bug_has_the_same_place_whatever_it_says() -> None:
    assert place_of(caught("one")) == place_of(caught("other"))
    assert place_of(ValueError()) == ("ValueError", "", 0)
