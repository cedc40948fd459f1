from hypothesis import given, settings
from hypothesis import strategies as st

from icp2prd.domain.interview import Role
from icp2prd.domain.settings import Settings
from icp2prd.ingest.transcript import Piece
from icp2prd.ingest.windows import windows
from tests.ingest.reading import read, roles

UNPUNCTUATED = "[Music] so welcome everyone um we do it all by hand and nobody likes that " * 200


def test_one_long_line_without_punctuation_becomes_windows_that_keep_every_word() -> None:
    interview = read(UNPUNCTUATED)

    assert interview.format == "captions"
    assert " ".join(turn.text for turn in interview.turns).split() == UNPUNCTUATED.split()
    assert all(len(turn.text.split()) <= 90 for turn in interview.turns)
    assert all(turn.text in UNPUNCTUATED and turn.line == 1 for turn in interview.turns)


def test_sentences_stay_whole_where_there_are_any() -> None:
    interview = read("We do it by hand, and it takes four hours, every month. " * 100)

    assert all(turn.text.endswith("month.") for turn in interview.turns)
    assert 60 <= len(interview.turns[0].text.split()) <= 90


def test_lines_broken_where_a_caption_was_full_are_joined() -> None:
    lines = ["so welcome everyone to the call and I am", "super excited to have Luiz join me and we"] * 6

    turn = read("\n".join(lines)).turns[0]

    assert turn.text.startswith("so welcome everyone to the call and I am super excited to have Luiz")
    assert [mark.line for mark in turn.marks] == [*range(1, 11)]


def test_nobody_is_taken_for_the_customer_where_no_speaker_is_named() -> None:
    interview = read(UNPUNCTUATED)

    assert [speaker.role.value for speaker in interview.speakers] == ["unknown"]
    assert [notice for notice in interview.notices if "names no speakers" in notice]


def test_settings_may_say_that_a_recording_without_speakers_is_the_customers() -> None:
    settings = Settings.model_validate({"speakers": {"Unknown speaker": "customer"}})

    assert {turn.role.value for turn in read(UNPUNCTUATED, settings=settings).turns} == {"customer"}


@settings(deadline=None, derandomize=True)
@given(st.lists(st.text(alphabet="ab .!?\n", max_size=400), max_size=20))
def test_windows_lose_nothing_and_split_no_word(texts: list[str]) -> None:
    pieces = [Piece(text, number) for number, text in enumerate(texts, 1)]

    found = [piece for window in windows(pieces) for piece in window]

    assert [word for piece in found for word in piece.text.split()] == " ".join(texts).split()
    assert all(piece.text in texts[piece.line - 1] for piece in found)


def test_lines_of_one_word_are_marked_by_the_dozen_and_no_word_is_lost() -> None:
    words = [f"word{number}" for number in range(60)]

    turn = read("\n".join(words)).turns[0]

    assert turn.text == " ".join(words)
    assert [mark.line for mark in turn.marks] == [1, 13, 25, 37, 49]
    assert all(turn.text[mark.offset :].split()[0] == words[mark.line - 1] for mark in turn.marks)


LONG = "and so we count the rolls by hand every morning and then somebody rings and it all begins again " * 30


def test_without_speakers_the_note_says_what_to_write_and_either_way_works() -> None:
    [note] = [one for one in read(LONG).notices if "names no speakers" in one]
    chosen = Settings(speakers={"call.txt": {"Unknown speaker": Role.CUSTOMER}})

    assert "“Interviewer: …”, “Customer: …”" in note
    assert '“"Unknown speaker" = "customer"” under [speakers."NAME OF THE FILE"]' in note
    assert roles(read(f"Interviewer: How?\nCustomer: {LONG}")) == {
        "Interviewer": Role.INTERVIEWER,
        "Customer": Role.CUSTOMER,
    }
    assert roles(read(LONG, settings=chosen)) == {"Unknown speaker": Role.CUSTOMER}
    assert roles(read(LONG, "other.txt", settings=chosen)) == {"Unknown speaker": Role.UNKNOWN}
