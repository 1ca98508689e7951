"""Tops of lists as people have them, and the index of the row that names the columns; -1 for none."""

from __future__ import annotations

from typing import NamedTuple


class HeadCase(NamedTuple):
    """One top of a list, its cells divided by ``|``."""

    name: str
    header: int
    text: str

    @property
    def rows(self) -> list[list[str]]:
        """The rows as they are shown."""
        return [[cell.strip() for cell in line.split("|")] for line in self.text.strip("\n").split("\n")]


_PEOPLE = """
Mira Okafor|Northpier Ltd|mira@northpier.example|+44 20 7946 0018
Tomas Lind|Lind AB|tomas@lind.example|+46 8 502 550 10
Jo Bakker|Fjord Media|jo@fjord.example|+47 22 12 34 56"""
_WORDS = """
Mira|Okafor|Northpier|Lyon
Tomas|Lind|Lind Fastigheter|Malmö
Jo|Bakker|Fjord Media|Bergen
Amara|Diallo|Soleil|Dakar"""
_SCORES = """
Okafor|12|2024-01-15|true
Lind|7|2024-02-01|false
Bakker|19|2023-11-30|true"""
_COMPANIES = """
Northpier Ltd|northpier.example|London
Lind AB|lind.example|Malmö
Fjord Media AS|fjord.example|Bergen"""

