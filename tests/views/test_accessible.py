"""In every state of the window: each control has its names and role, and what it shows can be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QProgressBar, QWidget

from gui.leads.fields import Kind
from gui.views.widgets.focus_order import reading_order
from gui.views.widgets.scroll_column import ScrollColumn
from tests.person import press_key
from tests.views.stages import stages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

from tests.person import Person

ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.PageTabList,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
}


def heard(part: QWidget, what: QAccessible.Text) -> str:
    interface = QAccessible.queryAccessibleInterface(part)
    return str(interface.text(what))


def faults_of_a_control(part: QWidget) -> Iterator[str]:
    """What a control lacks for those who do not see it."""
    interface = QAccessible.queryAccessibleInterface(part)
    said = " ".join((heard(part, QAccessible.Text.Name), heard(part, QAccessible.Text.Description)))
    if not part.objectName():
        yield "no objectName"
    if not part.accessibleName():
        yield "no accessible name"
    if interface.role() not in ROLES and not isinstance(part, ScrollColumn):
        yield f"the role {interface.role().name}"
    if isinstance(part, QComboBox) and part.accessibleName() not in said:
        yield "a name that Linux does not tell"
    words = words_on(part)
    if "… " not in f"{words} " and words.casefold() not in said.casefold():
        yield f"words that are not heard: {words}"


def words_on(part: QWidget) -> str:
    """The words on a button, without the sign that it leads somewhere."""
    return part.text().strip().removesuffix("›").strip() if isinstance(part, QAbstractButton) else ""


def faults_of_words(part: QLabel) -> Iterator[str]:
    """Words on screen that a screen reader would not say."""
    said = " ".join((heard(part, QAccessible.Text.Name), heard(part, QAccessible.Text.Description)))
    if part.text() and "…" not in part.text() and part.text() not in said:
        yield f"words that are not heard: {part.text()}"


def faults(top: QWidget) -> Iterator[str]:
    for part in reading_order(top):
        yield from (f"{part.objectName() or part}: {fault}" for fault in faults_of_a_control(part))
    for label in top.findChildren(QLabel):
        if label.isVisible():
            yield from (f"{label.objectName()}: {fault}" for fault in faults_of_words(label))
    for bar in top.findChildren(QProgressBar):
        if bar.isVisible() and not (bar.accessibleName() and heard(bar, QAccessible.Text.Value)):
            yield f"{bar.objectName()}: a bar without name or value"


async def test_all_that_can_be_used_can_be_heard(person: Person, tmp_path: Path) -> None:
    found: list[str] = []
    seen = 0
    async for stage, top in stages(person, tmp_path):
        seen += 1
        found += [f"{stage}: {fault}" for fault in faults(top)]
    assert seen >= 12
    assert "\n".join(found) == ""


async def test_cells_and_headers_are_read_out_with_what_their_drawings_say(
    person: Person, tmp_path: Path
) -> None:
    async for stage, _top in stages(person, tmp_path):
        if stage == "done":
            break
    model, text = person.model, Qt.ItemDataRole.AccessibleTextRole
    email = model.column_of(Kind.EMAIL)
    told = {model.index(row, email).data(text) for row in range(model.rowCount())}
    assert any(words.startswith("Email ") and words.endswith(" new") for words in told)
    assert "Email not found" in told
    assert model.headerData(3, Qt.Orientation.Horizontal, text) == "Website, recognised as Website"
    assert model.headerData(email, Qt.Orientation.Horizontal, text) == "Email, new column"


async def test_the_tab_key_reaches_each_control_once_from_top_to_bottom(
    person: Person, tmp_path: Path
) -> None:
    found: list[str] = []
    async for stage, top in stages(person, tmp_path):
        wanted = {place(part) for part in top.findChildren(QWidget) if is_a_stop(part, top)}
        walked = [place(part) for part in walk(top, len(wanted))]
        found += [f"{stage}: {part.objectName() or part} is not reached" for part in wanted - set(walked)]
        found += [f"{stage}: {part.objectName()} is reached twice" for part in twice(walked)]
    assert "\n".join(found) == ""


def is_a_stop(part: QWidget, top: QWidget) -> bool:
    """Whether Qt would have the Tab key stop there."""
    stops = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None
    return bool(stops and part.isVisible() and part.isEnabled() and part.window() is top)


def walk(top: QWidget, steps: int) -> list[QWidget]:
    """Press Tab that often; where it led."""
    walked = []
    for _ in range(steps):
        here: QWidget | None = top.focusWidget()
        focused = top if here is None else here
        press_key(focused, "\t", Qt.Key.Key_Tab)
        walked.append(top.focusWidget())
    return walked


def place(part: QWidget) -> QObject:
    """One of several buttons is reached as one; the arrow keys go on from there."""
    group = part.group() if isinstance(part, QAbstractButton) else None
    return group if group is not None and group.exclusive() else part


def twice(parts: list[QObject]) -> list[QObject]:
    return [part for part in set(parts) if parts.count(part) > 1]
