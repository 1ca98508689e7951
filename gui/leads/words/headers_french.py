"""French column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
prenom | prenoms | prenom contact | prenom du contact | petit nom | prenom usuel | prenom personne
prenom dirigeant | prenom du dirigeant
""",
    Field.LAST_NAME: """
nom de famille | nom famille | patronyme | nom usuel | nom de naissance | nom usage | nom d usage
nom dusage | nom naissance
""",
    Field.FULL_NAME: """
nom complet | nom et prenom | nom prenom | prenom nom | prenom et nom | nom prenoms | dirigeant
interlocuteur | personne | personne contact | personne de contact | nom de la personne | nom et prenoms
destinataire | prospect nom complet | responsable | nom du responsable | identite | nom du participant
participants | nom et prenom du contact | contact principal | salarie | collaborateur
""",
    Field.COMPANY: """
societe | societes | entreprise | entreprises | nom de la societe | nom societe | nom de societe
nom de l entreprise | nom de lentreprise | nom entreprise | nom d entreprise | nom dentreprise
raison sociale | denomination | denomination sociale | etablissement | organisme | structure | compte
nom du compte | employeur | enseigne | nom commercial | client | nom du client | organisation | compagnie
nom de la compagnie | groupe | entite | societe actuelle | entreprise actuelle | marque | agence | cabinet
""",
    Field.DOMAIN: """
domaine | nom de domaine | domaine web | site web | site internet | site | siteweb | url site
url du site | url site web | adresse web | adresse internet | page web | domaine email
domaine de messagerie | web societe | site societe | site entreprise | site de la societe
site de l entreprise | site web entreprise | lien site | site web societe | site web de la societe
site web de l entreprise | domaine entreprise | domaine societe | domaine de l entreprise
domaine de la societe | domaine mail | lien du site | site officiel
""",
    Field.LINKEDIN_URL: """
profil linkedin | lien linkedin | url linkedin | adresse linkedin | page linkedin | linkedin profil
url profil linkedin | url du profil linkedin | lien profil linkedin | lien du profil | url du profil
lien vers le profil | linkedin du contact | linkedin contact | profil li | compte linkedin
linkedin personne | lien linkedin personne | url profil | lien profil
""",
    Field.EMAIL: """
adresse mail | adresse email | adresse e mail | courriel | adresse courriel | mel | adresse electronique
adresse de messagerie | messagerie | email pro | mail pro | e mail pro | email professionnel
mail professionnel | e mail professionnel | adresse mail professionnelle | adresse email professionnelle
adresse e mail professionnelle | courrier electronique | email contact | mail contact | email du contact
mail du contact | courriel professionnel | email direct | mail direct | adresse email pro
adresse mail pro | email entreprise | mail entreprise | email personnel | mail personnel | mails
""",
    Field.PHONE: """
telephone | numero de telephone | numero telephone | n telephone | no telephone | n de telephone | tel
telephone portable | tel portable | portable | telephone mobile | tel mobile | numero de portable
numero de mobile | numero mobile | ligne directe | tel direct | telephone direct | telephone fixe
tel fixe | tel pro | telephone pro | telephone professionnel | mobile pro | portable pro | numero direct
n tel | num tel | num telephone | telephone contact | telephone du contact | tel contact | numero | gsm
fixe | tel 1 | telephone bureau | tel bureau | telephone domicile
""",
    Field.COUNTRY: """
pays | code pays | pays region | nom du pays | pays contact | pays de residence | pays societe
pays region bureau | pays bureau | pays entreprise | pays de l entreprise | pays de la societe
""",
}
