"""What is erased is gone from the files themselves; what it cost stays; what is on its way is left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from gui.leads.credits import Credits
from gui.leads.errors import StorageError, UsageError
from gui.leads.fields import Kind, Realm
from gui.leads.life import Status
from gui.leads.whom import Whom
from gui.store.list_files.prepared_row import PreparedRow
from gui.store.workspace import Workspace
from tests.store.ground import NOT_FOUND, NOW, Ground, found, person

if TYPE_CHECKING:
    from collections.abc import Callable


def on_disk(ground: Ground, text: str) -> bool:
    """Whether a text is anywhere in the workspace's files."""
    return any(text.encode() in file.read_bytes() for file in ground.path.parent.glob("workspace.db*"))


def verification(row: int, address: str) -> PreparedRow:
    """A row that asks about an address."""
    return PreparedRow(row, "verify", f"verify|{address}", f'{{"email": "{address}"}}', None, None, 0)


@pytest.fixture
def bought(ground: Ground) -> Ground:
    """A finished run that found Mira and not Tomas, and another run that used what is known of Mira."""
    ground.run([person(2, "mira"), person(3, "tomas")])
    batch = ground.accept()
    ground.workspace.journal.store_raw(batch.id, b"{}", NOW)
    ground.finish(batch, [found("mira"), NOT_FOUND])
    ground.run([person(2, "mira")], "r2")
    assert on_disk(ground, "mira@northpier.example")
    return ground


def erase(ground: Ground, address: str) -> int:
    """Forget a person in the workspace."""
    erasure = ground.workspace.erasure
    return erasure.person(erasure.find(Whom(address), ()))


def test_an_erased_person_is_gone_from_the_disk(bought: Ground) -> None:
    assert erase(bought, " Mira@NorthPier.example ") == 1
    assert not on_disk(bought, "mira")
    assert on_disk(bought, "tomas")


def test_an_erased_person_is_asked_about_anew_and_still_counted(bought: Ground) -> None:
    erase(bought, "mira@northpier.example")
    assert bought.statuses() == {2: Status.FOUND, 3: Status.NOT_FOUND}
    assert bought.statuses("r2") == {2: Status.KNOWN}
    (count,) = bought.count([person(2, "mira"), person(3, "tomas")])
    assert (count.look_up, count.known) == (1, 1)
    assert bought.workspace.ledger.totals("r1").paid == Credits.of(1)


def test_an_unknown_address_erases_nothing(bought: Ground) -> None:
    assert erase(bought, "nobody@northpier.example") == 0
    assert bought.statuses() == {2: Status.FOUND, 3: Status.NOT_FOUND}


def test_addresses_that_wait_to_be_verified_are_erased_too(ground: Ground) -> None:
    row = verification(2, "mira@northpier.example")
    ground.run([row])
    assert erase(ground, "mira@northpier.example") == 1
    assert ground.statuses(kind=Kind.VERIFY) == {2: Status.SKIPPED}
    assert not on_disk(ground, "mira@")


def test_what_is_being_looked_up_is_not_erased(ground: Ground) -> None:
    row = verification(2, "mira@northpier.example")
    ground.run([row])
    ground.accept(kind=Kind.VERIFY)
    with pytest.raises(UsageError, match="right now"):
        erase(ground, "mira@northpier.example")
    assert len(ground.workspace.journal.sent(1)) == 1


def test_an_erased_run_is_gone_but_for_its_cost(bought: Ground) -> None:
    bought.workspace.erasure.run("r1", NOW)
    assert [record.id for record in bought.workspace.runs.all()] == ["r2"]
    assert not on_disk(bought, "mira@northpier.example")
    assert not on_disk(bought, "tomas")
    assert bought.workspace.ledger.totals("r1").paid == Credits.of(1)
    assert bought.workspace.results.history(Realm.LIVE, Kind.EMAIL) == (1, 2)
    assert bought.statuses("r2") == {2: Status.KNOWN}
    with pytest.raises(UsageError):
        bought.workspace.erasure.run("r1", NOW)


def test_everything_is_everything(bought: Ground) -> None:
    bought.workspace.erasure.everything()
    for word in ("mira", "tomas", "leads.xlsx", "North Pier"):
        assert not on_disk(bought, word)
    assert not bought.workspace.runs.all()
    assert not bought.workspace.lists.recent(9)
    bought.run([person(2, "mira")])


@pytest.mark.parametrize("step", [Ground.begin, Ground.accept, Ground.doubt])
def test_what_may_have_been_paid_is_not_erased(ground: Ground, step: Callable[[Ground], object]) -> None:
    ground.run([person(2, "mira")])
    step(ground)
    with pytest.raises(UsageError, match="Nothing was erased"):
        ground.workspace.erasure.run("r1", NOW)
    with pytest.raises(UsageError, match="Nothing was erased"):
        ground.workspace.erasure.everything()
    assert len(ground.workspace.journal.sent(1)) == 1


def test_references_are_watched_again_after_erasing(bought: Ground) -> None:
    erase(bought, "mira@northpier.example")
    assert bought.workspace._database.value("PRAGMA foreign_keys") == 1
    assert bought.workspace._database.rows("PRAGMA foreign_key_check") == []


def test_what_a_reader_kept_on_the_disk_goes_the_next_time(bought: Ground) -> None:
    hasty = Workspace(bought.path, patience_s=0.1)
    with closing(sqlite3.connect(bought.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM results").fetchone()
        with pytest.raises(StorageError, match="not gone from the disk yet"):
            hasty.erasure.run("r1", NOW)
        hasty.erasure.make_up()  # waits for nobody
        assert on_disk(bought, "tomas")
    hasty.erasure.make_up()
    assert not on_disk(bought, "tomas")
    hasty.close()
