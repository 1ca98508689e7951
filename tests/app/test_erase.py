"""``erase`` on the command line: a person, a run, everything; nothing without a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lists import people, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program

ADDRESS = "quirina.zwetko@zwetkowerk.example"
QUIRINA = ("Quirina", "Zwetko", "Zwetkowerk", "zwetkowerk.example", ADDRESS)


@pytest.fixture
def program(warm: Program) -> Program:
    return warm


@pytest.fixture
def run(live: Program, tmp_path: Path) -> str:
    """Return a finished run that looked up Quirina and three others."""
    write_xlsx(tmp_path / "leads.xlsx", [QUIRINA, *people(3)])
    report = live.run("enrich", "leads.xlsx", "--find", "email", "--all-rows", "--yes", "--json").report
    return str(report["run"])


def is_known(home: Path, word: str = "zwetko") -> bool:
    """Whether a word is in any file of the workspace."""
    return any(
        word in path.read_bytes().decode("utf-8", "replace").casefold()
        for path in home.rglob("*.*")
        if path.is_file()
    )


@pytest.mark.usefixtures("run")
@pytest.mark.parametrize(
    "whom", [(ADDRESS,), ("--name", "Quirina Zwetko", "--company", "zwetkowerk.example")]
)
def test_a_person_is_erased(live: Program, home: Path, whom: tuple[str, ...]) -> None:
    assert is_known(home)
    outcome = live.run("erase", *whom, "--yes", "--json")
    assert (outcome.code, outcome.lines) == (0, [{"erased": "person", "searches": 1, "rows": 1, "lists": 1}])
    assert not is_known(home)
    assert is_known(home, "northpier1")
    again = live.run("erase", *whom, "--yes", "--json")
    assert (again.code, again.lines) == (0, [{"erased": "person", "searches": 0, "rows": 0, "lists": 0}])


def test_who_is_known_by_a_page_alone_is_erased(live: Program, home: Path, tmp_path: Path) -> None:
    page = "https://www.linkedin.com/in/quirina-zwetko"
    write_xlsx(tmp_path / "pages.xlsx", [(page,)], ("LinkedIn URL",))
    assert live.run("enrich", "pages.xlsx", "--find", "phone", "--yes").code == 0
    assert is_known(home)
    outcome = live.run("erase", f"{page}/?trk=x", "--yes", "--json")
    assert (outcome.code, outcome.lines) == (0, [{"erased": "person", "searches": 1, "rows": 1, "lists": 1}])
    assert not is_known(home)


def test_of_an_unknown_person_nothing_is_said_to_cost(program: Program) -> None:
    refused = program.run("erase", "nobody@northpier.example")
    assert refused.code == 2
    assert "hold nothing about this person" in refused.err
    assert "paid again" not in refused.err
    erased = program.run("erase", "nobody@northpier.example", "--yes")
    assert erased.code == 0
    assert "do not name this person any more" in erased.out


def test_a_run_is_erased(live: Program, run: str) -> None:
    outcome = live.run("erase", run, "--yes", "--json")
    assert (outcome.code, outcome.lines) == (0, [{"erased": "run", "run": run}])
    assert live.run("runs", "--json").lines == []
    assert live.run("erase", run, "--yes").code == 2


@pytest.mark.usefixtures("run")
def test_everything_is_erased(live: Program, home: Path) -> None:
    outcome = live.run("erase", "--all", "--yes", "--json")
    assert (outcome.code, outcome.lines) == (0, [{"erased": "all"}])
    assert not is_known(home)
    assert not is_known(home, "northpier1")


def test_nothing_is_erased_without_a_yes(live: Program, run: str, home: Path) -> None:
    for what in ((ADDRESS,), (run,), ("--all",)):
        outcome = live.run("erase", *what)
        assert (outcome.code, "nothing was erased" in outcome.err) == (2, True)
    assert is_known(home)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        (ADDRESS, "--all"),
        ("--name", "Quirina Zwetko"),
        ("--company", "x.example"),
        ("not@an", "--yes"),
        ("nosuchrun", "--yes"),
    ],
)
def test_wrong_use_erases_nothing(program: Program, arguments: tuple[str, ...]) -> None:
    outcome = program.run("erase", *arguments)
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
