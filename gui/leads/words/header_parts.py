"""Words inside column names that change nothing, or everything. Folded."""

from __future__ import annotations

# Dropped before a column name is compared.
_NOISE_WORDS = """
the a an of your our my s required optional primary main principal principale hauptkontakt new current 1
01 i contact contacts lead leads person persons prospect prospects people customer user work business
professional le la les l de du des d un une votre interlocuteur pro professionnel professionnelle der die
das ihr ihre kontakt kontakts kontaktperson ansprechpartner ansprechpartners geschaftlich geschaeftlich
pflichtfeld el los las del su contacto contactos persona obligatorio il lo gli dell della contatto
referente obbligatorio het een uw contactpersoon zakelijk zakelijke verplicht value field column text crm
hubspot salesforce apollo
"""
NOISE: frozenset[str] = frozenset(_NOISE_WORDS.split())

# A column with one of these says something about the thing, and is not the thing: "Email status".
_BLOCKER_WORDS = """
status state stage type typ tipo size count id ids uuid guid key industry sector revenue turnover
employees headcount founded year date time created updated modified opened clicked sent bounced score
rating rank owner source quelle fuente origine list lists tag tags segment category categorie kategorie
note notes comment comments description bio summary about headline title titel titre titolo cargo job role
position poste puesto fonction funktion department abteilung departement dipartimento seniority level
followers connections city ville stadt ciudad citta stad street strasse rue calle via straat zip postal
plz postcode cap region province provincia county language sprache langue idioma lingua taal lang locale
currency gender geschlecht genre genero sesso salutation anrede civilite tratamiento aanhef prefix suffix
confidence quality validity validation catch deliverability opt consent subscribed unsubscribed gdpr dsgvo
rgpd timezone fax logo photo image picture avatar keywords technologies siret siren vat ust tva nif cif
iva kvk btw duns naics sic ticker branche secteur rubro settore gehalt salary amount price deal pipeline
message subject body snippet icebreaker facebook twitter instagram youtube github xing skype birthday
geburtstag anniversary dob etat statut estado stato effectif effectifs mitarbeiterzahl empleados
dipendenti medewerkers grosse taille tamano dimensione omvang umsatz ingresos fatturato omzet chiffre naf
ape
"""
BLOCKERS: frozenset[str] = frozenset(_BLOCKER_WORDS.split())

# A phone or a LinkedIn page of these is not the person's.
_COMPANY_WORDS = """
company companies organization organisation org account corporate firm hq headquarters headquarter
switchboard employer societe entreprise standard etablissement siege compte firma firmen unternehmen
unternehmens zentrale betrieb empresa compania centralita organizacion azienda aziendale societa
centralino impresa ditta bedrijf bedrijfs organisatie onderneming centrale general generale
"""
COMPANY_WORDS: frozenset[str] = frozenset(_COMPANY_WORDS.split())

# A bare "name" is a first, last or full name, or a company, by what stands beside it.
_NAME_WORDS = "name names nom noms nombre nome naam namen navn namn nimi nazwa meno nev"
NAME_WORDS: frozenset[str] = frozenset(_NAME_WORDS.split())

# Of several columns for one field, one with these is the second choice.
_SECOND_CHOICE_WORDS = """
personal private privat privee personnel personnelle personale prive secondary second 2 3 other alternate
alternative autre andere otro altro old former previous ancien alt catchall company corporate office fixe
festnetz landline fisso fijo vast home whatsapp generic
"""
SECOND_CHOICE: frozenset[str] = frozenset(_SECOND_CHOICE_WORDS.split())

# Named so, it may be the field; beside something surer it is not.
_VAGUE_WORDS = """
customer | client | account | school | brand | business | agency | cliente | kunde | klant | marke
marque | marca | merk | compte | cuenta | relatie | group | groupe | gruppo | structure | contact | person
lead | prospect | employee | recipient | participant | candidate | attendee | speaker | kontakt | personne
persona | persoon | contacto | contatto | mitarbeiter | responsable | responsabile | titolare | titular
first | last | url | internet | li | call | numero | recapito | interno | posta | staat | profile url
profile link | profil url | url profil | site url | agence | agenzia | agentur | bureau | cabinet
institution | attivita | negocio | identite | business name | account name | marchio | zaak | geschaft
other phone
"""
VAGUE: frozenset[str] = frozenset(
    phrase.strip() for line in _VAGUE_WORDS.strip().splitlines() for phrase in line.split("|")
)

# As a part of a longer name these say nothing: "last activity", "contact frequency", "site visits".
TOO_GENERAL: frozenset[str] = VAGUE | frozenset(
    [
        "www",
        "web",
        "site",
        "sito",
        "sitio",
        "land",
        "portable",
        "fixe",
        "fijo",
        "fisso",
        "mobile",
        "mobil",
        "mails",
    ]
)
