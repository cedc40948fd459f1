"""Files that cannot be used say so in words of the user."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from icp2prd.domain.decision import Decisions
from icp2prd.errors import InputError
from icp2prd.kept import content_of, first_fault, kept_content, kept_record
from icp2prd.study.deciding.file import read_decisions
from icp2prd.study.folder import StudyFolder
from icp2prd.study.learning.file import read_learned
from icp2prd.study.previous import read_prd


def test_no_file_is_nothing_kept_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert kept_content(tmp_path / "none", "The draft") is None
    assert kept_content(tmp_path / "file" / "below", "The draft") is None
    assert kept_content(tmp_path / "file", "The draft") == b""


def test_a_file_that_somebody_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"The results cannot be opened: .+\.") as caught:
        content_of(tmp_path / "results.csv", "The results", "Name a CSV file.")

    assert caught.value.where == str(tmp_path / "results.csv")
    assert caught.value.hint == "Name a CSV file."


@pytest.mark.parametrize(
    ("read", "name", "what"),
    [
        (read_decisions, "decisions.json", "What was decided"),
        (read_learned, "learned.json", "What was learned"),
        (read_prd, "prd.json", "The draft"),
    ],
)
def test_a_folder_in_the_place_of_a_kept_file_is_an_error(
    tmp_path: Path, read: Callable[[StudyFolder], object], name: str, what: str
) -> None:
    (tmp_path / "prd" / name).mkdir(parents=True)

    with pytest.raises(InputError, match=f"{what} cannot be opened") as caught:
        read(StudyFolder(tmp_path))

    assert caught.value.hint == "Make it readable for you."


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"decisions": [{}]}', b"\xff"])
def test_a_record_that_can_be_done_without_is_not_missed(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "record.json").write_bytes(content)

    assert kept_record(tmp_path / "record.json", Decisions) is None


def test_a_record_is_what_was_kept(tmp_path: Path) -> None:
    (tmp_path / "record.json").write_text(Decisions().model_dump_json())

    assert kept_record(tmp_path / "record.json", Decisions) == Decisions()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"decisions": [{}]}', "decisions.0.id: Field required"),
        ('["said in confidence"]', "file: Input should be an object"),
    ],
)
def test_a_fault_names_the_field_and_never_the_value(text: str, said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Decisions.model_validate_json(text)

    assert first_fault(caught.value) == said
