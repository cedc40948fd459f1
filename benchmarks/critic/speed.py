"""Time every rule over a PRD of 200 requirements and 2,000 quotes: `python -m benchmarks.critic.speed`.

The PRD is made here: the clean sample of the tests, its interviews repeated with somewhat longer turns, and its
requirements and quotes again and again under other ids and of other trips.
Exits with 1 where the best of three takes a second or more.
"""

import os
import platform
import sys
import time
from collections.abc import Iterator

from icp2prd.critic import RULES, criticise
from icp2prd.critic.lint.linting import slips_of
from icp2prd.critic.stems import stems
from icp2prd.domain.base import InterviewId, ItemId, TurnId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Theme
from icp2prd.domain.interview import Interview, Interviews
from icp2prd.domain.prd import InterviewSummary, Prd
from icp2prd.domain.requirement import Requirement
from tests.sample import BRIEF, INTERVIEWS, sample_prd

REQUIREMENTS = 200
QUOTES = 2_000
_SYLLABLES = ("va", "lo", "ker", "min", "tu", "sor", "bel", "dra")
LONGEST = 1.0
"""Seconds."""


def main() -> int:
    prd, interviews = large(sample_prd(), INTERVIEWS)
    words = sum(one.words for one in interviews.interviews)
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(
        f"{len(prd.requirements)} requirements, {len(prd.evidence):,} quotes, {len(interviews.interviews)} interviews, "
        f"{words:,} words, {len(RULES)} rules"
    )
    best = min(_timed(prd, interviews) for _ in range(3))
    print(f"all rules: {best[0]:.2f} s wall, {best[1]:.2f} s processor (best of 3); findings: {best[2]}\n")
    for seconds, rule in sorted(_by_rule(prd, interviews), reverse=True)[:10]:
        print(f"{rule:14} {seconds * 1000:7.1f} ms")
    return 0 if best[1] < LONGEST else 1


def large(prd: Prd, interviews: Interviews) -> tuple[Prd, Interviews]:
    """The sample many times over, every copy with its own ids, interviews and numbers."""
    copies = -(-QUOTES // len(prd.evidence))
    made = [_copy(number, interviews) for number in range(copies)]
    evidence = [again for number in range(copies) for again in _evidence(prd, number)][:QUOTES]
    kept = {one.id for one in evidence}
    themes = {
        field: tuple(_theme(one, copies, kept) for one in getattr(prd.icp, field))
        for field in ("pains", "workarounds", "decision_criteria", "success_metrics")
    }
    large_prd = prd.model_copy(
        update={
            "evidence": (*prd.evidence, *(one for one in evidence if one.id not in prd.evidence_by_id()))[:QUOTES],
            "requirements": tuple(
                _requirement(prd.requirements[n * 5 // REQUIREMENTS], n) for n in range(REQUIREMENTS)
            ),
            "icp": prd.icp.model_copy(update=themes),
            "interviews": tuple(_summary(one) for group in made for one in group),
        }
    )
    return large_prd, Interviews(interviews=tuple(one for group in made for one in group))


def trip(number: int) -> str:
    """A trip that no other requirement speaks of: words, since a number would have to be vouched for."""
    syllables = [_SYLLABLES[number // len(_SYLLABLES) ** place % len(_SYLLABLES)] for place in range(3)]
    return f"the {''.join(syllables)} trip by {''.join(syllables[::-1])}lo to {syllables[0]}dune with {syllables[1]}mar"


def _copy(number: int, interviews: Interviews) -> tuple[Interview, ...]:
    return tuple(_interview(one, number) for one in interviews.interviews) if number else interviews.interviews


def _interview(source: Interview, number: int) -> Interview:
    name = InterviewId(f"{source.id}-{number}")
    told = f" And that was {trip(number)}, with the coach that came late and left without two of them."
    turns = tuple(
        turn.model_copy(update={"id": TurnId(f"{name}:{turn.number}"), "interview": name, "text": turn.text + told})
        for turn in source.turns
    )
    return source.model_copy(update={"id": name, "turns": turns})


def _summary(one: Interview) -> InterviewSummary:
    return InterviewSummary(
        id=one.id,
        file=one.file,
        format=one.format,
        sha256=one.sha256,
        turns=len(one.turns),
        words=one.words,
        speakers=one.speakers,
        notices=one.notices,
    )


def _evidence(prd: Prd, number: int) -> Iterator[Evidence]:
    for one in prd.evidence:
        name = InterviewId(f"{one.interview}-{number}") if number else one.interview
        turn = TurnId(f"{name}:{one.turn.rpartition(':')[2]}")
        yield one.model_copy(update={"id": _again(one.id, number), "interview": name, "turn": turn})


def _again(item: ItemId, number: int) -> ItemId:
    return ItemId(f"{item}{number:03d}") if number else item


def _theme(theme: Theme, copies: int, kept: set[ItemId]) -> Theme:
    every = (_again(one, number) for number in range(copies) for one in theme.evidence)
    return theme.model_copy(update={"evidence": tuple(one for one in every if one in kept)})


def _requirement(source: Requirement, number: int) -> Requirement:
    """Another requirement of the same pain, with ten quotes of its own."""
    told = f"{source.statement.rstrip('.')} of {trip(number)}."
    criteria = tuple(
        one.model_copy(update={"id": ItemId(f"{one.id}-{number}"), "given": f"{one.given} of {trip(number)}"})
        for one in source.criteria
    )
    evidence = tuple(dict.fromkeys(_again(one, (number * 5 + k) % 111) for k in range(5) for one in source.evidence))
    return source.model_copy(
        update={
            "id": ItemId(f"REQ-{number + 1:03d}"),
            "statement": told,
            "criteria": criteria,
            "evidence": evidence,
            "title": f"{source.title}, {trip(number)}",
        }
    )


def _timed(prd: Prd, interviews: Interviews) -> tuple[float, float, int]:
    """Seconds by the clock and of processor time, with nothing remembered from before; and the findings."""
    slips_of.cache_clear()
    stems.cache_clear()
    wall, processor = time.perf_counter(), time.process_time()
    findings = criticise(prd, interviews, BRIEF)
    return time.perf_counter() - wall, time.process_time() - processor, len(findings)


def _by_rule(prd: Prd, interviews: Interviews) -> Iterator[tuple[float, str]]:
    for rule in RULES:
        begun = time.process_time()
        criticise(prd, interviews, BRIEF, rules=[rule])
        yield time.process_time() - begun, rule.id


if __name__ == "__main__":
    sys.exit(main())
