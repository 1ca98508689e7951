"""Text files that something went wrong with on their way: cut, padded, decoded twice, ended too early."""

from __future__ import annotations

from tests.data.text_content import ONE, TWO, file_of, refused

_PLAIN = b"Name,Company\nMira Okafor,Northpier\nJo Bakker,Fjord\n"
_NOTE = "Lyon, “près du port” – naïve 😀 \n" * 40
_LONG = "".join(f'"Zoë {n}","{_NOTE}"\r\n' for n in range(100))

DAMAGED = (
    file_of(
        "ends-in-quote.csv",
        b'Name,Company\n"Okafor, Mira",Northpier\nJo Bakker,"Fjord',
        [("Okafor, Mira", "Northpier"), ("Jo Bakker", '"Fjord')],
        remarks=("row 3 is never closed",),
    ),
    file_of(
        "ends-in-letter.csv",
        "Name,Company\nZoë,Café\nÉlodie,Brücke\nJosé,Peñ".encode() + b"\xc3",
        [("Zoë", "Café"), ("Élodie", "Brücke"), ("José", "PeñÃ")],
        encoding="utf-8",
        remarks=("Row 4",),
    ),
    file_of(
        "ends-in-half-a-letter.txt",
        "Name\tCompany\nŁukasz\tZoë\n".encode("utf-16") + b"a",
        [("Łukasz", "Zoë")],
    ),
    file_of("no-last-line-end.csv", _PLAIN.rstrip(), TWO),
    file_of("padded.csv", _PLAIN + b"\0" * 5000, TWO),
    file_of("dos-end.csv", _PLAIN + b"\x1a", TWO),
    file_of("dos-end-of-line.csv", _PLAIN.replace(b"\n", b"\r\n") + b"\x1a\r\n", TWO),
    file_of("ends-mixed.csv", b"Name,Company\r\nMira Okafor,Northpier\rJo Bakker,Fjord\n", TWO),
    file_of("ends-doubled.csv", _PLAIN.replace(b"\n", b"\r\r\n"), TWO),
    file_of(
        "decoded-twice.csv",
        "Prénom,Société\nZoë,Café\n".encode().decode("cp1252").encode(),
        [("ZoÃ«", "CafÃ©")],
        headers=("PrÃ©nom", "SociÃ©tÃ©"),
        encoding="utf-8",
    ),
    file_of(
        "old-at-the-end.csv",
        b"Name,Company\n" + b"Mira Okafor,Northpier\n" * 4000 + "Zoë,Café\n".encode("cp1252"),
        [TWO[0]] * 4000 + [("Zoë", "Café")],
        encoding="cp1252",
    ),
    file_of(
        "quotes-across-blocks.csv",
        b"\xef\xbb\xbfName,Note\r\n" + _LONG.encode(),
        [(f"Zoë {n}", _NOTE) for n in range(100)],
        headers=("Name", "Note"),
    ),
    file_of(
        "open-then-many.csv",
        b'Name,Company\nJo,"Fjord\n' + b"Mira Okafor,Northpier\n" * 9000,
        [("Jo", '"Fjord'), *[TWO[0]] * 9000],
        remarks=("row 2 is never closed",),
    ),
    file_of(
        "open-then-quoted.csv",
        b'Name,Company\nJo,"Fjord\n' + b'Mira Okafor,"Northpier, Inc"\n' * 9000,
        [("Jo", '"Fjord'), *ONE * 9000],
        remarks=("row 2 is never closed",),
    ),
    file_of(
        "closed-and-blank.csv",
        b'Name,Company,City\n"Okafor, Mira" ,"Northpier, Inc" ,Lyon\n',
        [("Okafor, Mira", "Northpier, Inc", "Lyon")],
        headers=("Name", "Company", "City"),
    ),
    file_of(
        "inches.csv",
        b'Name,Part,City\nMira,"5"" pipe",Lyon\nJo,"6" pipe",Oslo\nZo,7",Bern\n"A"my,"x, y","Ulm"\n',
        [
            ("Mira", '5" pipe', "Lyon"),
            ("Jo", '6" pipe', "Oslo"),
            ("Zo", '7"', "Bern"),
            ("Amy", "x, y", "Ulm"),
        ],
        headers=("Name", "Part", "City"),
    ),
    file_of(
        "open-within-line.csv",
        b'Name,Part,City\nZoe,"open,"Rome"\nIda,"wide,"open\n"Jo","pipe","Oslo"\n',
        [("Zoe", '"open', "Rome"), ("Ida", '"wide', '"open'), ("Jo", "pipe", "Oslo")],
        headers=("Name", "Part", "City"),
    ),
    file_of("nuls-between.csv", b"\0N\0ame,Company\n\0Mira Okafor,Northpier\nJo Bakker,\0Fjord\n", TWO),
    refused("only-a-header.csv", b"Name,Company\n\n", "has a header and no rows"),
    refused("only-marks.csv", b"\xef\xbb\xbf\xef\xbb\xbf", "is empty"),
)
