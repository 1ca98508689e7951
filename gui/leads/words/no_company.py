"""What stands in a company column where there is no company: two people who say so do not work together.

Folded as by ``folding.fold_words``.
"""

from __future__ import annotations

NO_COMPANY_WORDS: frozenset[str] = frozenset(
    {
        # Working alone
        "self employed", "selfemployed", "self", "freelance", "freelancer", "freelancing", "independent",
        "independent consultant", "independent contractor", "contractor", "sole trader", "sole proprietor",
        "self employed freelance", "freelance self employed", "independant", "independante",
        "auto entrepreneur", "autoentrepreneur", "micro entrepreneur", "profession liberale",
        "a mon compte", "selbstandig",
        "selbststandig", "selbstandige", "selbststandige", "freiberufler", "freiberuflich", "freie mitarbeit",
        "autonomo", "autonoma", "trabajador autonomo", "por cuenta propia", "libero professionista",
        "libera professionista", "lavoratore autonomo", "zzp", "zzper", "zelfstandige", "eigenfirma",
        "самозанятый", "самозанятая", "фрилансер", "フリーランス", "自由职业", "自由职业者", "프리랜서",
        # Not working
        "retired", "unemployed", "student", "homemaker", "career break", "between jobs", "open to work",
        "looking for opportunities", "looking for a job", "seeking opportunities", "job seeker",
        "retraite", "retraitee", "sans emploi", "en recherche d emploi", "en recherche demploi", "etudiant",
        "etudiante", "rentner", "rentnerin", "pensionar", "im ruhestand", "arbeitssuchend", "jubilado",
        "jubilada", "desempleado", "pensionato", "pensionata", "gepensioneerd", "безработный", "пенсионер",
        # Not said
        "private", "privat", "private person", "privatperson", "particulier", "particular", "individual",
        "confidential", "confidentiel", "vertraulich", "confidencial", "stealth", "stealth mode",
        "stealth startup", "stealth mode startup", "stealth ai startup", "anonymous", "undisclosed",
        "various", "diverse", "divers", "none", "no company", "no employer", "not employed", "not specified",
        "not applicable", "not available", "unknown", "other", "autre", "sonstige", "otro", "altro",
        "test", "tests", "testing", "test company", "test test", "dummy", "sample", "example", "company",
        "company name", "your company", "my company", "firma", "entreprise", "empresa", "azienda", "xxx",
    }
)  # fmt: skip

# A name is never only these: The Limited is not "The".
ARTICLES: frozenset[str] = frozenset(
    {"the", "a", "an", "la", "le", "les", "l", "el", "los", "las", "il", "lo", "i", "gli", "der", "die",
     "das", "de", "het", "den", "det", "o", "os", "as", "co", "and"}
)  # fmt: skip
