"""What the team has not said yet, as questions to it: each with what hangs on the answer."""

from collections.abc import Iterator

from icp2prd.domain.base import Frozen
from icp2prd.domain.gtm import Action, Gtm, OpenQuestion, PillarName, Source
from icp2prd.domain.icp import Icp
from icp2prd.domain.identity import Minter


class Asked(Frozen):
    question: str
    about: str
    consequence: str = ""


_LINES = {
    "value_proposition": (
        "What is the value proposition?",
        "Without it, nothing says what customers are expected to do differently.",
    ),
    "promise": (
        "What do we promise customers?",
        "Without it, no requirement can be held against the promise.",
    ),
    "positioning": (
        "How do we position ourselves, and against what?",
        "Without it, priorities follow the pains alone.",
    ),
}
_PILLARS = {
    PillarName.NICHE: "Which small segment do we win first?",
    PillarName.DURABILITY: "What will stay hard to copy in ten years?",
    PillarName.PRODUCT: "Why does the product win without sales?",
}


def questions_about(draft: Gtm, icp: Icp, minter: Minter) -> tuple[OpenQuestion, ...]:
    """Return a question for everything that was not given, in the order of the draft."""
    asked = list(_asked(draft, icp))
    ids = minter.assign("Q", asked, words_of=lambda _: (), text_of=lambda one: one.question)
    return tuple(OpenQuestion(id=item_id, **one.model_dump()) for item_id, one in zip(ids, asked, strict=True))


def _asked(draft: Gtm, icp: Icp) -> Iterator[Asked]:
    for field, (question, consequence) in _LINES.items():
        if getattr(draft, field).source is Source.MISSING:
            yield Asked(question=question, about=f"gtm.{field}", consequence=consequence)
    if draft.hypothesis.segment.source is Source.MISSING:
        yield Asked(
            question="Who is it for, and who is it not for?",
            about="gtm.hypothesis.segment",
            consequence="Neither the team nor the interviews say.",
        )
    for pillar in draft.pillars:
        if pillar.line.source is Source.MISSING:
            yield Asked(
                question=_PILLARS[pillar.name],
                about=f"gtm.pillars.{pillar.name.value}",
                consequence=f"The pillar “{pillar.name.value}” says nothing about scope yet.",
            )
    yield from _about_channels(draft, icp)
    yield from _about_goals(draft)
    for action in draft.actions:
        yield from _about_action(action)
    if not draft.non_goals:
        yield Asked(
            question="What will the product not do?",
            about="non_goals",
            consequence="Without non-goals, scope grows by itself.",
        )


def _about_channels(draft: Gtm, icp: Icp) -> Iterator[Asked]:
    if not draft.hypothesis.channels:
        yield Asked(question="Where do we reach customers?", about="gtm.hypothesis.channels")
    for line in draft.hypothesis.channels:
        if line.source is Source.TEAM and not line.traces and icp.customers:
            yield Asked(
                question=f"Is this a channel at all: {line.text.rstrip('.')}? No customer named it.",
                about="gtm.hypothesis.channels",
                consequence="Customers named others as places where they hear of products."
                if icp.channels
                else "Nobody said where they hear of products.",
            )


def _about_goals(draft: Gtm) -> Iterator[Asked]:
    if any(goal.source is Source.ASSUMPTION for goal in draft.goals):
        yield Asked(
            question="Which go-to-market goals does this product serve?",
            about="gtm.goals",
            consequence="The usual goals stand in until the team names its own.",
        )
        return
    for goal in draft.goals:
        if not goal.baseline:
            yield Asked(
                question=f"Where does “{goal.name}” stand today?",
                about=goal.id,
                consequence="Without a baseline, nobody can tell whether it moved.",
            )
        if not goal.target:
            yield Asked(question=f"Which target does “{goal.name}” have, and by when?", about=goal.id)


def _about_action(action: Action) -> Iterator[Asked]:
    wanted = {
        "measure": "what is measured",
        "window": "for how long",
        "pivot": "which result means pivot",
        "persevere": "which result means persevere",
    }
    missing = [words for field, words in wanted.items() if not getattr(action, field)]
    if missing:
        yield Asked(
            question=f"{action.action.rstrip('.')}: {', '.join(missing)}?",
            about=action.id,
            consequence="Without it, the result of the test can mean anything.",
        )
