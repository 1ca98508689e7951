"""German column names, folded, divided by ``|``; umlauts as one letter and as two."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
vorname | vornamen | rufname | kontakt vorname | vorname kontakt | ansprechpartner vorname
vorname ansprechpartner | vorname des kontakts | ap vorname
""",
    Field.LAST_NAME: """
nachname | nachnamen | familienname | zuname | nachname kontakt | kontakt nachname
ansprechpartner nachname | nachname ansprechpartner | hausname | ap nachname | name nachname
""",
    Field.FULL_NAME: """
vollstandiger name | vollstaendiger name | voller name | ansprechpartner | ansprechpartnerin
ansprechperson | kontaktperson | kontaktname | vor und nachname | vorname nachname | nachname vorname
vorname und nachname | vor und zuname | name vorname | vorname name | name und vorname | kontakt
gesamtname | person | mitarbeiter | entscheider | geschaftsfuhrer | geschaeftsfuehrer | inhaber
teilnehmer | ansprechpartner name | name ansprechpartner | name des ansprechpartners | interessent
name kontakt | anzeigename | empfanger
""",
    Field.COMPANY: """
firma | firmen | firmenname | firmenbezeichnung | unternehmen | unternehmensname | name der firma
name des unternehmens | betrieb | organisation | organisationsname | arbeitgeber | gesellschaft | kunde
kundenname | institution | account | accountname | konzern | aktuelles unternehmen | aktuelle firma
firma name | firma 1 | geschaft | einrichtung | marke | agentur | firma unternehmen | unternehmen firma
""",
    Field.DOMAIN: """
webseite | web seite | webadresse | web adresse | internetseite | internetadresse | internet | homepage
domane | domaene | domain | firmenwebseite | firmenwebsite | firmen webseite | unternehmenswebsite
unternehmenswebseite | website firma | webseite firma | webseite des unternehmens
website des unternehmens | firmendomain | firmen domain | unternehmensdomain | mail domain | e mail domain
internetauftritt | webauftritt | url webseite | webseiten url | firmenhomepage | domainname | webprasenz
""",
    Field.LINKEDIN_URL: """
linkedin profil | linkedin seite | linkedin link | profil linkedin | profil url | profillink | profil link
linkedin profil url | linkedin profil link | linkedin adresse | linkedinprofil | linkedin kontakt
linkedin person | linkedin konto | link zum profil | linkedin url kontakt
""",
    Field.EMAIL: """
e mail adresse | email adresse | emailadresse | e mailadresse | mailadresse | mail adresse
elektronische post | e mail geschaftlich | e mail geschaeftlich | geschaftliche e mail
geschaeftliche e mail | geschaftliche e mail adresse | e mail dienstlich | dienstliche e mail
e mail arbeit | firmen e mail | firmenmail | e post | e mail privat | private e mail | e mail kontakt
kontakt e mail | mail geschaftlich | e mail 1 | email geschaftlich | berufliche e mail
e mail ansprechpartner
""",
    Field.PHONE: """
telefon | telefonnummer | tel nr | telefon nr | telefonnr | rufnummer | handy | handynummer | mobil
mobilnummer | mobiltelefon | mobil nr | handy nr | mobilfunk | mobilfunknummer | durchwahl | direktwahl
telefon geschaftlich | telefon geschaeftlich | geschaftstelefon | diensttelefon | telefon direkt
telefon mobil | mobil telefon | festnetz | festnetznummer | telefon 1 | kontakttelefon | telefon privat
fon | telefon dienstlich | telefon arbeit | telefon kontakt | diensthandy
""",
    Field.COUNTRY: """
land | lander | laender | staat | landercode | laendercode | land region | landerkurzel | laenderkuerzel
landeskennzeichen | herkunftsland | landercode iso | landeskurzel | nation | land firma
land region geschaftlich | land region privat
""",
}
