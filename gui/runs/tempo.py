"""How long Enrow is waited for, and how long between two tries: one value that tests of failures shorten."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tempo:
    """The pace at which an account is asked. The defaults are what users get.

    Attributes:
        timeout_s: the longest wait for the server's next byte.
        posts_per_second: how fast submissions may follow one another; Enrow allows ten.
        stretch: every pause between two looks or two tries is this many times as long as it would be.
    """

    timeout_s: float = 60.0
    posts_per_second: float = 9.0
    stretch: float = 1.0


USUAL = Tempo()
