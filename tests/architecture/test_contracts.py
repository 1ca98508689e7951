"""The import contracts of pyproject.toml: kept by the real tree, and each seen to catch what it forbids."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"] for contract in PYPROJECT["tool"]["importlinter"]["contracts"]}

# Contract, the module that breaks it, what that module imports.
BREAKS = [
    ("rooms", "gui/leads/breach.py", "gui.enrow"),
    ("rooms", "gui/enrow/breach.py", "gui.store"),
    ("rooms", "gui/sheets/breach.py", "gui.system"),
    ("rooms", "gui/store/breach.py", "gui.runs"),
    ("rooms", "gui/runs/breach.py", "gui.views"),
    ("rooms", "gui/views/breach.py", "gui.app"),
    ("rooms", "gui/sandbox/breach.py", "gui.leads"),
    ("rooms", "gui/extras/breach.py", "gui.leads"),
    ("rooms", "gui/app/breach.py", "gui.__main__"),
    ("within-runs", "gui/runs/running/breach.py", "gui.runs.looking_back"),
    ("within-runs", "gui/runs/opening/breach.py", "gui.runs.pricing.planning"),
    ("within-runs", "gui/runs/accounts/breach.py", "gui.runs.pricing.planning"),
    ("within-runs", "gui/runs/breach.py", "gui.leads"),
    ("within-store", "gui/store/books/breach.py", "gui.store.personal_data"),
    ("within-store", "gui/store/list_files/breach.py", "gui.store.plans.plan"),
    ("within-store", "gui/store/breach.py", "gui.leads"),
    ("within-sheets", "gui/sheets/text/breach.py", "gui.sheets.workbooks.package"),
    ("within-sheets", "gui/sheets/formats/breach.py", "gui.sheets.text"),
    ("within-sheets", "gui/sheets/breach.py", "gui.leads"),
    ("views", "gui/views/breach.py", "gui.store"),
    ("views", "gui/views/breach.py", "gui.enrow"),
    ("views", "gui/views/breach.py", "gui.sheets"),
    ("views", "gui/views/breach.py", "gui.system"),
    ("sandbox", "gui/runs/breach.py", "gui.sandbox"),
    ("sandbox-alone", "gui/sandbox/breach.py", "gui"),
    ("window", "gui/views/breach.py", "gui.leads"),
    ("window", "gui/views/widgets/breach.py", "gui.views.pages"),
    ("window", "gui/views/models/breach.py", "gui.views.pages"),
    ("window", "gui/views/theme/breach.py", "gui.views.widgets"),
    ("window", "gui/views/pages/breach.py", "gui.views.window"),
    ("pages", "gui/views/pages/breach.py", "gui.views.pages.other"),
    ("network", "gui/runs/breach.py", "httpx"),
    ("network", "gui/sandbox/breach.py", "httpx"),
    ("network", "gui/runs/breach.py", "h11"),
    ("database", "gui/runs/breach.py", "sqlite3"),
    ("qt", "gui/runs/breach.py", "PySide6.QtCore"),
    ("qt", "gui/system/breach.py", "qasync"),
    ("spreadsheets", "gui/store/breach.py", "openpyxl"),
    ("spreadsheets", "gui/runs/breach.py", "python_calamine"),
    ("spreadsheets", "gui/app/breach.py", "chardet"),
    ("spreadsheets", "gui/leads/breach.py", "isal.igzip"),
    ("system", "gui/app/breach.py", "keyring"),
    ("system", "gui/store/breach.py", "platformdirs"),
    ("system", "gui/store/breach.py", "filelock"),
    ("pure-leads", "gui/leads/breach.py", "pathlib"),
    ("pure-leads", "gui/leads/breach.py", "asyncio"),
]


def lint_imports(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the tree in `folder`, as `make check` does on the real one."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def place(file: Path, source: str = "") -> None:
    """Write `source` to `file`, making the package around it where the tree has none yet."""
    file.parent.mkdir(exist_ok=True)
    (file.parent / "__init__.py").touch()
    file.write_text(source, encoding="utf-8")


def place_imported(tree: Path, name: str) -> None:
    """See to it that the module `name` of ours is there to be imported."""
    path = tree.joinpath(*name.split("."))
    if (
        name.startswith("gui")
        and not (path / "__init__.py").is_file()
        and not path.with_suffix(".py").is_file()
    ):
        place(path.with_suffix(".py"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a copy of the real tree that may be broken."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "gui", tmp_path / "gui", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_the_real_tree_keeps_every_contract() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in result.stdout


@pytest.mark.parametrize(("contract", "module", "imported"), BREAKS)
def test_a_breach_is_caught(tree: Path, contract: str, module: str, imported: str) -> None:
    place_imported(tree, imported)
    place(tree / module, f"import {imported}\n")
    result = lint_imports(tree, "--contract", contract)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "0 kept, 1 broken" in result.stdout


def test_every_contract_is_broken_once() -> None:
    assert {contract for contract, *_ in BREAKS} == CONTRACTS
