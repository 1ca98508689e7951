"""Whose credits are used: the key, where Enrow is, and the balance."""
