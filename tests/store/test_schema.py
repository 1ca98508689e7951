"""The workspace file: made once, private, durable, brought up to date or refused."""

from __future__ import annotations

import re
import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest

from gui.leads.errors import StorageError
from gui.leads.fields import Kind, Realm
from gui.leads.life import BatchState, Role, RunState, SearchState
from gui.store import schema
from gui.store.books.ledger import Movement
from gui.store.workspace import Workspace
from tests.store.ground import NOW, Ground, list_record

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path


@pytest.mark.parametrize(
    ("column", "enum"),
    [
        ("realm", Realm),
        ("kind", Kind),
        ("role", Role),
        ("movement", Movement),
    ],
)
def test_database_knows_every_word_of_the_program(column: str, enum: type[StrEnum]) -> None:
    assert {frozenset(words) for words in _checked_words(column)} == {frozenset(enum)}


def test_database_knows_every_state() -> None:
    states = [set(words) for words in _checked_words("state")]
    for enum in (RunState, SearchState, BatchState):
        assert {each.value for each in enum} in states


def _checked_words(column: str) -> list[list[str]]:
    lists = re.findall(rf"CHECK \({column} IN \(([^)]*)\)\)", "".join(schema.MIGRATIONS))
    return [re.findall(r"'(\w+)'", words) for words in lists]


def test_file_and_folder_are_the_users_alone(ground: Ground) -> None:
    ground.workspace.lists.add(list_record("a"))
    for file in ground.path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
    assert stat.S_IMODE(ground.path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("user_version", schema.VERSION)],
)
def test_committed_means_on_disk(ground: Ground, pragma: str, value: object) -> None:
    assert ground.workspace._database.value(f"PRAGMA {pragma}") == value


def test_reopening_keeps_everything(ground: Ground) -> None:
    ground.workspace.lists.add(list_record("a"))
    again = Workspace(ground.path)
    assert [record.id for record in again.lists.recent(9)] == ["a"]
    again.close()


def test_newer_workspace_is_refused_and_left_alone(ground: Ground) -> None:
    ground.workspace._database.run(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(StorageError, match="newer version"):
        Workspace(ground.path)
    assert ground.workspace._database.value("PRAGMA user_version") == schema.VERSION + 1


def test_failed_migration_leaves_nothing_behind(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", ("CREATE TABLE a (b);\nCREATE TABLE a (b);\n",))
    with pytest.raises(sqlite3.OperationalError):
        Workspace(home / "workspace.db")
    monkeypatch.undo()
    workspace = Workspace(home / "workspace.db")
    assert workspace.runs.all() == []
    workspace.close()


def test_migrations_are_applied_in_order(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = home / "workspace.db"
    Workspace(path).close()
    later = (*schema.MIGRATIONS, "CREATE TABLE added (n);\n", "INSERT INTO added VALUES (1);\n")
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    monkeypatch.setattr(schema, "VERSION", len(later))
    workspace = Workspace(path)
    assert workspace._database.value("SELECT n FROM added") == 1
    assert workspace._database.value("PRAGMA user_version") == len(later)
    workspace.close()


def test_statements_keep_a_trigger_whole() -> None:
    trigger = "CREATE TRIGGER x AFTER INSERT ON t\nBEGIN SELECT 1;\nSELECT 2; END;\n"
    script = f"CREATE TABLE t (a); -- one; two\n{trigger}"
    assert len(list(schema.statements(script))) == 2


def test_every_search_of_the_plan_uses_an_index(ground: Ground) -> None:
    database = ground.workspace._database
    for sql in (
        "SELECT id FROM results WHERE realm = ? AND kind = ? AND identity = ? ORDER BY answered_at DESC",
        "SELECT * FROM searches WHERE kind = ? AND identity = ? AND state IN ('sent', 'in_doubt')",
        "SELECT * FROM searches WHERE run_id = ? AND kind = ? AND state = 'planned' ORDER BY row",
        "SELECT * FROM searches WHERE batch_id = ?",
        "SELECT * FROM run_rows WHERE search_id = ?",
        "SELECT * FROM run_rows WHERE run_id = ? AND row BETWEEN ? AND ?",
        "SELECT SUM(quarters) FROM ledger WHERE run_id = ? GROUP BY movement",
    ):
        plan = [row["detail"] for row in database.rows(f"EXPLAIN QUERY PLAN {sql}", (None,) * sql.count("?"))]
        assert [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step] == [], sql


def test_times_without_a_zone_are_refused(ground: Ground) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ground.workspace.lists.add(list_record("a", opened_at=NOW.replace(tzinfo=None)))
    assert ground.workspace.lists.recent(1) == []
