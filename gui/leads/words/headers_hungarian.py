"""Hungarian column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
keresztnev | utonev | kapcsolattarto keresztneve | keresztneve | utoneve
""",
    Field.LAST_NAME: """
vezeteknev | csaladnev | kapcsolattarto vezetekneve | vezetekneve | csaladi nev
""",
    Field.FULL_NAME: """
teljes nev | kapcsolattarto | kapcsolattarto neve | vezeteknev es keresztnev | vezetek es keresztnev
kontaktszemely | ugyfel neve | szemely | szemely neve | kapcsolattarto szemely | donteshozo
munkatars | nev teljes | dolgozo
""",
    Field.COMPANY: """
ceg | cegnev | ceg neve | vallalat | vallalat neve | vallalkozas | munkaltato | szervezet
szervezet neve | tarsasag | ceg megnevezese | vallalkozas neve | tarsasag neve | munkahely
jelenlegi ceg
""",
    Field.DOMAIN: """
weboldal | honlap | webhely | weblap | honlapcim | weboldal cime | ceges weboldal | ceg honlapja
ceg weboldala | webcim | internetcim | honlap cime | domain nev | domen | tartomany | internetes cim
ceges honlap
""",
    Field.LINKEDIN_URL: """
linkedin profil linkje | linkedin oldal | linkedin cim | linkedin elerhetoseg | linkedin profilja
linkedin hivatkozas
""",
    Field.EMAIL: """
e mail cim | email cim | e mailcim | emailcim | ceges email | ceges e mail | munkahelyi e mail
munkahelyi email | elektronikus cim | ceges email cim | ceges e mail cim | privat email
kapcsolattarto email cime | drotposta | levelezesi email
""",
    Field.PHONE: """
telefonszam | mobilszam | mobiltelefonszam | mobil telefonszam | telefonszama
kozvetlen telefonszam | vezetekes telefon | ceges telefonszam | mobil szama | telefon szam
kapcsolattarto telefonszama | mobiltelefon szam
""",
    Field.COUNTRY: """
orszag | orszagkod | orszag neve | ceg orszaga | orszag regio | lakohely orszaga
""",
}
