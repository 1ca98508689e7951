"""A run at work: bars per kind of search and overall, the time left, what is spent, held and on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from gui.leads.credits import Credits
from gui.leads.life import RunState
from gui.views.theme import numbers
from gui.views.theme.words import plural, tr
from gui.views.widgets.panel.find_card import kind_words
from gui.views.widgets.parts import Card, Figure, button, column, label, line, name_it, row

if TYPE_CHECKING:
    from gui.leads.fields import Kind
    from gui.runs.events import KindProgress, RunProgress

_STEPS = 1000


def state_words(state: RunState) -> str:
    """What is said of a run's state."""
    return {
        RunState.RUNNING: tr("Running"),
        RunState.PAUSED: tr("Paused"),
        RunState.WAITING_FOR_CREDITS: tr("Waiting for credits"),
        RunState.CAPPED: tr("Cap reached"),
        RunState.STOPPED: tr("Stopped"),
        RunState.IN_DOUBT: tr("In doubt"),
        RunState.FINISHED: tr("Done"),
    }[state]


class _Bar(QWidget):
    """A bar with its words above and a count at the right."""

    def __init__(self, words: str, name: str, accessible: str) -> None:
        super().__init__()
        layout = column(self, spacing=4)
        self.words = label(words)
        self.count = label("", "muted")
        self.bar = QProgressBar()
        name_it(self.bar, name, accessible)
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(0)
        self.bar.setTextVisible(False)
        top = row()
        top.addWidget(self.words)
        top.addStretch(1)
        top.addWidget(self.count)
        layout.addLayout(top)
        layout.addWidget(self.bar)

    def show_share(self, answered: int, total: int, note: str) -> None:
        self.bar.setValue(answered * _STEPS // total if total else 0)
        self.bar.setAccessibleDescription(note)
        self.count.setText(note)


class ProgressCard(Card):
    """Shows a run's progress, at most as often as it is told.

    Signals:
        what_is_sent_requested: the user wants to see the fields that left so far.
    """

    what_is_sent_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Running"), parent)
        self._bars: dict[Kind, _Bar] = {}
        self._overall = QProgressBar()
        name_it(self._overall, "overallProgress", tr("Overall progress"))
        self._overall.setRange(0, _STEPS)
        self._overall.setValue(0)  # or a screen reader says -1 until the first answer
        self._overall.setTextVisible(False)
        self._answered = label("", "price", name="progressText", accessible=tr("Progress"))
        self._found = label("", "muted", name="progressFound")
        self._kinds = QWidget()
        self._kind_rows: QVBoxLayout = column(self._kinds, spacing=10)
        self._paid = Figure(tr("Spent"), "spent")
        self._held = Figure(tr("Held now"), "held")
        self._back = Figure(tr("Refunded"), "givenBack")
        self._flight = Figure(tr("On their way"), "onTheirWay")
        for part in (self._answered, self._overall, self._found, self._kinds, line()):
            self.body.addWidget(part)
        self._doubt = Figure(tr("In doubt"), "inDoubt")
        self._lost = Figure(tr("Perhaps taken for them"), "perhapsTaken")
        for part in (self._paid, self._held, self._back, self._flight, self._doubt, self._lost):
            self.body.addWidget(part)
        sent = button(
            tr("What was sent…"), "whatWasSentSoFar", role="link", on_click=self.what_is_sent_requested.emit
        )
        self.body.addWidget(sent, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_progress(self, progress: RunProgress) -> None:
        """Show a snapshot of the run."""
        self.title.setText(state_words(progress.state))
        done = tr("{n} of {total}", n=numbers.count(progress.answered), total=numbers.count(progress.total))
        self._answered.setText(done)
        self._overall.setValue(progress.answered * _STEPS // progress.total if progress.total else _STEPS)
        self._overall.setAccessibleDescription(done)
        self._found.setText(" · ".join(self._second_line(progress)))
        self._kinds.setVisible(len(progress.kinds) > 1)
        if len(progress.kinds) > 1:
            for kind in progress.kinds:
                self._bar(kind.kind).show_share(kind.answered, kind.total, _kind_note(kind))
        self._paid.show_value(numbers.credits_of(progress.paid))
        self._held.show_value(numbers.credits_of(progress.held - progress.refunded - progress.paid))
        self._back.show_value(numbers.credits_of(progress.refunded))
        self._back.setVisible(bool(progress.refunded))
        self._flight.show_value(_searches(progress.in_flight_searches))
        self._flight.setVisible(progress.in_flight_searches > 0)
        in_doubt = sum(kind.in_doubt for kind in progress.kinds)
        self._doubt.show_value(_searches(in_doubt))
        self._doubt.setVisible(in_doubt > 0)
        if not in_doubt:
            self.show_lost(Credits())

    def show_lost(self, perhaps: Credits) -> None:
        """Say what may have been taken for searches whose answer was lost; no line of our books says so."""
        self._lost.show_value(tr("up to {n}", n=numbers.credits_of(perhaps)))
        self._lost.setVisible(bool(perhaps))

    def _second_line(self, progress: RunProgress) -> list[str]:
        parts = [plural(progress.found, "{n} found", "{n} found", n=numbers.count(progress.found))]
        if progress.state is RunState.RUNNING and progress.seconds_left is not None:
            parts.insert(0, tr("{time} left", time=numbers.duration(progress.seconds_left)))
        return parts

    def _bar(self, kind: Kind) -> _Bar:
        if kind not in self._bars:
            words = kind_words(kind)
            self._bars[kind] = _Bar(words, f"{kind.value}Progress", tr("{kind} progress", kind=words))
            self._kind_rows.addWidget(self._bars[kind])
        return self._bars[kind]


def _kind_note(kind: KindProgress) -> str:
    return plural(
        kind.found,
        "{found} found · {n} of {total}",
        "{found} found · {n} of {total}",
        found=numbers.count(kind.found),
        n=numbers.count(kind.answered),
        total=numbers.count(kind.total),
    )


def _searches(number: int) -> str:
    return plural(number, "{n} search", "{n} searches", n=numbers.count(number))
