"""The log tells what happened, and never the key."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gui.system import paths
from gui.system.log import Log, RedactingFilter, redact, register_secret, setup_logging

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "ek-live-0123456789"


@pytest.fixture
def log() -> Iterator[Log]:
    """Log into a workspace of the test's own, with a secret to hide."""
    register_secret(SECRET)
    log = setup_logging(paths.home())
    yield log
    log.close()


def test_what_is_logged_is_in_the_file(log: Log) -> None:
    logging.getLogger("gui.test").info("sent %d searches", 40)
    assert "INFO" in log.path.read_text()
    assert "gui.test: sent 40 searches" in log.path.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes")
def test_log_is_the_users_alone(log: Log) -> None:
    assert log.path.stat().st_mode & 0o777 == 0o600


def test_secret_is_in_no_message_argument_traceback_or_stack(log: Log) -> None:
    logger = logging.getLogger("gui.test")
    logger.warning("key %s in %r", SECRET, {"x-api-key": SECRET})
    logger.warning(f"key {SECRET}", stack_info=True)  # noqa: G004 - what is tested
    try:
        raise ValueError(SECRET)
    except ValueError:
        logger.exception("failed with %s", SECRET)
    text = log.path.read_text()
    assert "ValueError: [removed]" in text
    assert SECRET not in text


def test_secret_is_not_in_a_chained_traceback(log: Log) -> None:
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            raise RuntimeError("outer") from error
    except RuntimeError:
        logging.getLogger("gui.test").exception("failed")
    assert SECRET not in log.path.read_text()
    assert "outer" in log.path.read_text()


def test_broken_message_is_logged_all_the_same(log: Log) -> None:
    record = logging.LogRecord("gui.test", logging.INFO, "", 0, "%d of %d", (SECRET,), None)
    logging.getLogger("gui.test").handle(record)
    assert "%d of %d ('[removed]',)" in log.path.read_text()


@pytest.mark.parametrize(
    "text",
    [
        "x-api-key: unregistered1",
        "X-API-Key=unregistered1",
        "{'x-api-key': 'unregistered1', 'accept': '*/*'}",
        '{"x-api-key":"unregistered1"}',
        "[(b'x-api-key', b'unregistered1'), (b'accept', b'*/*')]",
        r"{\"x-api-key\": \"unregistered1\"}",
    ],
)
def test_header_of_any_key_is_removed(text: str) -> None:
    assert "unregistered1" not in redact(text)
    assert ("accept" in text) == ("accept" in redact(text))


def test_what_looks_like_nothing_secret_stays() -> None:
    register_secret("a")
    assert redact("a list of 40 rows") == "a list of 40 rows"


def test_record_passes_the_filter_once_more() -> None:
    record = logging.LogRecord("gui", logging.INFO, "", 0, "%s", ("x",), None)
    assert RedactingFilter().filter(record)
    assert RedactingFilter().filter(record)
    assert record.getMessage() == "x"


def test_log_is_given_back_as_it_was(home: Path) -> None:
    before = list(logging.getLogger().handlers)
    setup_logging(paths.home()).close()
    assert logging.getLogger().handlers == before


def test_full_log_begins_a_new_one(log: Log) -> None:
    for _ in range(450):
        logging.getLogger("gui.test").info("x" * 5000)
    assert log.path.with_name("enrow-desktop.log.1").exists()
    assert log.path.stat().st_size < 2_000_000


def test_full_disk_is_not_told_by_a_traceback(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no file that is always full")
    (paths.logs_dir(paths.home()) / "enrow-desktop.log").symlink_to(full)
    log = setup_logging(paths.home())
    logging.getLogger("gui.test").error("no room for this")
    log.close()
    assert capsys.readouterr().err == ""
