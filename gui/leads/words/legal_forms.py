"""The legal forms of companies, folded as by ``folding.fold_text`` without dots and strokes."""

from __future__ import annotations

# Not words of any other meaning at the end of a company's name; several words are matched longest first.
LEGAL_FORMS: frozenset[str] = frozenset(
    {
        # English
        "ltd", "limited", "inc", "incorporated", "llc", "llp", "lllp", "plc", "pllc", "corp",
        "corporation", "co ltd", "co limited", "company limited", "co inc", "pty ltd", "pty limited",
        "pty", "pvt ltd", "private limited", "pvt", "pte ltd", "pte limited", "pte",
        "public limited company", "cic", "l l c",
        # German
        "gmbh", "mbh", "ggmbh", "gesmbh", "ag", "kg", "ohg", "ug", "kgaa", "gbr", "gmbh co kg",
        "gmbh and co kg", "gmbh und co kg", "gmbh u co kg", "ag co kg", "ag and co kg", "ag and co kgaa",
        "se and co kg", "se and co kgaa", "co kg", "and co kg", "and co kgaa", "ug haftungsbeschrankt",
        "ug haftungsbeschraenkt", "gmbh and co kgaa", "gmbh and co ohg", "and co ohg", "gmbh i gr",
        # French
        "sarl", "sa rl", "eurl", "sas", "sasu", "scop", "selarl", "snc", "sprl", "srl", "asbl",
        "societe anonyme",
        # Spanish, Portuguese
        "sa", "slu", "sau", "slp", "sll", "sa de cv", "sapi de cv", "s de rl de cv", "s de rl",
        "sociedad limitada", "sociedad anonima", "lda", "ltda", "eireli", "unipessoal lda",
        # Italian
        "srls", "sapa", "societa per azioni", "soc coop", "sas di",
        # Dutch, Belgian
        "bv", "nv", "vof", "bvba", "cvba", "besloten vennootschap", "naamloze vennootschap",
        # Nordic, Baltic
        "oy", "oyj", "aktiebolag", "osakeyhtio", "aps", "ivs", "ehf", "uab", "aktieselskab",
        # Central and Eastern Europe
        "sp z oo", "spolka z oo", "sp zoo", "spzoo", "sp k", "sp j", "sro", "spol s ro", "doo", "kft",
        "zrt", "nyrt", "eood", "ood", "ead", "jsc", "ojsc", "cjsc", "pjsc", "ooo", "zao", "oao", "ооо",
        "зао", "оао", "пао",
        # Asia and elsewhere
        "sdn bhd", "bhd", "kabushiki kaisha", "godo kaisha", "tbk", "fze", "fzco", "fz llc", "dmcc",
        "wll", "saoc", "psc", "as ltd", "anonim sirketi", "limited sirketi", "ltd sti",
    }
)  # fmt: skip

# Also words, initials or syllables: they count only with their dots or strokes (``A/S``) ...
_SHORT_FORMS_WORDS = """
spa as ab se sl lp sc sca sia ae ad ks sgps eg ev bt hf ou gk kk ans ek asa sci epe
"""
SHORT_FORMS: frozenset[str] = frozenset(_SHORT_FORMS_WORDS.split())

# ... or in exactly this writing, beside a name that is not all in capitals.
SHORT_FORMS_AS_WRITTEN: frozenset[str] = frozenset(
    {"SpA", "AS", "AB", "SE", "SL", "ASA", "eV", "eG", "SCA", "OÜ"}
)
LONGEST_FORM = max(len(form.split()) for form in LEGAL_FORMS)

# Written without a blank, before or after the name.
ASIAN_FORMS: tuple[str, ...] = (
    "股份有限公司", "有限责任公司", "有限責任公司", "有限公司",
    "株式会社", "有限会社", "合同会社", "주식회사", "유한회사",
)  # fmt: skip
