"""Asks before rows in doubt are bought a second time; it says what that may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.views.dialogs.question import Reply, ask
from gui.views.theme import numbers
from gui.views.theme.words import plural, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.leads.credits import Credits
    from gui.runs.running.going_on import GoingOn
    from gui.runs.running.outlook import Outlook


async def ask_about_second_purchase(
    parent: QWidget, outlook: Outlook, offer: GoingOn, cap: Credits | None
) -> bool:
    """Whether the user wants to send the rows in doubt again.

    Args:
        parent: the window.
        outlook: how many they are, and what they hold.
        offer: what they hold with all that was not sent yet.
        cap: to what the run's cap must rise for that; None when it need not.
    """
    count = numbers.count(outlook.in_doubt)
    title = plural(outlook.in_doubt, "Send 1 search again?", "Send {n} searches again?", n=count)
    text = tr(
        "This is a second purchase and holds up to {hold}. If Enrow took the first one, both are paid."
        " What is not found comes back.",
        hold=numbers.credits_of(outlook.in_doubt_hold),
    )
    if cap is not None:
        rises = tr("The cap of this run rises to {cap}.", cap=numbers.amount(cap))
        text = f"{text} {rises}"
    if offer.is_dearer:
        dearer = tr(
            "Your account pays more than was shown: with the rows that are left, {hold} at most.",
            hold=numbers.amount(offer.hold),
        )
        text = f"{text} {dearer}"
    again = tr("Send again · hold up to {hold}", hold=numbers.amount(outlook.in_doubt_hold))
    replies = (Reply("leave", tr("Not now")), Reply("again", again, "primary"))
    return await ask(parent, title, text, replies) == "again"
