"""What the product must do: one requirement for each pain and each thing customers want for it, in rank order."""

from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.gtm import Gtm
from icp2prd.domain.icp import Icp, Synthesis, Theme, sure_of
from icp2prd.domain.identity import Known, Minter
from icp2prd.domain.insight import Insights, Rejected
from icp2prd.domain.interview import Interviews
from icp2prd.domain.job import Jobs
from icp2prd.domain.prd import Previous
from icp2prd.domain.priority import priority_of
from icp2prd.domain.requirement import Criterion, Cut, Priority, Requirement, Requirements
from icp2prd.domain.settings import Brief
from icp2prd.llm.vectors import cosine
from icp2prd.stages.known import known_items, words_of
from icp2prd.stages.planning.choosing import chosen
from icp2prd.stages.planning.drafting import criterion_for, verification_of, written
from icp2prd.stages.planning.goals import goal_for
from icp2prd.stages.planning.grounds import Draft, Ground, grounds_of
from icp2prd.stages.planning.refusing import Refusals
from icp2prd.stages.planning.wishing import Wishes
from icp2prd.stages.quotes import Shelf
from icp2prd.stages.stage import Work, stage

SAME: Final = 0.86
"""Cosine of two statements above which they are one requirement."""

_ORDER: Final = tuple(Priority)


class Merged(Frozen):
    """A draft with the grounds of the drafts that say the same."""

    draft: Draft
    grounds: tuple[Ground, ...]


@stage(
    "requirements",
    "what the product must do, never how: testable, traceable, prioritised",
    prompts=("requirement", "criterion", "wish"),
)
def requirements(
    work: Work,
    brief: Brief,
    interviews: Interviews,
    insights: Insights,
    synthesis: Synthesis,
    jobs: Jobs,
    gtm: Gtm,
    previous: Previous,
) -> Requirements:
    shelf, icp = Shelf(insights, synthesis), synthesis.icp
    grounds = grounds_of(icp, by_code=work.door.profile.needs_cues)
    drafts, rejected, left = _drafted(work, shelf, icp, interviews, grounds, brief.settings.limits.requirements)
    merged, doubles = _merged(work, drafts)
    minter = Minter(previous.highest, _known(previous))
    ids = minter.assign(
        "REQ",
        merged,
        words_of=lambda one: [words_of(record) for record in shelf.records(one.draft.ground.evidence)],
        text_of=lambda one: one.draft.statement,
    )
    criteria = work.each(
        list(zip(ids, merged, strict=True)),
        lambda pair: criterion_for(work.door, shelf, pair[1].draft, _measures(icp, pair[1]), ItemId(f"{pair[0]}-AC1")),
    )
    rejected.extend(one for one in criteria if isinstance(one, Rejected))
    made = [
        _requirement(item_id, one, criterion, icp, jobs, gtm)
        for item_id, one, criterion in zip(ids, merged, criteria, strict=True)
        if isinstance(criterion, Criterion)
    ]
    untestable = [one.draft for one, criterion in zip(merged, criteria, strict=True) if isinstance(criterion, Rejected)]
    made.sort(key=lambda one: (_ORDER.index(one.priority), min(_rank(icp, one), default=0)))
    return Requirements(
        requirements=tuple(made),
        cut=_cut(minter, icp, grounds, left, doubles, untestable, rejected, dict(zip(ids, merged, strict=True))),
        rejected=tuple(rejected),
    )


def _drafted(
    work: Work, shelf: Shelf, icp: Icp, interviews: Interviews, grounds: Sequence[Ground], most: int
) -> tuple[list[Draft], list[Rejected], list[Ground]]:
    """Return drafts, refusals, and the grounds that came after the limit."""
    if work.door.profile.needs_cues:
        wishes, refusals = Wishes(work.door, interviews), Refusals(shelf, icp)
        return chosen(shelf, wishes, refusals, grounds, most, work.progress)
    answers = work.each(grounds[:most], lambda ground: written(work.door, shelf, ground))
    drafts = [one for one in answers if isinstance(one, Draft)]
    return drafts, [one for one in answers if isinstance(one, Rejected)], list(grounds[most:])


def _known(previous: Previous) -> list[Known]:
    prd = previous.prd
    if prd is None:
        return []
    made = ((one.id, one.statement, one.evidence) for one in prd.requirements)
    cut = ((one.id, one.text, one.evidence) for one in prd.cut)
    return list(known_items(prd, (*made, *cut)))


