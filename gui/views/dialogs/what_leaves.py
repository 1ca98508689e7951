"""Shows exactly which fields leave this computer, search by search, and which columns never do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from gui.leads.fields import Kind
from gui.views.bridge import opened
from gui.views.dialogs.fields_table import fields_table, show_fields
from gui.views.theme import numbers, tokens
from gui.views.theme.words import plural, tr
from gui.views.widgets.panel.find_card import kind_words
from gui.views.widgets.parts import button, column, label, name_it, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.runs.pricing.outgoing import Outgoing
    from gui.runs.pricing.planning import Leaving

_SIZE = (720, 540)


class WhatLeaves(QDialog):
    """A table per kind of search, and the words around it."""

    def __init__(self, parent: QWidget, leaving: Leaving, *, has_left: bool) -> None:
        super().__init__(parent)
        title = tr("What was sent") if has_left else tr("What will be sent")
        self.setObjectName("whatLeaves")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(*_SIZE)
        layout = column(self, margin=tokens.SPACE_CARDS, spacing=tokens.SPACE_BETWEEN)
        layout.addWidget(label(title, "title"))
        layout.addWidget(label(_introduction(has_left), "muted", name="leavesIntroduction", wraps=True))
        if len(leaving.kinds) == 1:
            layout.addWidget(_part(leaving.kinds[0]), 1)
        else:
            tabs = QTabWidget()
            name_it(tabs, "leavesKinds", tr("Kinds of search"))
            for each in leaving.kinds:
                tabs.addTab(_part(each), kind_words(each.kind))
            layout.addWidget(tabs, 1)
        layout.addWidget(label(_beside(leaving), "caption", name="leavesBeside", wraps=True))
        if leaving.kept is not None:
            layout.addWidget(label(_kept(leaving.kept), "caption", name="leavesKept", wraps=True))
        end = row()
        end.addStretch(1)
        close = button(tr("Close"), "closeLeaves", on_click=self.accept)
        close.setDefault(True)
        end.addWidget(close)
        layout.addLayout(end)


async def show_what_leaves(parent: QWidget, leaving: Leaving, *, has_left: bool) -> None:
    """Show it until it is closed; ``has_left`` when it is about a run."""
    await opened(WhatLeaves(parent, leaving, has_left=has_left))


def _introduction(has_left: bool) -> str:
    if has_left:
        return tr("These are the fields of the requests themselves, written down before they left.")
    return tr("These fields leave this computer when you start, and no others. Nothing was sent yet.")


def _part(outgoing: Outgoing) -> QWidget:
    part = QWidget()
    layout = column(part, spacing=tokens.SPACE_INSIDE)
    address = label(tr("To {address}", address=outgoing.address), "muted")
    name_it(address, f"leavesTo_{outgoing.kind.value}", tr("Address"))
    address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout.addWidget(address)
    table = fields_table(f"leaves_{outgoing.kind.value}")
    show_fields(table, outgoing)
    layout.addWidget(table, 1)
    shown, total = len(outgoing.lines), outgoing.total
    words = plural(total, "1 search", "{n} searches", n=numbers.count(total))
    if shown < total:
        words = tr("The first {shown} of {n} searches", shown=numbers.count(shown), n=numbers.count(total))
    layout.addWidget(label(words, "caption", name=f"leavesCount_{outgoing.kind.value}"))
    return part


def _beside(leaving: Leaving) -> str:
    is_numbered = any(each.kind is not Kind.VERIFY for each in leaving.kinds)
    words = [tr("With them go your key, so that Enrow knows who asks, and a made-up name for each request.")]
    if is_numbered:
        words.append(tr("Each search carries a running number of ours, by which its answer is known again."))
    webhook = next((each.webhook for each in leaving.kinds if each.webhook), "")
    if webhook:
        words.append(tr("Enrow is told to report to {address}.", address=webhook))
    return " ".join(words)


def _kept(columns: Sequence[str]) -> str:
    if not columns:
        return tr("Every column of this list is part of the searches. Your file itself is never sent.")
    names = ", ".join(columns)
    return tr("Never leaves this computer: {columns}, and your file itself.", columns=names)
