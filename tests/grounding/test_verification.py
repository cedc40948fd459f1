from typing import Any

import pytest

from icp2prd.domain.base import ItemId, PersonId, TurnId
from icp2prd.domain.evidence import Evidence, Quote, Span
from icp2prd.domain.interview import Interviews, Role, Turn
from icp2prd.grounding import Gate, evidence_from, verify
from tests.grounding.conversation import interview_of

INTERVIEW = interview_of(
    "i: What do you do?",
    "c: We copy all of it by hand every Friday. We do not export the data to Excel, which takes 14 hours.",
)
INTERVIEWS = Interviews(interviews=(INTERVIEW,))


def record(words: str) -> Evidence:
    quote = Gate(INTERVIEWS).ground(INTERVIEW.id, 2, words)
    assert isinstance(quote, Quote), quote
    return evidence_from(quote, INTERVIEW, ItemId("EV-001"))


def turns(**changes: Any) -> dict[TurnId, Turn]:
    first, second = INTERVIEW.turns
    return {first.id: first, second.id: second.model_copy(update=changes)}


@pytest.mark.parametrize(
    "words",
    [
        "We copy all of it by hand",
        "We copy all ... every Friday.",
        "export the data to Excel",
        '"by hand every Friday."',
    ],
)
def test_what_the_gate_accepted_holds(words: str) -> None:
    assert verify(record(words), turns()) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "We copied all of it by hand every Friday."},
        {"text": ""},
        {"text": "So we copy all of it by hand every Friday."},
        {"text": INTERVIEW.turns[1].text.replace("Friday.", "Friday, or not.")},
        {"role": Role.INTERVIEWER},
        {"role": Role.UNKNOWN},
        {"speaker": "somebody"},
        {"person": PersonId("somebody")},
        {"interview": "bea"},
    ],
)
def test_what_changed_in_the_interview_is_seen(changes: dict[str, Any]) -> None:
    assert verify(record("We copy all of it by hand"), turns(**changes))


def test_a_turn_that_is_gone_is_seen() -> None:
    assert verify(record("We copy all of it by hand"), {}) == "There is no turn ana:2."


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        ("We copy all of it by hand", {"quote": "We copy none of it by hand"}),
        ("We copy all of it by hand", {"start": 1}),
        ("We copy all of it by hand", {"start": -3}),
        ("We copy all of it by hand", {"end": 10_000}),
        ("We copy all of it by hand", {"end": 24, "quote": "We copy all of it by han"}),
        ("which takes 14 hours", {"start": 93, "quote": "4 hours"}),
        ("We copy all of it by hand", {"sentence": "We copy all of it by hand on Mondays."}),
        (
            "We copy all of it by hand",
            {"sentence": "We do not export the data to Excel, which takes 14 hours."},
        ),
        ("We copy all of it by hand", {"segments": (Span(start=0, end=7),)}),
        ("We copy all of it by hand", {"segments": (Span(start=0, end=12), Span(start=8, end=25))}),
        ("We copy all of it by hand", {"segments": (Span(start=0, end=5), Span(start=8, end=25))}),
        ("export the data to Excel", {"truncated_negation": False}),
        ("We do not export the data", {"segments": (Span(start=43, end=48), Span(start=53, end=68))}),
    ],
)
def test_a_record_that_was_tampered_with_is_seen(words: str, changes: dict[str, Any]) -> None:
    assert verify(record(words).model_copy(update=changes), turns())
