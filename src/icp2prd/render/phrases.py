"""Figures and codes in words."""

from collections.abc import Sequence

from icp2prd.domain.evidence import Evidence, Locator, Strength, Wording
from icp2prd.domain.gtm import Source
from icp2prd.domain.icp import Band, Severity

_SEVERITIES = {
    Severity.ANNOYANCE: "an annoyance",
    Severity.REWORK: "time or rework",
    Severity.RECURRING_COST: "a recurring cost",
    Severity.BLOCKING: "blocks the job",
}
_STRENGTHS = {
    Strength.ASSENT: "assent to a leading question",
    Strength.HYPOTHETICAL: "hypothetical",
    Strength.OPINION: "an opinion or wish",
    Strength.HABIT: "a habit",
    Strength.PAST_EVENT: "something that happened",
    Strength.SHOWN_COST: "a cost that was shown",
}
_BANDS = {Band.TOP: "top", Band.SEVERE_BUT_RARE: "severe but rare", Band.LISTED: "listed"}
_SOURCES = {
    Source.TEAM: "the team",
    Source.INTERVIEWS: "the interviews",
    Source.ASSUMPTION: "an assumption",
    Source.MISSING: "not given",
}


def severity_in_words(severity: Severity) -> str:
    return f"{int(severity)} of 4: {_SEVERITIES[severity]}"


def strength_in_words(strength: Strength) -> str:
    return f"{int(strength)} of 5: {_STRENGTHS[strength]}"


def band_in_words(band: Band) -> str:
    return _BANDS[band]


def source_in_words(source: Source) -> str:
    return _SOURCES[source]


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 interview`, `2 interviews`; `no interviews` for none."""
    return f"{number or 'no'} {noun if number == 1 else plural or f'{noun}s'}"


def clock(seconds: float) -> str:
    """`1:03`, `1:00:03`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def place_of(locator: Locator) -> str:
    """What a person needs to find a quote; the file by its name alone, since the PRD lists the files."""
    file = locator.file.rpartition("/")[2]
    where = f"{file}, line {locator.line}" if locator.time is None else f"{file}, {clock(locator.time)}"
    return f"{where}, under “{locator.place}”" if locator.place else where


def caveat_of(evidence: Evidence) -> str:
    """What a reader has to know before trusting a quote; empty where there is nothing."""
    caveats = []
    if evidence.after_leading_question:
        caveats.append("an answer to a leading question")
    if evidence.wording is Wording.NOTED:
        caveats.append("noted, not quoted: the words are the note-taker's")
    if evidence.truncated_negation:
        caveats.append("the sentence has a “not” before these words")
    if evidence.role == "unknown":
        caveats.append("it is not known whether the speaker is a customer")
    return "; ".join(caveats)


def in_a_row(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
