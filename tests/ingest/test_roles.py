import pytest

from icp2prd.domain.interview import Role
from icp2prd.domain.settings import Settings
from icp2prd.ingest.cues import asks
from tests.ingest.reading import read, roles

ASKS = (
    "How do you do it now?",
    "And what happens when it is late?",
    "Tell me about the last time.",
    "How often?",
)
TELLS = ("We copy it all by hand, from four places.", "The board calls me, and that is no fun at all.") * 2


def talk(asker: str, teller: str, *others: str) -> str:
    lines = [f"{asker}: {ask}\n{teller}: {tell}" for ask, tell in zip(ASKS, TELLS, strict=True)]
    lines += [f"{other}: For us it is the same, I would say." for other in others for _ in range(2)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "name",
    [
        "Interviewer",
        "INTERVIEWER",
        "Moderator",
        "Researcher",
        "UX Researcher",
        "Host",
        "Q",
        "Facilitator 2",
        "Jo Day (Interviewer)",
    ],
)
def test_an_interviewer_is_known_by_name_and_the_other_is_the_customer(name: str) -> None:
    assert roles(read(talk(name, "Maria"))) == {name: Role.INTERVIEWER, "Maria": Role.CUSTOMER}


@pytest.mark.parametrize(
    "name", ["Customer", "Interviewee", "Participant 3", "Respondent", "Guest", "A", "Maria (Customer)"]
)
def test_a_customer_is_known_by_name_and_the_other_is_the_interviewer(name: str) -> None:
    assert roles(read(talk("Jo", name))) == {"Jo": Role.INTERVIEWER, name: Role.CUSTOMER}


@pytest.mark.parametrize("name", ["P1", "ES4", "Speaker 1", "Maria"])
def test_a_code_beside_an_interviewer_is_a_customer(name: str) -> None:
    assert roles(read(talk("Interviewer", name)))[name] == Role.CUSTOMER


@pytest.mark.parametrize(("asker", "teller"), [("Speaker 1", "Speaker 2"), ("Speaker 2", "Speaker 1"), ("Jo", "Maria")])
def test_who_asks_is_the_interviewer_whatever_the_number(asker: str, teller: str) -> None:
    interview = read(talk(asker, teller))

    assert roles(interview) == {asker: Role.INTERVIEWER, teller: Role.CUSTOMER}
    assert "asks in 4 of the 4 turns with a question" in [speaker.because for speaker in interview.speakers]
    assert all(0.65 <= speaker.confidence < 1 for speaker in interview.speakers)


def test_opening_with_a_long_answer_does_not_make_the_interviewer() -> None:
    interview = read("Maria: So, hello, where shall I begin, it is a long story.\n" + talk("Jo", "Maria"))

    assert roles(interview) == {"Maria": Role.CUSTOMER, "Jo": Role.INTERVIEWER}


def test_two_who_ask_alike_are_unknown_and_the_notice_says_what_to_do() -> None:
    interview = read("Ana: What do you think?\nBo: Fine. And you?\nAna: Fine. Why?\nBo: Why not?\n")

    assert set(roles(interview).values()) == {Role.UNKNOWN}
    assert [notice for notice in interview.notices if '"Ana" = "customer"' in notice and "[speakers]" in notice]


def test_settings_come_first_and_do_not_mind_case_or_space() -> None:
    settings = Settings(speakers={"  interviewer ": Role.CUSTOMER, "MARIA": Role.INTERVIEWER})

    interview = read(talk("Interviewer", "Maria"), settings=settings)

    assert roles(interview) == {"Interviewer": Role.CUSTOMER, "Maria": Role.INTERVIEWER}
    assert {(speaker.because, speaker.confidence) for speaker in interview.speakers} == {("icp2prd.toml", 1.0)}


def test_settings_may_speak_of_one_interview_only() -> None:
    settings = Settings(speakers={"call/Jo": Role.CUSTOMER, "other/Maria": Role.CUSTOMER})

    assert roles(read(talk("Jo", "Maria"), settings=settings)) == {
        "Jo": Role.CUSTOMER,
        "Maria": Role.INTERVIEWER,
    }


def test_settings_outrank_front_matter() -> None:
    settings = Settings(speakers={"Jo": Role.CUSTOMER})

    found = roles(read("---\ninterviewer: Jo\n---\n" + talk("Jo", "Maria"), settings=settings))

    assert found["Jo"] == Role.CUSTOMER


