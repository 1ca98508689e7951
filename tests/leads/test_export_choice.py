"""A choice of what to export: kept and read again, presets by their names."""

from __future__ import annotations

import json

import pytest

from gui.leads.errors import UsageError
from gui.leads.export_choice import (
    USUAL_EXPORT,
    ExportChoice,
    FieldColumn,
    Form,
    Only,
    Part,
    PartColumn,
    from_entry,
    to_entry,
)
from gui.leads.fields import Field
from gui.leads.presets import BUILT_IN, TARGETS, check_preset_name, find_preset

MINE = ExportChoice(
    form=Form.CSV_EXCEL,
    only=Only.FOUND,
    columns=(PartColumn(Part.EMAIL, "Mail"), PartColumn(Part.STATUS)),
    fields=(FieldColumn(Field.COMPANY, "Firma"),),
    needs=(Field.EMAIL,),
    unique_emails=True,
    most_rows=100,
    by_status=True,
    place="end",
)


@pytest.mark.parametrize("choice", [USUAL_EXPORT, MINE, *(preset.choice for preset in BUILT_IN.values())])
def test_a_choice_is_kept_as_json(choice: ExportChoice) -> None:
    assert from_entry(json.loads(json.dumps(to_entry(choice)))) == choice


@pytest.mark.parametrize(
    "entry",
    [
        None,
        [],
        {"form": "pdf"},
        {"only": "some"},
        {"columns": [["email"]]},
        {"columns": [["email", 1]]},
        {"columns": "email"},
        {"fields": [["age", "Age"]]},
        {"needs": ["age"]},
        {"most_rows": 0},
        {"most_rows": True},
    ],
)
def test_nonsense_is_no_choice(entry: object) -> None:
    with pytest.raises(ValueError, match=r"not |is not a valid"):
        from_entry(entry)


def test_what_is_missing_is_as_usual() -> None:
    assert from_entry({}) == USUAL_EXPORT


@pytest.mark.parametrize(
    ("name", "rows", "needs", "is_unique"),
    [
        ("hubspot", 1_048_575, (), False),
        ("salesforce", 50_000, (Field.LAST_NAME, Field.COMPANY), False),
        ("lemlist", 10_000, (Field.EMAIL,), True),
        ("instantly", None, (Field.EMAIL,), True),
        ("outreach", None, (Field.EMAIL,), True),
    ],
)
def test_presets_keep_to_their_programs_rules(
    name: str, rows: int | None, needs: tuple[Field, ...], is_unique: bool
) -> None:
    choice = find_preset(name.upper(), {}).choice
    assert (choice.form, choice.suffix) == (Form.CSV_CRM, ".csv")
    assert (choice.most_rows, choice.needs, choice.unique_emails) == (rows, needs, is_unique)


def test_every_program_gets_each_field_once_under_one_name() -> None:
    for preset in TARGETS:
        fields = preset.choice.fields or ()
        assert len({each.field for each in fields}) == len({each.title for each in fields}) == len(fields)


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("lemlist", "email firstName lastName companyName phone companyDomain linkedinUrl"),
        ("instantly", "email first_name last_name company_name phone website linkedin_url"),
    ],
)
def test_columns_bear_the_names_that_the_program_publishes(name: str, titles: str) -> None:
    fields = find_preset(name, {}).choice.fields or ()
    assert [each.title for each in fields] == titles.split()


def test_an_unknown_preset_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"hubspot.*Weekly"):
        find_preset("nosuch", {"Weekly": MINE})
    assert find_preset("weekly", {"Weekly": MINE}).choice == MINE


@pytest.mark.parametrize("name", ["", "  ", "HubSpot", "csv-crm", "x" * 61])
def test_names_that_a_preset_cannot_have(name: str) -> None:
    with pytest.raises(UsageError):
        check_preset_name(name)


def test_a_presets_name_is_tidied() -> None:
    assert check_preset_name("  For  the team ") == "For the team"
