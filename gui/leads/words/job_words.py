"""Words of job titles and departments, folded: two of them in a row are not a person's name."""

from __future__ import annotations

_WORDS = """
manager director head chief officer executive president vice vp svp evp founder cofounder co owner partner
principal lead leader senior junior engineer developer analyst consultant specialist coordinator assistant
associate administrator representative advisor account sales marketing business development product
project operations finance financial human resources hr it software customer success support supply chain
general regional ceo cto cfo coo cmo cio cro data digital growth brand content purchasing procurement
buyer legal counsel directeur directrice responsable gerant chef charge chargee commercial commerciale
ingenieur acheteur achats presidente adjoint comptable leiter leiterin geschaftsfuhrer geschaftsfuhrerin
vertrieb einkauf einkaufer berater beraterin entwickler referent vorstand abteilungsleiter prokurist
buchhalter gerente jefe jefa encargado ventas compras ingeniero consultor asesor direttore direttrice
responsabile vendite acquisti amministratore delegato ingegnere consulente capo directeurin hoofd verkoop
inkoop adviseur eigenaar bestuurder manufacturing services solutions technologies consulting group systems
partners industries
"""
JOB_WORDS: frozenset[str] = frozenset(_WORDS.split())