def test_in_a_group_everyone_beside_the_interviewer_is_a_customer() -> None:
    found = roles(read(talk("Interviewer", "Maria", "Bo Chen", "Ana Ruiz")))

    assert found.pop("Interviewer") == Role.INTERVIEWER
    assert set(found.values()) == {Role.CUSTOMER}


def test_in_a_group_the_one_who_leads_is_the_interviewer_and_the_others_are_surely_less_sure() -> None:
    interview = read(talk("Jo Day", "Maria", "Bo Chen") + "\n" + talk("Jo Day", "Maria"))

    assert roles(interview) == {"Jo Day": Role.INTERVIEWER, "Maria": Role.CUSTOMER, "Bo Chen": Role.CUSTOMER}
    leader, *others = (speaker.confidence for speaker in interview.speakers)
    assert all(0.65 <= confidence < leader for confidence in others)


def test_to_name_one_customer_of_a_group_takes_nothing_from_the_others() -> None:
    settings = Settings(speakers={"Bo": Role.CUSTOMER})

    found = roles(read(talk("Jo", "Maria", "Bo"), settings=settings))

    assert found == {"Jo": Role.INTERVIEWER, "Maria": Role.CUSTOMER, "Bo": Role.CUSTOMER}


def test_a_group_that_nobody_leads_is_unknown() -> None:
    lines = [f"{name}: What do you think of it?" for name in ("Ana", "Bo", "Cy") for _ in range(3)]

    assert set(roles(read("\n".join(lines[::4] + lines[1::4] + lines[2::4] + lines[3::4]))).values()) == {Role.UNKNOWN}


def test_two_may_interview_one() -> None:
    answers = "We do it by hand and then we send it on, and it takes a long while, as you can imagine, each month."
    rounds = [f"Jo: How so?\nMaria: {answers}\nKim: And why is that?\nMaria: {answers}"] * 4

    assert roles(read("\n".join(rounds))) == {
        "Jo": Role.INTERVIEWER,
        "Maria": Role.CUSTOMER,
        "Kim": Role.INTERVIEWER,
    }


def test_a_shared_screen_is_nobody() -> None:
    interview = read(talk("Interviewer", "Maria") + "\nMaria's Presentation: la la la\n" * 2)

    assert roles(interview)["Maria's Presentation"] == Role.OTHER


def test_two_sided_notes_of_a_recorder_have_me_as_the_interviewer() -> None:
    interview = read("**Me:** So it is late.\n\n**Other:** It is. Always.\n\n**Me:** Hm.\n\n**Other:** Yes.\n")

    assert roles(interview) == {"Me": Role.INTERVIEWER, "Other": Role.CUSTOMER}


def test_someone_may_be_neither() -> None:
    front = "---\nspeakers:\n  Kim: other\n  Jo: interviewer\n---\n"

    assert roles(read(front + talk("Jo", "Maria", "Kim")))["Kim"] == Role.OTHER


def test_a_guest_by_name_is_not_a_guest_by_role() -> None:
    found = roles(read(talk("Interviewer", "Maria", "Edgar Guest")))

    assert found["Edgar Guest"] == Role.CUSTOMER


@pytest.mark.parametrize(("name", "role"), [("Customer", Role.CUSTOMER), ("Maria", Role.UNKNOWN)])
def test_a_monologue_is_a_customers_only_where_it_says_so(name: str, role: Role) -> None:
    interview = read(f"{name}: We do it by hand.\n\n{name}: And it is late.\n\n{name}: Always.\n")

    assert roles(interview) == {name: role}
    assert interview.notices


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("How long does it take?", True),
        ("Tell me about the last one.", True),
        ("Okay, so walk me through it", True),
        ("They tell me it is late.", False),
        ("When I was appointed, there was nothing.", False),
        ("How we do it is by hand.", False),
    ],
)
def test_a_question_is_a_mark_or_a_request(text: str, asking: bool) -> None:
    assert asks(text) is asking


def test_questions_are_heard_where_nothing_is_punctuated() -> None:
    assert asks("so how do you do it now", punctuated=False)


def test_a_very_long_talk_is_listened_to_for_some_hours_only() -> None:
    told = "We copy it all by hand and then it takes about four hours every single week, which is no fun. " * 3

    short, long = (read(f"Jo: How do you do it?\nMaria: {told}\n" * times) for times in (10, 4000))

    assert roles(short) == roles(long) == {"Jo": Role.INTERVIEWER, "Maria": Role.CUSTOMER}
    assert long.speakers[0].turns == 4000
