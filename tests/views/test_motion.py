"""Nothing moves but the bar whose end is not known; where less motion is asked for, it stands still."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar

from gui.views.theme import motion

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

VIEWS = Path(motion.__file__).parents[1]
MOVES = re.compile(r"QPropertyAnimation|QVariantAnimation|QTimeLine|QMovie|QGraphicsEffect|setRange\(0, 0\)")


def test_a_bar_without_an_end_moves_unless_less_motion_is_asked_for(qtbot: QtBot) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    motion.show_unknown(bar, is_still=False)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    motion.show_unknown(bar, is_still=True)
    assert (bar.minimum(), bar.maximum(), bar.value()) == (0, 1, 0)


def test_a_machine_that_asks_for_nothing_has_its_motion(qtbot: QtBot) -> None:
    assert motion.is_reduced() is False


def test_nothing_else_moves() -> None:
    assert [path.name for path in VIEWS.rglob("*.py") if MOVES.search(path.read_text("utf-8"))] == []
