"""Polish column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
imie | imiona | pierwsze imie | imie kontaktu | imie osoby kontaktowej | imie osoby | imie klienta
""",
    Field.LAST_NAME: """
nazwisko | nazwisko rodowe | nazwisko kontaktu | nazwisko osoby kontaktowej | nazwisko osoby
nazwisko klienta | nazwiska
""",
    Field.FULL_NAME: """
imie i nazwisko | imie nazwisko | nazwisko i imie | nazwisko imie | osoba kontaktowa
pelne imie i nazwisko | osoba do kontaktu | pelna nazwa osoby | osoba | imiona i nazwiska
imie i nazwisko osoby kontaktowej | decydent | osoba decyzyjna
""",
    Field.COMPANY: """
nazwa firmy | spolka | przedsiebiorstwo | pracodawca | nazwa spolki | nazwa przedsiebiorstwa
organizacja | nazwa organizacji | nazwa kontrahenta | kontrahent | instytucja | obecna firma
nazwa pracodawcy | podmiot | nazwa podmiotu
""",
    Field.DOMAIN: """
strona www | strona internetowa | domena | domena firmy | adres www | adres strony
adres strony www | adres strony internetowej | strona firmy | strona firmowa | witryna
witryna internetowa | strona www firmy | strona internetowa firmy | nazwa domeny | url strony
adres internetowy | witryna sieci web
""",
    Field.LINKEDIN_URL: """
profil na linkedin | adres linkedin | link do profilu | link do profilu linkedin
adres profilu linkedin | url profilu | linkedin osoby | konto linkedin
""",
    Field.EMAIL: """
adres email | adres e mail | poczta | poczta elektroniczna | e mail sluzbowy | email sluzbowy
adres poczty elektronicznej | adres mailowy | mail sluzbowy | email firmowy | e mail firmowy
email kontaktowy | e mail kontaktowy | adres email sluzbowy | email prywatny | sluzbowy adres e mail
sluzbowy e mail | adres e mail sluzbowy
""",
    Field.PHONE: """
numer telefonu | telefon komorkowy | komorka | nr telefonu | telefon kontaktowy | telefon sluzbowy
numer komorkowy | nr tel | numer tel | telefon bezposredni | telefon stacjonarny | tel komorkowy
tel kom | nr komorki | numer komorki | telefon osoby | telefon bezp
""",
    Field.COUNTRY: """
kraj | panstwo | kod kraju | kraj siedziby | kraj firmy | nazwa kraju | kraj region | stat kraj
kraj zamieszkania
""",
}
