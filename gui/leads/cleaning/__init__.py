"""Who is the same: the one home of the rules by which two rows ask for one person.

Two people made one get each other's answer, and nobody notices; one person seen as two is paid for twice.
The first is worse. So a difference is folded only if it never tells people apart, or if what would be sent
is the same in both spellings anyway, so that asking twice could only buy one answer twice. What is folded
is for comparing; what leaves the machine keeps the user's accents, script and legal form.

The identity of a search is its kind, and

* to find an email: name and workplace; a phone: the LinkedIn page if there is one, else name and workplace;
  to verify: the address. No other column counts.
* **Workplace**: the domain when there is a usable one, else the company's name, else the domain of the
  address in the row. A domain and a company's name are never the same.

What makes no difference, and what does:

* **Text**: case (also ``İ ı I``, ``ß``, ``ς``), spaces, invisible characters, composed or decomposed
  writing, wide and narrow forms. Scripts that look alike stay apart, as do simplified and traditional
  characters.
* **Accents** on Latin and Greek letters go, since half of all lists have lost them; ``ø đ ł æ œ þ`` become
  ``o d l ae oe th``. ``Müller`` and ``Mueller`` stay apart: folding ``ue`` would merge Sauer and Saur.
  Vietnamese names keep their marks, and so does every other script.
* **Names**: titles, degrees, brackets and emoji go, since they are not sent. Apostrophes go (not Hebrew
  ones), hyphens are blanks, ``J.P.`` is ``JP``, ``Okafor, Mira`` is ``Mira Okafor``. Order, middle names,
  initials, generations (``Jr.``, ``III``) and short forms of given names stay apart. A name that lost
  letters (``M�ller``), or that only fills the cell (``n/a``, ``test``), is not looked up.
* **Companies**: legal forms at the end go, at the beginning those that are nothing else; ``&`` is ``and``.
  Group, Holding and countries stay. ``Freelance`` or ``Retired`` is no company.
* **Domains**: scheme, ``www.``, user, port, path and final dot go; other alphabets are compared as
  ``xn--``. Other subdomains and endings stay apart. Pages on sites that many share, and mail providers, are
  no companies.
* **LinkedIn**: the name of the page under ``/in/``; old ``/pub/`` and Sales Navigator links are none.
* **Addresses**: lower case; ``+tags`` and dots stay.

docs/decisions/0009-who-is-the-same-person.md says why; tests/leads/test_identity.py holds the table. The
modules of this package are its parts, and everybody else imports from here.
"""

from __future__ import annotations

from gui.leads.cleaning.company_name import clean_company, has_legal_form, tidy_company
from gui.leads.cleaning.contact import clean_email, clean_phone, emails_in
from gui.leads.cleaning.folding import (
    fold_name,
    fold_text,
    fold_words,
    has_lost_letters,
    is_word_character,
    tidy_text,
)
from gui.leads.cleaning.linkedin import is_linkedin_company, linkedin_slug, linkedin_url
from gui.leads.cleaning.person_name import (
    clean_name,
    is_one_person,
    is_placeholder,
    is_whole_name,
    join_name,
    split_name,
    tidy_name,
)
from gui.leads.cleaning.web_address import (
    clean_domain,
    is_personal_domain,
    is_public_suffix,
    is_social_page,
)

__all__ = [
    "clean_company",
    "clean_domain",
    "clean_email",
    "clean_name",
    "clean_phone",
    "emails_in",
    "fold_name",
    "fold_text",
    "fold_words",
    "has_legal_form",
    "has_lost_letters",
    "is_linkedin_company",
    "is_one_person",
    "is_personal_domain",
    "is_placeholder",
    "is_public_suffix",
    "is_social_page",
    "is_whole_name",
    "is_word_character",
    "join_name",
    "linkedin_slug",
    "linkedin_url",
    "split_name",
    "tidy_company",
    "tidy_name",
    "tidy_text",
]
