"""Text files as programs export them: address books, CRMs, Excel itself."""

from __future__ import annotations

from tests.data.text_content import HEAD, ONE, TWO, file_of

_GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Value,Organization Name,Notes\n"
    "Mira,,Okafor,,* Work,mira@northpier.example,+1 570-555-0123 ::: +1 570-555-0188,Northpier,"
    '"met in Lyon\nspeaks French"\n'
    "Zoë,,Brücke,,,zoe@fjord.example,,Fjord,\n"
)
_OUTLOOK = (
    '"Anrede","Vorname","Weitere Vornamen","Nachname","Suffix","Firma","Straße","Telefon (privat)"\r\n'
    '"Frau","Jördis","","Müller","","Nordpier GmbH","Hafenstraße 5\r\n2. Stock","+49 (30) 5550123"\r\n'
    '"","Jo","","Bakker","","Fjord, AS","",""\r\n'
).encode("cp1252")
_CONNECTIONS = (
    "Notes:\n"
    '"Some people do not share their ""e-mail address"" with those they know,\n so a few cells are empty."\n'
    "\n"
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    'Mira,Okafor,https://www.linkedin.com/in/mira-okafor,,"Northpier, Inc",Head of Sales,03 May 2027\n'
    "Jo,Bakker,https://www.linkedin.com/in/jo-bakker,jo@fjord.example,Fjord,Engineer,11 Jun 2027\n"
)
_REPORT = (
    '"Lead Report"\n"As of 2027-05-03 09:12"\n\n"First Name","Last Name","Company / Account"\n'
    '"Mira","Okafor","Northpier, Inc"\n"Jo","Bakker","Fjord"\n\n"Grand Totals (2 records)"\n\n'
    '"Confidential - do not pass on"\n'
)
_UNICODE_TEXT = 'Name\tCompany\r\nŁukasz\t"Northpier, ""Inc"""\r\nZoë\t"two\nlines"\r\n'

