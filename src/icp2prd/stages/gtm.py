"""Going to market: what the team decided, what the interviews add, and what nobody has said yet."""

from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import ItemId
from icp2prd.domain.gtm import (
    Action,
    Goal,
    Gtm,
    GtmLine,
    Hypothesis,
    NonGoal,
    Pillar,
    PillarName,
    Source,
)
from icp2prd.domain.icp import Icp, Synthesis, Theme, sure_of
from icp2prd.domain.identity import Known, Minter
from icp2prd.domain.prd import Previous
from icp2prd.domain.settings import ActionSetting, Brief, GoalSetting, GtmSettings
from icp2prd.stages.known import known_items
from icp2prd.stages.planning.notes import settings_in
from icp2prd.stages.planning.questions import questions_about
from icp2prd.stages.planning.stem import shares_words
from icp2prd.stages.stage import Work, stage

NOTES: Final = "gtm.md"
SETTINGS: Final = "icp2prd.toml"
USUAL_GOALS: Final = ("Reduce churn", "Increase expansion", "Improve NPS", "Shorten the sales cycle")
"""What most teams go to market for; taken where a team names none, and marked as an assumption."""

MOST_CHANNELS: Final = 4

_IMPLIES: Final = {
    PillarName.NICHE: "What only customers outside of this niche need can wait.",
    PillarName.DURABILITY: "Requirements that build on this are worth more than ones that anyone can copy.",
    PillarName.PRODUCT: "The first use has to show the value without anyone from sales in the room.",
}


@stage("gtm", "what is promised to whom, and the smallest test of it")
def gtm(work: Work, brief: Brief, synthesis: Synthesis, previous: Previous) -> Gtm:  # noqa: ARG001 -- asks no model
    given = settings_in(brief.notes)
    told = _Told(brief.settings.gtm, given)
    icp = synthesis.icp
    minter = Minter(previous.highest, _known(previous))
    hypothesis = Hypothesis(
        segment=told.line("segment") if told.has("segment") else _from_themes(icp.who()[:1]),
        channels=_channels(told, icp),
        promise=told.line("promise"),
    )
    goals = _goals(told, minter)
    actions = _actions(told, hypothesis, minter)
    draft = Gtm(
        value_proposition=told.line("value_proposition"),
        promise=told.line("promise"),
        positioning=told.line("positioning"),
        hypothesis=hypothesis,
        pillars=tuple(_pillar(name, told) for name in PillarName),
        goals=goals,
        actions=actions,
        non_goals=_non_goals(told, minter),
    )
    return draft.model_copy(update={"questions": questions_about(draft, icp, minter)})


class _Told:
    """What the team said, in `icp2prd.toml` first and in `gtm.md` second."""

    def __init__(self, settings: GtmSettings, notes: GtmSettings) -> None:
        self._settings = settings
        self._notes = notes

    def has(self, field: str) -> bool:
        return bool(getattr(self._settings, field) or getattr(self._notes, field))

    def where(self, field: str) -> str:
        return SETTINGS if getattr(self._settings, field) else NOTES

    def line(self, field: str) -> GtmLine:
        text = getattr(self._settings, field) or getattr(self._notes, field)
        return GtmLine(text=text, source=Source.TEAM, where=self.where(field)) if text else GtmLine()

    def texts(self, field: str) -> tuple[str, ...]:
        return tuple(getattr(self._settings, field) or getattr(self._notes, field))

    def goals(self) -> tuple[GoalSetting, ...]:
        return self._settings.goals or self._notes.goals

    def actions(self) -> tuple[ActionSetting, ...]:
        return self._settings.actions or self._notes.actions


def _known(previous: Previous) -> list[Known]:
    prd = previous.prd
    if prd is None:
        return []
    told = prd.gtm
    items = [
        *((one.id, one.name, ()) for one in told.goals),
        *((one.id, one.action, ()) for one in told.actions),
        *((one.id, one.text, ()) for one in told.non_goals),
        *((one.id, one.question, ()) for one in prd.open_questions),
    ]
    return list(known_items(prd, items))


def _from_themes(themes: Sequence[Theme]) -> GtmLine:
    if not themes:
        return GtmLine()
    return GtmLine(
        text=themes[0].name,
        source=Source.INTERVIEWS,
        where="interviews",
        traces=tuple(one.id for one in themes),
        evidence=themes[0].evidence[:1],
    )


def _channels(told: _Told, icp: Icp) -> tuple[GtmLine, ...]:
    """The team's channels, each with the customers who named it; then those that only customers named."""
    lines: list[GtmLine] = []
    used: set[ItemId] = set()
    for text in told.texts("channels"):
        named = [theme for theme in icp.channels if shares_words(text, " ".join(theme.statements))]
        used.update(theme.id for theme in named)
        lines.append(
            GtmLine(
                text=text,
                source=Source.TEAM,
                where=told.where("channels"),
                traces=tuple(theme.id for theme in named),
                evidence=tuple(theme.evidence[0] for theme in named),
            )
        )
    others = [theme for theme in sure_of(icp.channels) if theme.id not in used]
    return (*lines, *(_from_themes([theme]) for theme in others[:MOST_CHANNELS]))


def _pillar(name: PillarName, told: _Told) -> Pillar:
    line = told.line(name.value)
    return Pillar(name=name, line=line, implication=_IMPLIES[name] if line.text else "")


def _goals(told: _Told, minter: Minter) -> tuple[Goal, ...]:
    given = told.goals()
    source, where = (Source.TEAM, told.where("goals")) if given else (Source.ASSUMPTION, "no goals were given")
    goals = given or tuple(GoalSetting(name=name) for name in USUAL_GOALS)
    ids = minter.assign("GOAL", goals, words_of=lambda _: (), text_of=lambda goal: goal.name)
    return tuple(
        Goal(
            id=item_id,
            name=goal.name,
            source=source,
            where=where,
            baseline=goal.baseline,
            target=goal.target,
            window=goal.window,
        )
        for item_id, goal in zip(ids, goals, strict=True)
    )


def _actions(told: _Told, hypothesis: Hypothesis, minter: Minter) -> tuple[Action, ...]:
    """The team's actions; without any, the smallest ones that the hypothesis suggests, as assumptions."""
    given = told.actions()
    source, where = (Source.TEAM, told.where("actions")) if given else (Source.ASSUMPTION, "no actions were given")
    actions = given or _proposed(hypothesis)
    ids = minter.assign("ACT", actions, words_of=lambda _: (), text_of=lambda action: action.action)
    return tuple(
        Action(id=item_id, source=source, where=where, **action.model_dump())
        for item_id, action in zip(ids, actions, strict=True)
    )


def _proposed(hypothesis: Hypothesis) -> tuple[ActionSetting, ...]:
    named = [line.text.rstrip(".") for line in hypothesis.channels if line.traces][:2]
    reached = [f"Show the promise to people reached this way: {text}" for text in named]
    return tuple(
        ActionSetting(action=action, measure="people who commit time or money, out of those who saw it")
        for action in (reached or ["Show the problem statement to customers who were not interviewed"])
    )


def _non_goals(told: _Told, minter: Minter) -> tuple[NonGoal, ...]:
    texts = told.texts("non_goals")
    ids = minter.assign("NON", texts, words_of=lambda _: (), text_of=lambda text: text)
    where = told.where("non_goals")
    return tuple(
        NonGoal(id=item_id, text=text, because=f"the team's decision, in {where}", source=Source.TEAM)
        for item_id, text in zip(ids, texts, strict=True)
    )
