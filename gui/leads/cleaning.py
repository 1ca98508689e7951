"""The cleaning of cells in one place: whether two cells mean the same person, company or address.

Wrong merges are worse than missed ones: two people made one get each other's email, one person seen as two is
paid twice. So only what never tells people apart is folded. All functions return "" when nothing is usable.
"""

from __future__ import annotations

from gui.leads.company_name import clean_company, tidy_company
from gui.leads.contact import clean_email, clean_phone, emails_in
from gui.leads.folding import fold_text, fold_words, tidy_text
from gui.leads.person_name import clean_name, join_name, split_name, tidy_name
from gui.leads.web_address import clean_domain, linkedin_slug, linkedin_url

__all__ = [
    "clean_company",
    "clean_domain",
    "clean_email",
    "clean_name",
    "clean_phone",
    "emails_in",
    "fold_text",
    "fold_words",
    "join_name",
    "linkedin_slug",
    "linkedin_url",
    "split_name",
    "tidy_company",
    "tidy_name",
    "tidy_text",
]
