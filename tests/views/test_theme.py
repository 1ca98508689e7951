"""The look: every pair of colours can be read, every drawing draws, the style sheet is whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QWidget

from gui.views.theme import icons
from gui.views.theme.fonts import FAMILY, app_font
from gui.views.theme.resources import resource, sample_list
from gui.views.theme.theme import Scheme, Theme, build_style_sheet
from gui.views.theme.tokens import DARK, LIGHT, Tokens, contrast
from tests.person import until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

READ_ON = [
    ("text", "canvas"),
    ("text", "surface"),
    ("text", "hover"),
    ("text", "accent_tint"),
    ("muted", "canvas"),
    ("muted", "surface"),
    ("muted", "hover"),
    ("accent", "surface"),
    ("accent", "canvas"),
    ("accent", "accent_tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("found", "surface"),
    ("found", "canvas"),
    ("found", "found_tint"),
    ("known", "surface"),
    ("known", "known_tint"),
    ("warn", "surface"),
    ("warn", "canvas"),
    ("warn", "warn_tint"),
    ("bad", "surface"),
    ("bad", "bad_tint"),
]


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), READ_ON)
def test_words_can_be_read_on_their_ground(look: Tokens, words: str, ground: str) -> None:
    assert contrast(getattr(look, words), getattr(look, ground)) >= 4.5


def test_contrast_is_the_known_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_style_sheet_names_only_drawings_that_are_there(look: Tokens) -> None:
    sheet = build_style_sheet(look)
    assert "$" not in sheet
    drawings = re.findall(r"url\(([^)]+)\)", sheet)
    assert drawings
    assert all(resource("icons", path).exists() for path in drawings)


@pytest.mark.parametrize("name", [path.stem for path in resource("icons").glob("*.svg")])
def test_icon_is_not_empty(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, LIGHT.accent, 20).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(20) for y in range(20))


def test_bundled_font_is_used_with_figures_of_one_width(theme: Theme) -> None:
    font = app_font(13, QFont.Weight.DemiBold)
    assert QFontInfo(font).family().startswith(FAMILY)
    metrics = QFontMetrics(font)
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")
    assert resource("fonts", "OFL.txt").exists()


async def test_scheme_changes_and_the_last_one_counts(theme: Theme) -> None:
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(theme.tokens.is_dark))
    theme.set_scheme(Scheme.DARK)
    await until(lambda: heard == [True])
    theme.set_scheme(Scheme.LIGHT)
    theme.set_scheme(Scheme.DARK)
    theme.set_scheme(Scheme.LIGHT)
    await until(lambda: heard == [True, False])


async def test_nothing_is_painted_while_all_is_dressed_anew(theme: Theme) -> None:
    window = QWidget()
    window.show()
    theme.changed.connect(lambda: seen.append(window.updatesEnabled()))
    seen: list[bool] = []
    theme.set_scheme(Scheme.DARK)
    await until(lambda: seen)
    assert seen == [False]
    await until(window.updatesEnabled)
    window.deleteLater()


def test_sample_list_is_shipped() -> None:
    assert sample_list().exists()
