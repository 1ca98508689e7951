"""Files stay under 300 lines and functions under 50, without exemptions."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE_LINES = 300
FUNCTION_LINES = 50
FILES = sorted(
    path
    for folder in ("gui", "tests", "packaging")
    for suffix in ("*.py", "*.spec")
    for path in (ROOT / folder).rglob(suffix)
)


def long_functions(source: str) -> list[str]:
    """Return name and length of each function in `source` that is too long, counted from its `def` line."""
    return [
        f"{node.name}: {length} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_lengths(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= FILE_LINES
    assert long_functions(source) == []


def test_a_long_function_is_seen() -> None:
    body = "    pass\n" * FUNCTION_LINES
    assert long_functions(f"class A:\n  async def load():\n{body}") == ["load: 51 lines"]
    assert long_functions(f"def load():\n{body[: -len('    pass') - 1]}") == []


def test_files_are_found() -> None:
    assert Path(__file__) in FILES
    assert ROOT / "gui" / "__init__.py" in FILES
