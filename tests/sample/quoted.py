"""The quotes that the sample's PRD rests on."""

import re

from icp2prd.domain.base import InterviewId, ItemId
from icp2prd.domain.evidence import Evidence, Locator, Strength
from tests.sample.talks import INTERVIEWS

_QUOTES: tuple[tuple[str, int, str, Strength, str], ...] = (
    ("amara-nwosu", 2, "I coordinate trips at a secondary school.", Strength.HABIT, "says what she does"),
    ("amara-nwosu", 4, "six hours of phoning", Strength.SHOWN_COST, "a cost, with a number"),
    ("amara-nwosu", 6, "tick them off by hand", Strength.HABIT, "what she does each time"),
    ("amara-nwosu", 8, "Every form back five days before we leave", Strength.OPINION, "a wish"),
    (
        "ben-hartley",
        2,
        "It takes me a day and a half each time.",
        Strength.SHOWN_COST,
        "a cost, with a number",
    ),
    ("ben-hartley", 4, "the auditors wrote us up", Strength.PAST_EVENT, "happened once"),
    ("ben-hartley", 6, "we lost a deposit of £400 in May", Strength.SHOWN_COST, "a cost, with a number"),
    ("ben-hartley", 8, "It has to agree with our accounts, to the penny.", Strength.OPINION, "a condition"),
    ("ben-hartley", 8, "I'd ask on the business managers' forum first", Strength.HABIT, "reads it every day"),
    (
        "carmen-ortiz",
        2,
        "the sheet I carried had his old medication on it",
        Strength.PAST_EVENT,
        "happened once",
    ),
    ("carmen-ortiz", 4, "I spend my lunch breaks asking children for them", Strength.HABIT, "every week"),
    (
        "carmen-ortiz",
        4,
        "When I text the parents, the forms come in the same day.",
        Strength.HABIT,
        "what she does",
    ),
    (
        "dev-malik",
        2,
        "Our parents ignore texts, they get nine a week from us.",
        Strength.HABIT,
        "a habit of others",
    ),
    ("dev-malik", 4, "I still don't know who has paid until the week before.", Strength.HABIT, "every trip"),
    ("dev-malik", 6, "Yeah, maybe, why not.", Strength.ASSENT, "assent to a leading question"),
    ("ella-frost", 2, "we cancelled a museum visit", Strength.PAST_EVENT, "happened once"),
    ("ella-frost", 4, "I ring four coach firms for every trip.", Strength.HABIT, "every trip"),
    ("ella-frost", 6, "I won't put medical details on a phone", Strength.OPINION, "a condition"),
)


def _evidence(number: int, interview: str, turn_number: int, words: str, strength: Strength, because: str) -> Evidence:
    source = INTERVIEWS.by_id()[InterviewId(interview)]
    turn = source.turns[turn_number - 1]
    start = turn.text.index(words)
    end = start + len(words)
    sentence = next(one[0] for one in re.finditer(r"\S.*?[.?!](?=\s|$)", turn.text) if one.end() >= end)
    return Evidence(
        id=ItemId(f"EV-{number:03d}"),
        interview=source.id,
        turn=turn.id,
        start=start,
        end=end,
        quote=words,
        sentence=sentence,
        speaker=turn.speaker,
        person=turn.person,
        role=turn.role,
        strength=strength,
        strength_because=because,
        after_leading_question=strength is Strength.ASSENT,
        locator=Locator(file=source.file, line=turn.line, time=turn.time),
    )


EVIDENCE = tuple(_evidence(number, *quote) for number, quote in enumerate(_QUOTES, start=1))
BY_ID = {one.id: one for one in EVIDENCE}


def ev(*numbers: int) -> tuple[ItemId, ...]:
    return tuple(ItemId(f"EV-{number:03d}") for number in numbers)
