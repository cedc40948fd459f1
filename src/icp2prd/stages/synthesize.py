"""The Ideal Customer Profile: insights of all interviews under themes, counted and ranked by code."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from icp2prd.domain.base import Frozen, InterviewId, ItemId, PersonId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Contradiction, CustomerSeverity, Feeling, Icp, Pain, Synthesis, Theme
from icp2prd.domain.identity import Known, Minter
from icp2prd.domain.insight import Insights, Kind, Rejected
from icp2prd.domain.interview import Interviews, Role
from icp2prd.domain.prd import Previous
from icp2prd.grounding import GROUNDABLE
from icp2prd.llm.profiles import Profile
from icp2prd.stages.known import known_evidence, known_items, words_of
from icp2prd.stages.stage import Work, stage
from icp2prd.stages.synthesizing.feelings import felt_sentences
from icp2prd.stages.synthesizing.grouping import Group, grouped, pains_behind, stands_alone
from icp2prd.stages.synthesizing.naming import MOST_NAMED, Topics, strongest
from icp2prd.stages.synthesizing.opposition import opposing_sentences, opposition
from icp2prd.stages.synthesizing.quoting import Quoting
from icp2prd.stages.synthesizing.ranking import SETTLED_FROM, Candidate, Standing, Voice, stand
from icp2prd.stages.synthesizing.saturation import saturation_of
from icp2prd.stages.synthesizing.severity import severity_for

PREFIX: Final[dict[Kind, str]] = {
    Kind.PAIN: "PAIN",
    Kind.WORKAROUND: "WORK",
    Kind.DECISION_CRITERION: "CRIT",
    Kind.SUCCESS_METRIC: "WISH",
    Kind.TRIGGER: "TRIG",
    Kind.CHANNEL: "CHAN",
    Kind.SEGMENT: "SEG",
    Kind.OBJECTION: "OBJ",
}


FELT_ABOUT: Final = 0.38
"""Cosine of a sentence and a pain of the same customer from which the feeling is taken to be about it."""


class Numbered(Frozen):
    """A theme on its way into the profile. pains: places of the pains it belongs to, the closest first."""

    group: Group
    id: ItemId
    against: tuple[ItemId, ...]
    pains: tuple[int, ...] = ()


@stage(
    "synthesize",
    "the Ideal Customer Profile: themes across interviews, counted and ranked",
    prompts=("same_problem", "topic"),
)
def synthesize(work: Work, interviews: Interviews, insights: Insights, previous: Previous) -> Synthesis:
    minter = Minter(previous.highest, [*known_evidence(previous.prd), *_known_themes(previous)])
    quoting = Quoting(interviews, insights, minter)
    groups = grouped(work.door, insights, interviews)
    placed = _placed(work, interviews, insights, groups, quoting, minter)
    evidence = {**insights.evidence_by_id(), **quoting.found}
    names = {one.id: _name(one.group, evidence, work.door.profile) for one in placed}
    icp = _profile(placed, names, evidence, interviews)
    rejected: tuple[Rejected, ...] = ()
    if work.door.profile.needs_cues:
        icp, rejected = _headed(work, icp, placed, interviews, evidence)
    return Synthesis(
        icp=icp,
        feelings=_feelings(work, interviews, placed, quoting),
        found=tuple(quoting.found.values()),
        rejected=rejected,
    )


def _headed(
    work: Work, icp: Icp, placed: Sequence[Numbered], interviews: Interviews, evidence: dict[ItemId, Evidence]
) -> tuple[Icp, tuple[Rejected, ...]]:
    """The pains that a PRD shows, each with what it is about."""
    insights = {one.id: one.group.insights for one in placed}
    shown, rest = icp.pains[:MOST_NAMED], icp.pains[MOST_NAMED:]
    topics = Topics(work.door, interviews, evidence)
    told = work.each(shown, lambda pain: topics.named(pain, insights[pain.id]))
    pains = tuple(pain if isinstance(one, Rejected) else one for pain, one in zip(shown, told, strict=True))
    rejected = tuple(one for one in told if isinstance(one, Rejected))
    return icp.model_copy(update={"pains": (*pains, *rest)}), rejected


def _known_themes(previous: Previous) -> Iterator[Known]:
    themes = previous.prd.icp.themes() if previous.prd else ()
    return known_items(previous.prd, ((one.id, one.name, one.evidence) for one in themes))


def _placed(
    work: Work,
    interviews: Interviews,
    insights: Insights,
    groups: Sequence[Group],
    quoting: Quoting,
    minter: Minter,
) -> list[Numbered]:
    """Give themes their ids, what speaks against them, and the pains they belong to."""
    candidates = opposing_sentences(interviews)
    vectors = work.door.embed([one.asked for one in candidates])
    opposed = list(zip(groups, opposition(groups, candidates, vectors), strict=True))
    pains = [group for group in groups if group.kind is Kind.PAIN]
    evidence = insights.evidence_by_id()
    placed = []
    for kind in Kind:
        mine = [(group, opposing) for group, opposing in opposed if group.kind is kind]
        ids = minter.assign(
            PREFIX[kind],
            [group for group, _ in mine],
            words_of=lambda group: [words_of(evidence[quote]) for quote in group.evidence],
            text_of=lambda group: group.name,
        )
        for (group, opposing), item_id in zip(mine, ids, strict=True):
            quotes = quoting.quotes(opposing)
            belongs = () if kind is Kind.PAIN else tuple(pains_behind(group, pains))
            placed.append(
                Numbered(
                    group=group,
                    id=item_id,
                    against=tuple(one for one in quotes if one not in group.evidence),
                    pains=belongs,
                )
            )
    return placed


def _profile(
    placed: Sequence[Numbered], names: dict[ItemId, str], evidence: dict[ItemId, Evidence], interviews: Interviews
) -> Icp:
    order = [one.id for one in interviews.interviews]
    customers = _customers(interviews, evidence.values())
    pains = _pains(placed, names, evidence, order, customers)
    unranked = [one for one in placed if one.group.kind is Kind.PAIN]
    by_kind: dict[Kind, tuple[Theme, ...]] = {}
    for kind in Kind:
        themes = [
            _theme(one, names[one.id], evidence, order, tuple(unranked[pain].id for pain in one.pains))
            for one in placed
            if one.group.kind is kind
        ]
        by_kind[kind] = tuple(sorted(themes, key=_in_order))
    everything = (*pains, *(theme for kind in Kind if kind is not Kind.PAIN for theme in by_kind[kind]))
    return Icp(
        customers=customers,
        pains=pains,
        workarounds=by_kind[Kind.WORKAROUND],
        decision_criteria=by_kind[Kind.DECISION_CRITERION],
        success_metrics=by_kind[Kind.SUCCESS_METRIC],
        triggers=by_kind[Kind.TRIGGER],
        channels=by_kind[Kind.CHANNEL],
        segments=by_kind[Kind.SEGMENT],
        objections=by_kind[Kind.OBJECTION],
        contradictions=tuple(
            Contradiction(theme=one.id, evidence=one.evidence, against=one.against) for one in everything if one.against
        ),
        saturation=saturation_of([theme.interviews for theme in everything], order),
        settled=len(order) >= SETTLED_FROM,
    )


def _in_order(theme: Theme) -> tuple[bool, int, float, ItemId]:
    return not theme.sure, -theme.reach, -theme.strength, theme.id


def _customers(interviews: Interviews, quoted: Iterable[Evidence]) -> int:
    """Distinct people: customers, and strangers who were quoted; an interview of neither counts as one.

    Whoever is counted as the reach of a theme is counted here, so that no share passes 1.
    """
    turns = [turn for one in interviews.interviews for turn in one.turns if turn.role in GROUNDABLE]
    people = {turn.person for turn in turns if turn.role is Role.CUSTOMER} | {record.person for record in quoted}
    silent = {turn.interview for turn in turns} - {turn.interview for turn in turns if turn.person in people}
    return len(people) + len(silent)


def _theme(
    one: Numbered,
    name: str,
    evidence: dict[ItemId, Evidence],
    order: Sequence[InterviewId],
    traces: tuple[ItemId, ...],
) -> Theme:
    records = [evidence[quote] for quote in one.group.evidence]
    heard = {record.interview for record in records}
    sure = {quote for insight in one.group.insights if insight.sure for quote in insight.evidence}
    told = {quote for insight in one.group.insights if insight.statement == name for quote in insight.evidence}
    telling = sorted(records, key=lambda record: (record.id not in told, record.id not in sure, -record.strength))
    return Theme(
        id=one.id,
        kind=one.group.kind,
        name=name,
        statements=tuple(dict.fromkeys(insight.statement for insight in one.group.insights)),
        persons=one.group.persons,
        interviews=tuple(interview for interview in order if interview in heard),
        evidence=tuple(record.id for record in telling),
        against=one.against,
        traces=traces,
        strength=round(sum(int(record.strength) for record in records) / len(records), 2),
        certainty=one.group.certainty,
    )


def _name(group: Group, evidence: dict[ItemId, Evidence], profile: Profile) -> str:
    """The most central statement; for a pain, of those with the strongest quote: what it costs says it best."""
    if group.kind is not Kind.PAIN:
        return group.name
    if profile.needs_cues:
        return strongest(group.insights, evidence).statement
    alone = [one for one in group.insights if stands_alone(one.statement)] or list(group.insights)
    return max(alone, key=lambda one: max(evidence[quote].strength for quote in one.evidence)).statement


def _pains(
    placed: Sequence[Numbered],
    names: dict[ItemId, str],
    evidence: dict[ItemId, Evidence],
    order: Sequence[InterviewId],
    customers: int,
) -> tuple[Pain, ...]:
    mine = [one for one in placed if one.group.kind is Kind.PAIN]
    severities = [_severities(place, one, placed, evidence) for place, one in enumerate(mine)]
    candidates = [_candidate(one, severe, evidence) for one, severe in zip(mine, severities, strict=True)]
    standings = stand(candidates, customers, order, told=sum(len(one.group.insights) for one in placed))
    pains = [
        _pain(_theme(one, names[one.id], evidence, order, ()), standing, severe)
        for one, standing, severe in zip(mine, standings, severities, strict=True)
    ]
    return tuple(sorted(pains, key=lambda pain: pain.rank))


def _pain(theme: Theme, standing: Standing, severities: Sequence[CustomerSeverity]) -> Pain:
    fields = {name: getattr(theme, name) for name in Theme.model_fields}
    return Pain(**{**fields, **standing.model_dump(), "by_customer": tuple(severities)})


def _severities(
    place: int, pain: Numbered, placed: Sequence[Numbered], evidence: dict[ItemId, Evidence]
) -> list[CustomerSeverity]:
    """How badly each of its customers has a pain; a workaround counts where it belongs to this pain first of all."""
    working_around = {
        person
        for one in placed
        if one.group.kind is Kind.WORKAROUND and one.pains[:1] == (place,)
        for person in one.group.persons
    }
    return [
        severity_for(
            person,
            [record.sentence for quote in pain.group.evidence if (record := evidence[quote]).person == person],
            works_around=person in working_around,
        )
        for person in pain.group.persons
    ]


def _candidate(pain: Numbered, severities: Sequence[CustomerSeverity], evidence: dict[ItemId, Evidence]) -> Candidate:
    severity = {one.person: one.severity for one in severities}
    strengths: dict[tuple[PersonId, InterviewId], list[int]] = {}
    for quote in pain.group.evidence:
        record = evidence[quote]
        strengths.setdefault((record.person, record.interview), []).append(int(record.strength))
    return Candidate(
        voices=tuple(
            Voice(person=person, interview=interview, severity=severity[person], strength=sum(his) / len(his))
            for (person, interview), his in strengths.items()
        ),
        certainty=pain.group.certainty,
    )


def _feelings(work: Work, interviews: Interviews, placed: Sequence[Numbered], quoting: Quoting) -> tuple[Feeling, ...]:
    """What customers feel, each with the pain it is closest to, where it is close to one."""
    felt = felt_sentences(interviews)
    vectors = work.door.embed([one.asked for one in felt])
    pains = [one for one in placed if one.group.kind is Kind.PAIN]
    feelings = []
    for one, vector in zip(felt, vectors, strict=True):
        quote = quoting.quote(one.turn, one.words)
        if quote is None:
            continue
        near = [(pain.group.resembles(vector), pain.id) for pain in pains if one.turn.person in pain.group.persons]
        likeness, pain_id = max(near, default=(0.0, ItemId("")))
        same_turn = [pain.id for pain in pains if quoting.shares_turn(pain.group.evidence, one.turn.id)]
        traces = tuple(same_turn[:1]) or ((pain_id,) if likeness >= FELT_ABOUT else ())
        feelings.append(Feeling(kind=one.kind, person=one.turn.person, evidence=quote, traces=traces))
    return tuple(feelings)
