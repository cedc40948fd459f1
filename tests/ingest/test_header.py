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
