"""What the programs that leads go to accept, as presets of an export; see docs/decisions/0013-presets.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.export_choice import ExportChoice, FieldColumn, Form
from gui.leads.fields import Field
from gui.leads.sentences import say

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Preset:
    """A choice under a name.

    Attributes:
        name: the word of the command line's ``--preset``.
        title: what people call it.
        choice: what is exported.
    """

    name: str
    title: str
    choice: ExportChoice


# What each program calls a column; "" where it has none of that kind. Where each name was read, and which of
# them are assumed, is in the decision.
_PROGRAMS = ("HubSpot", "Salesforce", "Lemlist", "Instantly", "Outreach")
_TITLES = {
    Field.EMAIL: ("Email", "Email", "email", "email", "Email"),
    Field.FIRST_NAME: ("First Name", "First Name", "firstName", "first_name", "First Name"),
    Field.LAST_NAME: ("Last Name", "Last Name", "lastName", "last_name", "Last Name"),
    Field.COMPANY: ("Company Name", "Company", "companyName", "company_name", "Company"),
    Field.PHONE: ("Phone Number", "Phone", "phone", "phone", "Work Phone"),
    Field.DOMAIN: ("Website URL", "Website", "companyDomain", "website", "Website URL"),
    Field.COUNTRY: ("Country/Region", "Country", "", "", ""),
    Field.LINKEDIN_URL: ("LinkedIn URL", "", "linkedinUrl", "linkedin_url", "LinkedIn URL"),
}
_LEAD = (Field.LAST_NAME, Field.COMPANY)
_EMAIL = (Field.EMAIL,)


def _for_program(title: str, needs: tuple[Field, ...] = (), most_rows: int | None = None) -> Preset:
    at = _PROGRAMS.index(title)
    fields = tuple(FieldColumn(field, titles[at]) for field, titles in _TITLES.items() if titles[at])
    choice = ExportChoice(
        form=Form.CSV_CRM,
        columns=(),
        fields=fields,
        needs=needs,
        unique_emails=needs == _EMAIL,
        most_rows=most_rows,
    )
    return Preset(title.casefold(), title, choice)


TARGETS = (
    _for_program("HubSpot", most_rows=1_048_575),  # and the header
    _for_program("Salesforce", _LEAD, most_rows=50_000),
    _for_program("Lemlist", _EMAIL, most_rows=10_000),
    _for_program("Instantly", _EMAIL),
    _for_program("Outreach", _EMAIL),
)
FORMS = (
    Preset("excel", "Excel workbook", ExportChoice(form=Form.BOOK)),
    Preset("csv-excel", "CSV for Excel", ExportChoice(form=Form.CSV_EXCEL)),
    Preset("csv-crm", "CSV for a CRM", ExportChoice(form=Form.CSV_CRM)),
    Preset("tsv", "Tab-separated", ExportChoice(form=Form.TSV)),
)
BUILT_IN: Mapping[str, Preset] = {preset.name: preset for preset in (*FORMS, *TARGETS)}


def find_preset(name: str, own: Mapping[str, ExportChoice]) -> Preset:
    """A preset by its name, in any case; the user's own come after those built in.

    Raises:
        UsageError: there is none; the sentence names those that are.
    """
    folded = name.strip().casefold()
    mine = {each.casefold(): Preset(each, each, choice) for each, choice in own.items()}
    preset = BUILT_IN.get(folded) or mine.get(folded)
    if preset is None:
        known = ", ".join([*BUILT_IN, *own])
        raise UsageError(
            say(
                "There is no preset {name}. There are: {known}. Nothing was written.",
                name=repr(name),
                known=known,
            )
        )
    return preset


def check_preset_name(name: str) -> str:
    """The name for a preset of the user's own, without blanks around it.

    Raises:
        UsageError: it is empty, too long, or the name of one that is built in.
    """
    words = " ".join(name.split())
    if not words or len(words) > LONGEST_NAME:
        raise UsageError(say("Give the preset a name of at most {most} letters.", most=LONGEST_NAME))
    if words.casefold() in BUILT_IN or any(words.casefold() == each.title.casefold() for each in TARGETS):
        raise UsageError(
            say("{words} is a preset that is always there. Give yours another name.", words=words)
        )
    return words
