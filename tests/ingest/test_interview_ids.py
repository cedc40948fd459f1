from icp2prd.ingest.interview_ids import interview_ids


def test_an_id_is_the_file_name_with_its_folder() -> None:
    assert interview_ids(["Dana Okafor.md", "acme/Call 1.txt", "café_notes.vtt"]) == {
        "Dana Okafor.md": "dana-okafor",
        "acme/Call 1.txt": "acme-call-1",
        "café_notes.vtt": "cafe-notes",
    }


def test_files_that_would_share_an_id_take_their_extension() -> None:
    assert list(interview_ids(["call.txt", "call.vtt", "other.txt"]).values()) == [
        "call-txt",
        "call-vtt",
        "other",
    ]


def test_what_still_collides_takes_a_hash_of_its_own_path() -> None:
    ids = list(interview_ids(["A.txt", "a.txt"]).values())

    assert len(set(ids)) == 2
    assert all(one.startswith("a-txt-") and len(one) == len("a-txt-") + 8 for one in ids)


def test_the_same_name_in_two_folders_is_two_interviews_whatever_else_there_is() -> None:
    assert interview_ids(["x/call.txt", "y/call.txt"])["x/call.txt"] == interview_ids(["x/call.txt"])["x/call.txt"]


def test_a_name_without_letters_still_has_an_id() -> None:
    assert interview_ids(["🎉.txt"])["🎉.txt"].startswith("interview-")
    assert interview_ids(["интервью.txt"])["интервью.txt"] == "интервью"
