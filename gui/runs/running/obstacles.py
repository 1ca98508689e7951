"""What an engine does when something stands in its way: wait and try again, leave a kind out, or rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.enrow.decision import Outcome, retry_delay_s
from gui.leads import errors
from gui.leads.caps import Span, limit_words
from gui.leads.errors import Action, EnrowDesktopError
from gui.leads.fields import Kind
from gui.leads.life import RunState
from gui.leads.sentences import Sentence, say, say_many

if TYPE_CHECKING:
    from gui.leads.caps import Limit
    from gui.leads.credits import Credits
    from gui.runs.running.going_on import GoingOn
    from gui.runs.running.room import Room

_REFUSALS_IN_A_ROW = 2
_LONGEST_WAIT_S = 20.0
_SOON_S = 0.1
PASSING = (errors.OfflineError, errors.BusyError, errors.UnreadableAnswerError)


@dataclass(frozen=True, slots=True)
class Rest:
    """Why a run rests, and what can be done about it.

    Attributes:
        cause: the failure that is in the way, if it is one.
    """

    state: RunState
    message: str = ""
    actions: tuple[Action, ...] = ()
    cause: EnrowDesktopError | None = field(default=None, compare=False)

    @classmethod
    def after(cls, state: RunState, error: EnrowDesktopError) -> Rest:
        """Rest because of a failure, in its own words."""
        return cls(state, error.sentence, error.actions, error)


@dataclass(frozen=True, slots=True)
class Wait:
    """Try again after so many seconds."""

    delay_s: float


class Obstacles:
    """Judges the failures of one run's submissions, in the order in which they come.

    Args:
        patience_s: how long Enrow may be out of reach before the run rests; None: for ever.
        stretch: how many times as long as usual to wait between two tries.

    Attributes:
        blocked: kinds that the account's plan does not include.
    """

    def __init__(self, patience_s: float | None, stretch: float = 1.0) -> None:
        self.blocked: dict[Kind, EnrowDesktopError] = {}
        self._patience_s = patience_s
        self._stretch = stretch
        self._unreached_since: float | None = None
        self._attempts = 0
        self._refusals = 0

    def clear(self) -> None:
        """Enrow accepted something: all is forgotten but what the plan lacks."""
        self._unreached_since = None
        self._attempts = self._refusals = 0

    def forgive(self) -> None:
        """Begin anew to count how long Enrow is out of reach: the computer was asleep."""
        self._unreached_since = None
        self._attempts = 0

    def judge(self, kind: Kind, error: EnrowDesktopError, now_s: float) -> Rest | Wait:
        """What to do after a failure.

        Args:
            kind: what was being sent.
            error: what came of it; not an UnknownOutcomeError, which is never tried again.
            now_s: seconds on a clock that never runs backwards.
        """
        if isinstance(error, errors.WorkspaceBusyError):
            return Wait(_SOON_S)  # another run has just sent some of these people; the next look knows
        if isinstance(error, errors.PlanError):
            self.blocked[kind] = error
            return Wait(0.0)
        if isinstance(error, errors.RejectedError):
            self._refusals += 1
            return Wait(0.0) if self._refusals < _REFUSALS_IN_A_ROW else Rest.after(RunState.PAUSED, error)
        if isinstance(error, PASSING):
            return self._wait_or_give_up(error, now_s)
        if isinstance(error, errors.CreditsError):
            return Rest.after(RunState.WAITING_FOR_CREDITS, error)
        return Rest.after(RunState.PAUSED, error)

    def _wait_or_give_up(self, error: EnrowDesktopError, now_s: float) -> Rest | Wait:
        if self._unreached_since is None:
            self._unreached_since = now_s
        self._attempts += 1
        if self._patience_s is not None and now_s - self._unreached_since >= self._patience_s:
            return Rest.after(RunState.PAUSED, error)
        delay_s = retry_delay_s(Outcome.BUSY, self._attempts) or _LONGEST_WAIT_S
        return Wait(min(delay_s, _LONGEST_WAIT_S) * self._stretch)


def out_of(room: Room, left: GoingOn) -> Rest:
    """Not even one more search fits: because of the balance, or because of a cap.

    Args:
        room: what may be held, and why not more.
        left: what going on would hold, for all kinds.
    """
    searches = say_many(left.searches, "1 search", "{n} searches", n=left.searches)
    if room.limit is not None:
        why = say(
            "{limit}, too little for the next of {searches} still to send.",
            limit=limit_words(room.limit),
            searches=searches,
        )
        return _capped_over_all(why, room.limit)
    if room.is_capped:
        return Rest(
            RunState.CAPPED,
            say(
                "The limit of this run is reached with {searches} still to send. Nothing more is spent."
                " Raise the limit by up to {amount} credits to go on.",
                searches=searches,
                amount=left.hold - room.credits,
            ),
            (Action.RESUME,),
        )
    return Rest(
        RunState.WAITING_FOR_CREDITS,
        say(
            "Out of credits with {searches} still to send. Add up to {needed} credits in your Enrow"
            " account, then go on. What was found is kept.",
            searches=searches,
            needed=left.hold - room.balance,
        ),
        (Action.ADD_CREDITS, Action.RESUME),
    )


def too_little_for_the_first(room: Room, dearest: Credits, left: GoingOn) -> Rest:
    """What an account pays for a phone is not known before its first: that one must fit at its dearest."""
    why = say(
        "Until the first phone shows what your account pays, one may take up to {dearest} credits.",
        dearest=dearest,
    )
    if room.limit is not None:
        return _capped_over_all(
            say("{why} {limit}, so no phone is looked up.", why=why, limit=limit_words(room.limit)),
            room.limit,
        )
    amount = max(left.hold, dearest) - room.credits
    if room.is_capped:
        return Rest(
            RunState.CAPPED,
            say(
                "{why} The limit of this run leaves {room}, so no phone is looked up. Raise the limit by up"
                " to {amount} credits to go on.",
                why=why,
                room=room.credits,
                amount=amount,
            ),
            (Action.RESUME,),
        )
    return Rest(
        RunState.WAITING_FOR_CREDITS,
        say(
            "{why} Your balance is {balance}. Add up to {amount} credits in your Enrow account, then go on.",
            why=why,
            balance=room.balance,
            amount=amount,
        ),
        (Action.ADD_CREDITS, Action.RESUME),
    )


def _capped_over_all(why: Sentence, limit: Limit) -> Rest:
    """Rest until a cap over all runs begins anew, or the user raises it."""
    anew = limit.anew
    what_to_do = (
        say("It begins anew on {day}. Go on then, or raise the daily cap in the settings.", day=anew)
        if limit.span is Span.DAY
        else say("It begins anew on {day}. Go on then, or raise the monthly cap in the settings.", day=anew)
    )
    message = say("{why} Nothing more is spent. {what_to_do}", why=why, what_to_do=what_to_do)
    return Rest(RunState.CAPPED, message, (Action.RESUME,))


def dearer_than_shown(kind: Kind, shown: Credits, price: Credits, waiting: int) -> Rest:
    """Enrow takes more for one search than the price that was shown."""
    what = {Kind.EMAIL: say("an email"), Kind.PHONE: say("a phone"), Kind.VERIFY: say("a verification")}[kind]
    unconfirmed = errors.UsageError(
        say(
            "Enrow takes {price} credits for {what} in your account, not {shown} as was shown."
            " {rows} would hold up to {amount}. Nothing more is sent unless you go on.",
            price=price,
            what=what,
            shown=shown,
            rows=_rows(waiting),
            amount=price * waiting,
        ),
        actions=(Action.RESUME,),
    )
    return Rest.after(RunState.PAUSED, unconfirmed)


def _rows(count: int) -> Sentence:
    return say_many(count, "{n} row", "{n} rows", n=count)
