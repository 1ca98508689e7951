"""How a name that cannot be asked for is mended from the row itself; nothing is made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gui.leads.cleaning import clean_email, fold_words, is_one_person, is_whole_name, linkedin_slug, tidy_name
from gui.leads.columns.evidence import order_of, parted_by_case
from gui.leads.fields import Field
from gui.leads.sentences import Sentence, say
from gui.leads.words.given_names import GIVEN_NAMES
from gui.leads.words.job_words import JOB_WORDS
from gui.leads.words.titles import CREDENTIALS, NAME_PARTICLES, NO_NAME_WORDS, ROLE_WORDS

if TYPE_CHECKING:
    from gui.leads.lead import Lead

Change = tuple[dict[Field, str], str]
_PARTED = re.compile(r"([^\W\d_]{2,})[._]([^\W\d_]{2,})")
_CAMEL = re.compile(r"([A-ZÀ-Þ][a-zà-ÿ]+)([A-ZÀ-Þ][a-zà-ÿ]+)")
_AND = re.compile(r"\s*[&/+|;]\s*|\s*,\s+(?=\S+\s+\S)|\s+(?:and|und|et|y|e|en)\s+", re.IGNORECASE)
_PAGE_ID = re.compile(r"-[0-9a-f]*\d[0-9a-f]*$")
_WORD = re.compile(r"[a-z]{2,}")
_NO_NAMES = JOB_WORDS | CREDENTIALS | NO_NAME_WORDS | ROLE_WORDS
_TURKISH = frozenset("İıŞşĞğ")  # its I and ı are two letters, which only the person's language tells apart


def first_of_two(lead: Lead, field: Field) -> Change | None:
    """Two people in a cell: the first of them. "Anna & Tom Berger" is Anna Berger."""
    for source in (field, Field.FIRST_NAME):
        name = _first_person(lead.text(source), has_last=source is not Field.FULL_NAME)
        if name:
            return {source: name}, say(
                "Ask for {name}, the first of the two", name=_whole(lead, source, name)
            )
    return None


def parted(lead: Lead, field: Field) -> Change | None:
    """A whole name written as one word: "mira.okafor", "MiraOkafor"."""
    for source in (field, Field.FULL_NAME, Field.FIRST_NAME, Field.LAST_NAME):
        text = lead.text(source)
        found = _PARTED.fullmatch(text) or _CAMEL.fullmatch(text)
        if found and fold_words(found[1]) in GIVEN_NAMES and fold_words(found[2]) not in GIVEN_NAMES:
            first, last = _cased(found[1]), _cased(found[2])
            return _named(lead, first, last), say("Split it into {first} and {last}", first=first, last=last)
    return None


def from_row(lead: Lead) -> Change | None:
    """A half or a whole name from the person's own LinkedIn page or address, where both are unmistakable."""
    for words, whence in _spelt(lead):
        change = _completed(lead, words)
        if change:
            return change, Sentence(whence, {"text": " ".join(change.values())})
    return None


def exchanged(lead: Lead, field: Field) -> Change | None:
    """First and last name the other way round."""
    if field is Field.FULL_NAME:
        last, first = parted_by_case(lead.text(field))
        if not last:
            last, _, first = (
                lead.text(field).partition(" ") if order_of(lead.text(field)) <= 0 else ("", "", "")
            )
        return (
            ({field: f"{first} {last}"}, say("Exchange them: {first} {last}", first=first, last=last))
            if first
            else None
        )
    first, last = lead.text(Field.FIRST_NAME), lead.text(Field.LAST_NAME)
    return {Field.FIRST_NAME: last, Field.LAST_NAME: first}, say(
        "Exchange them: {first} {last}", first=last, last=first
    )


def in_mixed_case(lead: Lead) -> Change | None:
    """Names as they are usually written: "MIRA VAN DEN BERG" is "Mira van den Berg"."""
    fields = [f for f in (Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME) if lead.text(f)]
    if any(not _TURKISH.isdisjoint(lead.text(field)) for field in fields):
        return None
    changes = {field: " ".join(map(_cased, lead.text(field).split())) for field in fields}
    changed = {field: text for field, text in changes.items() if text != lead.text(field)}
    return (changed, say("Write {text}", text=" ".join(changed.values()))) if changed else None


def _first_person(text: str, *, has_last: bool) -> str:
    people = [part.strip() for part in _AND.split(text) if part.strip()]
    if len(people) != 2 or not all(is_one_person(tidy_name(person)) for person in people):
        return ""
    one, two = people
    if has_last or is_whole_name(one):
        return one if fold_words(one).partition(" ")[0] in GIVEN_NAMES or is_whole_name(one) else ""
    words = two.split()
    if len(words) < 2 or not {fold_words(one), fold_words(words[0])} <= GIVEN_NAMES:
        return ""
    return " ".join([one, *words[1:]])


def _whole(lead: Lead, field: Field, name: str) -> str:
    last = lead.text(Field.LAST_NAME)
    return f"{name} {last}" if field is Field.FIRST_NAME and last else name


def _named(lead: Lead, first: str, last: str) -> dict[Field, str]:
    if Field.FULL_NAME in lead.values and Field.LAST_NAME not in lead.values:
        return {Field.FULL_NAME: f"{first} {last}"}
    return {Field.FIRST_NAME: first, Field.LAST_NAME: last}


def _spelt(lead: Lead) -> list[tuple[list[str], str]]:
    """The two words of the row's LinkedIn page and of its address, where it is just two."""
    page = _PAGE_ID.sub("", linkedin_slug(lead.text(Field.LINKEDIN_URL)))
    local = clean_email(lead.text(Field.EMAIL)).partition("@")[0]
    ways = [
        (page.split("-"), say("Use {text} from the LinkedIn page").template),
        (re.split(r"[._]", local), say("Use {text} from the address").template),
    ]
    return [
        (words, whence)
        for words, whence in ways
        if len(words) == 2 and all(map(_WORD.fullmatch, words)) and words[1] not in _NO_NAMES
    ]


def _completed(lead: Lead, words: list[str]) -> dict[Field, str]:
    first, last = lead.text(Field.FIRST_NAME), lead.text(Field.LAST_NAME)
    alone = first or lead.text(Field.FULL_NAME)
    if not last and fold_words(alone) == words[0]:
        field = Field.LAST_NAME if first else Field.FULL_NAME
        return {field: _cased(words[1]) if first else f"{alone} {_cased(words[1])}"}
    if last and not first and fold_words(last) == words[1]:
        return {Field.FIRST_NAME: _cased(words[0])}
    if not alone and not last and words[0] in GIVEN_NAMES:
        return _named(lead, _cased(words[0]), _cased(words[1]))
    return {}


def _cased(word: str) -> str:
    if fold_words(word) in NAME_PARTICLES:
        return word.lower()
    if not (word.isupper() or word.islower()):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
