"""What the header cells of the table say of a column: its field and why, or which answers it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.leads.fields import Field, Kind
from gui.leads.problems import ProblemCode, describe
from gui.views.theme.words import before_colon, shown, tr
from gui.views.widgets.leads.lead_header import HeaderCell, HeaderState

if TYPE_CHECKING:
    from gui.runs.opening.column_info import ColumnInfo

SURE = 0.75


def field_words(field: Field) -> str:
    """What a field is called."""
    return {
        Field.FIRST_NAME: tr("First name"),
        Field.LAST_NAME: tr("Last name"),
        Field.FULL_NAME: tr("Full name"),
        Field.COMPANY: tr("Company"),
        Field.DOMAIN: tr("Website"),
        Field.LINKEDIN_URL: tr("LinkedIn URL"),
        Field.EMAIL: tr("Email"),
        Field.PHONE: tr("Phone"),
        Field.COUNTRY: tr("Country"),
    }[field]


def column_header(column: ColumnInfo) -> HeaderCell:
    """The header of a column of the list."""
    if column.field is None:
        return HeaderCell(column.header, tr("not used"), "", HeaderState.UNUSED)
    words = field_words(column.field)
    state = HeaderState.RECOGNISED if column.confidence >= SURE else HeaderState.UNSURE
    reason = "" if words.casefold() == column.header.casefold() else shown(column.reason)
    return HeaderCell(column.header, words, reason, state)


def kind_of_answer_words(kind: Kind) -> str:
    """What a column of answers is called."""
    return {Kind.EMAIL: tr("Email"), Kind.PHONE: tr("Phone"), Kind.VERIFY: tr("Verdict")}[kind]


def answer_header(kind: Kind) -> HeaderCell:
    """The header of a column of answers."""
    below = before_colon(shown(describe(ProblemCode.NO_EMAIL))) if kind is Kind.VERIFY else ""
    return HeaderCell(kind_of_answer_words(kind), tr("new column"), "", HeaderState.NEW, below)


def spoken_header(cell: HeaderCell) -> str:
    """What a screen reader says of a column: its name, what it was recognised as, and why."""
    if cell.state is HeaderState.RECOGNISED:
        said = tr("{name}, recognised as {field}", name=cell.name, field=cell.caption)
    elif cell.state is HeaderState.UNSURE:
        said = tr("{name}, perhaps {field}", name=cell.name, field=cell.caption)
    else:
        said = tr("{name}, {what}", name=cell.name, what=cell.caption)
    return tr("{said}: {reason}", said=said, reason=cell.reason) if cell.reason else said
