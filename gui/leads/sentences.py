"""What the rooms below the window say to people: English that remembers its making, for other languages.

A file that cannot be read is described far below any window, often in another process, and the words may be
written into the database. So a sentence is a plain ``str`` in English for logs, reports and the command line,
and carries its template and its values besides: the window translates the one, and writes the others as the
user's country does.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from gui.leads.credits import Credits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Value = str | int | Credits | date
_BEHIND_THE_TEXT = "\x1f"  # between a text and its making; no sentence holds it


class Sentence(str):
    """A text that can be said in another language; equal to the text, and cut or glued it is only that.

    Args:
        template: the words with ``{names}`` in place of values, as in the catalogue of translations.
        values: what the names stand for. Sentences among them are translated, too; whole numbers, amounts and
            days are written in the user's way, so a number that is only a name, a row's or a port's, is given
            as a text; anything else counts as its text.
        many: the template for all counts but one; "" when nothing is counted.
        number: how many are counted.
    """

    __slots__ = ("many", "number", "template", "values")
    template: str
    values: Mapping[str, Value]
    many: str
    number: int

    def __new__(
        cls, template: str, values: Mapping[str, object] | None = None, many: str = "", number: int = 1
    ) -> Sentence:
        """Write the text, and keep what it was made of."""
        chosen = many if many and number != 1 else template
        kept = {name: _kept(value) for name, value in (values or {}).items()}
        self = super().__new__(cls, chosen.format(**_plain(kept)) if kept else chosen)
        self.template, self.values, self.many, self.number = template, kept, many, number
        return self

    def __reduce__(self) -> tuple[object, ...]:
        # Sentences cross from the child process by pickle.
        return Sentence, (self.template, self.values, self.many, self.number)


def say(template: str, /, **values: object) -> Sentence:
    """A sentence; the template is written out in place, so that translations find it."""
    return Sentence(template, values)


def say_many(count: int, one: str, many: str, /, **values: object) -> Sentence:
    """A sentence about a number of things, in the form that fits it."""
    return Sentence(one, values, many, count)


def join(*sentences: str, between: str = " ") -> Sentence:
    """Sentences one after another, without those that are empty."""
    parts = {f"s{at}": each for at, each in enumerate(filter(None, sentences))}
    return Sentence(between.join(f"{{{name}}}" for name in parts), parts)


def listed(items: Sequence[Sentence]) -> Sentence:
    """``a, b and c``."""
    if len(items) == 1:
        return items[0]
    return say("{some} and {last}", some=join(*items[:-1], between=", "), last=items[-1])


def packed(text: str) -> str:
    """A text for the database: followed by its making if it has one, so that it comes back as a sentence."""
    if not isinstance(text, Sentence):
        return text
    return f"{text}{_BEHIND_THE_TEXT}{json.dumps(_entry(text), ensure_ascii=False)}"


def unpacked(text: str) -> str:
    """What ``packed`` wrote; text without a making, or with one of another version, is text."""
    plain, _, making = text.partition(_BEHIND_THE_TEXT)
    try:
        sentence = _from_entry(json.loads(making)) if making else plain
    except (ValueError, LookupError, TypeError, AttributeError):
        return plain
    return sentence if isinstance(sentence, str) and sentence == plain else plain


def _kept(value: object) -> Value:
    return value if isinstance(value, Sentence | int | Credits | date) else str(value)


def _plain(values: Mapping[str, Value]) -> dict[str, str]:
    return {name: f"{value:,}" if isinstance(value, int) else str(value) for name, value in values.items()}


def _entry(value: Value) -> object:
    if isinstance(value, Sentence):
        values = {name: _entry(each) for name, each in value.values.items()}
        return {"say": value.template, "with": values, "many": value.many, "number": value.number}
    if isinstance(value, Credits):
        return {"quarters": value.quarters}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value


def _from_entry(entry: object) -> Value:
    if isinstance(entry, dict) and "quarters" in entry:
        return Credits(int(entry["quarters"]))
    if isinstance(entry, dict) and "day" in entry:
        return date.fromisoformat(entry["day"])
    if isinstance(entry, dict):
        values = {name: _from_entry(each) for name, each in entry["with"].items()}
        return Sentence(entry["say"], values, entry["many"], entry["number"])
    if isinstance(entry, str | int):
        return entry
    raise ValueError(f"neither a text nor a number: {entry!r}")
