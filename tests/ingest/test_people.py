import pytest

from icp2prd.domain.base import InterviewId
from icp2prd.domain.settings import Settings
from icp2prd.ingest.people import person_id
from tests.ingest.reading import read


@pytest.mark.parametrize(
    ("label", "person"),
    [
        ("Ana Ruiz", "ana-ruiz"),
        ("ANA RUIZ", "ana-ruiz"),
        ("Ruiz, Ana", "ana-ruiz"),
        ("Ana Ruiz (She/Her)", "ana-ruiz"),
        ("Ruiz, Ana (she/her) [Acme]", "ana-ruiz"),
        ("Zoë O’Brien", "zoe-o-brien"),
        ("李娜", "李娜"),
        ("Customer", "call-1/customer"),
        ("Speaker 2", "call-1/speaker-2"),
        ("SPEAKER_00", "call-1/speaker-00"),
        ("spk_1", "call-1/spk-1"),
        ("Participant", "call-1/participant"),
        ("P1", "call-1/p1"),
        ("ES4", "call-1/es4"),
        ("Q", "call-1/q"),
        ("Unknown Speaker", "call-1/unknown-speaker"),
        ("Notes", "call-1/notes"),
        ("…", "call-1/speaker"),
    ],
)
def test_a_name_is_one_person_everywhere_and_a_number_is_somebody_else_in_the_next_file(
    label: str, person: str
) -> None:
    assert person_id(label, InterviewId("call-1")) == person


def test_settings_join_two_labels_to_one_person() -> None:
    settings = Settings(people={"call/customer": "Ana Ruiz", "A. Ruiz": "Ana Ruiz"})

    one = read("Interviewer: How?\nCustomer: By hand.\n", settings=settings)
    other = read("Interviewer: How?\nA. Ruiz: By hand.\n", settings=settings)

    assert one.turns[1].person == other.turns[1].person == "ana-ruiz"


def test_front_matter_gives_a_generic_label_its_name() -> None:
    interview = read("---\ncustomer: Ana Ruiz\n---\nInterviewer: How?\nCustomer: By hand.\n")

    assert [speaker.person for speaker in interview.speakers] == ["call/interviewer", "ana-ruiz"]
