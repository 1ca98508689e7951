"""Text files of every encoding with what breaks readers: letters that hold a delimiter's byte, and more."""

from __future__ import annotations

from tests.data.text_content import ONE, TWO, file_of

_JAPANESE = (
    '名前,会社\n"表 太郎","ソニック, 株式会社"\n能登 花子,"十""表"""\n' + "山田太郎,北の桟橋株式会社\n" * 4
)
_TAIWANESE = "姓名|公司\n許功蓋|成功有限公司\n陳美麗|清水股份有限公司\n" + "王小明|北方碼頭有限公司\n" * 4
_KOREAN = (
    '이름\t회사\t전화\r\n김민수\t"북쪽 부두\n주식회사"\t+82 2 555 0123\r\n'
    + "이영희\t맑은 물 주식회사\t\r\n" * 6
)
_CHINESE = "sep=;\r\n姓名;公司\r\n王㐀明;北京，有限公司\r\n李小红;上海;\r\n" + "王小明;北京有限公司\r\n" * 4
_RUSSIAN = (
    "Отчёт о клиентах\n\nИмя;Компания;Сумма\n"
    '"Иван ""Ваня"" Петров";Северный причал;1 234,50\n;;\nАнна;Ясная вода;17,00\n'
)
_GREEK = 'sep=;\r\nΌνομα;Εταιρεία\r\nΓιώργος;"Βόρεια; Προβλήτα"\r\n\r\nΜαρία;Καθαρό Νερό\r\n'
_TURKISH = "Ad|Şirket|Ad|\nAyşe Yılmaz|Güneş Gıda|x|\nOğuz Şahin|Işık Ltd|y|\nToplam: 2|||\n"
_POLISH = "Imię\tFirma\rŁukasz Wiśniewski\tŻaglowa Przystań\rMałgorzata\tGdańska Stocznia\r"
_FRENCH = '"Prénom";"Société";"Remise"\r\n"Élodie";"Café\r\nSoleil";"12,5"\r\n"Zoë";"Brücke";"7,0"\r\n'

