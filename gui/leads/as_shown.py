"""The value of a cell whose text is that very number: kept as a mark, so that it need not be kept twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Stands for the number that the cell's text is, as digits with at most one point: "42", "-0.5".
AS_SHOWN: Final = True


def spelled_out(values: Sequence[Any], texts: Sequence[str]) -> tuple[Any, ...]:
    """Put the numbers themselves where ``AS_SHOWN`` stands for them; there are no more values than texts."""
    if True not in values:
        return tuple(values)
    return tuple(
        _number(text) if value is AS_SHOWN else value for value, text in zip(values, texts, strict=False)
    )


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
