"""The awkward text files of the corpus, as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.data.text_content import ONE, TWO, file_of, refused
from tests.data.text_damage import DAMAGED
from tests.data.text_exports import EXPORTED
from tests.data.text_shapes import SHAPED_ABROAD

if TYPE_CHECKING:
    from tests.data.awkward import AwkwardFile


def _in(written: str, text: str, **expected: Any) -> AwkwardFile:
    rows = [tuple(line.split(";")) for line in text.strip().splitlines()]
    name = f"in-{written}.csv"
    return file_of(name, text.encode(written), rows[1:], headers=rows[0], header_row=None, **expected)


_WEST = "Prénom;Société\nÉlodie;Café Soleil\nZoë;Brücke\nJürgen Müller;Straße AG\nJosé;Peña\n"
_CENTRAL = "Imię;Firma\nŁukasz Wiśniewski;Żaglowa Przystań\nMałgorzata;Gdańska Stocznia\n"
_CYRILLIC = "Имя;Компания\nИван Петров;Северный причал\nАнна Смирнова;Ясная вода\n"
_GREEK = "Όνομα;Εταιρεία\nΓιώργος;Βόρεια Προβλήτα\nΜαρία;Καθαρό Νερό\n"
_TURKISH = "Ad;Şirket\nAyşe Yılmaz;Güneş Gıda\nOğuz Şahin;Işık Ltd\n"
_JAPANESE = "名前;会社\n山田太郎;北の桟橋株式会社\n鈴木花子;明るい水\n"
_CHINESE = "姓名;公司\n王小明;北京有限公司\n李小红;上海有限公司\n"
_TAIWANESE = "姓名;公司\n王小明;北方碼頭有限公司\n陳美麗;清水股份有限公司\n"
_KOREAN = "이름;회사\n김민수;북쪽 부두 주식회사\n이영희;맑은 물 주식회사\n"

_ENCODED = (
    _in("utf-8", _WEST, encoding="utf-8", encoding_sure=True),
    _in("utf-8-sig", _WEST, encoding="utf-8-sig", encoding_sure=True),
    _in("utf-16", _CYRILLIC, encoding_sure=True),
    _in("utf-16-le", _CYRILLIC, encoding="utf-16-le", encoding_sure=True),
    _in("utf-16-be", _WEST, encoding="utf-16-be", encoding_sure=True),
    _in("utf-32", _WEST, encoding_sure=True),
    _in("utf-32-le", _WEST, encoding="utf-32-le", encoding_sure=True),
    _in("utf-32-be", _CHINESE, encoding="utf-32-be", encoding_sure=True),
    _in("cp1250", _CENTRAL, encoding="cp1250", encoding_sure=False),
    _in("cp1251", _CYRILLIC, encoding="cp1251", encoding_sure=False),
    _in("cp1252", _WEST, encoding_sure=False),
    _in("cp1253", _GREEK, encoding="cp1253", encoding_sure=False),
    _in("cp1254", _TURKISH, encoding="cp1254", encoding_sure=False),
    _in("latin-1", _WEST, encoding_sure=False),
    _in("mac-roman", _WEST, encoding_sure=False),
    _in("cp850", _WEST, encoding_sure=False),
    _in("shift_jis", _JAPANESE, encoding="cp932", encoding_sure=False),
    _in("gb18030", _CHINESE, encoding="gb18030", encoding_sure=False),
    _in("big5", _TAIWANESE, encoding="cp950", encoding_sure=False),
    _in("euc_kr", _KOREAN, encoding="cp949", encoding_sure=False),
)

_DIVIDED = tuple(
    file_of(
        f"by-{ord(sign)}.csv",
        f"Name{sign}Company\nMira Okafor{sign}Northpier\nJo Bakker{sign}Fjord\n".encode(),
        TWO,
        delimiter=sign,
    )
    for sign in ",;\t|^~"
)

_QUOTED = (
    file_of(
        "stated.csv", b"sep=;\r\nName;Company\r\nMira Okafor;Northpier, Inc\r\n", ONE, delimiter_sure=True
    ),
    file_of("inside.csv", b'Name,Company\nMira Okafor,"Northpier, Inc"\n', ONE),
    file_of("break.csv", b'Name,Company\nMira,"North\npier"\n', [("Mira", "North\npier")]),
    file_of("doubled.csv", b'Name,Company\nMira,"the ""Pier"""\n', [("Mira", 'the "Pier"')]),
    file_of("escaped.csv", b'Name,Company\nMira,"the \\"Pier\\", Inc"\n', [("Mira", 'the "Pier", Inc')]),
    file_of("path.csv", b"Name,Company\nMira,C:\\temp\n", [("Mira", "C:\\temp")]),
    file_of("stray.csv", b'Name,Company\nMira,5" pipes\n', [("Mira", '5" pipes')]),
    file_of("spaced.csv", b'Name, "Company"\nMira Okafor, "Northpier, Inc"\n', ONE),
    file_of("wrapped.csv", b'"Name,Company"\n"Mira Okafor,""Northpier, Inc"""\n', ONE, delimiter_sure=False),
    file_of(
        "swallowing.csv",
        b'Name,Company\nMira,"open\nJo,Fjord\nAmara,"Soleil, SA"\n',
        [("Mira", '"open'), ("Jo", "Fjord"), ("Amara", "Soleil, SA")],
        remarks=("row 2 is never closed",),
    ),
    file_of(
        "mixed.csv",
        "Name,Company\nZoë,Café\nÉlodie,Brücke\n".encode() + b"Ren\xe9,Northpier\n",
        [("Zoë", "Café"), ("Élodie", "Brücke"), ("René", "Northpier")],
        encoding="utf-8",
        encoding_sure=False,
        remarks=("Row 4",),
    ),
)

_SHAPED = (
    file_of("cr.csv", b"Name,Company\rMira Okafor,Northpier\rJo Bakker,Fjord\r", TWO),
    file_of("nul.csv", b"Name,Company\nMira\0 Okafor,Northpier\nJo Bakker,Fjord\n", TWO),
    file_of(
        "blank-first.csv", b"\n\nName,Company\nMira Okafor,Northpier\nJo Bakker,Fjord\n", TWO, header_row=3
    ),
    file_of(
        "titled.csv", b"Leads\n\nName,Company\nMira Okafor,Northpier\nJo Bakker,Fjord\n", TWO, header_row=3
    ),
    file_of("trailing.csv", b"Name,Company,,\nMira Okafor,Northpier,,\nJo Bakker,Fjord,,\n", TWO),
    file_of(
        "marks.csv", b"\xef\xbb\xbf\xef\xbb\xbfName,Company\nMira Okafor,Northpier\nJo Bakker,Fjord\n", TWO
    ),
    file_of("one.csv", b"Company\nNorthpier\nFjord\n", [("Northpier",), ("Fjord",)], headers=("Company",)),
)

_REFUSED = (
    refused("endless.csv", b"x" * 9_000_000, "has a line of more than"),
    refused("many-columns.csv", b"a," * 1_000_000, "columns"),
    refused("delimiters.csv", b",,,\n" * 1000, "is empty"),
    refused("only-tabs.txt", b"\t\t\t\n" * 1000, "is empty"),
    refused("nothing.csv", b"\n\n", "is empty"),
    refused("nuls.csv", b"\0" * 9000, "is empty"),
    refused("junk.csv", bytes(range(256)) * 40, "is not a spreadsheet"),
)

TEXT_FILES = (*_ENCODED, *_DIVIDED, *_QUOTED, *_SHAPED, *EXPORTED, *DAMAGED, *SHAPED_ABROAD, *_REFUSED)
