"""Targets and thresholds as numbers: "fewer than 3", "at least 20%", "under an hour", "6 or more"."""

import re
from collections.abc import Iterator
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.quantity import Quantity, quantities

_BEFORE: Final = re.compile(
    r"(?:\b(?P<least>at least|no less than|not less than|no fewer than|not fewer than|a minimum of)"
    r"|\b(?P<over>over|above|more than|better than)"
    r"|\b(?P<most>at most|no more than|not more than|up to|within|inside|a maximum of)"
    r"|\b(?P<under>under|below|less than|fewer than)"
    r"|(?P<sign>>=|<=|≥|≤|>|<))\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"\s*(?:of\s+(?:the\s+)?[\d,.]+\s*)?(?:[\w'’-]+\s+){0,3}?"
    r"(?:or\s+(?:(?P<least>more|over|above|higher|better)|(?P<most>fewer|less|under|below|lower))\b)",
    re.IGNORECASE,
)
_PLUS: Final = re.compile(r"\s?\+")
_OUT_OF: Final = re.compile(r"\s*(?:out\s+)?of\s+(?:the\s+)?(\d+)\b", re.IGNORECASE)
_NONE: Final = re.compile(r"\s*(?:none|nobody|no one|nothing)\b", re.IGNORECASE)
_SIGNS: Final = {">=": (True, False), "≥": (True, False), ">": (True, True), "<=": (False, False), "≤": (False, False)}


class Limit(Frozen):
    """more: whether it is met by what lies above it. strict: whether the value itself does not meet it.

    value: as in `Quantity`: seconds, months, per cent, a currency, or a number of things. out_of: `3 of 10` is 3 of
    these; None where it does not say.
    """

    value: float
    unit: str
    more: bool
    strict: bool
    out_of: int | None = None

    def holds(self, value: float) -> bool:
        if value == self.value:
            return not self.strict
        return (value > self.value) is self.more

    def surely_holds(self, low: float, high: float) -> bool:
        return self.holds(low) and self.holds(high)

    def surely_fails(self, low: float, high: float) -> bool:
        return not self.holds(low) and not self.holds(high)

    def as_share(self) -> "Limit":
        """`3 of 10` in per cent; as it is where it is no share of a number."""
        if self.out_of is None:
            return self
        return self.model_copy(update={"value": 100 * self.value / self.out_of, "unit": "%", "out_of": None})


def limit_in(text: str, unit: str = "", factor: float = 1.0, *, lower_is_better: bool | None = None) -> Limit | None:
    """The limit that a text names; of several, the first that is in the unit wanted. None where it names none.

    unit, factor: what a bare number is in. lower_is_better: for a text that does not say; None where nobody knows.
    """
    if _NONE.match(text):
        return Limit(value=0.0, unit="", more=False, strict=False)
    found = list(_limits(text, unit, factor, lower_is_better))
    return next((one for one in found if one.unit == unit), found[0] if found else None)


def _limits(text: str, unit: str, factor: float, lower_is_better: bool | None) -> Iterator[Limit]:
    for one in quantities(text):
        direction = _direction(text, one)
        if direction is None:
            if lower_is_better is None or one.loose:
                continue
            direction = (not lower_is_better, False)
        more, strict = direction
        out_of = _OUT_OF.match(text, one.end)
        bare = not one.unit and not out_of
        yield Limit(
            value=one.value * factor if bare else one.value,
            unit=unit if bare else one.unit,
            more=more,
            strict=strict,
            out_of=int(out_of[1]) or None if out_of else None,
        )


def _direction(text: str, one: Quantity) -> tuple[bool, bool] | None:
    """Whether more is better, and whether the number itself is not good enough."""
    if before := _BEFORE.search(text[: one.start]):
        if sign := before["sign"]:
            return _SIGNS.get(sign, (False, True))
        return bool(before["least"] or before["over"]), bool(before["over"] or before["under"])
    if after := _AFTER.match(text, one.end):
        return bool(after["least"]), False
    return (True, False) if _PLUS.match(text, one.end) else None
