"""The questions of privacy: whom, whether to erase, and where to write what is known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit

from gui.leads.errors import UsageError
from gui.leads.whom import Whom
from gui.views.bridge import opened
from gui.views.dialogs.question import Question, Reply, ask
from gui.views.theme.numbers import count
from gui.views.theme.words import plural, tr
from gui.views.widgets.parts import label, name_it
from gui.views.widgets.settings.keep_box import time_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.runs.personal_data.privacy import Known
    from gui.runs.personal_data.retention import Outdated


async def ask_whom(parent: QWidget, title: str, go_on: str) -> Whom | None:
    """Ask for an address, or for a name with a workplace; None when the user leaves it."""
    dialog = Question(
        parent,
        title,
        tr("By an email address, a LinkedIn page, or a full name with the company's website or name."),
        (Reply("leave", tr("Cancel")), Reply("go_on", go_on, "primary")),
    )
    lines = []
    for name, words in (
        ("whomAddress", tr("Email address or LinkedIn page")),
        ("whomName", tr("Full name")),
        ("whomCompany", tr("Company's website or name")),
    ):
        line = QLineEdit()
        name_it(line, name, words)
        caption = label(words)
        caption.setBuddy(line)
        dialog.body.addWidget(caption)
        dialog.body.addWidget(line)
        lines.append(line)

    def whom() -> Whom:
        return Whom(*(line.text().strip() for line in lines))

    def look() -> None:
        try:
            whom().identities()
        except UsageError:
            dialog.reply("go_on").setEnabled(False)
        else:
            dialog.reply("go_on").setEnabled(True)

    for line in lines:
        line.textChanged.connect(look)
    look()
    lines[0].setFocus()
    await opened(dialog)
    return whom() if dialog.answer == "go_on" else None


async def may_erase_person(parent: QWidget, known: Known) -> bool:
    """Whether the user wants a person erased; says how much is known."""
    if not known:
        text = tr(
            "Answers and lists hold nothing about this person. Pasted copies, and lines of logs, that still"
            " name them are deleted for good. Your own files and what you exported stay as they are."
        )
        replies = (Reply("keep", tr("Keep it")), Reply("erase", tr("Erase what is left"), "danger"))
        return await ask(parent, tr("Erase this person?"), text, replies) == "erase"
    found = plural(
        known.searches, "{n} answer or search", "{n} answers and searches", n=count(known.searches)
    )
    rows = plural(known.rows, "{n} row of your lists", "{n} rows of your lists", n=count(known.rows))
    text = tr(
        "{found} and {rows} are about this person. They are deleted from this computer for good, also from"
        " logs and pasted copies. To have the answers again they must be paid again. What was paid stays in"
        " the books. Your own files and what you exported stay as they are.",
        found=found,
        rows=rows,
    )
    replies = (Reply("keep", tr("Keep it")), Reply("erase", tr("Erase the person"), "danger"))
    return await ask(parent, tr("Erase this person?"), text, replies) == "erase"


async def may_erase_all(parent: QWidget) -> bool:
    """Whether the user wants everything erased; says what is lost and what stays."""
    text = tr(
        "All lists, runs and answers, the books, the logs and the list of people never to look up are deleted"
        " from this computer for good. To have the answers again they must be paid again. Your settings and"
        " your key stay, and so do your own files and what you exported."
    )
    replies = (Reply("keep", tr("Keep it")), Reply("erase", tr("Erase everything"), "danger"))
    return await ask(parent, tr("Erase everything?"), text, replies) == "erase"


async def may_erase_old(parent: QWidget, old: Outdated, days: int) -> bool:
    """Whether the user wants what is older than so many days deleted, from now on; says what that is."""
    now = tr("Already that old: {old}.", old=_old_words(old)) if old else tr("Nothing is that old yet.")
    text = tr(
        "{now} Runs and lists go with what was sent, pasted or mended in them, and with the answers that no"
        " younger run shows; to have those again they must be paid again. From now on this is done"
        " automatically. What was paid stays in the books. Your own files and what you exported stay as they"
        " are.",
        now=now,
    )
    replies = (Reply("keep", tr("Keep it")), Reply("erase", tr("Delete what is older"), "danger"))
    title = tr("Delete what is older than {time}?", time=time_words(days))
    return await ask(parent, title, text, replies) == "erase"


def forgotten_words(forgotten: Outdated, days: int) -> str:
    """What was deleted by itself."""
    return tr(
        "Deleted, as your settings say: {old} older than {time}. What was paid stays in the books.",
        old=_old_words(forgotten),
        time=time_words(days),
    )


def _old_words(old: Outdated) -> str:
    runs, lists = len(old.runs), len(old.lists)
    run_words = plural(runs, "1 run", "{n} runs", n=count(runs))
    list_words = plural(lists, "1 list", "{n} lists", n=count(lists))
    if not (runs and lists):
        return run_words if runs else list_words
    return tr("{runs} and {lists}", runs=run_words, lists=list_words)


async def choose_known_file(parent: QWidget) -> Path | None:
    """Ask where to write what is known of a person; None when it was closed."""
    dialog = QFileDialog(parent, tr("Save what is known"), "")
    dialog.setObjectName("saveDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([tr("JSON (*.json)")])
    dialog.setDefaultSuffix("json")
    dialog.selectFile("known.json")
    await opened(dialog)
    chosen = dialog.selectedFiles() if dialog.result() == QDialog.DialogCode.Accepted else []
    return Path(chosen[0]) if chosen else None
