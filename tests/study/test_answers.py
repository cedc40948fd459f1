import tomllib
from pathlib import Path

import pytest

from icp2prd.domain.interview import Role
from icp2prd.errors import OutputError
from icp2prd.study.answers import keep_role, with_role
from icp2prd.study.doubts import Doubt
from icp2prd.study.folder import StudyFolder
from icp2prd.study.settings import read_brief
from icp2prd.study.starting import start_study


def doubt(label: str, *files: str, everywhere: bool = False) -> Doubt:
    return Doubt(label=label, files=files, everywhere=everywhere, because="", turns=1, words=20, samples=())


BO = doubt("Bo Chen", "interviews/a.txt", "interviews/b.txt", everywhere=True)
FIRST = doubt("Speaker 1", "interviews/02-call.vtt")


def test_a_name_is_kept_for_every_file_and_a_number_for_its_own() -> None:
    text = with_role(with_role("", BO, Role.CUSTOMER), FIRST, Role.INTERVIEWER)

    assert tomllib.loads(text) == {"speakers": {"Bo Chen": "customer", "02-call.vtt": {"Speaker 1": "interviewer"}}}


def test_the_rest_of_the_file_stays_as_it_is() -> None:
    before = (
        '# Ours.\r\ntitle   =   "Rota"  # the product\r\n\r\n[speakers]   # who is who\r\n'
        '"Kim Ode" = "other"\r\n\r\n[gate]\r\nfail_on = "never"   # for the time being\r\n'
    )

    after = with_role(before, BO, Role.CUSTOMER)

    assert after.replace('"Bo Chen" = "customer"\r\n', "").replace('"Bo Chen" = "customer"\n', "") == before
    assert tomllib.loads(after)["speakers"] == {"Kim Ode": "other", "Bo Chen": "customer"}


@pytest.mark.parametrize(
    "before",
    [
        'speakers = { "Kim Ode" = "other" }\n',
        '[speakers]\n"Kim Ode" = "other"',
        '[speakers."02-call.vtt"]\n"Speaker 2" = "customer"\n\n[gate]\nfail_on = "never"\n\n'
        '[speakers]\n"Kim Ode" = "other"\n',
    ],
)
def test_roles_are_added_however_the_table_is_written(before: str) -> None:
    after = tomllib.loads(with_role(with_role(before, BO, Role.CUSTOMER), FIRST, Role.INTERVIEWER))["speakers"]

    assert after["Kim Ode"] == "other"
    assert after["Bo Chen"] == "customer"
    assert after["02-call.vtt"]["Speaker 1"] == "interviewer"


def test_a_table_in_pieces_is_left_alone_and_the_line_to_write_is_told(tmp_path: Path) -> None:
    before = 'speakers."Kim Ode" = "other"\nspeakers."Jo Day" = "other"\n[gate]\nfail_on = "never"\n'
    (tmp_path / "icp2prd.toml").write_text(before)

    with pytest.raises(OutputError) as caught:
        keep_role(StudyFolder(tmp_path), FIRST, Role.CUSTOMER)

    assert '"Speaker 1" = "customer" under [speakers."02-call.vtt"]' in caught.value.hint
    assert (tmp_path / "icp2prd.toml").read_text() == before


def test_a_later_answer_takes_the_place_of_an_earlier_one() -> None:
    text = with_role(with_role("", FIRST, Role.UNKNOWN), FIRST, Role.CUSTOMER)

    assert tomllib.loads(text) == {"speakers": {"02-call.vtt": {"Speaker 1": "customer"}}}


def test_answers_go_into_the_file_that_init_writes_and_are_read_from_it(tmp_path: Path) -> None:
    start_study(tmp_path)
    before = (tmp_path / "icp2prd.toml").read_text("utf-8")

    keep_role(StudyFolder(tmp_path), BO, Role.CUSTOMER)
    keep_role(StudyFolder(tmp_path), FIRST, Role.OTHER)

    assert (tmp_path / "icp2prd.toml").read_text("utf-8").startswith(before)
    speakers = read_brief(tmp_path).brief.settings.speakers
    assert speakers == {"Bo Chen": Role.CUSTOMER, "02-call.vtt": {"Speaker 1": Role.OTHER}}


def test_a_file_of_another_encoding_is_written_as_utf_8(tmp_path: Path) -> None:
    (tmp_path / "icp2prd.toml").write_bytes('title = "Dépôt"\n'.encode("utf-16"))

    keep_role(StudyFolder(tmp_path), BO, Role.CUSTOMER)

    assert read_brief(tmp_path).brief.title == "Dépôt"


def test_an_answer_that_cannot_be_kept_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "icp2prd.toml").mkdir()

    with pytest.raises(OutputError) as caught:
        keep_role(StudyFolder(tmp_path), BO, Role.CUSTOMER)

    assert "--quiet" in caught.value.hint
