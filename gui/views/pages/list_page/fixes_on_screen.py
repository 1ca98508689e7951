"""Applies fixes from the window and takes them back; what it costs and what is shown follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from gui.runs.opening.troubles import trouble_words
from gui.views.theme import numbers
from gui.views.theme.words import before_colon, plural, shown, tr

if TYPE_CHECKING:
    from gui.leads.fields import Kind
    from gui.runs.opening.fixing import Fixing
    from gui.runs.opening.open_list import OpenList
    from gui.runs.opening.reading import Step
    from gui.runs.opening.troubles import Trouble
    from gui.views.bridge import TaskScope


class FixesOnScreen(QObject):
    """One fix at a time; while one is being written, further wishes wait to be asked again.

    Signals:
        said: something for the message bar: sentence, actions, tone.
        changed: other texts are used now.
    """

    said = Signal(str, object, str)
    changed = Signal()

    def __init__(self, fixing: Fixing, scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self._fixing = fixing
        self._scope = scope

    def fix(self, opened: OpenList, trouble: Trouble, kinds: frozenset[Kind], *, is_all: bool) -> None:
        """Mend a row, or every row with the same problem."""
        self._scope.start("fix", lambda: self._fix(opened, trouble, kinds, None if is_all else trouble.row))

    async def _fix(self, opened: OpenList, trouble: Trouble, kinds: frozenset[Kind], row: int | None) -> None:
        step = await self._fixing.apply(opened, trouble.code, kinds, row)
        if step is not None:
            keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(
                QKeySequence.SequenceFormat.NativeText
            )
            back = tr("{keys} takes it back; your file stays as it is.", keys=keys)
            self.said.emit(f"{mended_words(step)} {back}", (), "info")
        self.changed.emit()

    def undo(self, opened: OpenList) -> None:
        """Take back what was mended last."""
        self._scope.start("fix", lambda: self._undo(opened))

    async def _undo(self, opened: OpenList) -> None:
        step = await self._fixing.undo(opened)
        if step is None:
            self.said.emit(tr("There is no fix to take back."), (), "info")
            return
        what = before_colon(shown(trouble_words(step.code)))
        sentence = plural(
            step.rows,
            "Taken back in {n} row: {what}. It is used as in your file again.",
            "Taken back in {n} rows: {what}. They are used as in your file again.",
            n=numbers.count(step.rows),
            what=what,
        )
        self.said.emit(sentence, (), "info")
        self.changed.emit()


def mended_words(step: Step) -> str:
    """What a step did."""
    what = before_colon(shown(trouble_words(step.code)))
    return plural(
        step.rows,
        "Mended {n} row: {what}.",
        "Mended {n} rows: {what}.",
        n=numbers.count(step.rows),
        what=what,
    )
