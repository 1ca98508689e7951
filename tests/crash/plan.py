"""What one run of the program is to meet, as the test orders it and the process carries it out."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Step:
    """A moment that can be found again in another run: before or after the n-th thing of a name.

    Names are ``commit:<module>.<method>`` for a transaction of the workspace, ``post:send`` and ``post:recv``
    for the bytes of a submission.
    """

    name: str
    number: int
    when: str

    def __str__(self) -> str:
        return f"{self.when} {self.name} {self.number}"


@dataclass(frozen=True)
class Plan:
    """One command and what happens to it.

    Attributes:
        argv: the command line, without the program's name.
        environment: all of it.
        out, err: files for its stdout and stderr.
        note: a file to which it writes its steps, a line each, and at its end how many events there were.
        folder: where it is started; "": where the tests are.
        kill_event: killed at its n-th event: before or after a statement or some bytes on the wire.
        from_post: its events are counted from the moment at which this submission leaves; 0: from the start.
        jitter_s: killed from outside, so long after that event, wherever it is then; None: at once.
        step: where ``action`` is done.
        action: "kill"; "full" (no more room in the workspace for ``times`` commits); "limit" (no file may
            grow for ``times`` commits); "fill" (``filler`` takes all room); "clock" (goes by ``shift_s``);
            "gate" (waits while ``filler`` is there).
        times: how many commits fail before there is room again.
        filler: the file that takes all room, or is the gate.
        shift_s: how far the program's clock is off, from the beginning if there is no ``step``.
        busy_s: how long it waits for another process's writing; None: as long as it ever does.
        hurry: how many times faster its loop's time goes: waits and time-outs shrink alike.
    """

    argv: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    out: str = ""
    err: str = ""
    note: str = ""
    folder: str = ""
    kill_event: int | None = None
    from_post: int = 0
    jitter_s: float | None = None
    step: Step | None = None
    action: str = ""
    times: int = 0
    filler: str = ""
    shift_s: float = 0.0
    busy_s: float | None = None
    hurry: float = 20.0

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Plan:
        values = json.loads(text)
        step = values.pop("step")
        values["argv"] = tuple(values["argv"])
        return cls(**values, step=None if step is None else Step(**step))
