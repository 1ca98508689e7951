"""A small cast of invented people with awkward names, and the lists in which they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gui.leads.whom import Whom

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = "info@oolongkettle.example"
PLACEHOLDERS = ("", "-", "n/a")


@dataclass(frozen=True)
class Somebody:
    """One of the cast.

    Attributes:
        marks: patterns that fit what is theirs alone, in text as ``plain`` leaves it.
        spellings: first and last name, as different lists have them.
        places: company and domain; most have one, who changed jobs has two.
        mails: an address of their own at each place.
        slug: the name of their LinkedIn page.
        phone: a number that stands in lists.
    """

    marks: tuple[str, ...]
    spellings: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    mails: tuple[str, ...]
    slug: str
    phone: str

    def ways(self) -> list[Whom]:
        """Every way in which a user can say who is meant."""
        first, last = self.spellings[0]
        named = [Whom(name=f"{first} {last}", workplace=place) for at in self.places for place in at]
        return [*map(Whom, self.mails), Whom(f"https://linkedin.com/in/{self.slug}?trk=x"), *named]


def _somebody(
    marks: tuple[str, ...],
    names: tuple[str, ...],
    places: tuple[tuple[str, str], ...],
    mails: tuple[str, ...],
    number: int,
) -> Somebody:
    spellings = tuple((first, last) for first, last in (name.split("|") for name in names))
    slug = f"{plain(spellings[0][0] + spellings[0][1]).replace(' ', '')}-{number}"
    return Somebody(marks, spellings, places, mails, slug, f"+33 6 39 98 10 {number}")


def plain(text: str) -> str:
    """Small letters without accents, and with what JSON escapes written out."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    parted = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parted if not unicodedata.combining(letter)).casefold()


_KETTLE = ("Oolong Kettle", "oolongkettle.example")
_TARN = ("Tarnhelmer & Sons", "tarnhelmer.example")
CAST = (
    _somebody(
        ("quirina", "zwetko"),
        (
            "Quirína|Zwetko",
            "QUIRINA|ZWETKO",
            "quirina|zwetko",
            "Dr. Quirína| Zwetko ",
            "Quiri\u0301na|Zwetko",
        ),
        (("Zwetkowerk", "zwetkowerk.example"),),
        ("quirina.zwetko@zwetkowerk.example",),
        11,
    ),
    # Two at one company, of whom one's name and address are the ends of the other's.
    _somebody(
        ("(?<![a-z])ildiko(?![a-z])", r"\+33 6 39 98 10 12"),
        ("Ildikó|Brixt", "ILDIKO|BRIXT", "Ildikó|Brixt"),
        (_KETTLE,),
        ("ildiko.brixt@oolongkettle.example",),
        12,
    ),
    _somebody(
        ("gildiko",),
        ("Gildikó|Brixt", "gildiko|brixt"),
        (_KETTLE,),
        ("gildiko.brixt@oolongkettle.example",),
        13,
    ),
    # One who stands in lists of two employers.
    _somebody(
        ("barnabe", "tourmentin", "fjordwick"),
        (
            "Jean-Barnabé|de la Tourmentine",
            "JEAN BARNABE|DE LA TOURMENTINE",
            "jean-barnabé|De La Tourmentine",
        ),
        (_TARN, ("Fjordwick", "fjordwick.example")),
        ("jb.tourmentine@tarnhelmer.example", "jean.tourmentin@fjordwick.example"),
        14,
    ),
    _somebody(
        ("siobhra", "quellan"),
        ("Siobhra|O’Quellan", "Siobhra|O'Quellan", "SIOBHRA|OQuellan"),
        (_TARN,),
        ("siobhra+sales@tarnhelmer.example",),
        15,
    ),
    _somebody(
        ("omurcan", "pluskat"),
        ("Ömürcan|van der Plüskat", "Omurcan|Van Der Pluskat"),
        (("Plüskat Optik", "pluskatoptik.example"),),
        ("o.pluskat@pluskatoptik.example",),
        16,
    ),
    _somebody(
        ("quynhxa", "thuongz"),
        ("Quỳnhxa|Lê Thượngz", "QUỲNHXA|LÊ THƯỢNGZ"),
        (_KETTLE,),
        ("quynhxa@oolongkettle.example",),
        17,
    ),
    _somebody(
        ("вълкодав", "valkodav", "brassfern"),
        ("Жоржета|Вълкодавова", "ЖОРЖЕТА|ВЪЛКОДАВОВА"),
        (("Brassfern", "brassfern.example"),),
        ("valkodavova@brassfern.example",),
        18,
    ),
    # By such a given name a list is told to be the usual way round.
    _somebody(
        ("quorrento",),
        ("Maria|del Quorrento Ibsz", "MARIA|DEL QUORRENTO IBSZ", " Maria |Del  Quorrento Ibsz"),
        (_TARN,),
        ("m.quorrento@tarnhelmer.example",),
        19,
    ),
)


