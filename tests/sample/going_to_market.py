from icp2prd.domain.base import ItemId
from icp2prd.domain.gtm import (
    Action,
    Goal,
    Gtm,
    GtmLine,
    Hypothesis,
    NonGoal,
    OpenQuestion,
    Pillar,
    PillarName,
    Source,
)
from tests.sample.quoted import ev


def _team(text: str, *traces: str) -> GtmLine:
    named = tuple(ItemId(one) for one in traces)
    return GtmLine(text=text, source=Source.TEAM, where="gtm.md", traces=named)


_PROMISE = _team("No pupil stays behind because of a missing form.", "PAIN-001")

GTM = Gtm(
    value_proposition=_team("Every consent and every payment in hand before the coach leaves.", "PAIN-001", "PAIN-002"),
    promise=_PROMISE,
    positioning=_team(
        "Against the clipboard, nothing to chase; against the school's messaging, it knows who has not answered."
    ),
    hypothesis=Hypothesis(
        segment=_team("State secondary schools in England with 800 pupils or more."),
        channels=(
            GtmLine(
                text="The business managers' forum",
                source=Source.INTERVIEWS,
                where="CHAN-001",
                traces=(ItemId("CHAN-001"),),
                evidence=ev(9),
            ),
            _team("Trip insurers"),
        ),
        promise=_PROMISE,
    ),
    pillars=(
        Pillar(
            name=PillarName.NICHE,
            line=_team("Schools that run 20 trips a year or more. Primary schools later."),
            implication="Nothing that only primary schools need is in scope.",
        ),
        Pillar(
            name=PillarName.DURABILITY,
            line=GtmLine(),
            implication="Open: no scope follows until it is decided.",
        ),
        Pillar(
            name=PillarName.PRODUCT,
            line=_team("A guardian who answers once should wonder why the school's other letters are not like that."),
            implication="Answering comes before administration: the first release is judged by guardians.",
        ),
    ),
    goals=(
        Goal(
            id=ItemId("GOAL-001"),
            name="Shorten the sales cycle",
            source=Source.TEAM,
            where="icp2prd.toml",
            baseline="90 days from first call to order",
            target="under 45 days",
            window="two terms",
        ),
        Goal(
            id=ItemId("GOAL-002"),
            name="Reduce churn",
            source=Source.TEAM,
            where="icp2prd.toml",
            baseline="12% of schools leave each year",
            target="under 6%",
        ),
    ),
    actions=(
        Action(
            id=ItemId("ACT-001"),
            action="Offer one free trip to ten schools from the forum",
            measure="schools that collect every consent with it",
            window="6 weeks",
            pivot="fewer than 3",
            persevere="6 or more",
            source=Source.TEAM,
            where="icp2prd.toml",
        ),
        Action(
            id=ItemId("ACT-002"),
            action="Ask three insurers to name us in their checklist",
            measure="",
            window="",
            pivot="",
            persevere="",
            source=Source.TEAM,
            where="gtm.md",
        ),
    ),
    non_goals=(
        NonGoal(
            id=ItemId("NOT-001"),
            text="Selling travel insurance.",
            because="The team says so: insurers are to recommend us.",
            source=Source.TEAM,
        ),
    ),
    questions=(
        OpenQuestion(
            id=ItemId("Q-001"),
            question="What will be hard to copy in the long run?",
            about="durability",
            consequence="Until then nothing is in scope for the sake of durability.",
        ),
        OpenQuestion(
            id=ItemId("Q-002"),
            question="What counts as success with the insurers, by when, and what would make us stop?",
            about="ACT-002",
            consequence="The action cannot be judged.",
        ),
    ),
)
