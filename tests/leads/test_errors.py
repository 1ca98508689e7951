"""The error tree: every known failure crosses between processes whole, and offers what can be done."""

from __future__ import annotations

import copy
import pickle

import pytest

from gui.leads import errors
from gui.leads.errors import Action, EnrowDesktopError


def family(root: type[EnrowDesktopError]) -> list[type[EnrowDesktopError]]:
    return [root, *(member for child in root.__subclasses__() for member in family(child))]


ALL = [kind for kind in family(EnrowDesktopError) if kind.__module__ == errors.__name__]


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_an_error_survives_the_way_between_processes(kind: type[EnrowDesktopError], protocol: int) -> None:
    sent = kind("The list is locked. Nothing was sent.", detail="errno 13", actions=(Action.RETRY,))
    received = pickle.loads(pickle.dumps(sent, protocol))
    assert type(received) is kind
    assert str(received) == received.sentence == "The list is locked. Nothing was sent."
    assert (received.detail, received.actions) == ("errno 13", (Action.RETRY,))


@pytest.mark.parametrize("kind", ALL)
def test_an_error_without_particulars_keeps_the_actions_of_its_class(kind: type[EnrowDesktopError]) -> None:
    received = pickle.loads(pickle.dumps(kind("It did not work.")))
    assert received.actions == kind.actions
    assert received.detail == ""


@pytest.mark.parametrize("kind", ALL)
def test_an_error_can_be_copied(kind: type[EnrowDesktopError]) -> None:
    assert copy.copy(kind("It did not work.", detail="why")).detail == "why"


def test_actions_of_one_error_do_not_leak_into_its_class() -> None:
    errors.OfflineError("No network.", actions=(Action.USE_SANDBOX,))
    assert errors.OfflineError.actions == (Action.RETRY,)


def test_the_drawing_at_the_top_names_every_error() -> None:
    drawing = errors.__doc__ or ""
    assert [kind.__name__ for kind in ALL if kind.__name__ not in drawing] == []


@pytest.mark.parametrize("kind", ALL)
def test_every_error_is_explained(kind: type[EnrowDesktopError]) -> None:
    assert kind.__doc__
    assert kind.__name__.endswith("Error")
