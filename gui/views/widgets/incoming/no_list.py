"""Says by a file's name why it cannot be a list; what it really holds is only known once it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.views.theme.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LONGEST, _END = 48, 14


def why_no_list(path: Path) -> str:
    """The sentence that says why a file cannot be opened as a list; "" for one that may be a list."""
    kind, name = _KINDS.get(path.suffix.lower()), short_name(path.name)
    if kind is not None:
        return kind(name)
    try:
        if path.is_dir():
            return tr("“{name}” is a folder. Drop the files in it instead.", name=name)
        if not path.is_file():
            return tr("“{name}” is not there any more.", name=name)
        return tr("“{name}” is empty.", name=name) if path.stat().st_size == 0 else ""
    except OSError:
        return tr("“{name}” cannot be read. Check that you may open it.", name=name)


def short_name(name: str) -> str:
    """A name that leaves room for the sentence around it."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - _END - 1]}…{name[-_END:]}"


def _pdf(name: str) -> str:
    return tr("“{name}” is a PDF, not a spreadsheet.", name=name)


def _document(name: str) -> str:
    return tr("“{name}” is a text document. Copy its table and paste it here.", name=name)


def _slides(name: str) -> str:
    return tr("“{name}” is a presentation, not a spreadsheet.", name=name)


def _picture(name: str) -> str:
    return tr("“{name}” is a picture, not a spreadsheet.", name=name)


def _recording(name: str) -> str:
    return tr("“{name}” is a recording, not a spreadsheet.", name=name)


def _apple_numbers(name: str) -> str:
    return tr("“{name}” is an Apple Numbers file. In Numbers, export it to Excel first.", name=name)


def _google_sheet(name: str) -> str:
    return tr("“{name}” only points to Google Sheets. Download it there as Excel first.", name=name)


def _archive(name: str) -> str:
    return tr("“{name}” is packed. Unpack it first, then drop the list in it.", name=name)


def _shortcut(name: str) -> str:
    return tr("“{name}” only points to a file. Drop the file itself.", name=name)


def _mail(name: str) -> str:
    return tr("“{name}” is an e-mail. Save the list attached to it first.", name=name)


def _program(name: str) -> str:
    return tr("“{name}” is a program, not a spreadsheet.", name=name)


_ENDINGS: tuple[tuple[Callable[[str], str], str], ...] = (
    (_pdf, "pdf"),
    (_document, "doc|docx|docm|dotx|odt|rtf|pages|gdoc"),
    (_slides, "ppt|pptx|pptm|odp|key|gslides"),
    (_picture, "png|jpg|jpeg|gif|webp|bmp|tif|tiff|heic|svg|ico|psd"),
    (_recording, "mp3|m4a|wav|ogg|flac|mp4|mov|avi|mkv|webm"),
    (_apple_numbers, "numbers"),
    (_google_sheet, "gsheet"),
    (_archive, "7z|rar|tar|xz|bz2"),
    (_shortcut, "lnk|url|webloc|desktop"),
    (_mail, "eml|msg"),
    (_program, "exe|msi|app|dmg|pkg|appimage|deb|rpm"),
)
_KINDS = {f".{ending}": kind for kind, endings in _ENDINGS for ending in endings.split("|")}
