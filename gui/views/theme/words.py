"""Every word on screen passes here and is said in the user's language.

The catalogues are gettext's, in ``resources/translations``; ``make words`` keeps them. Why it is done so
is in docs/decisions/0017-words.md.
"""

from __future__ import annotations

import gettext
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gui.leads.credits import Credits
from gui.leads.sentences import Sentence
from gui.views.theme import figures
from gui.views.theme.resources import resource

if TYPE_CHECKING:
    from gui.leads.sentences import Value

# The languages that ship; English needs no catalogue, the words in the code are its own.
LANGUAGES = {"en": "English", "fr": "Français"}
_USUAL_COUNTRY = {"en": QLocale.Country.UnitedStates, "fr": QLocale.Country.France}


class _InForce:
    """The language that is in force.

    Attributes:
        catalogue: its translations; None for English.
        of_qt: the words of Qt's own dialogs and menus; None for English.
    """

    catalogue: gettext.GNUTranslations | None = None
    of_qt: QTranslator | None = None


_in_force = _InForce()


def tr(text: str, /, **values: object) -> str:
    """The text in the user's language, with ``{names}`` filled in after it was translated."""
    catalogue = _in_force.catalogue
    return _filled(catalogue.gettext(text) if catalogue and text else text, values)


def plural(count: float, one: str, many: str, /, **values: object) -> str:
    """The form of a sentence that fits ``count``: in French 0 and 1.5 are as one."""
    if _in_force.catalogue is None:
        return _filled(one if count == 1 else many, values)
    return _filled(_in_force.catalogue.ngettext(one, many, int(count)), values)


def shown(text: str) -> str:
    """What a room below says, in the user's language; a text that is no sentence stays as it is."""
    if not isinstance(text, Sentence):
        return text
    values = {name: _written(value) for name, value in text.values.items()}
    if text.many:
        return plural(text.number, text.template, text.many, **values)
    return tr(text.template, **values)


def _filled(text: str, values: dict[str, object]) -> str:
    if not values:
        return text
    return text.format(**{n: shown(v) if isinstance(v, Sentence) else v for n, v in values.items()})


def _written(value: Value) -> str:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, date):
        return figures.day(value)
    return figures.amount(value) if isinstance(value, Credits) else figures.count(value)


def before_colon(words: str) -> str:
    """What a phrase says before it goes on to what to do about it; French puts a blank before its colon."""
    return words.partition(":")[0].rstrip()


def language_in_use(chosen: str) -> str:
    """The code of the language that a choice means: "" is the system's first that ships, else English."""
    if chosen in LANGUAGES:
        return chosen
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), "en")


def use_language(chosen: str) -> None:
    """Put a language in force: words, Qt's own, numbers and dates. What is on screen already stays as it is.

    Args:
        chosen: "en", "fr", or "" for the system's language and ways of writing.
    """
    code = language_in_use(chosen)
    system = QLocale.system()
    is_systems = not chosen or system.name().partition("_")[0] == code
    QLocale.setDefault(system if is_systems else QLocale(QLocale(code).language(), _USUAL_COUNTRY[code]))
    _in_force.catalogue = None if code == "en" else _read_catalogue(code)
    _use_words_of_qt(code)


def _read_catalogue(code: str) -> gettext.GNUTranslations:
    with resource("translations", f"{code}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def _use_words_of_qt(code: str) -> None:
    app = QCoreApplication.instance()
    if app is None:
        return
    if _in_force.of_qt is not None:
        app.removeTranslator(_in_force.of_qt)
        _in_force.of_qt = None
    words = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if code != "en" and words.load(f"qtbase_{code}", folder):
        app.installTranslator(words)
        _in_force.of_qt = words
