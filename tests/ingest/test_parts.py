"""One file is one interview, unless it says itself that it holds several."""

from pathlib import Path

from icp2prd.domain.interview import Interview
from icp2prd.domain.settings import Settings
from icp2prd.ingest import StudyFile, read_study_files

FILES = Path(__file__).parent / "files"
TALK = "Ann: How?\nBo: By hand.\nAnn: Oh?\nBo: Yes, all of it.\n"
OTHER = "Ann: And you?\nCy: With a list.\nAnn: Which?\nCy: A long one.\n"


def interviews(content: str, *more: str) -> tuple[Interview, ...]:
    files = [StudyFile(name=name, content=content.encode()) for name in ("calls.md", *more)]
    read = read_study_files(files, Settings())
    assert read.unread == ()
    return read.interviews


def test_numbered_headings_part_a_file() -> None:
    found = interviews(f"# Interview 1: Bo\n\n{TALK}\n# Interview 2: Cy\n\n{OTHER}")

    assert [(one.id, one.file, len(one.turns)) for one in found] == [
        ("calls-1", "calls.md", 4),
        ("calls-2", "calls.md", 4),
    ]
    assert found[1].turns[1].text == "With a list."
    assert found[1].turns[1].line == 11
    assert {turn.interview for turn in found[1].turns} == {"calls-2"}


def test_front_matter_above_each_parts_a_file() -> None:
    found = interviews(f"---\ncustomer: Bo Chen\ndate: 3 May\n---\n{TALK}\n---\ncustomer: Cy Young\n---\n{OTHER}")

    assert [one.id for one in found] == ["calls-1", "calls-2"]
    assert [[detail.value for detail in one.details] for one in found] == [["Bo Chen", "3 May"], ["Cy Young"]]
    assert found[1].turns[1].person == "cy-young"
    assert found[1].turns[0].line == 13


def test_what_stands_above_the_first_heading_is_kept() -> None:
    found = interviews(f"Two talks of one week, near the harbour.\n\n# Call 1\n\n{TALK}\n# Call 2\n\n{OTHER}")

    assert found[0].turns[0].text == "Two talks of one week, near the harbour."


def test_parts_never_take_the_id_of_another_file() -> None:
    found = interviews(f"# Interview 1\n\n{TALK}\n# Interview 2\n\n{OTHER}", "calls-1.txt", "calls-2.txt")

    assert len({one.id for one in found}) == len(found) == 6


def test_headings_rules_and_repeated_numbers_do_not_part_a_file() -> None:
    for text in (
        f"# Interview 1\n\n{TALK}\n## Part 2\n\n{OTHER}",
        f"# Interview 1\n\n{TALK}\n# Interview 1\n\n{OTHER}",
        f"# Interview 1\n\n{TALK}\n## Interview 2\n\n{OTHER}",
        f"{TALK}\n---\n\n{OTHER}\n---\n",
        f"---\ncustomer: Bo Chen\n---\n{TALK}\n---\nAnn: Really?\n---\n{OTHER}",
    ):
        assert len(interviews(text)) == 1


def test_a_file_of_two_talks_as_people_keep_it() -> None:
    bytes_of_it = (FILES / "several.md").read_bytes()

    read = read_study_files([StudyFile(name="several.md", content=bytes_of_it)], Settings())

    assert [[speaker.name for speaker in one.speakers] for one in read.interviews] == [
        ["Ruth", "Petra"],
        ["Ruth", "Olu"],
    ]
