"""Every word that people read can be translated, and is; `make words` lists what these tests refuse."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
TRANSLATED = {"tr": slice(0, 1), "say": slice(0, 1), "plural": slice(1, 3), "say_many": slice(1, 3)}
# Words that are not shown: names of tasks, of frames and on the session's bus, and errors for programmers.
NOT_SHOWN = {
    "QKeySequence",
    "start",
    "restart",
    "create_task",
    "TypeError",
    "RuntimeError",
    "ValueError",
    "step",
    "getLogger",
    "new_signal",  # the session's bus speaks one language
    "new_method_call",
}
LOGS = {"debug", "info", "warning", "error", "exception", "critical"}
# Proper names, the same in every language.
NAMES = re.compile(
    r"Enrow Desktop|Fusion|Inter|ISO 8859-\d+|Mac Roman|DOS 850|English|Français|Ctrl\+\w+|https?://\S*"
)
WORDS = re.compile(r"[A-Za-z]{2,}[,.:;…]? +[A-Za-z{]|^[A-Z][a-z]+[ .…]*$|\w{3,} $|^ \w{2,}")


def load_tool() -> Any:
    spec = importlib.util.spec_from_file_location("words_tool", ROOT / "packaging" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


TOOL = load_tool()
MODULES = sorted(path for path in (ROOT / "gui").rglob("*.py") if "sandbox" not in path.parts)
VIEWS = [path for path in MODULES if "views" in path.parts]


@pytest.fixture(scope="module")
def wanted() -> set[Any]:
    found: set[Any] = TOOL.messages()
    assert len(found) > 600
    return found


@pytest.mark.parametrize("language", TOOL.LANGUAGES)
def test_every_message_is_translated(language: str, wanted: set[Any]) -> None:
    assert TOOL.faults(TOOL.updated(TOOL.read(language), wanted)) == []


@pytest.mark.parametrize("language", TOOL.LANGUAGES)
def test_the_catalogues_are_up_to_date(language: str, wanted: set[Any]) -> None:
    catalog = TOOL.updated(TOOL.read(language), wanted)
    assert (TOOL.FOLDER / f"{language}.po").read_bytes() == TOOL.written(catalog), "run `make words`"
    assert (TOOL.FOLDER / f"{language}.mo").read_bytes() == TOOL.compiled(catalog), "run `make words`"


def test_french_keeps_its_signs_with_the_word_before_them(wanted: set[Any]) -> None:
    texts = [form for message in TOOL.read("fr") for form in _forms(message)]
    assert len(texts) > 600
    assert [text for text in texts if re.search(r" [?!:;»]|« ", text)] == []


def _forms(message: Any) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_no_message_is_counted_in_two_ways(wanted: set[Any]) -> None:
    assert TOOL.clashes(wanted) == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("", "not translated: 'Saved as {name}.'"),
        ("Enregistré sous {nom}.", "other {names} than in English: 'Saved as {name}.'"),
        ("Enregistré.", "other {names} than in English: 'Saved as {name}.'"),
    ],
)
def test_a_bad_translation_is_found(broken: str, fault: str) -> None:
    catalog = TOOL.updated(TOOL.Catalog("fr"), {"Saved as {name}."})
    catalog["Saved as {name}."].string = broken
    assert TOOL.faults(catalog) == [fault]


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", ""), node


def hidden_messages(source: str) -> list[int]:
    """The lines of calls whose message is no literal, which no tool can find."""
    tree = ast.parse(source)
    return [
        node.lineno
        for name, node in calls(tree)
        if name in TRANSLATED and isinstance(node.func, ast.Name)
        for message in node.args[TRANSLATED[name]]
        if not (isinstance(message, ast.Constant) and isinstance(message.value, str))
    ]


def untranslated(source: str) -> list[str]:
    """Texts with words in them that pass by the translation."""
    tree = ast.parse(source)
    passed = {id(part) for part in (*_documentation(tree), *_pieces_of_names(tree))}
    for name, node in calls(tree):
        is_log = name in LOGS and ast.unparse(node.func).startswith(("log.", "_log.", "logging."))
        if name in TRANSLATED or name in NOT_SHOWN or is_log:
            arguments = [*node.args, *(each.value for each in node.keywords if name in NOT_SHOWN)]
            passed |= {id(part) for argument in arguments for part in ast.walk(argument)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed
        if WORDS.search(node.value) and not NAMES.fullmatch(node.value)
    ]


def _documentation(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (each.value for each in node.body if isinstance(each, ast.Expr))


def test_every_message_stands_where_it_is_used() -> None:
    taken = {path: hidden_messages(path.read_text(encoding="utf-8")) for path in MODULES}
    # words.py is what passes on what the others give.
    assert {path.name: lines for path, lines in taken.items() if lines and path.name != "words.py"} == {}


def test_no_words_pass_by_the_translation() -> None:
    passed = {path: untranslated(path.read_text(encoding="utf-8")) for path in VIEWS}
    assert {path.name: texts for path, texts in passed.items() if texts} == {}


def _pieces_of_names(tree: ast.AST) -> Iterator[ast.AST]:
    """The "Price" of f"{name}Price", and what the loop's handler is told of a bug."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield from (
                each for each in node.values if isinstance(each, ast.Constant) and " " not in str(each.value)
            )
        if isinstance(node, ast.Dict):
            keys = [key.value if isinstance(key, ast.Constant) else "" for key in node.keys]
            if "exception" in keys:
                yield from (part for value in node.values for part in ast.walk(value))


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("Saved as it was")',
        'button("Export", "export")',
        'f"{n} rows of it"',
        'x = {1: "Found now"}',
    ],
)
def test_words_that_pass_by_are_found(line: str) -> None:
    assert untranslated(line) != []


def test_a_message_from_a_variable_is_found() -> None:
    assert hidden_messages('tr(words)\ntr("a" if b else "c")\nplural(n, one, "many")') == [1, 2, 3]
