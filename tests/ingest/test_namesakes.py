"""People are called June, Price and Friday; months, prices and days stand before a colon too."""

import pytest

from tests.ingest.reading import read, spoken

ASKED = ("How do you do it now?", "And what does that cost?", "Who else does it?", "Anything else?")
SAID = ("By hand, mostly.", "Four hours a month.", "Nobody. I wish.", "No, that's it.")
PEOPLE = ["June", "April", "May", "Mark", "Bill", "Rich", "Price", "Page", "Young", "Friday", "August", "Story", "Will"]
LAYOUTS = ["{}: {}\n\n", "{}: {}\n", "**{}:** {}\n\n", "{}\n{}\n\n", "{}  0:07\n{}\n\n", "[{}] {}\n", "{}:\n{}\n\n"]


def talk_of(asking: str, answering: str, layout: str = "{}: {}\n\n") -> str:
    turns = zip(ASKED, SAID, strict=True)
    return "".join(layout.format(asking, one) + layout.format(answering, other) for one, other in turns)


def speakers(text: str, name: str = "call.txt") -> list[str]:
    return list(dict.fromkeys(name for name, _ in spoken(read(text, name))))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", PEOPLE)
def test_whoever_answers_is_a_speaker_whatever_the_name(name: str, layout: str) -> None:
    assert speakers(talk_of("Interviewer", name, layout)) == ["Interviewer", name]


@pytest.mark.parametrize("name", PEOPLE)
def test_whoever_asks_is_a_speaker_whatever_the_name(name: str) -> None:
    assert speakers(talk_of(name, "Tomas")) == [name, "Tomas"]


@pytest.mark.parametrize("name", ["June Carter", "April May", "Alan Price", "Sunday Okoro", "My Nguyen", "Price, Alan"])
def test_a_full_name_with_such_a_word_is_a_name(name: str) -> None:
    assert speakers(talk_of("Jo Day", name)) == ["Jo Day", name]


def test_two_namesakes_who_talk_with_each_other_are_two_people() -> None:
    assert speakers(talk_of("April", "June")) == ["April", "June"]


def test_captions_name_their_speaker_in_every_cue() -> None:
    said = [("June", "How do you"), ("June", "do it now?"), ("Bo", "By hand."), ("June", "Oh?"), ("Bo", "Yes.")]
    cues = (f"00:0{at}.000 --> 00:0{at}.900\n{name}: {text}\n" for at, (name, text) in enumerate(said))

    assert speakers("WEBVTT\n\n" + "\n".join(cues), "call.vtt") == ["June", "Bo"]


def test_in_a_group_of_three_who_speaks_with_either_is_a_speaker() -> None:
    talk = (
        "Interviewer: How do you do it?\n\nBo: By hand.\n\nJune: So do I.\n\nInterviewer: And then?\n\n"
        "June: We wait.\n\nBo: Both of us.\n\nInterviewer: How long?\n\nBo: A week?\n\nJune: Ten days.\n\nBo: Right.\n"
    )

    assert speakers(talk) == ["Interviewer", "Bo", "June"]


BESIDE = [
    "Price: 300 dollars",
    "Price: 300 dollars a month. It was 200 before.",
    "May: 4 orders. June: 9.",
    "June: nine orders",
    "Friday: the bank",
    "Note: that was before the merger.",
    "Action items: none.",
    "Story: a user wants to log in",
    "My Point: it is slow",
]


@pytest.mark.parametrize("line", BESIDE)
@pytest.mark.parametrize("times", [1, 2, 4])
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_what_comes_back_within_somebodys_turn_is_text(line: str, times: int, apart: str) -> None:
    answers = [f"{said}{apart}{line}" if at < times else said for at, said in enumerate(SAID)]
    talk = "".join(f"Interviewer: {one}\n\nMaria Lopez: {other}\n\n" for one, other in zip(ASKED, answers, strict=True))

    turns = spoken(read(talk))

    assert [text for name, text in turns if name == "Maria Lopez"] == [one.replace("\n\n", "\n") for one in answers]


@pytest.mark.parametrize("line", BESIDE)
def test_what_a_speaker_reads_out_between_labelled_lines_is_text(line: str) -> None:
    """Maria is named on every line, and so stands before and after it."""
    talk = f"Maria: The first plan.\n{line}\nMaria: The second plan.\n{line}\nMaria: The third.\n{line}\n"

    assert "Interviewer" in speakers(f"Interviewer: Which ones are there?\n{talk}Interviewer: I see.\n")
    assert line.split(":")[0] not in speakers(f"Interviewer: Which are there?\n{talk}Interviewer: I see.\n")


@pytest.mark.parametrize("head", ["Price", "June", "Story", "Note", "Action items"])
def test_notes_with_such_headwords_are_notes(head: str) -> None:
    notes = "# Call with Dana\n\n" + "".join(f"**{head}:** one thing\n\n**Pain:** another thing\n\n" for _ in range(3))

    assert read(notes, "notes.md").format == "notes"


def test_a_price_list_is_no_talk() -> None:
    plans = "".join(
        f"{plan}: everything\n\nPrice: {at}00 dollars\n\n" for at, plan in enumerate(("Basic", "Plus", "Pro"))
    )

    assert "Price" not in speakers(plans)


def test_one_who_could_be_meant_and_was_not_taken_is_named() -> None:
    answers = [f"{said}\n\nJune: nine orders" for said in SAID]
    talk = "".join(f"Interviewer: {one}\n\nMaria Lopez: {other}\n\n" for one, other in zip(ASKED, answers, strict=True))

    assert [notice for notice in read(talk).notices if "not as a speaker: “June:” (line 5)" in notice]
