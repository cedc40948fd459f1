"""COVER: what customers told ends somewhere, and the PRD leans on all of them."""

from collections import Counter
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.icp import Band
from icp2prd.domain.insight import TurnFate
from icp2prd.domain.references import COVERAGE

MOST_OF_ONE_INTERVIEW = 0.4
MOST_OF_THE_FIRST_THIRD = 0.6
MOST_UNREAD = 0.1
"""Share of the turns that could hold a need, from which on too much was told that ended nowhere."""

FEWEST_QUOTES = 8
"""Quotes; among fewer, a share says little."""

_SPREAD = "Spread of quotes: 40 % of one interview or 60 % of the first third is too much"


@rule(
    "COVER-001",
    FindingSeverity.WARNING,
    "Every pain ends somewhere",
    reference="A known failure of PRDs written by models: needs that are dropped, and a draft that reads complete",
    reads=("icp.pains", "requirements", "non_goals", "cut"),
    fails={"requirements.4.traces": ["PAIN-001"], "requirements.4.evidence": ["EV-002"]},
    passes={"requirements.4.traces": ["PAIN-001"], "requirements.4.evidence": ["EV-002"], "cut.0.traces": ["PAIN-004"]},
)
def every_pain_ends_somewhere(draft: Draft) -> Iterator[Fault]:
    for pain in draft.prd.icp.pains:
        handled = draft.chain.requirements_for(pain) or draft.chain.left_out_on_purpose(pain)
        if pain.band is Band.LISTED and not handled:
            yield Fault(
                pain.id,
                "traces",
                f"{pain.id} was told, and is neither answered nor left out on purpose.",
                "Add a requirement for it, or say what becomes of it in what was cut or in the non-goals.",
            )


@rule(
    "COVER-002",
    FindingSeverity.WARNING,
    "Most of what may hold a need was read",
    reference="Interview coverage (Text2Stories, 2025)",
    reads=("coverage.ledger",),
    fails={
        f"coverage.ledger.{place}": {"turn": f"amara-nwosu:{place}", "fate": "unanswered", "reason": "no usable answer"}
        for place in range(3)
    },
)
def most_of_what_was_told_was_read(draft: Draft) -> Iterator[Fault]:
    ledger = draft.prd.coverage.ledger
    lost = [one for one in ledger if one.fate in {TurnFate.REFUSED, TurnFate.UNANSWERED}]
    if len(lost) > MOST_UNREAD * len(ledger):
        yield Fault(
            COVERAGE,
            "ledger",
            f"{len(lost)} of {len(ledger)} turns that may hold a need ended nowhere: nothing was quoted from them.",
            "Read them (the coverage section names them), or run again with a larger model.",
            lost[0].turn,
        )


@rule(
    "COVER-003",
    FindingSeverity.WARNING,
    "The requirements do not lean on one interview",
    reference=_SPREAD,
    reads=("requirements.evidence", "evidence.interview"),
    fails={f"requirements.{place}.evidence": ["EV-005", "EV-006", "EV-007", "EV-008"] for place in range(3)}
    | {"requirements.3.evidence": ["EV-010", "EV-011"], "requirements.4.evidence": ["EV-001", "EV-002", "EV-017"]},
)
def requirements_lean_on_many(draft: Draft) -> Iterator[Fault]:
    used = draft.chain.quotes(_used(draft))
    counts = Counter(one.interview for one in used)
    heard = len(draft.prd.interviews)
    limit = max(MOST_OF_ONE_INTERVIEW, 1.5 / heard) if heard else 1.0
    for interview, number in counts.most_common(1):
        if len(used) >= FEWEST_QUOTES and number > limit * len(used):
            yield Fault(
                ItemId(interview),
                "evidence",
                f"{number} of the {len(used)} quotes behind the requirements come from {interview} alone.",
                "See whether the others say the same, or talk to more customers like that one.",
            )


@rule(
    "COVER-004",
    FindingSeverity.WARNING,
    "Interviews were read to the end",
    reference=_SPREAD,
    reads=("evidence.turn", "interviews"),
    fails={f"evidence.{place}.turn": "amara-nwosu:2" for place in range(16)},
)
def interviews_were_read_to_the_end(draft: Draft) -> Iterator[Fault]:
    turns = {one.id: one.turns for one in draft.prd.interviews}
    known = [one for one in draft.prd.evidence if one.turn in draft.turns and turns.get(one.interview)]
    early = [one for one in known if draft.turns[one.turn].number * 3 <= turns[one.interview]]
    if len(known) >= FEWEST_QUOTES and len(early) > MOST_OF_THE_FIRST_THIRD * len(known):
        yield Fault(
            COVERAGE,
            "evidence",
            f"{len(early)} of {len(known)} quotes come from the first third of their interviews.",
            "Look at what was told later: the coverage section lists the turns that are not used.",
        )


@rule(
    "COVER-005",
    FindingSeverity.ERROR,
    "Nobody who says the opposite is hidden",
    reference="Contradicting evidence is kept in the same record, and both are printed",
    reads=("icp.against", "icp.contradictions", "requirements.against"),
    fails={"icp.contradictions": []},
    passes={
        "icp.pains.0.against": ["EV-013"],
        "icp.contradictions.0.theme": "PAIN-001",
        "icp.workarounds.1.against": [],
        "requirements.1.against": ["EV-013"],
    },
)
def no_opposition_is_hidden(draft: Draft) -> Iterator[Fault]:
    printed = {quote for one in draft.prd.icp.contradictions for quote in (*one.evidence, *one.against)}
    for theme in draft.prd.icp.themes():
        for quote in theme.against:
            if quote not in printed:
                yield _hidden(theme.id, quote, "no contradiction shows it")
    for pain in draft.prd.icp.pains:
        for requirement in draft.chain.requirements_for(pain):
            for quote in pain.against:
                if pain.id in requirement.traces and quote not in requirement.against:
                    yield _hidden(requirement.id, quote, f"{requirement.id} does not")


@rule(
    "COVER-006",
    FindingSeverity.WARNING,
    "Something of what was told is to be built",
    reference="A draft without a requirement reads as if it were done",
    reads=("requirements", "evidence"),
    fails={"requirements": []},
    passes={"requirements": [], "evidence": []},
)
def something_is_to_be_built(draft: Draft) -> Iterator[Fault]:
    quotes = len(draft.prd.evidence)
    if quotes and not draft.prd.requirements:
        yield Fault(
            COVERAGE,
            "requirements",
            f"Of {quotes} quotes none became a requirement: nobody says what a product would have to do.",
            "Read what was cut, and why. Ask customers what would help them, or run again with a larger model.",
        )


def _hidden(item: ItemId, quote: ItemId, where: str) -> Fault:
    return Fault(
        item,
        "against",
        f"{quote} says the opposite of {item}, and {where}.",
        "Print both sides: name the quote under `against`.",
        quote,
    )


def _used(draft: Draft) -> tuple[ItemId, ...]:
    return tuple(dict.fromkeys(quote for one in draft.prd.requirements for quote in one.evidence))


RULES = (
    every_pain_ends_somewhere,
    most_of_what_was_told_was_read,
    requirements_lean_on_many,
    interviews_were_read_to_the_end,
    no_opposition_is_hidden,
    something_is_to_be_built,
)
