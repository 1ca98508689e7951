"""Everything that can go wrong, as one tree.

    EnrowDesktopError
    ├── UserError                 the user can mend it
    │   ├── ListFileError           the spreadsheet cannot be read: damaged, encrypted, empty, not a list
    │   ├── MissingColumnError      a search needs a column that the list does not have
    │   ├── OutputError             the result cannot be written there
    │   ├── UsageError              a wrong option, or nothing was confirmed
    │   └── CreditsError            the balance does not cover the next batch (402 or 422)
    ├── MachineError              the machine
    │   ├── OfflineError            Enrow was not reached; nothing was bought
    │   ├── StorageError            the workspace cannot be read or written: disk full, no permission
    │   ├── WorkspaceBusyError      another window or command works on the same run
    │   ├── ListeningError          Enrow's events cannot be heard here; results still come, more slowly
    │   └── KeychainError           the system keychain is locked or missing
    ├── EnrowError                Enrow answered, and said no; nothing was bought
    │   ├── KeyRefusedError         401: the key is not valid
    │   ├── PlanError               401: the account's plan lacks this search
    │   ├── BusyError               429, or 503 with Enrow's own words: try again later
    │   ├── RejectedError           400 and the like, in Enrow's words: the request was refused
    │   └── UnreadableAnswerError   a free read was answered with something that is not Enrow's
    └── UnknownOutcomeError       a submission left and no answer came: it may have been charged

Anything else that is raised is a bug and belongs to the crash net in ``gui.app``.
"""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """What the user can do next; the window turns it into a button, the command line into a hint."""

    RETRY = "retry"
    ENTER_KEY = "enter_key"
    ADD_CREDITS = "add_credits"
    CHOOSE_FILE = "choose_file"
    CHOOSE_COLUMNS = "choose_columns"
    CHOOSE_OUTPUT = "choose_output"
    SEND_AGAIN = "send_again"
    LEAVE_ROWS = "leave_rows"
    RESUME = "resume"
    USE_SANDBOX = "use_sandbox"
    OPEN_LISTS = "open_lists"
    NONE = "none"


class EnrowDesktopError(Exception):
    """A known failure.

    Attributes:
        sentence: what happened, what it means for the user's money or file, and what to do, in their words.
        detail: more for the log; never the key.
        actions: what can be done next, the best one first.
    """

    actions: tuple[Action, ...] = ()

    def __init__(self, sentence: str, *, detail: str = "", actions: tuple[Action, ...] | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.detail = detail
        if actions is not None:
            self.actions = actions

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross from the child process by pickle, which would forget the keyword arguments.
        return _rebuild, (type(self), self.sentence, self.detail, self.actions)


def _rebuild(
    kind: type[EnrowDesktopError], sentence: str, detail: str, actions: tuple[Action, ...]
) -> EnrowDesktopError:
    return kind(sentence, detail=detail, actions=actions)


class UserError(EnrowDesktopError):
    """The user can mend it."""


class ListFileError(UserError):
    """The spreadsheet cannot be read as a list."""

    actions = (Action.CHOOSE_FILE,)


class MissingColumnError(UserError):
    """A search needs a column that the list does not have."""

    actions = (Action.CHOOSE_COLUMNS,)


class OutputError(UserError):
    """The result cannot be written where it was asked for.

    Attributes:
        suggestion: the whole path of a free name that would do; "" where there is none.
    """

    actions = (Action.CHOOSE_OUTPUT,)

    def __init__(
        self,
        sentence: str,
        *,
        detail: str = "",
        actions: tuple[Action, ...] | None = None,
        suggestion: str = "",
    ) -> None:
        super().__init__(sentence, detail=detail, actions=actions)
        self.suggestion = suggestion

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild_output, (self.sentence, self.detail, self.actions, self.suggestion)


def _rebuild_output(sentence: str, detail: str, actions: tuple[Action, ...], suggestion: str) -> OutputError:
    return OutputError(sentence, detail=detail, actions=actions, suggestion=suggestion)


class UsageError(UserError):
    """A wrong option, or a price that nobody confirmed."""


class CreditsError(UserError):
    """The balance does not cover what was to be sent. Nothing was deducted."""

    actions = (Action.ADD_CREDITS, Action.RESUME)


class MachineError(EnrowDesktopError):
    """The machine or the network is in the way."""


class OfflineError(MachineError):
    """Enrow was not reached: nothing left, or somebody in between turned it away. Nothing was bought."""

    actions = (Action.RETRY,)


class StorageError(MachineError):
    """The workspace cannot be read or written."""

    actions = (Action.RESUME,)


class WorkspaceBusyError(MachineError):
    """Another window or command is working on the same run."""


class ListeningError(MachineError):
    """Enrow's events cannot be heard here: the port is taken. Results still come, they are asked for."""


class KeychainError(MachineError):
    """The system keychain is locked or missing."""

    actions = (Action.ENTER_KEY,)


class EnrowError(EnrowDesktopError):
    """Enrow answered, and said no. Nothing was bought."""


class KeyRefusedError(EnrowError):
    """Enrow does not accept the key."""

    actions = (Action.ENTER_KEY, Action.USE_SANDBOX)


class PlanError(EnrowError):
    """The account's plan does not include this kind of search."""


class BusyError(EnrowError):
    """Enrow asked for a pause. Nothing was processed."""

    actions = (Action.RETRY,)


class RejectedError(EnrowError):
    """Enrow refused the request itself. Nothing was bought."""


class UnreadableAnswerError(EnrowError):
    """A free read was answered with something that is not Enrow's: cut JSON, a proxy's page."""

    actions = (Action.RETRY,)


class UnknownOutcomeError(EnrowDesktopError):
    """A submission left this machine and no answer came back: it may or may not have been charged."""

    actions = (Action.SEND_AGAIN, Action.LEAVE_ROWS)
