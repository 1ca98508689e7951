"""Italian column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
nome di battesimo | primo nome | nome proprio
""",
    Field.LAST_NAME: """
cognome | cognomi | cognome contatto | cognome del contatto | nome di famiglia | cognome referente
cognome del referente
""",
    Field.FULL_NAME: """
nome completo | nome e cognome | nome cognome | cognome e nome | cognome nome | nominativo | referente
contatto | persona | persona di contatto | persona di riferimento | responsabile | interlocutore
destinatario | nome e cognome contatto | nome e cognome referente | dipendente | partecipante | titolare
potenziale cliente | nominativi | contatto principale
""",
    Field.COMPANY: """
azienda | aziende | nome azienda | nome dell azienda | nome dellazienda | nome della azienda
ragione sociale | societa | nome societa | nome della societa | impresa | nome impresa | ditta
nome ditta | organizzazione | cliente | nome cliente | ente | datore di lavoro | denominazione | compagnia
account | nome account | azienda attuale | nome organizzazione | gruppo | istituzione | attivita | insegna
marchio | agenzia | denominazione sociale | nome dell impresa | nome dell organizzazione
""",
    Field.DOMAIN: """
dominio | nome di dominio | nome dominio | dominio web | dominio aziendale | dominio azienda | sito web
sito | sito internet | sito aziendale | sito azienda | sito web azienda | sito web aziendale | pagina web
indirizzo web | indirizzo internet | url sito | url sito web | dominio email | dominio e mail
web azienda | sito dell azienda | sito web dell azienda | indirizzo sito | dominio mail | sito ufficiale
""",
    Field.LINKEDIN_URL: """
profilo linkedin | url linkedin | link linkedin | linkedin profilo | pagina linkedin | indirizzo linkedin
url profilo linkedin | link profilo linkedin | url profilo | link profilo | url del profilo
link al profilo | collegamento linkedin | account linkedin | linkedin contatto | linkedin persona
contatto linkedin
""",
    Field.EMAIL: """
indirizzo email | indirizzo e mail | indirizzo mail | indirizzo di posta elettronica | posta elettronica
email aziendale | e mail aziendale | mail aziendale | email lavoro | e mail lavoro | email di lavoro
e mail di lavoro | mail lavoro | posta | email contatto | e mail contatto | email del contatto
email referente | indirizzo posta elettronica | email professionale | e mail professionale
mail referente | email personale | indirizzo elettronico | indirizzo email aziendale
""",
    Field.PHONE: """
telefono | numero di telefono | numero telefono | n telefono | num telefono | cellulare
numero di cellulare | numero cellulare | telefono cellulare | mobile | numero mobile | recapito telefonico
telefono diretto | linea diretta | numero diretto | telefono fisso | telefono ufficio | telefono aziendale
cell | tel cell | telefono contatto | telefono referente | telefono lavoro | fisso | recapito
telefono mobile | interno
""",
    Field.COUNTRY: """
paese | nazione | stato nazione | codice paese | codice nazione | paese regione | nazionalita
paese azienda | paese di residenza | nazione azienda | paesi | paese area geografica
""",
}
