"""Asks what to export of a run, and where to; Return exports what is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.leads.export_choice import PLACES, Form
from gui.views.bridge import TaskScope
from gui.views.dialogs.files import choose_export_file
from gui.views.dialogs.preset_name import ask_for_preset_name
from gui.views.theme import numbers, tokens
from gui.views.theme.words import tr
from gui.views.widgets.export.export_columns import ColumnsChoice
from gui.views.widgets.export.export_fields import ExportFields
from gui.views.widgets.export.export_forms import FormsList, Option, options
from gui.views.widgets.export.export_preview import ExportPreview
from gui.views.widgets.export.export_rows import RowsChoice
from gui.views.widgets.export.export_target import ExportTarget
from gui.views.widgets.focus_order import step
from gui.views.widgets.parts import button, column, label, name_it, row
from gui.views.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gui.leads.export_choice import ExportChoice, Only
    from gui.runs.exporting.exports import ExportDraft

_SIZE = (860, 684)
_LEAST_COLUMNS_HEIGHT = 88  # on a screen of 600 pixels
_COLUMNS_HEIGHT = 178  # seven columns of the answers, or eight of a program


class ExportDialog(QDialog):
    """Shows all choices at once, with the first lines of the file.

    Signals:
        presets_changed: the user's own presets are others now.
    """

    presets_changed = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        draft: ExportDraft,
        last: ExportChoice,
        own: Mapping[str, ExportChoice],
        folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._draft = draft
        self._own = dict(own)
        self._scope = TaskScope(self)
        self.setObjectName("exportDialog")
        self.setWindowTitle(tr("Export"))
        self.setAccessibleName(tr("Export {name}", name=draft.source.name))
        self.resize(_SIZE[0], min(_SIZE[1], self.screen().availableGeometry().height()))
        self._forms = FormsList()
        self._rows = RowsChoice(draft.rows)
        usual = [(each.part, each.title) for each in draft.usual_columns()]
        self._columns = ColumnsChoice(usual)
        self._preview = ExportPreview()
        self._fields = ExportFields()
        self._fields_area = ScrollColumn("exportFieldsArea", tr("Columns of the program"))
        self._middle = QStackedWidget()
        self._target = ExportTarget()
        self._build()
        self._forms.show_options(options(self._own, is_book=draft.is_book, is_text=draft.is_text))
        self._forms.choose(last)
        self._show_choice(last)
        for changed in (self._rows.changed, self._columns.changed):
            changed.connect(self._show_result)
        self._target.changed.connect(self._say_files)
        self._place.currentIndexChanged.connect(self._show_result)
        self._forms.chosen.connect(self._on_form_chosen)
        self._target.browse_requested.connect(lambda: self._scope.start("browse", self._browse))
        self._show_result()
        self._forms.setFocus()

    # --- its parts ---

    def _build(self) -> None:
        whole = column(self, margin=tokens.SPACE_CARDS, spacing=tokens.SPACE_BETWEEN)
        title = tr("Export {name}", name=self._draft.source.name)
        whole.addWidget(label(title, "title", wraps=True))
        middle = row(spacing=tokens.SPACE_CARD)
        middle.addWidget(self._forms)
        middle.addLayout(self._build_choices(), 1)
        whole.addLayout(middle, 1)
        whole.addWidget(label(tr("Save as"), "cardTitle"))
        whole.addWidget(self._target)
        whole.addLayout(self._build_buttons())

    def _build_choices(self) -> QVBoxLayout:
        self._rules = label("", "muted", name="exportRules", wraps=True)
        self._columns_title = label("", "cardTitle")
        self._hint = label(tr("Drag into order · double-click to rename"), "caption")
        self._hint.setToolTip(tr("By keyboard: Ctrl+Up and Ctrl+Down move a column, F2 renames it."))
        self._place = QComboBox()
        name_it(self._place, "exportPlace", tr("Where the new columns go"))
        for place, words in zip(PLACES, _place_words(), strict=True):
            self._place.addItem(words, place)
        self._place_line = QWidget()
        line = row(self._place_line)
        caption = label(tr("They go"), "muted")
        caption.setBuddy(self._place)
        line.addWidget(caption)
        line.addWidget(self._place)
        line.addStretch(1)
        self._fields_area.setWidget(self._fields)
        for either in (self._columns, self._fields_area):
            self._middle.addWidget(either)
        self._middle.setMinimumHeight(_LEAST_COLUMNS_HEIGHT)
        self._middle.setMaximumHeight(_COLUMNS_HEIGHT)
        right = column(spacing=tokens.SPACE_INSIDE)
        right.addWidget(self._rules)
        right.addSpacing(tokens.SPACE_TIGHT)
        right.addWidget(label(tr("Rows"), "cardTitle"))
        right.addWidget(self._rows)
        right.addSpacing(tokens.SPACE_TIGHT)
        titles = row()
        titles.addWidget(self._columns_title)
        titles.addStretch(1)
        titles.addWidget(self._hint)
        right.addLayout(titles)
        right.addWidget(self._middle, 100)
        right.addWidget(self._place_line)
        right.addStretch(1)
        right.addWidget(label(tr("First lines of the file"), "cardTitle"))
        right.addWidget(self._preview)
        return right

    def _build_buttons(self) -> QHBoxLayout:
        self._save = button(tr("Save as a preset…"), "savePreset", role="link", on_click=self._ask_for_name)
        self._delete = button(
            tr("Delete this preset"), "deletePreset", role="link", on_click=self._delete_preset
        )
        self.export = button(
            tr("Export"), "exportNow", tr("Export now"), role="primary", on_click=self.accept
        )
        self.export.setDefault(True)
        buttons = row()
        buttons.addWidget(self._save)
        buttons.addWidget(self._delete)
        buttons.addStretch(1)
        buttons.addWidget(button(tr("Cancel"), "cancelExport", on_click=self.reject))
        buttons.addWidget(self.export)
        return buttons

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Qt's question: where the Tab key leads."""
        return step(self, forward=is_forward)

    # --- the choice ---

    @property
    def out(self) -> Path:
        """Where to write."""
        return self._target.path

    @property
    def choice(self) -> ExportChoice:
        """What is on screen."""
        option = self._forms.option
        is_same = option.choice.form is Form.SAME and self._draft.is_book
        return replace(
            option.choice,
            only=self._rows.only,
            by_status=self._rows.by_status,
            columns=option.choice.columns if option.is_program else self._columns.columns,
            place=str(self._place.currentData()) if is_same else option.choice.place,
        )

    def _show_choice(self, choice: ExportChoice) -> None:
        self._rows.choose(choice.only, by_status=choice.by_status)
        if choice.fields is None:
            self._columns.choose(choice.columns)
        self._place.setCurrentIndex(max(0, self._place.findData(choice.place)))

    def _on_form_chosen(self) -> None:
        option = self._forms.option
        if option.is_own:
            self._show_choice(option.choice)
        elif option.is_program:
            self._rows.choose(None, by_status=False)
        self._show_result()

    def _show_result(self) -> None:
        option, choice = self._forms.option, self.choice
        is_copy = choice.form is Form.SAME and self._draft.is_book
        is_part = is_copy and not choice.has_all_rows
        self._rules.setText(
            tr("Only these rows, in a new workbook. A copy of your own keeps every row.")
            if is_part
            else option.rules
        )
        self._columns_title.setText(tr("Columns") if option.is_program else tr("New columns"))
        self._hint.setVisible(not option.is_program)
        self._middle.setCurrentWidget(self._fields_area if option.is_program else self._columns)
        self._fields.show_origins(self._draft.field_origins(choice))
        self._place_line.setVisible(is_copy and not is_part)
        self._delete.setVisible(option.is_own)
        titles, cells = self._draft.preview(choice)
        added = len(self._draft.answer_columns(choice))
        self._preview.show_lines(titles, cells, new_from=len(titles) - added if added else 0)
        self._target.propose(
            lambda: self._draft.proposed_out(choice, _name_in_file(option), self._folder),
            self._suffix(choice),
        )
        self._say_files()
        self.export.setEnabled(bool(titles))

    def _say_files(self) -> None:
        self._target.say(self._words_of_files(self.choice))

    def _suffix(self, choice: ExportChoice) -> str:
        return choice.suffix or self._draft.proposed_out(choice).suffix

    def _words_of_files(self, choice: ExportChoice) -> str:
        stem, count = self._target.path.stem, self._rows.count
        if choice.by_status:
            return tr("Several files: {name}-found, {name}-not-found …", name=stem)
        if choice.most_rows and count is not None and count > choice.most_rows:
            most = numbers.count(choice.most_rows)
            return tr("{name}-1, {name}-2 … with at most {n} rows each", name=stem, n=most)
        if choice.needs:
            return tr(
                "Rows that lack what {name} needs are left out, and counted.", name=self._forms.option.title
            )
        return tr("Your own file is never changed.")

    def show_counts(self, counts: Mapping[Only, int]) -> None:
        """Say how many rows each part has."""
        self._rows.show_counts(counts)
        self._say_files()

    # --- presets and files ---

    def _ask_for_name(self) -> None:
        self._scope.start("preset", self._save_preset)

    async def _save_preset(self) -> None:
        name = await ask_for_preset_name(self, tuple(self._own))
        if name:
            self._own[name] = self.choice
            self._presets_are(name)

    def _delete_preset(self) -> None:
        self._own.pop(self._forms.option.name, None)
        self._presets_are("")

    def _presets_are(self, current: str) -> None:
        choice = self.choice
        self._forms.show_options(options(self._own, is_book=self._draft.is_book, is_text=self._draft.is_text))
        self._forms.choose(choice, current)
        self._show_result()
        self.presets_changed.emit(dict(self._own))

    async def _browse(self) -> None:
        chosen = await choose_export_file(self, self._target.path, self._suffix(self.choice))
        if chosen is not None:
            self._target.take(chosen)


def _place_words() -> tuple[str, ...]:
    return tr("beside the list"), tr("after everything on the sheet"), tr("on a sheet of their own")


def _name_in_file(option: Option) -> str:
    return option.name if option.is_program or option.is_own else ""
