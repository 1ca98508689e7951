"""Every word on screen passes here, so that other languages can follow without touching a widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "enrow"


def tr(text: str, /, **values: object) -> str:
    """The text in the user's language, with ``{names}`` filled in after it was translated."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def plural(count: int, one: str, many: str, /, **values: object) -> str:
    """The form of a sentence that fits ``count``. English and French differ in what 0 takes."""
    return tr(one if count == 1 else many, **values)
