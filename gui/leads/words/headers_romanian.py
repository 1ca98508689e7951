"""Romanian column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
prenume | prenumele | prenume contact | prenumele contactului | nume mic | nume de botez
prenume persoana
""",
    Field.LAST_NAME: """
nume de familie | numele de familie | nume familie | nume familial | familie nume
""",
    Field.FULL_NAME: """
nume si prenume | nume prenume | prenume si nume | prenume nume | numele complet | nume complet
persoana de contact | nume contact | numele contactului | persoana contact | nume persoana
decident | angajat
""",
    Field.COMPANY: """
companie | denumire firma | nume firma | numele firmei | numele companiei | nume companie
firma denumire | societate | denumire societate | angajator | organizatie | organizatia
denumire companie | denumirea firmei | denumire | nume organizatie | intreprindere
companie curenta
""",
    Field.DOMAIN: """
site companie | adresa web | domeniu web | site firma | site ul companiei | adresa site
domeniu companie | domeniu internet | site ul | website companie | nume domeniu
""",
    Field.LINKEDIN_URL: """
profil linkedin contact | link linkedin profil | adresa linkedin | link profil linkedin
legatura linkedin | linkedin persoana | cont linkedin
""",
    Field.EMAIL: """
adresa de email | adresa email | adresa de e mail | adresa e mail | posta electronica
email serviciu | e mail serviciu | email companie | email de serviciu | e mail profesional
email firma | email de contact | adresa de mail
""",
    Field.PHONE: """
numar de telefon | numar telefon | nr telefon | nr de telefon | telefon fix | telefon mobil nr
numar mobil | numar de mobil | telefon serviciu | telefon contact | telefon de contact | tel mobil
telefonul
""",
    Field.COUNTRY: """
tara | cod tara | codul tarii | tara companiei | tara regiune | tara de resedinta
""",
}
