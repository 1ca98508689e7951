"""Words in another language: sentences of the lower rooms, plurals, numbers, Qt's own, and the choice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton

from gui.leads.credits import Credits
from gui.leads.errors import OfflineError
from gui.leads.sentences import join, say, say_many
from gui.system.settings import load_settings
from gui.views.theme import numbers
from gui.views.theme.words import before_colon, language_in_use, plural, shown, tr, use_language
from gui.views.widgets.credits_spin import CreditsSpin
from gui.views.widgets.leads.problems_panel import ProblemsPanel
from tests.person import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gui.views.theme.theme import Theme
    from tests.person import Person


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest) -> str:
    code: str = request.param
    return code


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    use_language("fr")
    yield
    use_language("en")
    QLocale.setDefault(before)


@pytest.mark.usefixtures("french")
def test_sentences_of_the_rooms_below_are_said_in_french() -> None:
    named = say("named '{header}'", header="Société")
    assert (
        shown(say("{named}, but it holds numbers", named=named))
        == "nommée «\u202fSociété\u202f», mais contient des nombres"
    )
    amount = say("Your own file is never changed.")
    assert shown(join(amount, amount)) == " ".join([shown(amount)] * 2)
    count = say_many(1284, "{n} row", "{n} rows", n=1284)
    assert shown(count) == "1\u202f284 lignes"
    assert tr("{message} Its list is under Runs.", message=count).startswith("1\u202f284 lignes")
    assert shown(say("The run pauses at {cap} credits.", cap=Credits(4097))).endswith(
        "1\u202f024,25 crédits."
    )
    assert before_colon(shown(say("no company: add its website or its name"))) == "sans entreprise"


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("number", "words"), [(0, "crédit"), (1.5, "crédit"), (2, "crédits"), (0.25, "crédit")]
)
def test_french_counts_from_two(number: float, words: str) -> None:
    assert plural(number, "{n} credit", "{n} credits", n="").strip() == words


def test_english_counts_all_but_one() -> None:
    assert [plural(n, "one", "many") for n in (0, 1, 1.5, 2)] == ["many", "one", "many", "many"]


@pytest.mark.usefixtures("french")
def test_numbers_and_dates_are_french() -> None:
    now = datetime.now(UTC)
    assert numbers.count(1284) == "1\u202f284"
    assert numbers.amount_range(Credits.of(640), Credits.parse(790.25)) == "640 – 790,25"
    assert numbers.percent(64, 100) == "64\u202f%"
    assert numbers.age(now - timedelta(minutes=5), now) == "il y a 5 min"
    assert numbers.day(datetime(2019, 3, 12, 12, tzinfo=UTC), is_long=True) == "12 mars 2019"
    assert [numbers.rows(n) for n in (0, 1, 2)] == ["0 ligne", "1 ligne", "2 lignes"]


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("typed", ["1102,5", "1102.5", "1 102,5", "1\u202f102,50"])
def test_amounts_are_typed_as_in_france(typed: str) -> None:
    box = CreditsSpin()
    assert box.validate(typed, 0)[0] is QValidator.State.Acceptable
    assert box.valueFromText(typed) == 1102.5


@pytest.mark.usefixtures("french")
def test_kinds_of_problems_need_no_plural_in_french(theme: Theme) -> None:
    panel = ProblemsPanel(theme)
    panel.show_counts(10, {"nom invalide": 2, "site web invalide": 1})
    toggle = panel.findChild(QToolButton, "problemsToggle")
    assert toggle is not None
    said = toggle.accessibleDescription()
    assert said == "10 lignes à revoir\u202f: nom invalide (2) · site web invalide (1)"


@pytest.mark.usefixtures("french")
def test_words_of_qt_are_french(qapp: QApplication) -> None:
    assert qapp.translate("QLineEdit", "&Copy").replace("&", "") == "Copier"


def test_a_language_of_nobody_is_english() -> None:
    assert [language_in_use(code) for code in ("fr", "en", "xx")] == ["fr", "en", "en"]


def test_an_error_is_shown_in_the_language(person: Person, language: str) -> None:
    person.window.message.say_error(OfflineError(say("Paused. Nothing more is sent until you go on.")))
    assert person.message.startswith("Paused." if language == "en" else "En pause.")


async def test_the_language_is_chosen_and_kept(person: Person, theme: Theme, home: Path) -> None:
    heard: list[str] = []
    person.window.settings.language_changed.connect(lambda: heard.append(tr("Settings")))
    person.window.show_page("settings")
    box = person.see(QComboBox, "language")
    assert [box.itemText(row) for row in range(1, 3)] == ["English", "Français"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    await until(lambda: heard)
    assert heard == ["Réglages"]
    assert load_settings(home).language == "fr"
