"""The tabs of many lists: each can still be read, and the one that is shown is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QStyleOptionTab

from gui.views.pages.list_page.list_tabs import ListTabs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.views.theme.theme import Theme


@pytest.fixture
def tabs(qtbot: QtBot, theme: Theme) -> ListTabs:
    tabs = ListTabs()
    qtbot.addWidget(tabs)
    for n in range(20):
        tabs.add(f"prospects of the spring fair {n:02}.xlsx")
    tabs.resize(560, 38)
    tabs.show()
    return tabs


def shown(tabs: ListTabs, index: int) -> str:
    option = QStyleOptionTab()
    tabs.initStyleOption(option, index)
    return option.text


def test_of_many_each_can_be_read(tabs: ListTabs) -> None:
    assert all(shown(tabs, n).endswith(f"{n:02}.xlsx") for n in range(20))
    assert all(shown(tabs, n).startswith("pros") for n in range(20))


def test_the_last_one_is_in_sight(tabs: ListTabs) -> None:
    assert tabs.rect().contains(tabs.tabRect(19).center())


def test_a_name_that_is_shortened_is_told_whole(tabs: ListTabs) -> None:
    assert tabs.tabToolTip(3) == "prospects of the spring fair 03.xlsx"


def test_a_short_name_takes_no_more_than_it_needs(qtbot: QtBot) -> None:
    tabs = ListTabs()
    qtbot.addWidget(tabs)
    tabs.add("a.csv")
    tabs.add("prospects of the spring fair.xlsx")
    assert tabs.tabSizeHint(0).width() < tabs.tabSizeHint(1).width() <= 260
