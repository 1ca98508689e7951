"""The window in each language: no word stays English in French, and none is cut in the smallest window."""

from __future__ import annotations

import asyncio
import contextlib
import gettext
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QListWidget, QPushButton

from gui.leads.fields import Kind
from gui.views.dialogs.closing import Closing, ask_how_to_close
from gui.views.pages.list_page.side_panel import PanelState
from gui.views.theme.resources import resource
from tests.person import until
from tests.screen_words import cut_texts, texts_on

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.conftest import Sandbox
    from tests.person import Person

SIZES = ((1280, 800), (960, 600))
# The names of columns in files are the user's, the other program's, or a contract.
OF_FILES = {"exportPreview", "exportFields", "exportColumns"}
ODD = """Prénom;Nom;Société;Site
Mira;Okafor;Quai Nord;quainord.example
Mira;Okafor;Quai Nord;quainord.example
FranÃ§ois;LÃ³pez;Quai Nord;quainord.example
Tomas;Berg;;berg,example
Peter;;Mousse;mousse.example
Lea;Hansen;gmail.com;
Ines;Moreau;Filature;filature.example
"""


def english_words() -> list[re.Pattern[str]]:
    """Every message that reads otherwise in French; names in it stand for anything."""
    with resource("translations", "fr.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    ids = [each for each in catalogue._catalog if isinstance(each, str) and each]  # type: ignore[attr-defined]
    pairs = [each for each in catalogue._catalog if isinstance(each, tuple)]  # type: ignore[attr-defined]
    ids += [one for one, _form in pairs]
    told = [text for text in ids if len(re.sub(r"{\w*}|\W", "", text)) > 3 and text != "{some} and {last}"]
    return [_pattern(text) for text in told if catalogue.gettext(text) != text]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(
        "".join(".+" if p.startswith("{") else re.escape(p) for p in re.split(r"({\w*})", text))
    )


def left_english(window: QWidget, english: list[re.Pattern[str]]) -> list[str]:
    pieces = (
        (text.where, piece.strip())
        for text in texts_on(window)
        if not OF_FILES.intersection(text.where.split())
        for piece in re.split(r" · |\n", text.words)
    )
    return [f"{where}: {piece}" for where, piece in pieces if any(each.fullmatch(piece) for each in english)]


def _laid_out_cut(window: QWidget) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    return cut_texts(window)


class Reader:
    """Reads what is on screen, in every size, and keeps what is wrong with it."""

    def __init__(self, person: Person, language: str) -> None:
        self.person = person
        self.english = english_words() if language == "fr" else []
        self.cut: set[str] = set()
        self.left: set[str] = set()

    async def read(self, state: str, window: QWidget | None = None) -> None:
        if window is not None:
            await self._read(state, window)
            return
        for size in SIZES:
            self.person.window.resize(*size)
            await self._read(f"{state} at {size[0]}", self.person.window)

    async def _read(self, state: str, window: QWidget) -> None:
        with contextlib.suppress(AssertionError):  # what is still cut when all is laid out is told below
            await until(lambda: not _laid_out_cut(window), seconds=0.5)
        self.cut |= {f"{state}: {text}" for text in cut_texts(window)}
        self.left |= {f"{state}: {text}" for text in left_english(window, self.english)}

    def found_nothing(self) -> None:
        """Fail with one line for each text that is cut or left in English."""
        wrong = [f"cut, {text}" for text in self.cut] + [f"not French, {text}" for text in self.left]
        assert not wrong, "\n".join(sorted(wrong))


@pytest.fixture
def reader(person: Person, language: str) -> Reader:
    return Reader(person, language)


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest) -> str:
    code: str = request.param
    return code


@pytest.fixture
def odd_list(tmp_path: Path) -> Path:
    path = tmp_path / "salon-de-printemps.csv"
    path.write_text(ODD, encoding="utf-8")
    return path


