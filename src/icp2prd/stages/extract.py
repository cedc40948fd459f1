"""What each customer reveals, window by window, each insight with the customer's own words.

Calls of one kind follow each other: a server that remembers the beginning of a prompt then reads it once.
"""

from collections.abc import Sequence
from typing import Final

from icp2prd.domain.evidence import Outcome, Quote, Refusal
from icp2prd.domain.identity import Minter
from icp2prd.domain.insight import Insight, Insights, Kind, Rejected
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Previous
from icp2prd.grounding import Gate
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.stages.extracting.examples import check_examples
from icp2prd.stages.extracting.kinds import described, kind_of, kinds_to_look_for, named
from icp2prd.stages.extracting.nominating import with_nominations
from icp2prd.stages.extracting.paraphrase import faithful_statement, plain_statement
from icp2prd.stages.extracting.reading import (
    Extraction,
    Found,
    Reading,
    Refused,
    Requote,
    SecondLook,
    ShortExtraction,
    Statement,
    placed,
    sentence_with,
    widened,
)
from icp2prd.stages.extracting.sifting import MOST_OF_A_KIND, Sifted, sifted
from icp2prd.stages.extracting.sorting import sorted_readings
from icp2prd.stages.extracting.turns import ledger_of
from icp2prd.stages.extracting.windows import Window, windows_of
from icp2prd.stages.known import known_evidence, words_of
from icp2prd.stages.orders import without_orders
from icp2prd.stages.stage import Door, Work, stage
from icp2prd.stages.wording import leaked_from_examples

PROMPTS: Final = ("extract", "requote", "second_look", "state")

STATED: Final = frozenset({Kind.PAIN})
"""What a small model puts into words of its own; what customers say of the rest is retold. One with a head that
sorts leaves all of it to code: its sentences strayed, and took longer than the reading (104 s to 74 s)."""

MENDABLE: Final = frozenset({Outcome.NOT_FOUND, Outcome.WRONG_TURN})
"""Of other refusals there is nothing to mend: the interviewer's words, or too few to say anything."""

NEEDS: Final = (Kind.PAIN, Kind.WORKAROUND, Kind.DECISION_CRITERION)
"""What a turn is read for once more when the second look finds a need in it."""


@stage(
    "extract",
    "what each customer reveals, with the words that show it",
    prompts=PROMPTS,
)
def extract(work: Work, interviews: Interviews, previous: Previous) -> Insights:
    gate = Gate(interviews)
    reader = _Reader(work.door, gate)
    if work.door.profile.sorts:
        readings = sorted_readings(work, interviews.interviews, gate)
    else:
        readings = _asked_readings(work, interviews, gate, reader)
    profile = work.door.profile
    kept = sifted(readings, interviews, MOST_OF_A_KIND if profile.needs_cues and not profile.sorts else None)
    statements = work.each(kept, reader.state)
    return without_orders(_collected(readings, kept, statements, interviews, previous), interviews)


def _asked_readings(work: Work, interviews: Interviews, gate: Gate, reader: "_Reader") -> list[Reading]:
    check_examples(load_prompt("extract"))
    windows = [window for one in interviews.interviews for window in windows_of(one, work.door.profile)]
    readings = work.each(windows, reader.read)
    readings = work.each(readings, reader.mend)
    readings = work.each(readings, reader.look_again)
    readings = work.each(readings, reader.read_again)
    if work.door.profile.needs_cues:
        readings = [with_nominations(reading, gate) for reading in readings]
    return readings


