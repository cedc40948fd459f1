"""How badly a customer has a pain, read from what they said by fixed anchors.

1 an annoyance that they make light of · 2 time or rework, workable, or a cost that nobody told · 3 a recurring cost in
time, money, deadlines or standing, or a workaround in use · 4 blocks the work, loses money or customers, has legal
weight, or was paid for to be rid of.
"""

import re
from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import PersonId
from icp2prd.domain.icp import CustomerSeverity, Severity

_BLOCKING: Final = re.compile(
    r"\b(froze|frozen|licen[cs]e|legal|sued?|lawsuit|fined|penalt\w+|bankrupt\w*|payroll|covenants?|default(ed)?"
    r"|lost (a|the|our|my|two|three|one|\d+) \w*\s?(customers?|clients?|deals?|rounds?|contracts?|accounts?|money"
    r"|sales?"
    r"|job)"
    r"|walked (out|away)|couldn'?t (pay|work|open|deliver|ship|operate)|(can'?t|cannot) (pay|operate|open|deliver|ship)"
    r"|shut (us )?down|fired|quit|accidents?|injur\w+|hospital|he'?d have (died|fallen))\b",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    r"[$€£] ?\d|\b(pounds?|euros?|dollars?|quid|grand|pence|bucks)\b|\b(lose|lost|losing)\b[^.]{0,40}\b(sales?|orders?|trade|customers?"
    r"|clients?|money|deals?)\b|\b(ambulance|refunded|refused us|closed (me|us)|settled a claim|gave (it|them|us) back)\b",
    re.IGNORECASE,
)
_PUT_IN: Final = re.compile(
    r"\b(?:put|puts|putting|invested|raised|raising) (?:in |up )?[^.,;]{0,30}?(?:pounds?|euros?|dollars?|quid|grand|bucks|[$€£] ?\d[\d,.]*)",
    re.IGNORECASE,
)
"""Money that comes in: nobody loses it."""

_LIGHT: Final = re.compile(
    r"\b(a bit|a little|slightly)\b|\bnot (a|the) (big|biggest) (deal|problem)|\bno big deal|\b(could|can) live with"
    r"|\bdon'?t (really )?mind\b|\bnever mind\b",
    re.IGNORECASE,
)
_PAID: Final = re.compile(
    r"\b(we|i)('ve)? (paid|pay|hired|bought|spent|spend) (?!attention)[^.]{0,40}?(\$|€|£|(?<![\d_])\d|hundred|thousand|grand"
    r"|(?<!\[)person|somebody"
    r"|someone)|\b(\w+ )?(hundred|thousand|grand)( dollars| euros| pounds)?[^.]{0,30}never happens again",
    re.IGNORECASE,
)
_RECURRING: Final = re.compile(
    r"\b(every|each) (single )?(month|week|day|time|quarter|year|friday|sunday|saturday|morning|night)"
    r"|\b(a|per) (week|month|day|year|quarter)\b|\bmonthly|\bweekly|\bdaily|\balways\b|\ball the time\b",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"\b(hours?|days?|evenings?|nights?|weekends?|saturdays?|sundays?|minutes|weeks?|calls?|texts?|emails?|times)\b",
    re.IGNORECASE,
)
_STANDING: Final = re.compile(
    r"in front of|\blate\b|deadline|\bboard\b.*\b(ask|meeting|brings?|said)|embarrass|crawl under|looked like"
    r"|rings?\b.*\b(angry|complain)|complain|\btrust",
    re.IGNORECASE,
)
_REWORK: Final = re.compile(
    r"\b(again|twice|three times|redo|retype|re-?enter|by hand|manual\w*|check\w*|chas\w+|wrong|mistakes?|errors?"
    r"|broke\w*|breaks?|fix\w*|missing|mismatch\w*|swap\w*|nobody tells|can'?t see|didn'?t know)\b",
    re.IGNORECASE,
)


def severity_for(person: PersonId, words: Sequence[str], *, works_around: bool) -> CustomerSeverity:
    """Read one customer's severity. words: whole sentences around the quotes. works_around: has a workaround for it."""
    said = " ".join(words)
    spent = _PUT_IN.sub(" ", said)
    if match := _BLOCKING.search(said) or _PAID.search(spent) or _MONEY.search(spent):
        return _read(person, Severity.BLOCKING, f"loses, risks or pays for it: “{match[0]}”")
    time, recurring = _TIME.search(said), _RECURRING.search(said)
    if time and recurring:
        return _read(person, Severity.RECURRING_COST, f"a recurring cost: “{time[0]}”, “{recurring[0]}”")
    if match := _STANDING.search(said):
        return _read(person, Severity.RECURRING_COST, f"costs standing or a deadline: “{match[0]}”")
    if works_around:
        return _read(person, Severity.RECURRING_COST, "has a workaround in use")
    return _mild(person, said, time)


def _mild(person: PersonId, said: str, time: re.Match[str] | None) -> CustomerSeverity:
    if match := time or _REWORK.search(said):
        return _read(person, Severity.REWORK, f"time or rework: “{match[0]}”")
    if match := _LIGHT.search(said):
        return _read(person, Severity.ANNOYANCE, f"made light of: “{match[0]}”")
    return _read(person, Severity.REWORK, "no cost told")


def _read(person: PersonId, severity: Severity, because: str) -> CustomerSeverity:
    return CustomerSeverity(person=person, severity=severity, because=because)
