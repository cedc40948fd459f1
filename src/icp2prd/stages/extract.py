"""What each customer reveals, window by window, each insight with the customer's own words.

Calls of one kind follow each other: a server that remembers the beginning of a prompt then reads it once.
"""

from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import ItemId
from icp2prd.domain.evidence import Outcome, Quote, Refusal
from icp2prd.domain.identity import Minter
from icp2prd.domain.insight import Insight, Insights, Kind, Rejected
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Previous
from icp2prd.grounding import Gate, evidence_from
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.stages.extracting.examples import check_examples
from icp2prd.stages.extracting.kinds import described, kind_of, kinds_to_look_for
from icp2prd.stages.extracting.paraphrase import faithful_statement
from icp2prd.stages.extracting.reading import Extraction, Reading, Refused, Requote, SecondLook, placed
from icp2prd.stages.extracting.turns import ledger_of
from icp2prd.stages.extracting.windows import Window, windows_of
from icp2prd.stages.known import known_evidence, words_of
from icp2prd.stages.stage import Door, Work, stage

NEEDS: Final = (Kind.PAIN, Kind.WORKAROUND, Kind.DECISION_CRITERION)
"""What a turn is read for once more when the second look finds a need in it."""


@stage(
    "extract",
    "what each customer reveals, with the words that show it",
    prompts=("extract", "second_look", "requote"),
)
def extract(work: Work, interviews: Interviews, previous: Previous) -> Insights:
    check_examples(load_prompt("extract"))
    reader = _Reader(work.door, Gate(interviews))
    windows = [window for one in interviews.interviews for window in windows_of(one, work.door.profile)]
    readings = work.each(windows, reader.read)
    readings = work.each(readings, reader.mend)
    readings = work.each(readings, reader.look_again)
    readings = work.each(readings, reader.read_again)
    return _collected(readings, interviews, previous)


class _Reader:
    """Reads one window at a time, in four passes; each gives back what it has nothing to add to."""

    def __init__(self, door: Door, gate: Gate) -> None:
        self._door = door
        self._gate = gate
        self._prompts = {name: load_prompt(name) for name in ("extract", "second_look", "requote")}

    def read(self, window: Window) -> Reading:
        kinds = kinds_to_look_for(self._door.profile, window.question(), window.answer())
        return self._ask(window, kinds) if kinds else Reading(window=window)

    def mend(self, reading: Reading) -> Reading:
        """Ask once for the real words behind each refused quote, with those that come closest to it."""
        grounded, refused = list(reading.grounded), []
        for one in reading.refused:
            if one.refusal.outcome is Outcome.WRONG_SPEAKER:
                refused.append(one)
                continue
            quote = self._mended(reading.window, one)
            if isinstance(quote, Quote):
                grounded.append((one.found, quote))
            else:
                refused.append(one)
        return reading.model_copy(update={"grounded": tuple(grounded), "refused": tuple(refused)})

    def look_again(self, reading: Reading) -> Reading:
        """Ask of a window that gave nothing whether it holds a need."""
        if reading.grounded or reading.rejected:
            return reading
        window = reading.window
        question = self._prompts["second_look"].ask_about(window.item, before=window.context, read=window.read)
        try:
            return reading.model_copy(update={"needy": self._door.ask(question, SecondLook).holds_a_need})
        except AnswerRejected:
            return reading

    def read_again(self, reading: Reading) -> Reading:
        """Read a window that is said to hold a need for the needs it was not read for."""
        kinds = tuple(kind for kind in NEEDS if kind not in reading.kinds)
        if not reading.needy or not kinds:
            return reading
        second = self.mend(self._ask(reading.window, kinds))
        return second.model_copy(update={"refused": (*reading.refused, *second.refused), "needy": True})

    def _ask(self, window: Window, kinds: tuple[Kind, ...]) -> Reading:
        question = self._prompts["extract"].ask_about(
            window.item, kinds=described(kinds), before=window.context, read=window.read
        )
        try:
            answer = self._door.ask(question, Extraction)
        except AnswerRejected as rejected:
            reason = Rejected(stage="extract", item=window.item, reason=rejected.reason)
            return Reading(window=window, kinds=kinds, rejected=(reason,))
        grounded, refused = [], []
        for found in (placed(one, window) for one in answer.insights):
            quote = self._gate.ground(window.interview.id, found.turn, found.quote)
            if not isinstance(quote, Quote):
                refused.append(Refused(found=found, refusal=quote))
            elif kind := kind_of(self._door.profile, found.kind, window.context, window.sentence_of(quote)):
                grounded.append((found.model_copy(update={"kind": kind}), quote))
        return Reading(window=window, kinds=kinds, grounded=tuple(grounded), refused=tuple(refused))

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


def _collected(readings: Sequence[Reading], interviews: Interviews, previous: Previous) -> Insights:
    """Give every quote its id, once, and every insight its statement."""
    by_id = interviews.by_id()
    quotes = {_place(quote): quote for reading in readings for _, quote in reading.grounded}
    records = [evidence_from(quote, by_id[quote.interview], ItemId("")) for quote in quotes.values()]
    minter = Minter(previous.highest, known_evidence(previous.prd))
    ids = minter.assign("EV", records, words_of=lambda one: [words_of(one)], text_of=lambda one: one.quote)
    evidence = [record.model_copy(update={"id": new}) for record, new in zip(records, ids, strict=True)]
    record_at = dict(zip(quotes, evidence, strict=True))
    insights: list[Insight] = []
    for reading in readings:
        taken: dict[str, str] = {}
        for found, quote in reading.grounded:
            record = record_at[_place(quote)]
            others = {statement for statement, of in taken.items() if of != record.id}
            statement = faithful_statement(found.statement, record, reading.window, others)
            taken[statement] = record.id
            insights.append(
                Insight(
                    kind=found.kind,
                    statement=statement,
                    interview=record.interview,
                    person=record.person,
                    evidence=(record.id,),
                )
            )
    return Insights(
        insights=tuple(dict.fromkeys(insights)),
        evidence=tuple(evidence),
        ledger=ledger_of(readings, interviews),
        refusals=tuple(one.refusal for reading in readings for one in reading.refused),
        rejected=tuple(rejected for reading in readings for rejected in reading.rejected),
    )


def _place(quote: Quote) -> tuple[str, int, int]:
    return quote.turn, quote.start, quote.end
