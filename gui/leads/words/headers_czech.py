"""Czech and Slovak column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
jmeno krestni | krestni jmeno | krstne meno | jmeno kontaktu | krestni | krstne
""",
    Field.LAST_NAME: """
prijmeni | prijmeni kontaktu | priezvisko | priezvisko kontaktu | prijmeni osoby
prijmeni kontaktni osoby
""",
    Field.FULL_NAME: """
jmeno a prijmeni | jmeno prijmeni | prijmeni a jmeno | prijmeni jmeno | cele jmeno | kontaktni osoba
meno a priezvisko | meno priezvisko | priezvisko a meno | cele meno | kontaktna osoba
jmeno kontaktni osoby | meno kontaktnej osoby | zodpovedna osoba | kontaktni osoby
""",
    Field.COMPANY: """
spolecnost | nazev spolecnosti | nazev firmy | jmeno firmy | spolocnost | nazov spolocnosti
nazov firmy | obchodni firma | zamestnavatel | obchodne meno | organizace | organizacia
nazev organizace | podnik | odberatel
""",
    Field.DOMAIN: """
webova stranka | webove stranky | webstranka | internetova stranka | internetove stranky | stranky
www stranky | web firmy | webova adresa | web spolecnosti | internetova adresa | domovska stranka
adresa webu | domena spolecnosti
""",
    Field.LINKEDIN_URL: """
linkedin odkaz | odkaz na linkedin | profil na linkedinu | linkedin profilu | odkaz na profil
adresa profilu | profil linkedinu
""",
    Field.EMAIL: """
e mailova adresa | emailova adresa | pracovni email | pracovni e mail | firemni email
firemni e mail | kontaktni email | kontaktni e mail | pracovny email | pracovny e mail
firemny email | adresa elektronicke posty | elektronicka posta | osobni email | soukromy email
emailove adresy | kontaktny email
""",
    Field.PHONE: """
telefonni cislo | telefonne cislo | mobilni telefon | mobilny telefon | mobilni cislo
cislo telefonu | cislo mobilu | kontaktni telefon | pevna linka | tel cislo | tel c | prima linka
pracovni telefon | mobilne cislo | telefon mobilni
""",
    Field.COUNTRY: """
zeme | stat zeme | krajina | kod zeme | kod krajiny | zeme region | krajina sidla | zeme spolecnosti
stat firmy
""",
}
