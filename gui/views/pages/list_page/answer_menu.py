"""The menu of a column of answers: only rows of which something is said, before a run or after it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from gui.leads.life import Role, Status
from gui.leads.verdict import Verdict
from gui.views.pages.list_page.rows_on_screen import OfStatus, RowsOnScreen
from gui.views.theme.words import tr
from gui.views.widgets.panel.receipt_card import status_words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from gui.leads.fields import Kind


def answer_menu(parent: QWidget, kind: Kind, run_id: str | None, rows: RowsOnScreen) -> QMenu:
    """The menu of a kind's answers; without a run it is about what would become of the rows."""
    menu = QMenu(parent)
    menu.setObjectName("answerMenu")
    menu.setAccessibleName(tr("Rows to show"))
    menu.addAction(tr("Only rows that are")).setEnabled(False)
    if run_id is None:
        for role in Role:
            verdict = Verdict(role, kind=kind)
            action = _add(menu, f"verdict_{role.value}", _role_words(role), verdict == rows.wanted.verdict)
            action.triggered.connect(partial(_open_line, rows, verdict))
    else:
        for status in Status:
            wish = OfStatus(status, run_id, frozenset({kind}))
            words, is_shown = status_words(status), wish == rows.wanted.status
            action = _add(menu, f"status_{status.value}", words, is_shown)
            action.triggered.connect(partial(_only_status, rows, wish))
    menu.addSeparator()
    everything = menu.addAction(tr("Show all rows"))
    everything.setObjectName("allRows")
    everything.triggered.connect(lambda _checked=False: rows.remove_all())
    return menu


def _add(menu: QMenu, name: str, words: str, is_shown: bool) -> QAction:
    action = menu.addAction(words)
    action.setObjectName(name)
    action.setCheckable(True)
    action.setChecked(is_shown)
    return action


def _open_line(rows: RowsOnScreen, verdict: Verdict, _checked: bool = False) -> None:
    rows.open_line(verdict)


def _only_status(rows: RowsOnScreen, wish: OfStatus, _checked: bool = False) -> None:
    rows.only_status(wish)


def _role_words(role: Role) -> str:
    return {
        Role.SEARCH: tr("To look up"),
        Role.DUPLICATE: tr("Duplicates"),
        Role.KNOWN: tr("Already known"),
        Role.SKIPPED: tr("Skipped"),
    }[role]
