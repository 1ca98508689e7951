"""Dutch column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
voornaam | voornamen | roepnaam | voornaam contact | voornaam contactpersoon | contact voornaam
contactpersoon voornaam | doopnaam
""",
    Field.LAST_NAME: """
achternaam | achternamen | familienaam | geslachtsnaam | achternaam contact | achternaam contactpersoon
contactpersoon achternaam | contact achternaam
""",
    Field.FULL_NAME: """
volledige naam | contactpersoon | contactnaam | naam contactpersoon | naam contact | voornaam achternaam
voornaam en achternaam | voor en achternaam | naam en voornaam | contact | persoon
volledige naam contact | medewerker | naam medewerker | deelnemer | beslisser | naam van de contactpersoon
aanspreekpunt | geadresseerde | eigenaar naam | weergavenaam | naam persoon
""",
    Field.COMPANY: """
bedrijf | bedrijven | bedrijfsnaam | naam bedrijf | naam van het bedrijf | onderneming | ondernemingsnaam
organisatie | organisatienaam | naam organisatie | firma | firmanaam | vennootschap | werkgever | klant
klantnaam | naam klant | handelsnaam | instelling | account | accountnaam | huidig bedrijf | zaak
relatie | relatienaam | merk | bureau | statutaire naam
""",
    Field.DOMAIN: """
domein | domeinnaam | bedrijfsdomein | domein bedrijf | e maildomein | e mail domein | maildomein
webadres | webpagina | internetadres | internetpagina | bedrijfswebsite | website bedrijf
website van het bedrijf | web adres | internetsite | url website | webstek | bedrijfssite
website organisatie
""",
    Field.LINKEDIN_URL: """
linkedin profiel | profiel linkedin | linkedin pagina | linkedin link | linkedinprofiel | linkedin adres
linkedin profiel url | profiel url | profiellink | url profiel | link naar profiel
linkedin contactpersoon | linkedin persoon
""",
    Field.EMAIL: """
e mailadres | emailadres | e mail adres | email adres | mailadres | mail adres | zakelijk e mailadres
zakelijke e mail | zakelijke email | zakelijk emailadres | e mail zakelijk | email zakelijk | e mail werk
email werk | werk e mail | werk email | elektronisch adres | e post | e mail contactpersoon
email contactpersoon | contact e mail | prive e mail | mailadres zakelijk
""",
    Field.PHONE: """
telefoon | telefoonnummer | telefoonnr | tel nr | mobiel | mobiele telefoon | mobiel nummer
mobiele nummer | mobielnummer | gsm nummer | gsm nr | doorkiesnummer | direct nummer | rechtstreeks nummer
vast nummer | vaste telefoon | telefoon werk | telefoon zakelijk | zakelijk telefoonnummer
telefoon mobiel | werktelefoon | telefoon contactpersoon | 06 nummer | telefoon direct
""",
    Field.COUNTRY: """
land | landcode | land regio | landnaam | land van herkomst | land bedrijf | landen | natie
""",
}
