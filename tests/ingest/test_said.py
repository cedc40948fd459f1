import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp2prd.domain.base import InterviewId, PersonId
from icp2prd.domain.interview import Interview, Role, Turn, Turns
from icp2prd.ingest import turns as turns_module
from icp2prd.ingest.said import Asides, Utterances
from icp2prd.ingest.transcript import Aside, Piece, Utterance
from icp2prd.ingest.turns import Standpoint, TurnsOfUtterances

TEXT = st.text(max_size=12)
PIECE = st.builds(Piece, TEXT, st.integers(1, 2**31), st.none() | st.floats(0, 1e7))
UTTERANCE = st.builds(
    Utterance,
    st.sampled_from(["Ann", "Bo", "Å"]),
    st.lists(PIECE, min_size=1, max_size=3).map(tuple),
    st.sampled_from(["", "Pains"]),
    st.booleans(),
)
ROLES = {"Ann": Role.CUSTOMER, "Bo": Role.INTERVIEWER}
STANDPOINT = Standpoint(InterviewId("call"), " ", ROLES, dict.fromkeys(ROLES, PersonId("p")))


def said(*lines: str) -> Utterances:
    """`Ann: words`, one a line."""
    parted = [line.partition(": ") for line in lines]
    return Utterances(Utterance(name, (Piece(text, at, at / 2),)) for at, (name, _, text) in enumerate(parted, 1))


@given(st.lists(UTTERANCE))
def test_columns_give_back_what_was_put_into_them(utterances: list[Utterance]) -> None:
    held = Utterances(utterances)

    assert list(held) == utterances
    assert [held[at] for at in range(len(held))] == utterances
    assert list(held.pieces()) == [piece for one in utterances for piece in one.pieces]
    assert "".join(held.letters()) == "".join(piece.text for one in utterances for piece in one.pieces)


@given(st.lists(st.builds(Aside, st.integers(1, 99), TEXT, st.sampled_from(["", "a footer"]))))
def test_asides_come_back_as_they_were(asides: list[Aside]) -> None:
    assert list(Asides(asides)) == asides


def test_neighbours_of_one_speaker_and_place_become_one() -> None:
    held = Utterances(
        [
            Utterance("Ann", (Piece("one", 1),)),
            Utterance("Ann", (Piece("two", 2),), noted=True),
            Utterance("Ann", (Piece("three", 3),), "Pains"),
            Utterance("Bo", (Piece("four", 4),), "Pains"),
        ]
    )

    assert list(held.together()) == [
        Utterance("Ann", (Piece("one", 1), Piece("two", 2))),
        Utterance("Ann", (Piece("three", 3),), "Pains"),
        Utterance("Bo", (Piece("four", 4),), "Pains"),
    ]


def test_speakers_spelled_alike_are_neighbours_too() -> None:
    held = said("Ann: yes", "ANN: and no", "Bo: why").spelled(str.capitalize)

    assert [(one.speaker, len(one.pieces)) for one in held.together()] == [("Ann", 2), ("Bo", 1)]


@pytest.mark.parametrize("kept", [0, 1_000])
def test_turns_are_the_same_whether_they_are_kept_or_made_anew(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns_module, "_KEPT", kept)

    turns = TurnsOfUtterances(said("Ann: yes", "Bo: why", "Ann: because"), STANDPOINT)

    assert [(turn.id, turn.role, turn.text, turn.line, turn.time) for turn in turns] == [
        ("call:1", Role.CUSTOMER, "yes", 1, 0.5),
        ("call:2", Role.INTERVIEWER, "why", 2, 1.0),
        ("call:3", Role.CUSTOMER, "because", 3, 1.5),
    ]
    assert turns[-1] == turns[2]
    assert turns[1:] == (turns[1], turns[2])
    assert (turns[0] is turns[0]) is (kept > 0)


def test_an_interview_takes_turns_as_they_are_and_writes_them_as_a_list() -> None:
    turns: Turns = TurnsOfUtterances(said("Ann: yes", "Bo: why"), STANDPOINT)

    interview = Interview(
        id=InterviewId("call"), file="call", format="x", encoding="", sha256="", speakers=(), turns=turns
    )

    assert interview.turns is turns
    again = Interview.model_validate_json(interview.model_dump_json())
    assert isinstance(again.turns, tuple)
    assert again.turns == turns
    assert again == interview
    assert hash(again.turns) == hash(turns)
    assert all(isinstance(turn, Turn) for turn in again.turns)