EXPORTED = (
    file_of(
        "google-contacts.csv",
        _GOOGLE.encode(),
        [
            (
                "Mira",
                "",
                "Okafor",
                "",
                "* Work",
                "mira@northpier.example",
                "+1 570-555-0123 ::: +1 570-555-0188",
                "Northpier",
                "met in Lyon\nspeaks French",
            ),
            ("Zoë", "", "Brücke", "", "", "zoe@fjord.example", "", "Fjord", ""),
        ],
        headers=tuple(_GOOGLE.split("\n", 1)[0].split(",")),
    ),
    file_of(
        "outlook.csv",
        _OUTLOOK,
        [
            (
                "Frau",
                "Jördis",
                "",
                "Müller",
                "",
                "Nordpier GmbH",
                "Hafenstraße 5\r\n2. Stock",
                "+49 (30) 5550123",
            ),
            ("", "Jo", "", "Bakker", "", "Fjord, AS", "", ""),
        ],
        headers=(
            "Anrede",
            "Vorname",
            "Weitere Vornamen",
            "Nachname",
            "Suffix",
            "Firma",
            "Straße",
            "Telefon (privat)",
        ),
        encoding_sure=False,
    ),
    file_of(
        "connections.csv",
        _CONNECTIONS.encode(),
        [
            (
                "Mira",
                "Okafor",
                "https://www.linkedin.com/in/mira-okafor",
                "",
                "Northpier, Inc",
                "Head of Sales",
                "03 May 2027",
            ),
            (
                "Jo",
                "Bakker",
                "https://www.linkedin.com/in/jo-bakker",
                "jo@fjord.example",
                "Fjord",
                "Engineer",
                "11 Jun 2027",
            ),
        ],
        headers=("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"),
        header_row=4,
    ),
    file_of(
        "report.csv",
        _REPORT.encode(),
        [
            ("Mira", "Okafor", "Northpier, Inc"),
            ("Jo", "Bakker", "Fjord"),
            ("Grand Totals (2 records)", "", ""),
            ("Confidential - do not pass on", "", ""),
        ],
        headers=("First Name", "Last Name", "Company / Account"),
        header_row=4,
    ),
    file_of(
        "totals.csv",
        b"Name;Company;Umsatz\nMira Okafor;Northpier;234,50\nJo Bakker;Fjord;17,00\nTotal: 2 rows;;251,50\n",
        [
            ("Mira Okafor", "Northpier", "234,50"),
            ("Jo Bakker", "Fjord", "17,00"),
            ("Total: 2 rows", "", "251,50"),
        ],
        headers=(*HEAD, "Umsatz"),
        delimiter=";",
    ),
    file_of(
        "unicode-text.txt",
        _UNICODE_TEXT.encode("utf-16"),
        [("Łukasz", 'Northpier, "Inc"'), ("Zoë", "two\nlines")],
        encoding_sure=True,
        delimiter="\t",
    ),
    file_of(
        "pasted.txt",
        b'Name\tPhone\tCompany\nMira Okafor\t+1 570 555 0123, 88\t"North\npier"\nJo Bakker\t\tFjord; Oslo\n',
        [("Mira Okafor", "+1 570 555 0123, 88", "North\npier"), ("Jo Bakker", "", "Fjord; Oslo")],
        headers=("Name", "Phone", "Company"),
        delimiter="\t",
    ),
    file_of(
        "kept-zeros.csv",
        b'Name,Zip,Phone\nMira Okafor,="01570","=""0157555"""\nJo Bakker,="00123","=""the """"Pier"""""""\n',
        [("Mira Okafor", "01570", "0157555"), ("Jo Bakker", "00123", 'the "Pier"')],
        headers=("Name", "Zip", "Phone"),
    ),
    file_of(
        "saved-twice.csv",
        b'\xef\xbb\xbf"Name;Company"\r\n"Mira Okafor;""Northpier, Inc"""\r\n',
        ONE,
        delimiter=";",
    ),
    file_of(
        "all-quoted.csv",
        '"Name";"Ort"\r\n"Okafor, Mira";"Lyon, FR"\r\n"Bakker, Jo";"Århus, DK"\r\n'.encode("cp1252"),
        [("Okafor, Mira", "Lyon, FR"), ("Bakker, Jo", "Århus, DK")],
        headers=("Name", "Ort"),
        delimiter=";",
    ),
    file_of(
        "database.csv",
        b"id;name;company\n1;Mira Okafor;\\N\n2;Jo Bakker;Fjord\n",
        [("1", "Mira Okafor", "\\N"), ("2", "Jo Bakker", "Fjord")],
        headers=("id", "name", "company"),
    ),
    file_of(
        "two-exports.csv",
        b"\xef\xbb\xbfName,Company\nMira Okafor,Northpier\n\xef\xbb\xbfName,Company\nJo Bakker,Fjord\n",
        [TWO[0], HEAD, TWO[1]],
    ),
    file_of(
        "two-quoted-exports.csv",
        b'\xef\xbb\xbf"Name","Company"\n"Mira Okafor","Northpier, Inc"\n'
        b'\xef\xbb\xbf"Name","Company"\n"Jo, Bakker","Fjord"\n',
        [*ONE, HEAD, ("Jo, Bakker", "Fjord")],
    ),
    file_of(
        "two-wide-exports.txt",
        "Name\tCompany\nMira Okafor\tNorthpier\n".encode("utf-16")
        + "Name\tCompany\nJo Bakker\tFjord\n".encode("utf-16"),
        [TWO[0], HEAD, TWO[1]],
    ),
    file_of(
        "table-in-chat.csv",
        b"| Name | Company |\n|---|---|\n| Mira Okafor | Northpier |\n| Jo Bakker | Fjord |\n",
        TWO,
        delimiter="|",
    ),
)
