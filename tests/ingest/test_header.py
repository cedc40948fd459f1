from tests.ingest.reading import read, roles, spoken

TALK = "Interviewer: How?\n\nES1: By hand.\n\nInterviewer: Thanks.\n"


def details(text: str, name: str = "call.txt") -> dict[str, str]:
    return {detail.name: detail.value for detail in read(text, name).details}


def test_a_block_of_details_is_no_speech() -> None:
    header = (
        "Survey Interview — Participant ES1\n\nDate – 31st May   Time – 11.50 pm\nName – ES1\n"
        "First year –   2011    Company name – PIL\n\n"
    )

    interview = read(header + TALK)

    assert {detail.name: (detail.value, detail.line) for detail in interview.details} == {
        "title": ("Survey Interview — Participant ES1", 1),
        "Date": ("31st May", 3),
        "Time": ("11.50 pm", 3),
        "Name": ("ES1", 4),
        "First year": ("2011", 5),
        "Company name": ("PIL", 5),
    }
    assert spoken(interview)[0] == ("Interviewer", "How?")
    assert [notice for notice in interview.notices if "the header (lines 3–5" in notice]


def test_a_header_that_names_who_is_who_gives_the_roles() -> None:
    header = "Interviewee: Maria Lopez\nRole: CFO\nCompany: Acme\nInterviewer: Jo Day\nDate: 3 May\n\n"

    interview = read(header + "Jo: How?\n\nMaria: By hand.\n\nJo: And?\n\nMaria: Late.\n")

    assert {name: role.value for name, role in roles(interview).items()} == {
        "Jo": "interviewer",
        "Maria": "customer",
    }
    assert [speaker.person for speaker in interview.speakers] == ["jo-day", "maria-lopez"]


def test_a_header_of_two_names_is_told_from_a_talk_of_two() -> None:
    header = "Interviewer: Jo Day\nCustomer: Maria Lopez\n\n"

    assert spoken(read(header + "Jo: How?\n\nMaria: By hand.\n"))[0] == ("Jo", "How?")
    assert spoken(read("Interviewer: How?\nCustomer: By hand.\n"))[0] == ("Interviewer", "How?")


def test_details_may_stand_directly_above_the_talk() -> None:
    interview = read("Date: 3 May\nCompany: Acme\n" + TALK.replace("\n\n", "\n"))

    assert details("Date: 3 May\nCompany: Acme\n" + TALK) == {"Date": "3 May", "Company": "Acme"}
    assert spoken(interview)[0] == ("Interviewer", "How?")


def test_details_may_be_bold_or_a_list() -> None:
    assert details(f"**Date:** 3 May\n**Company:** Acme\n\n{TALK}") == {"Date": "3 May", "Company": "Acme"}
    assert details(f"- Date: 3 May\n- Company: Acme\n\n{TALK}") == {"Date": "3 May", "Company": "Acme"}


def test_a_speaker_called_like_a_detail_is_a_speaker_when_speaking_twice() -> None:
    talk = "Product: What hurts?\n\nMaria: The wait.\n\nProduct: How long?\n\nMaria: Days.\n"

    assert details(talk) == {}


def test_date_and_length_below_a_title_are_no_speech() -> None:
    for stamp in ("15 April 2026, 02:30pm\n24m 42s", "2026-04-15 14:30\n1h 2m", "Wednesday, April 15, 2026\n42 min"):
        interview = read(f"Call 1-20260415_143012-Meeting Transcript\n{stamp}\n\n{TALK}")

        date, length = stamp.split("\n")
        assert [(detail.name, detail.value) for detail in interview.details] == [
            ("title", "Call 1-20260415_143012-Meeting Transcript"),
            ("date", date),
            ("duration", length),
        ]
        assert spoken(interview)[0] == ("Interviewer", "How?")
        assert [notice for notice in interview.notices if "the header (lines 2–3" in notice]


def test_a_sentence_about_the_recording_is_no_speech() -> None:
    found = details(f"Maria Lopez, month end\nCall of 12 March. Recorded with her agreement.\n\n{TALK}")

    assert found == {
        "title": "Maria Lopez, month end",
        "recording": "Call of 12 March. Recorded with her agreement.",
    }


def test_other_sentences_above_the_talk_stay_words_of_the_file() -> None:
    for above in ("She called on 12 March.", "Recorded with care? Hardly.", "12 March was a bad day."):
        assert spoken(read(f"{above}\n\n{TALK}"))[0] == ("Notes", above)


def test_a_list_of_attendees_gives_the_roles_that_stand_beside_the_names() -> None:
    listed = "# Month end\n\nAttendees\n\n- Jo Day (interviewer)\n- Maria Lopez, head of accounts (customer)\n\n"

    interview = read(f"{listed}**Jo Day:** By hand?\n\n**Maria Lopez:** Who asks?\n\n**Jo Day:** I do.\n", "call.md")

    assert {name: role.value for name, role in roles(interview).items()} == {
        "Jo Day": "interviewer",
        "Maria Lopez": "customer",
    }
    assert [speaker.person for speaker in interview.speakers] == ["jo-day", "maria-lopez"]


def test_attendees_apart_from_their_list_are_a_list_only_above_bullets() -> None:
    assert spoken(read("Attendees\n\nWe were three.\n\n" + TALK))[0][0] == "Notes"
