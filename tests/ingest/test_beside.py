"""Who else is in the room: second interviewers, colleagues, groups, and what lists of attendees say."""

import pytest

from icp2prd.domain.interview import Role
from icp2prd.ingest.people import organisation_of, person_name
from tests.ingest.reading import read, roles
from tests.ingest.test_roles import talk

ROUND = (
    "Interviewer: How do you do the rota now?\n"
    "Maria: On paper, each week, and I copy it for the night shift, which takes most of my Sunday.\n"
    "Kim: And who checks it?\n"
    "Bo: Nobody checks it, I would say, we find out on the Monday when somebody is missing again.\n"
    "Kim: What did you do the last time?\n"
    "Maria: I called four people from my kitchen until one of them said yes, that was it.\n"
)


def test_a_second_interviewer_without_a_label_is_no_customer() -> None:
    assert roles(read(ROUND * 2)) == {
        "Interviewer": Role.INTERVIEWER,
        "Maria": Role.CUSTOMER,
        "Kim": Role.INTERVIEWER,
        "Bo": Role.CUSTOMER,
    }


def led(by_leader: int, by_others: int) -> str:
    """A talk in which Jo asks and the others tell; how often each repeats a sentence."""
    says = "That is on your list, and it will be on the next one too, with the dates that you gave. " * by_leader
    told = "I would do it as I did before, on paper, because I know it. " * by_others
    return f"Jo: {says}What do you think?\nAna: {told}\nJo: And how did you do it?\nBo: {told}\n" * 6


def test_a_meeting_that_its_leader_fills_makes_nobody_a_customer() -> None:
    interview, meeting = roles(read(led(0, 3))), roles(read(led(9, 3)))

    assert interview == {"Jo": Role.INTERVIEWER, "Ana": Role.CUSTOMER, "Bo": Role.CUSTOMER}
    assert meeting == {"Jo": Role.INTERVIEWER, "Ana": Role.UNKNOWN, "Bo": Role.UNKNOWN}


def test_the_reason_of_an_unknown_says_what_it_would_have_been() -> None:
    because = {one.name: one.because for one in read(led(9, 3)).speakers}

    assert because["Ana"] == "perhaps customer: one of several who talk with Jo"


def test_a_colleague_of_the_interviewer_is_no_customer() -> None:
    text = talk("Jo Day (Acme)", "Maria Lopez (Kelp)") + "\nKim Ode (Acme): Noted.\nKim Ode (Acme): Yes.\n"

    found = roles(read(f"---\ninterviewer: Jo Day\n---\n{text}"))

    assert found["Kim Ode (Acme)"] is Role.OTHER
    assert found["Maria Lopez (Kelp)"] is Role.CUSTOMER


@pytest.mark.parametrize(
    "front",
    [
        "attendees: Ana Ruiz (customer), Bo Chen (UX researcher)",
        "participants: Bo Chen - researcher; Ana Ruiz - customer",
        "interviewed by: Bo Chen",
        "conducted by: Bo Chen",
        "interview with: Ana Ruiz",
    ],
)
def test_the_file_may_say_who_is_who_in_its_own_words(front: str) -> None:
    flat = "Ana Ruiz: It is on paper here.\nBo Chen: On paper.\nAna Ruiz: Each week.\n"

    assert roles(read(f"---\n{front}\n---\n{flat}")) == {"Ana Ruiz": Role.CUSTOMER, "Bo Chen": Role.INTERVIEWER}


@pytest.mark.parametrize(("asks", "answers"), [("I", "R"), ("INT", "P"), ("Q", "A"), ("M", "R")])
def test_letters_of_transcribers_tell_who_asks(asks: str, answers: str) -> None:
    found = roles(read(f"{asks}: On paper, then.\n{answers}: On paper.\n" * 3))

    assert found == {asks: Role.INTERVIEWER, answers: Role.CUSTOMER}


@pytest.mark.parametrize(
    ("label", "name", "organisation"),
    [
        ("Dana Okafor (Kelpwright)", "Dana Okafor", "kelpwright"),
        ("Okafor, Dana [Kelpwright]", "Dana Okafor", "kelpwright"),
        ("Dana Okafor | Kelpwright", "Dana Okafor", "kelpwright"),
        ("Dana Okafor - Kelpwright", "Dana Okafor", "kelpwright"),
        ("Dana Okafor (she/her)", "Dana Okafor", ""),
        ("Dana Okafor (Guest)", "Dana Okafor", ""),
        ("dana.okafor@kelpwright.example", "Dana Okafor", "kelpwright.example"),
        ("Dana Okafor <dana@gmail.com>", "Dana Okafor", ""),
        ("Ms. Dana Okafor", "Dana Okafor", ""),
        ("Jean-Luc Moreau", "Jean-Luc Moreau", ""),
    ],
)
def test_a_label_holds_a_name_and_perhaps_an_organisation(label: str, name: str, organisation: str) -> None:
    assert (person_name(label), organisation_of(label)) == (name, organisation)


def test_thanks_and_topics_tell_the_interviewer_where_nothing_is_asked() -> None:
    told = "I started there when there was no team at all, and I had to find my people one by one, over my first year. "
    text = (
        "Speaker 2: Good morning, and thank you for taking the time. I would like you to share how you began.\n"
        f"Speaker 1: {told * 4}\n"
        "Speaker 2: Thanks a lot for this interview.\n"
    )

    assert roles(read(text)) == {"Speaker 2": Role.INTERVIEWER, "Speaker 1": Role.CUSTOMER}


def test_a_question_that_only_looks_for_a_nod_is_no_question() -> None:
    lines = "Jo: How do you do it now?\nMaria: By hand, right? And my boss wants it on Friday, you know? So, Friday.\n"

    assert roles(read(lines * 4)) == {"Jo": Role.INTERVIEWER, "Maria": Role.CUSTOMER}
    assert "asks in 4 of the 4 turns with a question" in [one.because for one in read(lines * 4).speakers]
