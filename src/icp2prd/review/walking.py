"""From one item to the next: what waits for a person, in order, and then once more from the first that was passed."""

from icp2prd.review.state import Effect, Remember, State, Step, View


def passed_on(state: State) -> Step:
    """On to the next without deciding; it was seen, and is asked again only for a reason."""
    if not state.sheets or state.view is View.END:
        waiting = state.open_places
        return arrived(state, waiting[0]) if waiting else Step(state.model_copy(update={"message": "Nothing waits."}))
    sheet = state.sheet
    if not sheet.rule and state.is_open(sheet):
        seen = {**state.bookmark.seen, sheet.id: sheet.glance}
        state = state.model_copy(update={"bookmark": state.bookmark.model_copy(update={"seen": seen})})
    return moved_on(state)


def moved_on(state: State, *effects: Effect) -> Step:
    """To the next that waits; to the end where none comes after this one."""
    place = next((one for one in state.open_places if one > state.place), None)
    if place is not None:
        return gone_on(state, place, *effects)
    ended = state.model_copy(update={"view": View.END, "scroll": 0, "more": False})
    bookmark = state.bookmark.model_copy(update={"at": ""})
    return Step(ended.model_copy(update={"bookmark": bookmark}), (*effects, Remember(bookmark)))


def gone_on(state: State, place: int, *effects: Effect) -> Step:
    trail = (*state.trail, state.place) if state.view is not View.END else state.trail
    return arrived(state.model_copy(update={"trail": trail}), place, *effects)


def arrived(state: State, place: int, *effects: Effect) -> Step:
    bookmark = state.bookmark.model_copy(update={"at": state.sheets[place].key})
    at = {"place": place, "view": View.ITEM, "scroll": 0, "more": False, "bookmark": bookmark}
    return Step(state.model_copy(update=at), (*effects, Remember(bookmark)))
