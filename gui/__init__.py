"""Enrow Desktop: a lead list goes in, the same spreadsheet comes back with emails, phones and verdicts."""

__version__ = "0.1.0"
