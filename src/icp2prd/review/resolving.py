"""What a person decides at the screen becomes a decision, or a word about why it cannot."""

from collections.abc import Sequence

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Action, Decisions
from icp2prd.errors import UsageError
from icp2prd.review.state import Done, Keep, State, Step, View
from icp2prd.review.walking import arrived, moved_on
from icp2prd.study.deciding.making import Asked, accepted, clean_items, decide

_DONE = {
    Action.ACCEPT: "accepted",
    Action.EDIT: "edited",
    Action.REJECT: "rejected",
    Action.DEFER: "deferred",
    Action.LOCK: "locked",
}


def decided(state: State, action: Action, *, text: str | None = None, reason: str = "") -> Step:
    """A decision about the item that is shown, and on to the next."""
    asked = Asked(action=action, item=state.sheet.id, text=text, reason=reason)
    return _made(state, [asked], f"{state.sheet.id} {_DONE[action]}.", stays=False)


def waived(state: State, rule: str, reason: str) -> Step:
    """All that a rule holds against the item that is shown and its criteria; the item is still to be decided."""
    sheet, rule = state.sheet, rule.upper()
    about = [sheet.id] if sheet.rule == rule else [one.item for one in sheet.findings if one.rule == rule]
    if not about:
        there = ", ".join(sorted({one.rule for one in sheet.findings} | ({sheet.rule} if sheet.rule else set())))
        told = f"There is no finding {rule} about {sheet.id}; there is {there}."
        return Step(state.model_copy(update={"message": told}))
    asked = [Asked(action=Action.WAIVE, item=one, rule=rule, reason=reason) for one in dict.fromkeys(about)]
    return _made(state, asked, f"{rule} about {sheet.id} waived.", stays=not sheet.rule)


def undone(state: State) -> Step:
    if not state.undoing:
        earlier = "Nothing was decided since this review began. To decide otherwise, go back to an item."
        return Step(state.model_copy(update={"message": earlier}))
    *undoing, last = state.undoing
    before = state.model_copy(
        update={"decisions": last.decisions, "undoing": tuple(undoing), "message": f"Undone: {last.what}"}
    )
    return arrived(before, last.place, Keep(last.decisions))


def accept_all_question(state: State) -> Step:
    """The one question that is asked before something is done."""
    if not _clean(state):
        nothing = "Nothing is left that has no findings and no decision."
        return Step(state.model_copy(update={"message": nothing}))
    return Step(state.model_copy(update={"view": View.CONFIRM, "scroll": 0}))


def accept_all(state: State) -> Step:
    items = _clean(state)
    decisions = accepted(state.decisions, state.material.prd, items, state.by)
    what = f"{items[0]} accepted." if len(items) == 1 else f"{len(items)} items without findings accepted."
    after = _with(state.model_copy(update={"view": View.ITEM}), decisions, what)
    if after.is_open(after.sheet):
        return arrived(after, after.place, Keep(decisions))
    return moved_on(after, Keep(decisions))


def to_accept(state: State) -> tuple[ItemId, ...]:
    """What accepting all would accept."""
    return _clean(state)


def _clean(state: State) -> tuple[ItemId, ...]:
    shown = {one.id for one in state.sheets if not one.rule}
    return tuple(one for one in clean_items(state.material.prd, state.decisions) if one in shown)


def _made(state: State, asked: Sequence[Asked], what: str, *, stays: bool) -> Step:
    """All of it, or a word about why it cannot be."""
    decisions = state.decisions
    try:
        for one in asked:
            decisions = decide(decisions, state.material.prd, one, state.by, state.highest)
    except UsageError as error:
        return Step(state.model_copy(update={"message": f"{error.what} {error.hint}".strip()}))
    after = _with(state, decisions, what)
    return Step(after, (Keep(decisions),)) if stays else moved_on(after, Keep(decisions))


def _with(state: State, decisions: Decisions, what: str) -> State:
    done = Done(decisions=state.decisions, place=state.place, what=what)
    return state.model_copy(
        update={"decisions": decisions, "undoing": (*state.undoing, done), "message": f"{what} Press u to undo."}
    )
