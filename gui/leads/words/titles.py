"""Words around a person's name that are not the name: titles, degrees, roles, and ways to say "nothing".

All but ``PLACEHOLDERS`` are folded as by ``folding.fold_words`` or, where dots matter, ``folding.fold_text``.
"""

from __future__ import annotations

# Folded as text. A lone letter (French "M.") may be an initial and is not here.
_WITH_OR_WITHOUT_DOT = """
mr mrs ms miss mx dr prof professor doctor sir dame reverend mme mlle monsieur madame mademoiselle maitre
docteur professeur herr frau frl dott dottore dottoressa signor signora avv sra srta senor senora senorita
dhr mevr drs
"""
_WITH_DOT = """
ing. sr. ir. pr. mag. mw. hon. rev. rag. geom. sig. sig.ra dott.ssa prof.ssa dipl.-ing. capt. lt. col.
gen. sgt. sri. smt.
"""
HONORIFICS: frozenset[str] = frozenset(
    [
        *_WITH_OR_WITHOUT_DOT.split(),
        *(f"{word}." for word in _WITH_OR_WITHOUT_DOT.split()),
        *_WITH_DOT.split(),
    ]
)

# Degrees of three letters and more, safe to drop at the end of a name even without a comma.
_LONG_CREDENTIALS_WORDS = """
phd mba cpa cfa pmp llm mph mpa msc bsc dba dds dmd esq cissp cfp cipd fcca acca shrm phr
sphr gphr mcipd cspo pspo cisa cism cfe frm psyd pharmd dvm mfa mcom bcom mtech btech llb
"""
LONG_CREDENTIALS: frozenset[str] = frozenset(_LONG_CREDENTIALS_WORDS.split())

# These are names as well (Goh Ah Beng), so they count in this writing only.
CREDENTIALS_AS_WRITTEN: frozenset[str] = frozenset({"BEng", "MEng", "EMBA"})

# After a comma, or with dots, short ones count too. Bare they are names: Jack Ma, Lin Do.
_CREDENTIALS_WORDS = """
ma ba ms bs md pe rn jd ca do cpp mcp aia pa np pt dc od edd csm psm itil sphri
beng meng emba
"""
CREDENTIALS: frozenset[str] = LONG_CREDENTIALS | frozenset(_CREDENTIALS_WORDS.split())

_GENERATIONS_WORDS = """
jr sr junior senior ii iii iv 2nd 3rd fils pere
"""
GENERATIONS: frozenset[str] = frozenset(_GENERATIONS_WORDS.split())

_NAME_PARTICLES_WORDS = """
van von vom zu zum zur der den ter ten te de del della delle dei degli di da das do dos du des la le los
las lo bin binti ibn ben al el abu af av d
"""
NAME_PARTICLES: frozenset[str] = frozenset(_NAME_PARTICLES_WORDS.split())

# A whole cell of these is a mailbox or a team, not a person.
ROLE_WORDS: frozenset[str] = frozenset(
    {
        "info", "sales", "contact", "admin", "administrator", "office", "support", "marketing", "team",
        "hr", "reception", "accounts", "accounts payable", "accounting", "billing", "customer service",
        "help desk", "service", "front desk", "general", "webmaster", "unknown", "not available",
        "not applicable", "sales team", "human resources", "vertrieb", "empfang", "buchhaltung",
        "einkauf", "kundenservice", "unbekannt", "standard", "accueil", "commercial", "comptabilite",
        "service client", "inconnu", "ventas", "recepcion", "administracion", "desconocido", "vendite",
        "amministrazione", "segreteria", "sconosciuto", "verkoop", "administratie", "onbekend", "ceo",
        "cto", "cfo", "coo", "cmo", "founder", "owner", "director", "manager", "president", "consultant",
        "test user", "demo user", "max mustermann", "erika mustermann", "max muster",
    }
)  # fmt: skip

# A cell of nothing but these is a try or a template, not a person. "Zack Test" may be one.
_NO_NAME_WORDS = """
test tests tester testing dummy sample example xxx asdf qwerty unknown inconnu unbekannt desconocido
firstname lastname fullname surname username vorname nachname prenom nom nombre apellido apellidos
"""
NO_NAME_WORDS: frozenset[str] = frozenset(_NO_NAME_WORDS.split())

# Exactly as written: "Null" and "Na" are surnames, "NULL" and "n/a" are not.
PLACEHOLDERS: frozenset[str] = frozenset(
    {
        "n/a", "N/A", "N/a", "NA", "na", "n.a.", "N.A.", "n.a", "#N/A", "#N/D", "#NV", "#NA", "#REF!",
        "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "null", "NULL", "(null)", "nil", "none", "None", "NONE",
        "nan", "NaN", "undefined", "unknown", "Unknown", "UNKNOWN", "tbd", "TBD", "tbc", "TBC", "empty",
        "(blank)", "(vide)", "(leer)", "k.A.", "k. A.", "keine Angabe", "nicht bekannt", "inconnu",
        "Inconnu", "nc", "NC", "n.c.", "s/d", "S/D", "n.v.t.", "nvt", "not available", "Not available",
        "Not Available", "no data", "xxx", "XXX",
    }
)  # fmt: skip
