"""What can be exported, as a list to choose from: the user's own file, plain forms, programs, own presets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from gui.leads.export_choice import ExportChoice, Form
from gui.leads.presets import FORMS, TARGETS
from gui.views.theme import tokens
from gui.views.theme.words import tr
from gui.views.widgets.parts import name_it

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WIDTH = 216
_ROW = 28
_OPTION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose.

    Attributes:
        name: of a preset; "" for the user's own file.
        title: as it stands in the list.
        rules: what it does, in a sentence.
        choice: what it exports.
        is_own: it is a preset of the user's own.
    """

    name: str
    title: str
    rules: str
    choice: ExportChoice
    is_own: bool = False

    @property
    def is_program(self) -> bool:
        """Whether the columns are those of another program."""
        return self.choice.fields is not None


def options(own: Mapping[str, ExportChoice], *, is_book: bool, is_text: bool) -> list[list[Option]]:
    """All options, in their groups; other kinds of files, such as .xls, cannot be copied."""
    title = tr("Your workbook, new columns") if is_book else tr("Your file, new columns")
    same = Option("", title, _rules(""), ExportChoice())
    plain = [
        Option(each.name, _form_words(each.choice.form), _rules(each.name), each.choice) for each in FORMS
    ]
    programs = [Option(each.name, each.title, _rules(each.name), each.choice) for each in TARGETS]
    mine = [Option(name, name, tr("Your own preset."), choice, is_own=True) for name, choice in own.items()]
    return [[same, *plain] if is_book or is_text else plain, programs, mine]


class FormsList(QListWidget):
    """The options; their groups have headings.

    Signals:
        chosen: another option is current.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        name_it(self, "exportForms", tr("What to export"))
        self.setProperty("framed", "true")
        self.setFixedWidth(_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit() if item else None)

    def show_options(self, groups: Iterable[list[Option]]) -> None:
        """List them anew."""
        blocker = QSignalBlocker(self)
        self.clear()
        headings = ("", tr("For a program"), tr("Your presets"))
        for heading, group in zip(headings, groups, strict=True):
            if heading and group:
                self._add_heading(heading)
            for option in group:
                item = QListWidgetItem(option.title, self)
                item.setData(_OPTION, option)
                item.setSizeHint(QSize(0, _ROW))
        blocker.unblock()

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, _ROW + tokens.SPACE_INSIDE))
        item.setTextAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        font = item.font()
        font.setPixelSize(tokens.CAPTION_PX)
        item.setFont(font)

    @property
    def option(self) -> Option:
        """The one that is chosen."""
        option = self.currentItem().data(_OPTION)
        if not isinstance(option, Option):
            raise TypeError("a heading cannot be chosen")
        return option

    def choose(self, choice: ExportChoice, name: str = "") -> None:
        """Make the option of that name current, else the nearest to a choice."""
        found = self._options()
        rows = [row for row, option in found if name and option.name == name]
        rows += [row for row, option in found if option.choice == choice]
        alike = [
            (choice.form, choice.fields) == (option.choice.form, option.choice.fields) for _, option in found
        ]
        rows += [row for (row, _), is_alike in zip(found, alike, strict=True) if is_alike]
        self.setCurrentRow(rows[0] if rows else 0)

    def _options(self) -> list[tuple[int, Option]]:
        data = ((row, self.item(row).data(_OPTION)) for row in range(self.count()))
        return [(row, option) for row, option in data if isinstance(option, Option)]


def _form_words(form: Form) -> str:
    return {
        Form.BOOK: tr("Excel workbook"),
        Form.CSV_EXCEL: tr("CSV for Excel"),
        Form.CSV_CRM: tr("CSV for a CRM"),
        Form.TSV: tr("Tab-separated text"),
    }.get(form, "")


def _rules(name: str) -> str:
    return {
        "": tr("A copy of your own file. Everything else in it stays as it is."),
        "excel": tr("A new workbook with your columns and the answers."),
        "csv-excel": tr("Opens in Excel by a double click, with accents intact."),
        "csv-crm": tr("UTF-8 with commas, as imports of other programs expect."),
        "tsv": tr("Text with tabs between the cells."),
        "hubspot": tr("All rows, under HubSpot's names. Its free tools take 20 MB a file."),
        "salesforce": tr("Leads with a last name and a company, 50,000 rows a file."),
        "lemlist": tr("Leads with an email, each address once, 10,000 rows a file."),
        "instantly": tr("Leads with an email, each address once."),
        "outreach": tr("Prospects with an email, each address once."),
    }[name]