@dataclass(frozen=True)
class Row:
    """How somebody stands in a row of a list.

    Attributes:
        who: the place in the cast.
        spelling, place: which of theirs, counted around.
        mail: "", "own" or "shared".
        is_bare: nothing but the LinkedIn page, where the list has them.
        named: whose address stands in the notes, or None.
        note: in which words.
        phone: what stands for the phone: "own" or a placeholder.
    """

    who: int
    spelling: int = 0
    place: int = 0
    mail: str = "own"
    is_bare: bool = False
    named: int | None = None
    note: int = 0
    phone: str = ""


@dataclass(frozen=True)
class Columns:
    """What a list has: names in one cell or two, which places, and more."""

    parted: bool = True
    place: str = "both"
    mail: bool = True
    page: bool = False
    notes: bool = False
    phone: bool = False


@dataclass(frozen=True)
class Sheet:
    """A list.

    Attributes:
        form: "xlsx", "csv" or "pasted".
    """

    rows: tuple[Row, ...]
    columns: Columns = Columns()
    form: str = "xlsx"

    def whole(self) -> tuple[Row, ...]:
        """The rows; where no pages are, nobody stands there by the page alone."""
        has_pages = self.columns.page
        return tuple(replace(row, is_bare=row.is_bare and has_pages) for row in self.rows)

    def first_name(self) -> str:
        """The whole name in the first row."""
        row = self.whole()[0]
        spellings = CAST[row.who].spellings
        return " ".join(name.strip() for name in spellings[row.spelling % len(spellings)])

    def cells(self) -> list[list[str]]:
        """The header and the rows as texts."""
        return [self._header(), *(list(_cells(row, self.columns)) for row in self.whole())]

    def _header(self) -> list[str]:
        columns = self.columns
        found = ["First name", "Last name"] if columns.parted else ["Full name"]
        found += ["Company"] if columns.place in {"company", "both"} else []
        found += ["Website"] if columns.place in {"domain", "both"} else []
        found += ["Email"] if columns.mail else []
        found += ["LinkedIn URL"] if columns.page else []
        found += ["Phone"] if columns.phone else []
        return [*found, "Notes"] if columns.notes else found


def _cells(row: Row, columns: Columns) -> Iterator[str]:
    person = CAST[row.who]
    first, last = person.spellings[row.spelling % len(person.spellings)]
    at = row.place % len(person.places)
    company, domain = person.places[at]
    blank = row.is_bare
    names = (first, last) if columns.parted else (f"{first} {last}",)
    yield from ("" if blank else name for name in names)
    if columns.place in {"company", "both"}:
        yield "" if blank else (company, company.upper(), f"{company} GmbH")[row.spelling % 3]
    if columns.place in {"domain", "both"}:
        yield "" if blank else (domain, f"https://www.{domain}/team", domain.upper())[row.spelling % 3]
    if columns.mail:
        yield "" if blank else mail_of(row, columns)
    if columns.page:
        yield f"https://www.linkedin.com/in/{person.slug}/"
    if columns.phone:
        yield person.phone if row.phone == "own" else row.phone
    if columns.notes:
        yield note_of(row)


def mail_of(row: Row, columns: Columns) -> str:
    """What stands in the address column: never nothing where no other cell says where somebody works."""
    person = CAST[row.who]
    if row.mail == "shared" and _KETTLE in person.places:
        return SHARED
    own = person.mails[row.place % len(person.mails)]
    if not row.mail and columns.place != "none":
        return ""
    return (own, own.upper(), f" {own} ")[row.spelling % 3]


def note_of(row: Row) -> str:
    """What stands in the notes."""
    if row.named is None:
        return ("", "met at a fair", "calls back")[row.note % 3]
    named = CAST[row.named]
    mail = named.mails[row.note % len(named.mails)]
    return (f"ask {mail} first", f"cc: {mail.upper()}; soon", f"knows <{mail}>, too")[row.note % 3]