async def test_pages_before_a_list(reader: Reader, person: Person) -> None:
    await reader.read("empty")
    person.window.lists.show_welcome()
    await reader.read("welcome")
    person.window.show_page("runs")
    await reader.read("no runs")
    person.window.show_page("usage")
    await until(lambda: person.sees("usageEmpty"))
    await reader.read("nothing spent")
    person.window.show_page("settings")
    for row in range(3):
        mode = person.see(QComboBox, "webhookMode")
        mode.setCurrentIndex(row)
        mode.activated.emit(row)
        await reader.read(f"settings {row}")
    person.window.show_crash("Traceback")
    await reader.read("crash", person.window.findChild(QDialog, "crashPanel"))
    person.see(QDialog, "crashPanel").reject()
    person.press("sentLog")
    await until(lambda: person.sees("sentLogDialog"))
    await reader.read("nothing sent", person.see(QDialog, "sentLogDialog"))
    reader.found_nothing()


async def test_a_list_with_problems(reader: Reader, person: Person, odd_list: Path) -> None:
    person.window.open_paths([odd_list])
    await person.priced()
    await reader.read("priced")
    person.view.panel.find_card.choose(frozenset(Kind))
    await person.priced()
    person.press("whatWillBeSent")
    await until(lambda: person.sees("whatLeaves"))
    await reader.read("what leaves", person.see(QDialog, "whatLeaves"))
    person.see(QDialog, "whatLeaves").reject()
    person.view.problems.open()
    await reader.read("problems")
    # Made, not popped up: that would ask the offscreen platform for the keyboard.
    view = person.view
    menu = view.columns.menu_of(1, view.opened)
    await reader.read("column menu", menu)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(odd_list))])
    person.hover(mime)
    await reader.read("drop")
    reader.found_nothing()


async def test_a_run_and_its_export(reader: Reader, person: Person, odd_list: Path) -> None:
    await person.open(odd_list)
    person.press("start")
    await person.panel_shows(PanelState.DONE)
    await reader.read("done")
    person.press("export")
    await until(lambda: person.sees("exportDialog"))
    dialog, forms = person.see(QDialog, "exportDialog"), person.see(QListWidget, "exportForms")
    for row in range(forms.count()):
        if not forms.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
            continue  # a heading
        forms.setCurrentRow(row)
        await reader.read(f"export {row}", dialog)
    person.press("savePreset")
    await until(lambda: person.sees("presetName"))
    await reader.read("preset", person.see(QLineEdit, "presetName").window())
    await person_leaves(person, "presetName")
    person.press("cancelExport")
    person.window.show_page("runs")
    await until(lambda: person.sees("runsTable"))
    await reader.read("runs")
    person.window.show_page("usage")
    await until(lambda: person.sees("usageRuns"))
    await reader.read("usage")
    reader.found_nothing()


async def person_leaves(person: Person, name: str) -> None:
    leave = person.see(QLineEdit, name).window().findChild(QPushButton, "leave")
    assert leave is not None
    leave.click()
    await until(lambda: not person.sees(name))


async def test_a_lost_answer(reader: Reader, person: Person, odd_list: Path, sandbox: Sandbox) -> None:
    sandbox.post("faults", {"faults": [{"kind": "drop_after_accept", "endpoint": "email"}]})
    await person.open(odd_list)
    person.press("start")
    await person.panel_shows(PanelState.RESTING)
    await until(lambda: person.sees("messageAction"))
    await reader.read("in doubt")
    person.window.show_page("settings")
    person.press("sentLog")
    await until(lambda: person.sees("sentLogDialog"))
    await reader.read("what was sent", person.see(QDialog, "sentLogDialog"))
    person.see(QDialog, "sentLogDialog").reject()
    person.window.show_page("list")
    person.press("messageAction")
    await until(lambda: person.sees("again"))
    await reader.read("second purchase", person.see(QDialog, "question"))
    person.press("leave")
    reader.found_nothing()


@pytest.mark.parametrize("has_tray", [True, False])
async def test_closing_while_runs_are_at_work(reader: Reader, person: Person, has_tray: bool) -> None:
    asking = asyncio.ensure_future(ask_how_to_close(person.window, 2, has_tray=has_tray))
    await until(lambda: person.sees("question"))
    await reader.read("closing", person.see(QDialog, "question"))
    person.press("stay")
    assert await asking is Closing.STAY
    reader.found_nothing()
