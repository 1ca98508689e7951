"""What the programs that leads go to accept, as presets of an export; see docs/decisions/0013-presets.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.leads.errors import UsageError
from gui.leads.export_choice import ExportChoice, FieldColumn, Form
from gui.leads.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

SALESFORCE_ROWS = 50_000
LEMLIST_ROWS = 10_000
HUBSPOT_ROWS = 1_048_575  # and the header
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Preset:
    """A choice under a name.

    Attributes:
        name: the word of the command line's ``--preset``.
        title: what people call it.
        choice: what is exported.
        rules: what it does, in a sentence for people; "" for the user's own.
    """

    name: str
    title: str
    choice: ExportChoice
    rules: str = ""


def _fields(**titles: str) -> tuple[FieldColumn, ...]:
    return tuple(FieldColumn(Field(name), title) for name, title in titles.items())


# "Set up import files" (knowledge.hubspot.com, October 2025): .csv, .xlsx or .xls, one sheet, a header row
# that names properties, UTF-8, fewer than 1,000 columns, 1,048,576 rows a file. The names are the labels of
# HubSpot's own contact properties. Rows with the same email are one contact there.
_HUBSPOT = Preset(
    "hubspot",
    "HubSpot",
    ExportChoice(
        form=Form.CSV_CRM,
        columns=(),
        fields=_fields(
            email="Email",
            first_name="First Name",
            last_name="Last Name",
            phone="Phone Number",
            company="Company Name",
            domain="Website URL",
            country="Country/Region",
            linkedin_url="LinkedIn URL",
        ),
        most_rows=HUBSPOT_ROWS,
    ),
    "Contact properties by their HubSpot names. All rows, UTF-8 with commas.",
)

# "Contact and Lead Imports" (help.salesforce.com): up to 50,000 at a time from a CSV file, UTF-8 only. A lead
# needs a last name and a company ("Lead" in the Object Reference: LastName and Company are required).
_SALESFORCE = Preset(
    "salesforce",
    "Salesforce",
    ExportChoice(
        form=Form.CSV_CRM,
        columns=(),
        fields=_fields(
            first_name="First Name",
            last_name="Last Name",
            company="Company",
            email="Email",
            phone="Phone",
            domain="Website",
            country="Country",
        ),
        needs=(Field.LAST_NAME, Field.COMPANY),
        most_rows=SALESFORCE_ROWS,
    ),
    "Leads with a last name and a company, 50,000 rows a file.",
)

# "Import limits: how many leads you can add" (help.lemlist.com): CSV in batches of 10,000 leads a campaign.
# The names are lemlist's own variables.
_LEMLIST = Preset(
    "lemlist",
    "Lemlist",
    ExportChoice(
        form=Form.CSV_CRM,
        columns=(),
        fields=_fields(
            email="email",
            first_name="firstName",
            last_name="lastName",
            company="companyName",
            phone="phone",
            linkedin_url="linkedinUrl",
            domain="companyDomain",
        ),
        needs=(Field.EMAIL,),
        unique_emails=True,
        most_rows=LEMLIST_ROWS,
    ),
    "Rows with an email, each address once, 10,000 rows a file.",
)

# "Lead" (developer.instantly.ai, API reference): email, first_name, last_name, company_name, phone, website;
# anything else is a custom variable. No limit for a CSV file is published.
_INSTANTLY = Preset(
    "instantly",
    "Instantly",
    ExportChoice(
        form=Form.CSV_CRM,
        columns=(),
        fields=_fields(
            email="email",
            first_name="first_name",
            last_name="last_name",
            company="company_name",
            phone="phone",
            domain="website",
            linkedin_url="linkedin_url",
        ),
        needs=(Field.EMAIL,),
        unique_emails=True,
    ),
    "Rows with an email, each address once.",
)

# "Common Reasons for Import Failures" (support.outreach.io): no .xlsx, headers and no blank rows, no address
# twice in one file; no size limit, but files of more than 1,000 take longer.
_OUTREACH = Preset(
    "outreach",
    "Outreach",
    ExportChoice(
        form=Form.CSV_CRM,
        columns=(),
        fields=_fields(
            email="Email",
            first_name="First Name",
            last_name="Last Name",
            company="Company",
            phone="Work Phone",
            domain="Website URL",
            linkedin_url="LinkedIn URL",
        ),
        needs=(Field.EMAIL,),
        unique_emails=True,
    ),
    "Prospects with an email, each address once.",
)

TARGETS = (_HUBSPOT, _SALESFORCE, _LEMLIST, _INSTANTLY, _OUTREACH)
FORMS = (
    Preset("excel", "Excel workbook", ExportChoice(form=Form.BOOK), "A new .xlsx with your columns."),
    Preset(
        "csv-excel", "CSV for Excel", ExportChoice(form=Form.CSV_EXCEL), "Opens in Excel by a double click."
    ),
    Preset("csv-crm", "CSV for a CRM", ExportChoice(form=Form.CSV_CRM), "UTF-8 with commas, for imports."),
    Preset("tsv", "Tab-separated", ExportChoice(form=Form.TSV), "Text with tabs between its cells."),
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
        raise UsageError(f"There is no preset {name!r}. There are: {known}. Nothing was written.")
    return preset


def check_preset_name(name: str) -> str:
    """The name for a preset of the user's own, without blanks around it.

    Raises:
        UsageError: it is empty, too long, or the name of one that is built in.
    """
    words = " ".join(name.split())
    if not words or len(words) > LONGEST_NAME:
        raise UsageError(f"Give the preset a name of at most {LONGEST_NAME} letters.")
    if words.casefold() in BUILT_IN or any(words.casefold() == each.title.casefold() for each in TARGETS):
        raise UsageError(f"{words} is a preset that is always there. Give yours another name.")
    return words
