"""Which rows are exported: the counts of the parts come later, and nothing moves then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton

from gui.leads.export_choice import Only
from gui.views.widgets.export.export_rows import RowsChoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.views.theme.theme import Theme

ROWS = 1_284


@pytest.fixture
def rows(theme: Theme) -> Iterator[RowsChoice]:
    choice = RowsChoice(ROWS)
    choice.show()
    yield choice
    choice.deleteLater()


def test_nothing_moves_when_the_counts_come(rows: RowsChoice) -> None:
    QApplication.processEvents()
    before = [(part.x(), part.width()) for part in rows.findChildren(QRadioButton)]
    hint = rows.sizeHint()
    rows.show_counts(dict.fromkeys(Only, ROWS))
    QApplication.processEvents()
    parts = rows.findChildren(QRadioButton)
    assert all("·" in part.text() for part in parts)
    assert [(part.x(), part.width()) for part in parts] == before
    assert rows.sizeHint() == hint
