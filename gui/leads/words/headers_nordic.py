"""Swedish, Danish and Norwegian column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
fornavn | fornamn | kontakt fornavn | kontaktens fornamn | tilltalsnamn | kontaktpersons fornamn
kontaktpersons fornavn | fornavne
""",
    Field.LAST_NAME: """
efternavn | etternavn | efternamn | slektsnavn | slaktnamn | kontaktpersons efternamn
kontaktpersons etternavn | kontaktpersons efternavn | familjenamn | familienavn | efternavne
""",
    Field.FULL_NAME: """
fulde navn | fullt navn | fullstandigt namn | hela namnet | fullt namn | fuldt navn
for och efternamn | for og efternavn | for og etternavn | fornamn och efternamn
fornavn og efternavn | fornavn og etternavn | kontaktnamn | kontaktnavn | kontaktpersoner
kontaktpersonens namn | namn kontaktperson | navn kontaktperson | beslutsfattare | beslutningstager
beslutningstaker | medarbetare | medarbejder | person namn | navn pa kontaktperson
""",
    Field.COMPANY: """
virksomhed | virksomhedsnavn | selskab | bedrift | bedriftsnavn | foretag | foretagsnamn | bolag
bolagsnamn | firmanavn | firmanamn | selskap | selskapsnavn | selskabsnavn | arbetsgivare
arbejdsgiver | arbeidsgiver | organisasjon | kundnamn | kundenavn | firma navn | nuvarande foretag
foretak | foretaksnavn | virksomhet | virksomhetsnavn | arbetsplats | arbejdsplads
""",
    Field.DOMAIN: """
hjemmeside | nettside | nettsted | hemsida | webbplats | webbsida | netside | netsted | webside
hjemmeside url | webbadress | nettadresse | doman | domene | domannamn | domaenenavn | domenenavn
foretagets hemsida | firma hjemmeside | foretagets webbplats | bedriftens nettside
virksomhedens hjemmeside | foretagsdoman | internetadress | url till webbplats
""",
    Field.LINKEDIN_URL: """
linkedin lank | linkedin lenke | profil pa linkedin | lank till linkedin | lenke til linkedin
link til linkedin | linkedin adress | profillank | profillenke | lank till profil
linkedin profillank
""",
    Field.EMAIL: """
e postadress | epost | epostadresse | e postadresse | epostadress | mejl | mejladress | mailadress
jobbmejl | jobbmail | arbetsmejl | e post jobb | e post arbete | jobb e post | arbejdsmail
arbejds e mail | mail arbejde | mailadresse arbejde | e post 1 | privat e post | privat mail
kontaktens e post | e mail arbejde
""",
    Field.PHONE: """
tlf nr | tlfnr | mobilnr | direktnummer | direkt telefon | direkte telefon | telefon arbete
telefon arbejde | telefon arbeid | telefon jobb | mobiltelefonnummer | direkte nummer | jobbtelefon
arbetstelefon | arbejdstelefon | privattelefon | direktetelefon
""",
    Field.COUNTRY: """
landskod | landekode | landkode | landsnamn | landenavn | foretagets land | firma land
""",
}
