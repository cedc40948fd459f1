"""A whole study with placeholders: who is who, where things stand, and what stays as it was."""

import re

import pytest

from icp2prd.domain.evidence import Span
from icp2prd.domain.interview import Turn
from icp2prd.domain.privacy import Pseudonyms
from icp2prd.domain.settings import Privacy, Settings
from icp2prd.privacy import Redaction
from tests.privacy.reading import answers, read, redacted
from tests.privacy.secretive import CAPTIONS, TALK, secrets_in

ALL_FILES = {"interviews/priya-raman.txt": TALK, "interviews/Ozan Demir (Fjordbakst).vtt": CAPTIONS}


def turns(redaction: Redaction) -> list[Turn]:
    return [turn for one in redaction.interviews.interviews for turn in one.turns]


def everything() -> Redaction:
    return redacted(files=ALL_FILES, names=("Tomasz Wolny",))


def test_no_field_of_an_interview_holds_a_name() -> None:
    assert secrets_in(everything().interviews.model_dump_json()) == set()


def test_people_stay_as_many_as_they_were() -> None:
    redaction = everything()
    raw = read(ALL_FILES, Settings())

    before = {(one.id, turn.number): turn.person for one in raw.interviews for turn in one.turns}
    after = {turn.id: turn.person for turn in turns(redaction)}

    pairs = {(before[raw.interview, raw.number], after[turn]) for turn, raw in redaction.raw.items()}
    assert len(pairs) == len(set(before.values())) == len(set(after.values())) == 3


def test_one_person_under_two_labels_is_one_placeholder() -> None:
    files = {
        "a.txt": "Interviewer: Who?\n\nD. Okafor: We do it by hand.\n",
        "b.txt": "Interviewer: Who?\n\nDana Okafor: We do it by hand, says D. Okafor.\n",
    }
    settings = Settings(people={"D. Okafor": "Dana Okafor"}, privacy=Privacy(redact=True))

    redaction = redacted(files=files, settings=settings)

    assert {turn.person for turn in turns(redaction) if turn.speaker != "Interviewer"} == {"person-1"}
    assert answers(redaction)[1] == "We do it by hand, says [PERSON_1]."


def test_labels_that_name_nobody_stay() -> None:
    talk = "Speaker 1: How?\n\nSpeaker 2: By hand, every week.\n\nSpeaker 1: Why?\n\nSpeaker 2: No idea, honestly.\n"

    assert {turn.speaker for turn in turns(redacted(files={"a.txt": talk}))} == {"Speaker 1", "Speaker 2"}


@pytest.mark.parametrize("label", ["PR", "Customer (Priya)", "Priya Raman (she/her)", "Raman, Priya", "Priya2"])
def test_a_label_that_tells_who_it_is_goes(label: str) -> None:
    redaction = redacted("By hand.", "Every week.", speaker=label)

    assert {turn.speaker for turn in turns(redaction)} == {"Interviewer", "[PERSON_1]"}
    assert "riya" not in redaction.interviews.model_dump_json()


def test_a_file_named_after_somebody_is_shown_under_a_number() -> None:
    redaction = redacted(files=ALL_FILES)

    assert [(one.id, one.file) for one in redaction.interviews.interviews] == [
        ("interview-1", "interviews/interview-1.vtt"),
        ("interview-2", "interviews/interview-2.txt"),
    ]
    assert redaction.pseudonyms.files == dict(zip(sorted(ALL_FILES), ("interview-1", "interview-2"), strict=True))


def test_every_stretch_without_a_name_is_found_in_the_raw_text() -> None:
    redaction = everything()

    for turn in turns(redaction):
        raw, alignment = redaction.raw[turn.id], redaction.alignments[turn.id]
        for part in re.finditer(r"[^\s\[\]_]+(?![\w\]])", turn.text):
            there = alignment.to_raw(Span(start=part.start(), end=part.end()))
            assert raw.text[there.start : there.end] == part[0]


def test_every_mark_stands_before_the_same_words() -> None:
    redaction = everything()

    for turn in turns(redaction):
        raw = redaction.raw[turn.id]
        assert turn.marks[0].offset == 0
        assert [mark.line for mark in turn.marks] == [mark.line for mark in raw.marks]
        offsets = [mark.offset for mark in turn.marks]
        assert offsets == sorted(set(offsets))
        for mark, before in zip(turn.marks, raw.marks, strict=True):
            words, as_said = turn.text[mark.offset :].split(), raw.text[before.offset :].split()
            placed = words[0].startswith("[") or as_said[0] == "raman"  # whose first name is on the line above
            assert placed or words[0] == as_said[0]


def test_a_notice_that_cuts_a_quotation_off_leaves_no_half_of_a_name() -> None:
    header = "Participants: us, them and all too, Tomasz Wolny\n\n"
    talk = f"{header}Interviewer: How?\n\nCustomer: By hand.\n\nInterviewer: Why?\n\nCustomer: No idea.\n"
    [before] = read({"a.txt": talk}, Settings()).interviews
    assert [notice for notice in before.notices if "Toma…" in notice]

    [after] = redacted(files={"a.txt": talk}).interviews.interviews

    assert "Toma" not in after.model_dump_json()


def test_a_name_over_two_lines_is_one_name() -> None:
    [answer] = [turn.text for turn in turns(everything()) if "told me the same" in turn.text]

    assert "[PERSON_3] told me the same" in answer


def test_what_is_kept_is_given_out_again() -> None:
    first = redacted(files={"b.txt": "Interviewer: Who?\n\nOzan Demir: Me, and ask kelp@kelp.example.\n"})
    more = {
        "a.txt": "Interviewer: Who?\n\nAda Brun: Me, or ada@kelp.example.\n",
        "b.txt": "Interviewer: Who?\n\nOzan Demir: Me, and ask kelp@kelp.example.\n",
    }

    second = redacted(files=more, kept=first.pseudonyms)

    assert answers(second) == ["Me, and ask [EMAIL_1].", "Me, or [EMAIL_2]."]
    assert [one.id for one in second.interviews.interviews] == ["interview-1", "interview-2"]


def test_a_namesake_who_comes_later_moves_nothing() -> None:
    files = {"b.txt": "Interviewer: Who?\n\nSam Okoro: Me.\n", "c.txt": "Interviewer: Who?\n\nAda Brun: Sam does it.\n"}
    first = redacted(files=files)

    second = redacted(
        files={**files, "a.txt": "Interviewer: Who?\n\nSam Lindt: Sam, that is me.\n"}, kept=first.pseudonyms
    )

    assert answers(second) == ["Me.", "[PERSON_1] does it.", "[PERSON_3], that is me."]


def test_the_mapping_is_read_back_as_it_was_written() -> None:
    kept = everything().pseudonyms

    assert Pseudonyms.model_validate_json(kept.model_dump_json()) == kept