HEAD_CASES = (
    HeadCase("english", 0, "Name|Company|Email|Phone" + _PEOPLE),
    HeadCase("french", 0, "Contact|Société|Courriel|Portable" + _PEOPLE),
    HeadCase("german", 0, "Ansprechpartner|Firma|E-Mail-Adresse|Rufnummer" + _PEOPLE),
    HeadCase("polish", 0, "Osoba|Przedsiębiorstwo|Poczta|Komórka" + _PEOPLE),
    HeadCase("russian", 0, "Имя|Компания|Почта|Телефон" + _PEOPLE),
    HeadCase("japanese", 0, "氏名|会社|メール|電話" + _PEOPLE),
    HeadCase("arabic", 0, "الاسم|الشركة|البريد|الهاتف" + _PEOPLE),
    HeadCase("finnish", 0, "Henkilö|Yhtiö|Osoite|Puhelin" + _PEOPLE),
    HeadCase("turkish", 0, "Ad Soyad|Şirket|E-posta|Telefon" + _PEOPLE),
    HeadCase("words nobody knows", 0, "Zorp|Blick|Quam|Drel" + _PEOPLE),
    HeadCase("numbered columns", 0, "Column1|Column2|Column3|Column4" + _PEOPLE),
    HeadCase("single letters", 0, "a|b|c|d" + _PEOPLE),
    HeadCase("snake case", 0, "lead_name|org_label|mail_1|tel_1" + _PEOPLE),
    HeadCase("camel case", 0, "leadName|orgLabel|mailOne|telOne" + _PEOPLE),
    HeadCase("capitals", 0, "LEAD|ACCOUNT|MAIL|TEL" + _PEOPLE),
    HeadCase("first name blank", 0, "|Company|Email|Phone" + _PEOPLE),
    HeadCase("last name blank", 0, "Name|Company|Email|" + _PEOPLE),
    HeadCase("two alike", 0, "Name|Email|Email|Phone" + _PEOPLE),
    HeadCase("questions", 0, "What is your name?|Where do you work?|Your email?|May we call you?" + _PEOPLE),
    HeadCase("years", 0, "Company|2022|2023|2024\nNorthpier|12.5|13|18\nLind AB|7|8.5|9\nFjord|1|2|3"),
    HeadCase("dotted names", 0, "lead.id|mean.score|max.score|n.calls\nA12|3.5|9|2\nB77|4.25|8|1\nC05|1|2|3"),
    HeadCase("typed below", 0, "Mardi|Zed|Wann|Ok?" + _SCORES),
    HeadCase("one column", 0, "Email\nmira@northpier.example\ntomas@lind.example"),
    HeadCase("one unknown column", 0, "Zorp\nmira@northpier.example\ntomas@lind.example"),
    HeadCase("one column of companies", 0, "Company\nNorthpier Ltd\nLind AB\nFjord Media"),
    HeadCase("one column of words", 0, "Profession\nFinance\nPolicy\nOperational delivery"),
    HeadCase("one lead", 0, "Name|Email\nMira Okafor|mira@northpier.example"),
    HeadCase("only a header", 0, "Name|Company|Email"),
    HeadCase("all text, known", 0, "First name|Last name|Company|City" + _WORDS),
    HeadCase("all text, one known", 0, "Zorp|Blick|Company|Drel" + _WORDS),
    HeadCase("all text, unknown", 0, "Zorp|Blick|Quam|Drel" + _WORDS),
    HeadCase("all text, capitals", 0, "ZORP|BLICK|QUAM|DREL" + _WORDS),
    HeadCase("companies", 0, "Organisation|Homepage|Sted" + _COMPANIES),
    HeadCase(
        "a long question",
        0,
        "Name|" + "How did you hear of us, and who told you " * 2 + "?|Age\nA|x|3\nB|y|4\nC|z|5",
    ),
    HeadCase(
        "a crm export",
        0,
        "Record ID|First Name|Last Name|Lead Status\n101|Mira|Okafor|Open\n102|Jo|Bakker|New",
    ),
    HeadCase("a title", 1, "Leads Q3|||\nName|Company|Email|Phone" + _PEOPLE),
    HeadCase("a title and a blank", 2, "Leads Q3|||\n|||\nName|Company|Email|Phone" + _PEOPLE),
    HeadCase("blank rows first", 2, "|||\n|||\nName|Company|Email|Phone" + _PEOPLE),
    HeadCase("a title over unknown words", 1, "Leads Q3\nZorp|Blick|Quam|Drel" + _PEOPLE),
    HeadCase("a dated title", 1, "Exported on 2024-01-15\nZorp|Blick|Quam|Drel" + _PEOPLE),
    HeadCase(
        "a page over the list",
        3,
        "https://crm.example/export/7\nOwner: Mira\n\nZorp|Blick|Quam|Drel" + _PEOPLE,
    ),
    HeadCase(
        "pairs above",
        3,
        "Owner|Mira Okafor||\nFilter|All open leads||\n|||\nName|Company|Email|Phone" + _PEOPLE,
    ),
    HeadCase("comments above", 2, "# made by Northpier CRM\n# version 7\nZorp|Blick|Quam|Drel" + _PEOPLE),
    HeadCase(
        "a long note above",
        1,
        "Confidential: this list must not be shown to anybody outside.\nName|Firma|Mail|Tel" + _PEOPLE,
    ),
    HeadCase(
        "groups above",
        1,
        "Person||Company|\nFirst|Last|Label|Turnover\nMira|Okafor|Northpier|12\nJo|Bakker|Fjord|7",
    ),
    HeadCase("groups beside names", 1, "Who|Where|Reach|\n||Mail|Line" + _PEOPLE),
    HeadCase(
        "units below",
        0,
        "Lead|Revenue|Staff|Since\n|k€|pcs|date\nOkafor|12|7|2001-02-03\nLind|5|3|2011-05-06",
    ),
    HeadCase("units in brackets below", 0, "Lead|Revenue|Staff\n[text]|[EUR]|[pcs]\nOkafor|12|7\nLind|5|3"),
    HeadCase(
        "types below",
        0,
        "name|score|since\nvarchar|integer|date\nOkafor|12|2001-02-03\nLind|5|2011-05-06",
    ),
    HeadCase("a header again further down", 0, "Zorp|Quam" + "\nMira|3\nJo|4\nZorp|Quam\nTomas|5\nAmara|6"),
    HeadCase("nothing but people", -1, _PEOPLE),
    HeadCase("nothing but addresses", -1, "mira@northpier.example\ntomas@lind.example"),
    HeadCase("nothing but profiles", -1, "https://www.linkedin.com/in/mira\nhttps://www.linkedin.com/in/jo"),
    HeadCase("nothing but domains", -1, "northpier.example\nlind.example\nfjord.example"),
    HeadCase("nothing but numbers", -1, "1|2|3\n4|5|6\n7|8|9"),
    HeadCase("nothing but zeros", -1, "0.0|0.0\n0.0|0.0\n0.0|0.0"),
    HeadCase("nothing but phones", -1, "Mira|+1 555 010 0199\nTomas|+1 555 010 0198"),
    HeadCase("nothing but companies", -1, _COMPANIES),
    HeadCase("nothing but scores", -1, _SCORES),
    HeadCase("names without a header", -1, _WORDS),
    HeadCase(
        "names and companies",
        -1,
        "Mira Okafor|Northpier Ltd\nTomas Lind|Lind AB\nJohn Miller|Fjord Media Inc",
    ),
    HeadCase("one lead alone", -1, "Mira Okafor|Northpier|mira@northpier.example"),
    HeadCase("gaps in the first lead", -1, "||mira@northpier.example|+44 20 7946 0018" + _PEOPLE),
    HeadCase("dates without a header", -1, "2024-01-15|10:30|NaN\n2024-01-16|11:30|4\n2024-01-17|12:30|5"),
    HeadCase("ids without a header", -1, "A-101|Okafor|12\nA-102|Lind|9\nA-103|Bakker|8"),
    HeadCase("empty", -1, ""),
    HeadCase("blank", -1, "||\n||"),
)  # fmt: skip