class _Reader:
    """Reads one window at a time, in four passes; each gives back what it has nothing to add to."""

    def __init__(self, door: Door, gate: Gate) -> None:
        self._door = door
        self._gate = gate
        self._extraction = ShortExtraction if door.profile.window_turns == 1 else Extraction
        self._prompts = {name: load_prompt(name) for name in PROMPTS}

    def read(self, window: Window) -> Reading:
        kinds = kinds_to_look_for(self._door.profile, window.question(), window.answer())
        return self._ask(window, kinds) if kinds else Reading(window=window)

    def mend(self, reading: Reading) -> Reading:
        """Ask once for the real words behind each refused quote, with those that come closest to it."""
        grounded, refused = list(reading.grounded), []
        for one in reading.refused:
            if one.refusal.outcome not in MENDABLE:
                refused.append(one)
                continue
            quote = self._mended(reading.window, one)
            if isinstance(quote, Quote):
                grounded.append((one.found, quote))
            else:
                refused.append(one)
        return reading.model_copy(update={"grounded": tuple(grounded), "refused": tuple(refused)})

    def look_again(self, reading: Reading) -> Reading:
        """Ask of the turns that gave nothing whether they hold a need."""
        window = reading.left
        if window is None or reading.rejected:
            return reading
        question = self._prompts["second_look"].ask_about(window.item, before=window.context, read=window.read)
        try:
            return reading.model_copy(update={"needy": self._door.ask(question, SecondLook).holds_a_need})
        except AnswerRejected as rejected:
            reason = Rejected(stage="extract", item=f"{window.item}, second look", reason=rejected.reason)
            return reading.model_copy(update={"rejected": (reason,)})

    def read_again(self, reading: Reading) -> Reading:
        """Read turns that are said to hold a need for the needs they were not read for."""
        kinds = tuple(kind for kind in NEEDS if kind not in reading.kinds)
        window = reading.left
        if window is None or not reading.needy or not kinds:
            return reading
        second = self.mend(self._ask(window, kinds))
        return reading.model_copy(
            update={
                "grounded": (*reading.grounded, *second.grounded),
                "refused": (*reading.refused, *second.refused),
                "rejected": second.rejected,
            }
        )

    def state(self, one: Sifted) -> str:
        """What the words show, in a sentence of the model where it keeps to them; else they are retold."""
        told = faithful_statement(self._asked_statement(one), one.record, one.window)
        return told or plain_statement(one.record, self._door.embed)

    def _asked_statement(self, one: Sifted) -> str:
        profile = self._door.profile
        if profile.sorts or (profile.needs_cues and one.kind not in STATED):
            return ""
        question = self._prompts["state"].ask_about(
            one.window.item,
            kind=described(one.kind),
            before=one.window.context,
            read=one.window.passage_of(one.quote).shown(),
            quote=one.record.quote,
        )
        try:
            statement = self._door.ask(question, Statement).statement
        except AnswerRejected:
            return ""
        return "" if leaked_from_examples(question, statement) else statement

    def _ask(self, window: Window, kinds: tuple[Kind, ...]) -> Reading:
        question = self._prompts["extract"].ask_about(
            window.item, kinds=named(kinds), before=window.context, read=window.read
        )
        try:
            answer = self._door.ask(question, self._extraction)
        except AnswerRejected as rejected:
            reason = Rejected(stage="extract", item=window.item, reason=rejected.reason)
            return Reading(window=window, kinds=kinds, rejected=(reason,))
        grounded, refused = [], []
        for found in (placed(one, window) for one in answer.insights):
            quote = self._grounded(window, found)
            if not isinstance(quote, Quote):
                refused.append(Refused(found=found, refusal=quote))
            elif kind := kind_of(self._door.profile, found.kind, window.context, window.sentence_of(quote)):
                grounded.append((found.model_copy(update={"kind": kind}), quote))
        return Reading(window=window, kinds=kinds, grounded=tuple(grounded), refused=tuple(refused))

    def _grounded(self, window: Window, found: Found) -> Quote | Refusal:
        """The span of the words; for a model that points rather than quotes, of the short sentence they stand in."""
        quote = self._gate.ground(window.interview.id, found.turn, found.quote)
        turn = next((passage.turn for passage in window.passages if passage.turn.number == found.turn), None)
        if turn is None or not self._door.profile.needs_cues:
            return quote
        if not isinstance(quote, Quote) and quote.outcome is Outcome.AMBIGUOUS:
            quote = self._gate.ground(window.interview.id, found.turn, sentence_with(found.quote, turn) or found.quote)
        return widened(quote, turn) if isinstance(quote, Quote) else quote

    def _mended(self, window: Window, refused: Refused) -> Quote | Refusal:
        found, refusal = refused.found, self._gate.with_nearest(refused.refusal)
        passage = next((one for one in window.passages if one.turn.number == found.turn), None)
        if passage is None or not passage.quotable:
            return refusal
        question = self._prompts["requote"].ask_about(
            window.item,
            read=passage.shown(),
            quote=found.quote,
            reason=refusal.reason,
            nearest=refusal.nearest,
        )
        try:
            answer = self._door.ask(question, Requote)
        except AnswerRejected:
            return refusal
        return self._gate.ground(window.interview.id, found.turn, answer.quote)


def _collected(
    readings: Sequence[Reading],
    kept: Sequence[Sifted],
    statements: Sequence[str],
    interviews: Interviews,
    previous: Previous,
) -> Insights:
    """Give every quote its id, once, and every insight its statement. statements: one for each that was kept."""
    records = {one.place: one.record for one in kept}
    minter = Minter(previous.highest, known_evidence(previous.prd))
    ids = minter.assign(
        "EV", list(records.values()), words_of=lambda one: [words_of(one)], text_of=lambda one: one.quote
    )
    evidence = {
        place: record.model_copy(update={"id": new}) for (place, record), new in zip(records.items(), ids, strict=True)
    }
    insights = [
        Insight(
            kind=one.kind,
            statement=statement,
            interview=one.record.interview,
            person=one.record.person,
            evidence=(evidence[one.place].id,),
            certainty=one.certainty,
        )
        for one, statement in zip(kept, statements, strict=True)
    ]
    return Insights(
        insights=tuple(dict.fromkeys(insights)),
        evidence=tuple(evidence.values()),
        ledger=ledger_of(readings, {record.turn for record in evidence.values()}, interviews),
        refusals=tuple(one.refusal for reading in readings for one in reading.refused),
        rejected=tuple(rejected for reading in readings for rejected in reading.rejected),
    )
