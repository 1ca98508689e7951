"""The design's constants: the colours of both themes, spaces, sizes and radii."""

from __future__ import annotations

from typing import NamedTuple

SPACE_TIGHT = 4
SPACE_INSIDE = 8  # inside controls
SPACE_BETWEEN = 12  # between controls
SPACE_CARD = 16  # in cards
SPACE_CARDS = 24  # between cards
RADIUS_CONTROL = 6
RADIUS_CARD = 10
ROW_HEIGHT = 30
HEADER_HEIGHT = 48
TOP_HEIGHT = 56
PANEL_WIDTH = 320
RAIL_WIDTH = 168
RAIL_NARROW = 60
NARROW_BELOW = 1100
MINIMUM_SIZE = (960, 600)
TEXT_PX = 13
CAPTION_PX = 12
PRICE_PX = 20


class Tokens(NamedTuple):
    """The colours of one theme, as ``#RRGGBB``; their names say what they are for."""

    is_dark: bool
    canvas: str
    surface: str
    line: str
    text: str
    muted: str
    faint: str  # what cannot be used now
    accent: str
    on_accent: str
    accent_hover: str
    accent_tint: str
    hover: str
    control_line: str
    found: str
    found_tint: str
    known: str
    known_tint: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str

    def colors(self) -> dict[str, str]:
        """Every colour by its name, for the style sheet."""
        return {name: color for name, color in self._asdict().items() if isinstance(color, str)}


LIGHT = Tokens(
    is_dark=False,
    canvas="#F6F7F9",
    surface="#FFFFFF",
    line="#DDE1E8",
    text="#1B2430",
    muted="#586373",
    faint="#757F8E",
    accent="#2F5BD7",
    on_accent="#FFFFFF",
    accent_hover="#264CBA",
    accent_tint="#E9EFFC",
    hover="#EEF0F4",
    control_line="#C3CAD5",
    found="#18794E",
    found_tint="#E6F4EC",
    known="#5B4BB7",
    known_tint="#EEEBFA",
    warn="#8A5A00",
    warn_tint="#FFF3D6",
    bad="#B42318",
    bad_tint="#FDECEA",
)
DARK = Tokens(
    is_dark=True,
    canvas="#14181F",
    surface="#1B212B",
    line="#303947",
    text="#E8ECF2",
    muted="#A3AEBD",
    faint="#747F8F",
    accent="#86A5FF",
    on_accent="#0E1726",
    accent_hover="#A3BBFF",
    accent_tint="#222E4A",
    hover="#232B37",
    control_line="#434E5F",
    found="#6FD3A0",
    found_tint="#173328",
    known="#B9ADFF",
    known_tint="#282345",
    warn="#F2C265",
    warn_tint="#3A2E14",
    bad="#FF9C93",
    bad_tint="#40201D",
)


def _luminance(color: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, from 1 to 21 (WCAG 2.1, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
