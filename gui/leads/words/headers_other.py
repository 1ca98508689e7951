"""Column names in more languages, fewer words each: Portuguese, Nordic, Polish. Folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
primeiro nome | nome proprio | fornavn | fornamn | etunimi | imie | keresztnev | jmeno
""",
    Field.LAST_NAME: """
sobrenome | apelido | ultimo nome | efternavn | etternavn | efternamn | sukunimi | nazwisko | vezeteknev
prijmeni
""",
    Field.FULL_NAME: """
nome e sobrenome | pessoa de contato | contato | fulde navn | fullt navn | fullstandigt namn
kontaktperson | imie i nazwisko | osoba kontaktowa | koko nimi
""",
    Field.COMPANY: """
nome da empresa | companhia | organizacao | virksomhed | virksomhedsnavn | selskab | bedrift
bedriftsnavn | foretag | foretagsnamn | bolag | yritys | nazwa firmy | spolka | przedsiebiorstwo | ceg
cegnev | spolecnost
""",
    Field.DOMAIN: """
site da empresa | pagina da web | hjemmeside | nettside | nettsted | hemsida | webbplats | webbsida
verkkosivu | strona www | strona internetowa | domena | domene | doman | weboldal
""",
    Field.LINKEDIN_URL: """
perfil do linkedin | linkedin profil | linkedin adresse | profil na linkedin | linkedin profiili
""",
    Field.EMAIL: """
e mail corporativo | email da empresa | endereco de email | endereco de e mail | e mailadresse
e postadress | e post | epost | epostadresse | sahkoposti | adres email | adres e mail | poczta
e mailcim
""",
    Field.PHONE: """
telefone | numero de telefone | telemovel | telefonnummer | mobiltelefon | mobil | mobilnummer | puhelin
puhelinnumero | numer telefonu | telefon komorkowy | komorka | telefonszam
""",
    Field.COUNTRY: """
pais | kraj | maa | orszag | stat kraj | zeme
""",
}
