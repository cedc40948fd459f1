"""What a whole study tells of its speakers."""

import pytest

from icp2prd.domain.interview import Interview, Role
from icp2prd.domain.settings import Settings
from icp2prd.ingest import StudyFile, read_study_files
from tests.ingest.test_roles import talk

NO_SETTINGS = Settings()
# Neither asks, neither leads: the talk alone does not tell.
FLAT = "{one}: The rota is done on paper here.\n{two}: Ours is a spreadsheet.\n{one}: Paper, every week.\n"


def study(settings: Settings = NO_SETTINGS, /, **files: str) -> dict[str, Interview]:
    given = [StudyFile(name=f"{name}.txt", content=text.encode()) for name, text in files.items()]
    return {str(one.id): one for one in read_study_files(given, settings).interviews}


def role(read: dict[str, Interview], interview: str, name: str) -> Role:
    return next(one.role for one in read[interview].speakers if one.name == name)


def test_who_interviews_in_one_file_interviews_in_the_next_where_the_talk_does_not_tell() -> None:
    read = study(a=talk("Jo Day", "Maria Lopez"), b=FLAT.format(one="Jo Day", two="Bo Chen"))

    assert role(read, "b", "Jo Day") is Role.INTERVIEWER
    assert role(read, "b", "Bo Chen") is Role.CUSTOMER
    assert "interviewer in a" in [one.because for one in read["b"].speakers]


def test_by_itself_the_same_file_tells_nothing() -> None:
    assert role(study(b=FLAT.format(one="Jo Day", two="Bo Chen")), "b", "Jo Day") is Role.UNKNOWN


def test_who_meets_other_people_in_every_file_is_of_the_team() -> None:
    customers = ("Bo Chen", "Ana Ruiz", "Kim Ode")

    read = study(**{f"c{at}": FLAT.format(one=name, two="Jo Day") for at, name in enumerate(customers)})

    assert {role(read, interview, "Jo Day") for interview in read} == {Role.INTERVIEWER}
    assert {role(read, f"c{at}", name) for at, name in enumerate(customers)} == {Role.CUSTOMER}


def test_the_same_group_in_every_file_tells_nothing() -> None:
    read = study(a=FLAT.format(one="Jo Day", two="Bo Chen"), b=FLAT.format(one="Bo Chen", two="Jo Day"))

    assert {one.role for interview in read.values() for one in interview.speakers} == {Role.UNKNOWN}


def test_a_number_is_somebody_else_in_the_next_file() -> None:
    read = study(a=talk("Speaker 1", "Speaker 2"), b=FLAT.format(one="Speaker 1", two="Speaker 2"))

    assert role(read, "b", "Speaker 1") is Role.UNKNOWN


def test_what_a_file_says_itself_is_not_overruled() -> None:
    front = "---\ncustomer: Jo Day\n---\n"

    read = study(a=talk("Jo Day", "Maria Lopez"), b=front + FLAT.format(one="Jo Day", two="Bo Chen"))

    assert role(read, "b", "Jo Day") is Role.CUSTOMER


def test_the_reason_stays_that_of_the_file_where_the_study_only_bears_it_out() -> None:
    alone = study(a=talk("Jo Day", "Maria Lopez"))["a"].speakers[0]

    borne_out = study(a=talk("Jo Day", "Maria Lopez"), b="---\ninterviewer: Jo Day\n---\n" + talk("Jo Day", "Bo Chen"))

    speaker = borne_out["a"].speakers[0]
    assert (speaker.because, speaker.confidence >= alone.confidence) == (alone.because, True)


@pytest.mark.parametrize("other", ["D. Okafor", "Okafor, D.", "Dana M. Okafor", "OKAFOR, DANA", "Dr. Dana Okafor"])
def test_a_customer_under_two_spellings_is_one_person(other: str) -> None:
    read = study(a=talk("Jo Day", "Dana Okafor"), b=talk("Jo Day", other))

    customers = {one.person for interview in read.values() for one in interview.speakers if one.role is Role.CUSTOMER}
    assert customers == {"dana-okafor"}


@pytest.mark.parametrize(("first", "other"), [("Daniel Okafor", "D. Okafor"), ("Jo Lee", "Dana")])
def test_a_short_form_that_may_mean_somebody_else_is_somebody_else(first: str, other: str) -> None:
    read = study(a=talk("Jo Day", "Dana Okafor"), b=talk("Jo Day", first), c=talk("Jo Day", other))

    people = {one.person for interview in read.values() for one in interview.speakers if one.role is Role.CUSTOMER}
    assert len(people) == 3


def test_settings_for_one_file_go_by_its_name_or_its_id_and_before_those_for_all() -> None:
    for name in ("b.txt", "b", "B.TXT"):
        settings = Settings.model_validate({"speakers": {"Bo": "customer", name: {"Bo": "other"}}})
        read = study(settings, a=FLAT.format(one="Jo", two="Bo"), b=FLAT.format(one="Jo", two="Bo"))

        assert (role(read, "a", "Bo"), role(read, "b", "Bo")) == (Role.CUSTOMER, Role.OTHER)
