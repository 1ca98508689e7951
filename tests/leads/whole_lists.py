"""Whole lists, as tools and people write them: the names of their columns, their values, their meaning.

``whole_lists.txt`` has one line per list: ``Name > values`` for each column, divided by ``|``. The values are
five invented ones of that kind, from ``VALUES``, in the language before the line's colon. A kind that is a
field's must be taken for it; ``-`` behind it says that it is to be left alone, another field's word that it
is to be that.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gui.leads.fields import Field


class Column(NamedTuple):
    """A column of a list: its name, five cells, and the field it must be taken for."""

    name: str
    cells: tuple[str, ...]
    field: Field | None


FIELDS = {
    "first": Field.FIRST_NAME, "last": Field.LAST_NAME, "full": Field.FULL_NAME, "company": Field.COMPANY,
    "domain": Field.DOMAIN, "page": Field.LINKEDIN_URL, "email": Field.EMAIL, "phone": Field.PHONE,
    "country": Field.COUNTRY, "-": None,
}  # fmt: skip
VALUES = {
    "first": "Mira|Anna|Tomas|Élodie|Peter",
    "last": "Okafor|Lind|Berg|Dubois|Moss",
    "full": "Mira Okafor|Anna Lind|Tomas Berg|Élodie Dubois|Peter Moss",
    "company": "North Pier GmbH|Lindworks AS|Bergwerk Ltd|Quai Nord SAS|Moss & Co",
    "plain": "North Pier|Skylark Robotics|Fjordline|Verdane Mills|Maplecourt",
    "domain": "northpier.example|www.lind.example|https://berg.example/|quainord.example|moss.example",
    "page": "https://www.linkedin.com/in/mira-o|https://linkedin.com/in/anna|linkedin.com/in/t-b|"
    "https://fr.linkedin.com/in/elodie|https://www.linkedin.com/in/p-moss",
    "firmpage": "https://www.linkedin.com/company/north-pier|https://www.linkedin.com/company/lind|"
    "https://www.linkedin.com/company/berg|https://www.linkedin.com/company/quai-nord|"
    "https://www.linkedin.com/company/moss",
    "email": "mira@northpier.example|a@lind.example|t.berg@berg.example||n/a",
    "phone": "+1 555 010 0199|+33 1 99 00 12 34|(555) 010-0133|030 23125 123|+44 20 7946 0123",
    "digits": "5550100199|3319900123|5550100133|3023125123|2079460123",
    "country": "France|Germany|United Kingdom|Spain|Netherlands",
    "code": "FR|DE|GB|ES|NL",
    "number": "48211|48212|48213|48214|48215",
    "money": "1200000|85000|430000|9900000|51000",
    "date": "2024-01-15|2024-02-16|2024-03-17|2024-04-18|2024-05-19",
    "job": "Sales Manager|Head of Sales|Marketing Director|Chief Executive Officer|Account Manager",
    "city": "Lyon|Hamburg|Leeds|Sevilla|Utrecht",
    "status": "New|Open|Open|Working|Closed",
    "words": "met at the fair|call again in May|wants a quote|prefers mail|no budget yet",
    "zip": "01310-100|04538-132|20040-020|30130-010|80010-000",
    "empty": "||||",
}
SPOKEN = {
    "ru": {"first": "Анна|Иван|Ольга|Дмитрий|Мария", "last": "Петрова|Иванов|Смирнова|Волков|Лебедева",
           "full": "Анна Петрова|Иван Иванов|Ольга Смирнова|Дмитрий Волков|Мария Лебедева",
           "plain": "Северный Причал|Ромашка|Берег|Мосты|Ветер"},
    "el": {"first": "Μαρία|Γιώργος|Ελένη|Νίκος|Άννα", "last": "Λιντ|Παππάς|Βέργη|Μόσχος|Δούκα",
           "full": "Μαρία Λιντ|Γιώργος Παππάς|Ελένη Βέργη|Νίκος Μόσχος|Άννα Δούκα",
           "plain": "Βόρεια Προβλήτα|Αύρα|Κύμα|Πέτρα|Φάρος"},
    "ja": {"first": "美咲|健太|陽子|大輔|愛", "last": "佐藤|鈴木|高橋|田中|伊藤",
           "full": "佐藤美咲|鈴木健太|高橋陽子|田中大輔|伊藤愛",
           "plain": "株式会社北桟橋|空工業|海商事|森製作所|橋本電機"},
    "zh": {"first": "伟|芳|娜|敏|静", "last": "王|李|张|刘|陈", "full": "王伟|李芳|张娜|刘敏|陈静",
           "plain": "北码头科技有限公司|云帆贸易|海岸制造|林业集团|桥梁电子"},
    "ko": {"first": "민준|서연|지훈|하은|도윤", "last": "김|이|박|최|정",
           "full": "김민준|이서연|박지훈|최하은|정도윤",
           "plain": "주식회사 북부두|하늘로봇|바다상사|숲제작소|다리전자"},
    "ar": {"first": "محمد|ليلى|كريم|سارة|عمر", "last": "الحسن|منصور|حداد|نجار|خليل",
           "full": "محمد الحسن|ليلى منصور|كريم حداد|سارة نجار|عمر خليل",
           "plain": "الرصيف الشمالي|نسيم|الموج|الصخرة|المنارة"},
    "he": {"first": "נועה|דוד|מיכל|יוסי|רות", "last": "לוי|כהן|ברק|שגב|אלון",
           "full": "נועה לוי|דוד כהן|מיכל ברק|יוסי שגב|רות אלון", "plain": "רציף צפון|משב|גל|סלע|מגדלור"},
}  # fmt: skip

TEXT = Path(__file__).with_name("whole_lists.txt").read_text(encoding="utf-8")


def lists() -> list[tuple[str, list[Column]]]:
    """Every list of the table: its line, and its columns."""
    return [(line, _columns(line)) for line in TEXT.strip().splitlines()]


def _columns(line: str) -> list[Column]:
    language, _, rest = line.partition(": ")
    return [_column(language, part) for part in rest.split(" | ")]


def _column(language: str, part: str) -> Column:
    name, _, what = part.rpartition(" > ")
    kind, _, field = what.partition(" ")
    cells = tuple(SPOKEN.get(language, {}).get(kind, VALUES[kind]).split("|"))
    return Column(name, cells, FIELDS.get(field or kind))
