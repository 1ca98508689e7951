"""Names of files with damaged letters, as archives from elsewhere bring them."""

from __future__ import annotations


def broken_name(path: str) -> str:
    """How to show a path with damaged letters; "" for any other.

    Systems without a fixed encoding of names hand them over as half letters, which no database and no file
    of ours can hold.
    """
    shown = path.encode("utf-8", "replace").decode("utf-8")
    return "" if shown == path else shown
