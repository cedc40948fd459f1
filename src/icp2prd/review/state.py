"""Where a review is: what is shown, what was decided, what a key would do next."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from icp2prd.domain.base import Frozen, TurnId
from icp2prd.domain.decision import Decision, Decisions
from icp2prd.domain.waiving import waivers_in
from icp2prd.review.gathering import Material, sheets_of
from icp2prd.review.sheet import Said, Sheet
from icp2prd.study.bookmark import Bookmark


class Size(Frozen):
    columns: int = 80
    rows: int = 24


class View(StrEnum):
    ITEM = "item"
    INTERVIEW = "interview"
    HELP = "help"
    CONFIRM = "confirm"
    END = "end"


class Purpose(StrEnum):
    """What a line is typed for."""

    EDIT = "edit"
    REJECT = "reject"
    WAIVE = "waive"
    SEARCH = "search"


class Asking(Frozen):
    """A line that is being typed. initial: what stands there to begin with."""

    purpose: Purpose
    prompt: str
    initial: str = ""


class Done(Frozen):
    """What undoing goes back to."""

    decisions: Decisions
    place: int
    what: str


class State(Frozen):
    """sheets: all of them, in order. place: the one that is shown. trail: places that were left, the last one last.

    opened: which of its quotes is shown in its interview. undoing: what was decided since the review began.
    """

    material: Material
    by: str
    highest: Mapping[str, int] = Field(default_factory=dict)
    sheets: tuple[Sheet, ...]
    decisions: Decisions
    bookmark: Bookmark
    place: int = 0
    trail: tuple[int, ...] = ()
    view: View = View.ITEM
    asking: Asking | None = None
    more: bool = False
    opened: int = 0
    scroll: int = 0
    message: str = ""
    searched: str = ""
    undoing: tuple[Done, ...] = ()
    size: Size = Size()

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self.place]

    @property
    def quotes(self) -> tuple[Said, ...]:
        """Those of the item that is shown, the opposing ones last."""
        return (*self.sheet.quotes, *self.sheet.against)

    @property
    def opened_turn(self) -> TurnId:
        return self.quotes[self.opened].turn

    def decision_on(self, sheet: Sheet) -> Decision | None:
        """The one in force about an item; about a finding, the waiver in force."""
        return self._in_force().get(sheet.key)

    def is_open(self, sheet: Sheet) -> bool:
        """Whether a person still has to decide about it."""
        return _is_open(sheet, self._in_force())

    @property
    def open_places(self) -> tuple[int, ...]:
        in_force = self._in_force()
        return tuple(place for place, sheet in enumerate(self.sheets) if _is_open(sheet, in_force))

    def _in_force(self) -> dict[str, Decision]:
        """By the key of a sheet."""
        by_id = {one.id: one for one in self.decisions.decisions}
        waived = {f"{one.rule}:{one.item}": by_id[one.id] for one in waivers_in(self.decisions).waivers}
        return {**{str(item): one for item, one in self.decisions.in_force().items()}, **waived}


def _is_open(sheet: Sheet, in_force: Mapping[str, Decision]) -> bool:
    decision = in_force.get(sheet.key)
    return sheet.asked and (decision.id if decision else "") == sheet.open_under


class Pressed(NamedTuple):
    """key: a character, or `enter`, `escape`, `up`, `down`, `left`, `right`, `pageup`, `pagedown`, `home`, `end`."""

    key: str


class Typed(NamedTuple):
    """text: None where the person thought better of it."""

    text: str | None


class NotWritten(NamedTuple):
    """No text came from an editor; the line that was asked for is still to be typed."""

    why: str


class Resized(NamedTuple):
    size: Size


Event = Pressed | Typed | NotWritten | Resized


class Keep(NamedTuple):
    """Put decisions on disk, before anything else is shown."""

    decisions: Decisions


class Remember(NamedTuple):
    """Put on disk where the review is."""

    bookmark: Bookmark


class OpenEditor(NamedTuple):
    """Let the person write in their own editor; what comes of it is `Typed`, or `NotWritten`."""

    text: str


class Leave(NamedTuple):
    """End the review."""


Effect = Keep | Remember | OpenEditor | Leave


class Step(NamedTuple):
    """effects: to be carried out in order, before the state is shown."""

    state: State
    effects: tuple[Effect, ...] = ()


def begin(
    material: Material, by: str, draft: str, highest: Mapping[str, int] | None = None, size: Size | None = None
) -> State:
    """A review where it was left, or at the first item that needs a person. draft: hash of what is reviewed."""
    sheets = sheets_of(material)
    bookmark = material.bookmark
    left_at = bookmark.at if bookmark.draft == draft else ""
    state = State(
        material=material,
        by=by,
        highest=highest or {},
        sheets=sheets,
        decisions=material.decisions,
        bookmark=bookmark.model_copy(update={"draft": draft, "at": left_at}),
        size=size or Size(),
    )
    waiting = state.open_places
    if not waiting:
        return state.model_copy(update={"view": View.END})
    there = next((place for place, one in enumerate(sheets) if one.key == left_at), 0)
    place = next((one for one in waiting if one >= there), waiting[0])
    return state.model_copy(update={"place": place})
