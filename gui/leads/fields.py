"""The names everything else is said in: what a column can mean, and what can be asked about a person."""

from enum import StrEnum


class Field(StrEnum):
    """What a column of a list means. The values are the words of the command line's ``--map``."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    FULL_NAME = "full_name"
    COMPANY = "company"
    DOMAIN = "domain"
    LINKEDIN_URL = "linkedin_url"
    EMAIL = "email"
    PHONE = "phone"
    COUNTRY = "country"


class Kind(StrEnum):
    """A kind of search. The values are stored and appear in reports."""

    EMAIL = "email"
    PHONE = "phone"
    VERIFY = "verify"


class Realm(StrEnum):
    """Whose answers these are. Results of the sandbox are never used for a real list, nor the reverse."""

    LIVE = "live"
    SANDBOX = "sandbox"
