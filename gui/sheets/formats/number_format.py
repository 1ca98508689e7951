"""Numbers as Excel shows them, from the value and the cell's number format.

Source of fact: ECMA-376 part 1, 18.8.30 and 18.8.31 (numFmts), Microsoft's "Number format codes".
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from gui.sheets.formats import number_shapes

GENERAL = "General"
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|([Ee][+-]|AM/PM|A/P)|(General)|(.)', re.DOTALL | re.IGNORECASE
)
_CONDITION = re.compile(r"^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$")
_CURRENCY = re.compile(r"^\$([^-\]]*)")
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_PLACES = "0#?"


@dataclass(frozen=True)
class Section:
    """One of the up to four parts of a format, for one range of values.

    Attributes:
        tokens: literal text as ("text", ...), digit places and signs as ("code", ...).
        condition: an operator and a limit where the format states them.
        is_general: the part is or holds ``General``.
    """

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, float] | None = None
    is_general: bool = False


def plain_number(value: float) -> str:
    """Show a number without any format: whole ones with all their digits, others with at most 15."""
    if value == int(value) and abs(value) < 1e21:
        whole = int(value)
        # Excel keeps 15 digits of a number.
        return str(whole) if abs(whole) < 10**15 else str(int(Decimal(f"{value:.15g}")))
    text = f"{value:.15g}"
    return text if "e" not in text else text.replace("e", "E")


def format_number(value: float, code: str) -> str:
    """Show a number as Excel does under a format code; what is not understood is shown plainly."""
    if code in {GENERAL, "@", ""}:
        return plain_number(value)
    if isinstance(value, int) and value >= 0 and not code.strip("0"):
        return str(value).rjust(len(code), "0")
    try:
        return _format(value, code)
    except (ArithmeticError, ValueError):
        return plain_number(value)


def is_date_format(code: str) -> bool:
    """Say whether a format shows a date or a time."""
    return any(
        kind == "code" and _DATE_LETTERS.match(text) for part in sections(code) for kind, text in part.tokens
    )


@functools.lru_cache(maxsize=512)
def sections(code: str) -> tuple[Section, ...]:
    """Split a format code into its parts; a semicolon within quotes does not split."""
    parts: list[list[tuple[str, str]]] = [[]]
    conditions: dict[int, tuple[str, float]] = {}
    generals: set[int] = set()
    for match in _TOKEN.finditer(code):
        quoted, escaped, skipped, repeated, bracket, together, general, other = match.groups()
        place = len(parts) - 1
        if other == ";":
            parts.append([])
        elif quoted is not None or escaped is not None:
            parts[-1].append(("text", quoted if quoted is not None else escaped))
        elif skipped is not None:
            parts[-1].append(("text", " "))
        elif bracket is not None:
            _read_bracket(bracket, place, parts[-1], conditions)
        elif general:
            generals.add(place)
            parts[-1].append(("general", ""))
        elif repeated is None:
            parts[-1].append(("code", together or other))
    return tuple(Section(tuple(part), conditions.get(n), n in generals) for n, part in enumerate(parts))


def _read_bracket(
    bracket: str, place: int, part: list[tuple[str, str]], conditions: dict[int, tuple[str, float]]
) -> None:
    if condition := _CONDITION.match(bracket):
        conditions[place] = (condition.group(1), float(condition.group(2)))
    elif currency := _CURRENCY.match(bracket):
        part.append(("text", currency.group(1)))
    elif re.fullmatch(r"h+|m+|s+", bracket, re.IGNORECASE):
        part.append(("code", f"[{bracket.lower()}]"))


def _format(value: float, code: str) -> str:
    parts = sections(code)
    part, number = _choose(parts, value)
    if part is None:
        return plain_number(value)
    if not part.tokens:
        return ""
    if part.is_general:
        return "".join(plain_number(number) if kind == "general" else text for kind, text in part.tokens)
    return _fill(part.tokens, number)


def _choose(parts: tuple[Section, ...], value: float) -> tuple[Section | None, float]:
    if any(part.condition for part in parts):
        for part in parts[:3]:
            if part.condition is None:
                return part, value
            if _holds(value, *part.condition):
                # A part for negative numbers alone shows no minus of its own.
                is_negative = part.condition[0] in {"<", "<="} and part.condition[1] <= 0
                return part, abs(value) if is_negative else value
        return None, value
    if value < 0 and len(parts) > 1:
        return parts[1], -value
    if value == 0 and len(parts) > 2:
        return parts[2], value
    return parts[0], value


def _holds(value: float, operator: str, limit: float) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[operator]


def _fill(tokens: tuple[tuple[str, str], ...], value: float) -> str:
    codes = "".join(text for kind, text in tokens if kind == "code")
    if not any(place in codes for place in _PLACES):
        shown = "".join(text for kind, text in tokens).strip()
        return f"-{shown}" if value < 0 else shown
    if "/" in codes:
        return number_shapes.fraction(tokens, value) or plain_number(value)
    if re.search(r"[Ee][+-]", codes):
        # Excel's short form hides digits that a phone number needs.
        return plain_number(value) if value == int(value) else number_shapes.scientific(codes, value)
    with localcontext() as context:
        context.prec = 40
        number = abs(Decimal(f"{value:.15g}")) * Decimal(100) ** codes.count("%")
        number /= Decimal(1000) ** _trailing_commas(codes)
        decimals = sum(codes.partition(".")[2].count(place) for place in _PLACES)
        rounded = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    sign = "-" if value < 0 and rounded else ""
    return sign + _lay_out(tokens, whole.lstrip("0"), fraction, codes)


def _trailing_commas(codes: str) -> int:
    match = re.search(r"[0#?](,+)(?![0#?,])", codes)
    return len(match.group(1)) if match else 0


def _lay_out(tokens: tuple[tuple[str, str], ...], whole: str, fraction: str, codes: str) -> str:
    before_point = codes.partition(".")[0]
    has_groups = re.search(r"[0#?],+[0#?]", before_point) is not None
    places = sum(before_point.count(place) for place in _PLACES)
    digits = _whole_digits(whole, before_point, places, has_groups=has_groups)
    kept = _fraction_digits(fraction, codes.partition(".")[2])
    shown: list[str] = []
    is_fraction = False
    for kind, text in tokens:
        if kind != "code":
            shown.append(text)
        elif text in _PLACES:
            shown.append((kept.pop(0) if kept else "") if is_fraction else digits.pop(0))
        elif text == ".":
            is_fraction = True
            shown.append(text)
        elif text != ",":
            shown.append(text)
    return "".join(shown).strip()


def _whole_digits(whole: str, codes: str, places: int, *, has_groups: bool) -> list[str]:
    """Share the whole digits out over the places before the point; the first takes what is too many."""
    marks = [mark for mark in codes if mark in _PLACES]
    needed = len(marks) - marks.index("0") if "0" in marks else 0
    padded = whole.rjust(needed, "0")
    grouped = []
    for distance, digit in enumerate(reversed(padded)):
        grouped.append(f"{digit}," if has_groups and distance and distance % 3 == 0 else digit)
    grouped.reverse()
    if places == 0:
        return []
    spare = len(grouped) - places
    if spare >= 0:
        return ["".join(grouped[: spare + 1]), *grouped[spare + 1 :]]
    return [""] * -spare + grouped


def _fraction_digits(fraction: str, codes: str) -> list[str]:
    marks = [mark for mark in codes if mark in _PLACES]
    kept = list(fraction[: len(marks)])
    for place in range(len(kept) - 1, -1, -1):
        if marks[place] == "0" or kept[place] != "0":
            break
        kept[place] = ""
    return kept
