"""The invented lists that are seen in the pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FIRST = ("Mira", "Tomas", "Ines", "Jonas", "Lea", "Marek", "Nora", "Oskar", "Pia", "Ruben", "Aiko", "Samir")
LAST = ("Okafor", "Lind", "Moreau", "Novak", "Berger", "Santos", "Ricci", "Vos", "Hansen", "Kaya", "Álvarez")
SPEAKERS = 40
COMPANIES = ("North Pier", "Skylark Robotics", "Fjordline", "Verdane Mills", "Maplecourt", "Ironbridge")
ODD = """First name,Last name,Company,Website,LinkedIn
Mira,Okafor,North Pier,northpier.example,
FranÃ§ois,LÃ³pez,Quai Nord,quainord.example,
Tomas,Berg,,"berg,example",
RenÃ©,Moreau,Quai Nord,quainord.example,
Okafor,Mira,North Pier,northpier.example,linkedin.com/in/mira-okafor
Anna & Tom,Lind,Lind,lind.example,
Peter,,Moss,moss.example,https://www.linkedin.com/in/peter-moss-8b12
Jonas,Vos,www.vosworks.example,,
Lea,Hansen,gmail.com,,
sales,team,Kaya Foods,kayafoods.example,
Pia,Novak,,,https://www.linkedin.com/company/verdane-mills
"""


def prospects(folder: Path) -> Path:
    """A list of 1,284 invented people, some of them twice, a few flawed."""
    lines = ["First name;Last name;Company;Website;City"]
    for n in range(1284):
        company = COMPANIES[n * 7 // 5 % len(COMPANIES)]
        site = "" if n % 131 == 5 else company.lower().replace(" ", "") + f"{n // 97 or ''}.example"
        last = "" if n % 211 == 9 else LAST[n // len(FIRST) % len(LAST)]
        lines.append(f"{FIRST[n % len(FIRST)]};{last};{'' if not site else company};{site};Lyon")
    return _written(folder / "prospects-march.csv", "\n".join(lines))


def spring_fair(folder: Path) -> Path:
    """A short list in which nearly every row is odd."""
    return _written(folder / "spring-fair.csv", ODD)


def speakers(folder: Path) -> Path:
    """A short list in which nothing is odd."""
    lines = ["First name,Last name,Company,Website"]
    for n in range(SPEAKERS):
        company = COMPANIES[n % len(COMPANIES)]
        lines.append(f"{FIRST[n % 12]},{LAST[n % 11]},{company},{company.lower().replace(' ', '')}.example")
    return _written(folder / "speakers.csv", "\n".join(lines))


def visitors(folder: Path) -> Path:
    """A short list of people who are in no other."""
    lines = ["First name,Last name,Company,Website"]
    for n in range(30):
        company = COMPANIES[n % len(COMPANIES)]
        site = company.lower().replace(" ", "-") + "-group.example"
        lines.append(f"{FIRST[n % 12]},{LAST[n % 11]},{company} Group,{site}")
    return _written(folder / "visitors.csv", "\n".join(lines))


def customers(path: Path, begins: int, ends: int) -> Path:
    """Some of a great many invented people, who all have an address to be verified."""
    lines = ["First name,Last name,Company,Website,Email"]
    for n in range(begins, ends):
        first, last = FIRST[n % len(FIRST)], f"{LAST[n // 12 % len(LAST)]}{chr(97 + n // 132)}"
        company = COMPANIES[n * 5 // 3 % len(COMPANIES)]
        site = company.lower().replace(" ", "") + ".example"
        lines.append(f"{first},{last},{company},{site},{first}.{last}@{site}".replace("Á", "A"))
    return _written(path, "\n".join(lines))


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
