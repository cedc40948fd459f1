"""Decisions put onto a fresh draft, stage by stage, so that what is settled early shapes what comes after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from icp2prd.domain.base import Artifact, ItemId
from icp2prd.domain.decided import Decided, HeldBack, Suspect, Unplaced
from icp2prd.domain.decision import KEEPING, Action, Decision, Decisions
from icp2prd.domain.icp import Synthesis
from icp2prd.domain.identity import numbers_taken
from icp2prd.domain.prd import Prd, Previous
from icp2prd.domain.problem import ProblemPart
from icp2prd.study.deciding.ground import Ground, ground_so_far
from icp2prd.study.deciding.items import (
    PREFIXES,
    THEMES,
    Item,
    items_of,
    prefix_of,
    renamed,
    renamed_item,
    with_items,
)
from icp2prd.study.deciding.keeping import grounded, kept, rebuilt
from icp2prd.study.deciding.matching import matched, returns, traits_of
from icp2prd.study.deciding.suspicion import reasons_to_doubt
from icp2prd.study.meaning import text_of

A = TypeVar("A", bound=Artifact)


class Settling:
    """One regeneration: give it each artifact as its stage wrote it, in the order of the stages.

    decided, suspect, held_back: what it has come to so far. renamed: whether items of the last artifact got other ids.
    """

    def __init__(self, decisions: Decisions, previous: Previous) -> None:
        self._in_force = decisions.in_force()
        self._last = {one.id: one for one in items_of(previous.prd)} if previous.prd else {}
        self._highest = numbers_taken([*decisions.named(), *self._last], previous.highest)
        self._instead: dict[ItemId, ItemId] = {}
        self.renamed = False
        self.decided: list[Decided] = []
        self.suspect: list[Suspect] = []
        self.held_back: list[HeldBack] = []

    def settle(self, artifact: A, before: Mapping[type[Artifact], Artifact]) -> A:
        """The artifact as people decided. before: what the stages before wrote, settled."""
        self.renamed = False
        if not self._in_force or type(artifact) not in PREFIXES:
            return artifact
        own = self._about(artifact)
        called = self._called(artifact, own, _ground_under(artifact, before))
        ground = _with_kept(_ground_under(called, before), own)
        round_ = _Round({one.id: one for one in items_of(called)}, own, ground)
        result: list[Item] = []
        for draft in round_.drafts.values():
            result.extend(self._settled(draft, round_))
        for decision in own.values():
            result.extend(self._vanished(decision, round_, {one.id for one in result}))
        whole = [_with_merged(one, round_.absorbed.get(one.id, []), ground) for one in result]
        settled = with_items(called, whole, self._instead)
        self._doubt(round_, _ground_under(settled, before))
        return settled

    def recorded(self, prd: Prd) -> Prd:
        """The whole draft with what became of every decision."""
        there = {one.item for one in self.decided} | {one.item for one in self.held_back}
        unplaced = tuple(
            Unplaced(decision=one.id, item=one.item, action=one.action, by=one.by, text=one.text or "")
            for one in self._in_force.values()
            if one.item not in there
        )
        return prd.model_copy(
            update={
                "decided": tuple(self.decided),
                "suspect": tuple(self.suspect),
                "held_back": tuple(self.held_back),
                "unplaced": unplaced,
            }
        )

    def _about(self, artifact: Artifact) -> dict[ItemId, Decision]:
        prefixes = PREFIXES[type(artifact)]
        return {item: one for item, one in self._in_force.items() if prefix_of(item) in prefixes}

    def _called(self, artifact: A, own: Mapping[ItemId, Decision], ground: Ground) -> A:
        """The artifact with decided items under their own ids."""
        drafts = items_of(artifact)
        taken = numbers_taken([one.id for one in drafts], self._highest)
        last_texts = {item_id: text_of(one) for item_id, one in self._last.items()}
        traits = {item: traits_of(one, last_texts) for item, one in own.items() if one.action is not Action.DEFER}
        parts = {part: one.item for one in own.values() if one.action is Action.SPLIT for part in one.into}
        names = matched(drafts, traits, self._last, ground, taken, parts=parts)
        self._highest = numbers_taken(names.values(), taken)
        self.renamed = bool(names)
        return renamed(artifact, names)

    def _settled(self, draft: Item, now: "_Round") -> Sequence[Item]:
        """What stands in the place of a draft."""
        decision = now.own.get(draft.id) or self._returning(draft, now)
        if decision is None:
            return [draft]
        if decision.action is Action.REJECT:
            self._hold_back(draft, decision)
            return [draft.model_copy(update=_blank(decision))] if isinstance(draft, ProblemPart) else []
        self._decide(decision, text_of(draft))
        if decision.action is Action.SPLIT:
            return [self._part(one, draft, now) for one in _parts_of(decision) if one.item not in now.own]
        if decision.action is Action.MERGE:
            if target := now.target_of(decision):
                self._instead[draft.id] = target
                now.absorbed.setdefault(target, []).append(draft)
                return []
            reason = f"{decision.into[0]}, which it was merged into, is gone"
            self.suspect.append(Suspect(item=draft.id, decision=decision.id, reasons=(reason,)))
        if decision.action not in KEEPING:
            return [draft]
        item = kept(decision, draft, now.ground)
        now.doubtful.append(_Doubtful(decision, item, drafted=True))
        return [item]

    def _returning(self, draft: Item, now: "_Round") -> Decision | None:
        """The rejection that a fresh item would get around in other words."""
        if draft.id in self._last or isinstance(draft, ProblemPart):
            return None
        for one in now.own.values():
            same_kind = one.action is Action.REJECT and prefix_of(one.item) == prefix_of(draft.id)
            if same_kind and returns(draft, traits_of(one, {}), now.ground):
                return one
        return None

    def _vanished(self, decision: Decision, now: "_Round", there: set[ItemId]) -> Sequence[Item]:
        """What a decision keeps although nothing was drafted for it."""
        if decision.item in now.drafts or decision.item in there:
            return []
        if decision.action is Action.SPLIT:
            self._decide(decision, "")
            parts = [one for one in _parts_of(decision) if one.item not in now.own]
            return [self._part(one, None, now) for one in parts]
        if decision.action not in KEEPING or decision.text is None:
            return []
        self._decide(decision, "")
        item = kept(decision, self._last_of(decision), now.ground)
        now.doubtful.append(_Doubtful(decision, item, drafted=False))
        return [item]

    def _last_of(self, decision: Decision) -> Item:
        return self._last.get(decision.item) or rebuilt(decision.item, decision.text or "", decision.wording)

    def _part(self, part: Decision, whole: Item | None, now: "_Round") -> Item:
        """One of the items that another was split into: on the same ground, with the words it was given."""
        self._decide(part, text_of(whole) if whole is not None else "")
        draft = renamed_item(whole, part.item) if whole is not None else self._last_of(part)
        item = kept(part, draft, now.ground)
        now.doubtful.append(_Doubtful(part, item, drafted=whole is not None))
        return item

    def _hold_back(self, draft: Item, decision: Decision) -> None:
        because = f"rejected by {decision.by}: {decision.reason}"
        self.held_back.append(
            HeldBack(
                item=decision.item,
                decision=decision.id,
                by=decision.by,
                text=text_of(draft),
                because=because,
                evidence=draft.evidence,
            )
        )

    def _decide(self, decision: Decision, drafted: str) -> None:
        self.decided.append(
            Decided(
                item=decision.item,
                decision=decision.id,
                action=decision.action,
                by=decision.by,
                reason=decision.reason,
                drafted=drafted,
            )
        )

    def _doubt(self, now: "_Round", ground: Ground) -> None:
        """ground: as it is when everything is settled, for what a parent says is what people decided."""
        for decision, item, drafted in now.doubtful:
            against = getattr(item, "against", ())
            reasons = reasons_to_doubt(decision, ground, against, self._instead, drafted=drafted)
            if reasons:
                self.suspect.append(Suspect(item=item.id, decision=decision.id, reasons=reasons))


class _Doubtful(NamedTuple):
    decision: Decision
    item: Item
    drafted: bool


@dataclass
class _Round:
    """One artifact being settled. absorbed: merged drafts, by what they were merged into."""

    drafts: Mapping[ItemId, Item]
    own: Mapping[ItemId, Decision]
    ground: Ground
    absorbed: dict[ItemId, list[Item]] = field(default_factory=dict)
    doubtful: list[_Doubtful] = field(default_factory=list)

    def target_of(self, merge: Decision) -> ItemId | None:
        """Where a merged item ends up, through further merges; None where that is gone."""
        seen = {merge.item}
        target = merge.into[0]
        while (decision := self.own.get(target)) and decision.action is Action.MERGE and target not in seen:
            seen.add(target)
            target = decision.into[0]
        decision = self.own.get(target)
        if decision and decision.action in KEEPING:
            return target
        gone = target in seen or target not in self.drafts
        return None if gone or (decision and decision.action in {Action.REJECT, Action.SPLIT}) else target


def _ground_under(artifact: Artifact, before: Mapping[type[Artifact], Artifact]) -> Ground:
    return ground_so_far(before, artifact if isinstance(artifact, Synthesis) else None)


def _with_kept(ground: Ground, own: Mapping[ItemId, Decision]) -> Ground:
    """The ground with the themes that decisions keep though nothing was drafted for them: others may rest on them."""
    themes = {item: "" for item, one in own.items() if one.action in KEEPING and prefix_of(item) in THEMES}
    return ground.model_copy(update={"parents": {**themes, **ground.parents}})


def _with_merged(item: Item, merged: Sequence[Item], ground: Ground) -> Item:
    if not merged:
        return item
    everything = (item, *merged)
    return grounded(
        item,
        evidence=[one for each in everything for one in each.evidence],
        against=[one for each in everything for one in getattr(each, "against", ())],
        traces=[one for each in everything for one in each.traces],
        ground=ground,
    )


def notices_about(prd: Prd) -> Iterator[str]:
    """What a person should look at, one sentence each; no word of an interview is in them."""
    for one in prd.held_back:
        yield f"{one.item} was drafted again and is held back: {one.because.rstrip('.')}."
    for doubt in prd.suspect:
        yield f"{doubt.item} is suspect and waits for a person: {'; '.join(doubt.reasons)}."


def _parts_of(split: Decision) -> Sequence[Decision]:
    """A decision to keep each of the parts, as if it had been made of it alone."""
    return [
        split.model_copy(update={"action": Action.EDIT, "item": item, "text": text, "wording": {}, "into": ()})
        for item, text in zip(split.into, split.texts, strict=True)
    ]


def _blank(decision: Decision) -> dict[str, object]:
    """A part of the problem statement has its place even where what stood there was rejected."""
    return {"text": "", "traces": (), "evidence": (), "assumption": f"rejected by {decision.by}: {decision.reason}"}