SHAPED_ABROAD = (
    file_of(
        "backslash-bytes.csv",
        _JAPANESE.encode("cp932"),
        [("表 太郎", "ソニック, 株式会社"), ("能登 花子", '十"表"'), *[("山田太郎", "北の桟橋株式会社")] * 4],
        headers=("名前", "会社"),
        encoding="cp932",
        header_row=None,
    ),
    file_of(
        "pipe-bytes.csv",
        _TAIWANESE.encode("cp950"),
        [("許功蓋", "成功有限公司"), ("陳美麗", "清水股份有限公司"), *[("王小明", "北方碼頭有限公司")] * 4],
        headers=("姓名", "公司"),
        encoding="cp950",
        delimiter="|",
        header_row=None,
    ),
    file_of(
        "korean-tabs.txt",
        _KOREAN.encode("cp949"),
        [("김민수", "북쪽 부두\n주식회사", "+82 2 555 0123"), *[("이영희", "맑은 물 주식회사", "")] * 6],
        headers=("이름", "회사", "전화"),
        encoding="cp949",
        delimiter="\t",
    ),
    file_of(
        "four-bytes.csv",
        _CHINESE.encode("gb18030"),
        [("王㐀明", "北京，有限公司"), ("李小红", "上海"), *[("王小明", "北京有限公司")] * 4],
        headers=("姓名", "公司"),
        encoding="gb18030",
        delimiter=";",
        header_row=None,
    ),
    file_of(
        "russian-report.csv",
        _RUSSIAN.encode("cp1251"),
        [('Иван "Ваня" Петров', "Северный причал", "1 234,50"), ("Анна", "Ясная вода", "17,00")],
        headers=("Имя", "Компания", "Сумма"),
        encoding="cp1251",
        delimiter=";",
        header_row=3,
    ),
    file_of(
        "greek-stated.csv",
        _GREEK.encode("cp1253"),
        [("Γιώργος", "Βόρεια; Προβλήτα"), ("Μαρία", "Καθαρό Νερό")],
        headers=("Όνομα", "Εταιρεία"),
        encoding="cp1253",
        delimiter_sure=True,
    ),
    file_of(
        "turkish-doubled.csv",
        _TURKISH.encode("cp1254"),
        [("Ayşe Yılmaz", "Güneş Gıda", "x"), ("Oğuz Şahin", "Işık Ltd", "y"), ("Toplam: 2", "", "")],
        headers=("Ad", "Şirket", "Ad (2)"),
        encoding="cp1254",
        delimiter="|",
    ),
    file_of(
        "polish-mac-ends.txt",
        _POLISH.encode("cp1250"),
        [("Łukasz Wiśniewski", "Żaglowa Przystań"), ("Małgorzata", "Gdańska Stocznia")],
        headers=("Imię", "Firma"),
        encoding="cp1250",
        delimiter="\t",
    ),
    file_of(
        "mac-excel.csv",
        "Prénom;Société\rÉlodie;Café Soleil\rZoë;“Brücke”\r".encode("mac-roman"),
        [("Élodie", "Café Soleil"), ("Zoë", "“Brücke”")],
        headers=("Prénom", "Société"),
    ),
    file_of(
        "french-breaks.csv",
        _FRENCH.encode("utf-16-be"),
        [("Élodie", "Café\r\nSoleil", "12,5"), ("Zoë", "Brücke", "7,0")],
        headers=("Prénom", "Société", "Remise"),
        encoding="utf-16-be",
        delimiter=";",
    ),
    file_of(
        "wide-line-ends-in-letters.csv",
        "Name;Company\n\u0d0a\u0a0d \u2028;Northpier\nJo Bakker;Fjord\n".encode("utf-16-le"),
        [("\u0d0a\u0a0d \u2028", "Northpier"), TWO[1]],
        encoding="utf-16-le",
    ),
    file_of(
        "wide-stated.csv",
        'sep=,\r\nName,Company\r\nMira Okafor,"Northpier, Inc"\r\n'.encode("utf-16"),
        ONE,
        delimiter_sure=True,
    ),
    file_of(
        "stated-tab.csv",
        b"\xef\xbb\xbfsep=\t\r\nName\tCompany\r\nMira Okafor\tNorthpier, Inc\r\n",
        ONE,
        delimiter="\t",
    ),
    file_of(
        "other-line-ends.csv",
        "Name,Company\nMira\u2028Okafor,North\u0085pier\nJo\x0bBakker,Fj\x0cord\n".encode(),
        [("Mira\u2028Okafor", "North\u0085pier"), ("Jo\x0bBakker", "Fj\x0cord")],
    ),
    file_of(
        "blank-first-divided.csv",
        b";;;\r\n;;;\r\nName;Company;;\r\nMira Okafor;Northpier;;\r\nJo Bakker;Fjord;;\r\n",
        TWO,
        header_row=3,
    ),
    file_of(
        "ragged.csv",
        b"Name,Company\nMira Okafor\nJo Bakker,Fjord,Oslo,\n,,,\n\nZo,Pier,,,,x\n"
        + b"Mira Okafor,Northpier\n" * 5,
        [
            ("Mira Okafor", "", "", "", "", ""),
            ("Jo Bakker", "Fjord", "Oslo", "", "", ""),
            ("Zo", "Pier", "", "", "", "x"),
            *[(*TWO[0], "", "", "", "")] * 5,
        ],
        headers=(*("Name", "Company"), "Column C", "Column D", "Column E", "Column F"),
    ),
    file_of(
        "doubled-heads.csv",
        b"Email,,email,Email,\nmira@northpier.example,x,m@northpier.example,,\njo@fjord.example,,,,y\n",
        [
            ("mira@northpier.example", "x", "m@northpier.example", "", ""),
            ("jo@fjord.example", "", "", "", "y"),
        ],
        headers=("Email", "Column B", "email (2)", "Email (3)", "Column E"),
    ),
    file_of(
        "headless.csv",
        b"Mira Okafor;mira@northpier.example;+15705550123\nJo Bakker;jo@fjord.example;+15705550188\n",
        [
            ("Mira Okafor", "mira@northpier.example", "+15705550123"),
            ("Jo Bakker", "jo@fjord.example", "+15705550188"),
        ],
        headers=("Column A", "Column B", "Column C"),
        header_row=0,
    ),
    file_of(
        "broken-heads.csv",
        b'"First\nName","Last\r\nName","Company, Inc"\nMira,Okafor,Northpier\n',
        [("Mira", "Okafor", "Northpier")],
        headers=("First Name", "Last Name", "Company, Inc"),
    ),
    file_of(
        "padded-cells.txt",
        b"Name            |Company         |Phone           \n"
        b"Mira Okafor     |Northpier, Inc  |+1 570 555, 0123\n"
        b"Jo Bakker       |Fjord           |                \n",
        [
            ("Mira Okafor     ", "Northpier, Inc  ", "+1 570 555, 0123"),
            ("Jo Bakker       ", "Fjord           ", "                "),
        ],
        headers=("Name", "Company", "Phone"),
        delimiter="|",
    ),
    file_of(
        "comma-and-blank.csv",
        b"Name, Company, City\nMira Okafor, Northpier, Lyon\nJo Bakker, Fjord, Oslo\n",
        [("Mira Okafor", " Northpier", " Lyon"), ("Jo Bakker", " Fjord", " Oslo")],
        headers=("Name", "Company", "City"),
        delimiter=",",
    ),
    file_of(
        "names-turned.txt",
        b"Name\nOkafor, Mira\nBakker, Jo\nStrand, Amara\n",
        [("Okafor, Mira",), ("Bakker, Jo",), ("Strand, Amara",)],
        headers=("Name",),
    ),
    file_of(
        "addresses.txt",
        b"mira@northpier.example\r\njo@fjord.example\r\n\r\nzo@pier.example",
        [("mira@northpier.example",), ("jo@fjord.example",), ("zo@pier.example",)],
        headers=("Column A",),
        header_row=0,
    ),
    file_of(
        "tailed-rows.csv",
        b"Name,Company\r\nMira Okafor,Northpier,\r\nJo Bakker,Fjord,\r\n",
        TWO,
    ),
    file_of(
        "looks-like-another-kind.csv",
        b"ID;From: name;<Company>\n1;Mira Okafor;Northpier\n2;Jo Bakker;Fjord\n",
        [("1", "Mira Okafor", "Northpier"), ("2", "Jo Bakker", "Fjord")],
        headers=("ID", "From: name", "<Company>"),
    ),
)