def _merged(work: Work, drafts: Sequence[Draft]) -> tuple[list[Merged], list[tuple[Draft, Draft]]]:
    """Drafts that say the same become one, the first; returns those left, and pairs of a double and its first."""
    vectors = work.door.embed([draft.statement for draft in drafts])
    kept: list[int] = []
    joined: dict[int, list[Ground]] = {}
    doubles = []
    for place, draft in enumerate(drafts):
        first = next((one for one in kept if cosine(vectors[one], vectors[place]) >= SAME), None)
        if first is None:
            kept.append(place)
            joined[place] = [draft.ground]
        else:
            joined[first].append(draft.ground)
            doubles.append((draft, drafts[first]))
    return [Merged(draft=drafts[place], grounds=tuple(joined[place])) for place in kept], doubles


def _measures(icp: Icp, merged: Merged) -> list[Theme]:
    """How customers would notice that the pains behind a requirement are gone."""
    pains = {pain.id for ground in merged.grounds for pain in ground.pains}
    return [theme for theme in sure_of(icp.success_metrics) if pains & set(theme.traces[:2])]


def _requirement(item_id: ItemId, merged: Merged, criterion: Criterion, icp: Icp, jobs: Jobs, gtm: Gtm) -> Requirement:
    pains = tuple(dict.fromkeys(pain for ground in merged.grounds for pain in ground.pains))
    pains = tuple(sorted(pains, key=lambda pain: pain.rank))
    ranking = priority_of(pains, customers=icp.customers, settled=icp.settled)
    pain_ids = tuple(pain.id for pain in pains)
    draft = merged.draft
    served = tuple(job.id for job in jobs.jobs if set(job.traces) & set(pain_ids))
    goals = (goal_for(f"{pains[0].name} {draft.statement}", gtm.goals).id,) if gtm.goals else ()
    return Requirement(
        id=item_id,
        title=draft.title,
        statement=draft.statement,
        pattern=draft.pattern,
        rationale=_rationale(merged),
        priority=ranking.priority,
        priority_because=ranking.because,
        verification=verification_of(criterion),
        criteria=(criterion,),
        traces=(*pain_ids, *served, *goals),
        evidence=tuple(dict.fromkeys(one for ground in merged.grounds for one in ground.evidence)),
        against=tuple(dict.fromkeys(one for ground in merged.grounds for one in ground.against)),
    )


def _rationale(merged: Merged) -> str:
    """Why it matters, put together by code: the pain, what customers want for it, and what they do about it today."""
    pain = merged.grounds[0].pains[0]
    today = merged.draft.ground.today
    wanted = merged.draft.ground.wanted
    parts = [pain.name]
    if wanted and not merged.draft.ground.is_relief:
        parts.append(f"Customers want: {wanted.name}")
    if today:
        parts.append(f"Today: {today.name}")
    return " ".join(part if part[-1:] in "?!" else part.rstrip(".") + "." for part in parts)


def _rank(icp: Icp, requirement: Requirement) -> list[int]:
    return [pain.rank for pain in icp.pains if pain.id in requirement.traces]


def _cut(
    minter: Minter,
    icp: Icp,
    grounds: Sequence[Ground],
    left: Sequence[Ground],
    doubles: Sequence[tuple[Draft, Draft]],
    untestable: Sequence[Draft],
    rejected: Sequence[Rejected],
    made: dict[ItemId, Merged],
) -> tuple[Cut, ...]:
    """Everything that did not become a requirement of its own, with the reason."""
    ids = {merged.draft: item_id for item_id, merged in made.items()}
    unseen = "no acceptance criterion could be written that a tester could see"
    entries = [
        (
            double.statement,
            unseen if first in untestable else f"says the same as {ids[first]}, which rests on both",
            double.ground,
        )
        for double, first in doubles
    ]
    entries.extend((draft.statement, unseen, draft.ground) for draft in untestable)
    reasons = {one.item: one.reason for one in rejected}
    for ground in grounds:
        if ground.item in reasons:
            why = f"no requirement was written: {reasons[ground.item]}"
            entries.append((ground.theme.name, why, ground))
        elif ground in left:
            entries.append((ground.theme.name, "below the limit on requirements (`limits.requirements`)", ground))
    cuts = [(text, why, ground.themes, ground.theme.evidence[:1]) for text, why, ground in entries]
    cuts.extend(
        (theme.name, "belongs to no pain that customers told: it traces to nothing", (theme,), theme.evidence[:1])
        for theme in icp.decision_criteria
        if not theme.traces
    )
    cut_ids = minter.assign("CUT", cuts, words_of=lambda _: (), text_of=lambda cut: cut[0])
    return tuple(
        Cut(id=item_id, text=text, because=why, traces=tuple(theme.id for theme in themes), evidence=quotes)
        for item_id, (text, why, themes, quotes) in zip(cut_ids, cuts, strict=True)
    )
