"""The legal forms of companies, folded as by ``folding.fold_text`` without dots and strokes."""

from __future__ import annotations

# Not words of any other meaning at the end of a company's name; several words are matched longest first.
LEGAL_FORMS: frozenset[str] = frozenset(
    {
        # English
        "ltd", "limited", "inc", "incorporated", "llc", "llp", "lllp", "plc", "pllc", "corp",
        "corporation", "co ltd", "co limited", "company limited", "co inc", "pty ltd", "pty limited",
        "pty", "pvt ltd", "private limited", "pvt", "pte ltd", "pte limited", "pte",
        "public limited company", "l l c", "fzllc", "llcfz",
        # German
        "gmbh", "mbh", "ggmbh", "gesmbh", "ag", "kg", "ohg", "ug", "kgaa", "gbr", "gmbh co kg",
        "gmbh and co kg", "gmbh und co kg", "gmbh u co kg", "ag co kg", "ag and co kg", "ag and co kgaa",
        "se and co kg", "se and co kgaa", "co kg", "and co kg", "and co kgaa", "ug haftungsbeschrankt",
        "ug haftungsbeschraenkt", "gmbh and co kgaa", "gmbh and co ohg", "and co ohg", "gmbh i gr",
        # French
        "sarl", "sa rl", "eurl", "sas", "sasu", "scop", "selarl", "snc", "sprl", "srl", "asbl",
        "societe anonyme", "scrl",
        # Spanish, Portuguese
        "sa", "slu", "sau", "slp", "sll", "sa de cv", "sapi de cv", "s de rl de cv", "s de rl",
        "eirl", "sociedad limitada", "sociedad anonima", "lda", "ltda", "eireli", "unipessoal lda",
        # Italian
        "srls", "scarl", "sapa", "societa per azioni", "soc coop", "sas di",
        # Dutch, Belgian
        "bv", "nv", "vof", "bvba", "cvba", "besloten vennootschap", "naamloze vennootschap",
        # Nordic, Baltic
        "oy", "oyj", "aktiebolag", "osakeyhtio", "oy ab", "ab oy", "ab publ", "osauhing", "aps", "ivs",
        "ehf", "uab", "aktieselskab",
        # Central and Eastern Europe
        "sp z oo", "spolka z oo", "sp zoo", "spzoo", "sp k", "sp j", "sro", "spol s ro", "doo", "kft",
        "jdoo", "shpk", "vos", "zrt", "nyrt", "eood", "ood", "ead", "jsc", "ojsc", "cjsc", "pjsc", "ooo",
        "zao", "oao", "ооо",
        "зао", "оао", "пао", "ао", "тов", "тоо", "еоод", "оод", "еад", "доо", "дооел", "ххк", "επε", "ικε",
        "սպը", "փբը", "בעמ",
        # Asia and elsewhere
        "sdn bhd", "bhd", "kabushiki kaisha", "godo kaisha", "tbk", "fze", "fzco", "fz llc", "dmcc",
        "wll", "saoc", "psc", "as ltd", "anonim sirketi", "limited sirketi", "ltd sti", "tic ltd sti",
        "san tic ltd sti", "san ve tic ltd sti", "san ve tic as",
    }
)  # fmt: skip

# Also words, initials or syllables: they count only with their dots or strokes (``A/S``) ...
_SHORT_FORMS_WORDS = """
spa as ab se sl lp sc sca sia ae ad ks sgps eg ev bt hf ou gk kk ans ek asa sci epe
is ps cic cv dd sac cc ad ад αε οε εε شمم ذمم شمك شمع
"""
SHORT_FORMS: frozenset[str] = frozenset(_SHORT_FORMS_WORDS.split())

# ... or in exactly this writing, beside a name that is not all in capitals.
SHORT_FORMS_AS_WRITTEN: frozenset[str] = frozenset(
    {"SpA", "AS", "AB", "SE", "SL", "ASA", "eV", "eG", "SCA", "OÜ", "ΑΕ", "АД"}
)
# Written before the name. Those that are words or initials as well (SAS, AB, PT) are not here.
PREFIX_FORMS: frozenset[str] = frozenset(
    {
        "ооо", "оао", "зао", "пао", "ао", "тов", "тоо", "одо", "уп", "чуп", "sarl", "eurl", "sasu", "selarl",
        "uab", "შპს", "cong ty tnhh", "cong ty co phan", "cong ty cp", "ctcp", "cong ty tnhh mtv",
    }
)  # fmt: skip
LONGEST_FORM = max(len(form.split()) for form in LEGAL_FORMS | PREFIX_FORMS)

# Written without a blank, before or after the name.
ASIAN_FORMS: tuple[str, ...] = (
    "股份有限公司", "有限责任公司", "有限責任公司", "有限公司",
    "株式会社", "有限会社", "合同会社", "合名会社", "合資会社", "주식회사", "유한회사",
    "บริษัท", "จำกัด มหาชน", "จำกัด",
)  # fmt: skip
