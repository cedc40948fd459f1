"""The change log of a PRD: what each draft changed of the one before, and nothing where nothing changed."""

from pathlib import Path

from icp2prd.domain.difference import Happened, ItemChange, LogEntry
from icp2prd.study.folder import StudyFolder
from tests.cli.calling import icp2prd
from tests.pipeline.deciding import CYD, ask, review
from tests.pipeline.studies import run, tiny, written
from tests.scripted import PlainReader


def changed_in(entry: LogEntry) -> dict[str, ItemChange]:
    return {one.item: one for one in entry.items}


def second_draft(study: Path) -> LogEntry:
    """With an interview more; its entry."""
    run(study)
    (study / "interviews" / "cyd.txt").write_text(CYD)
    (entry,) = run(study).prd.change_log
    return entry


def test_the_first_draft_has_none(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)

    assert run(study).prd.change_log == ()
    assert b"Change log" not in written(study)["prd.md"]


def test_the_next_draft_says_what_it_changed_and_why(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)

    entry = second_draft(study)

    assert (entry.draft, entry.because) == (2, ("interviews/cyd.txt is new.",))
    assert changed_in(entry)["REQ-003"].happened == (Happened.NEW,)
    assert changed_in(entry)["REQ-003"].causes == ("interviews/cyd.txt", "number of customers")
    text = written(study)["prd.md"].decode()
    assert "[Change log](#change-log)" in text
    assert "**Draft 2**: interviews/cyd.txt is new." in text
    assert "- New: **[REQ-003](#req-003)** The product must show when labels fall off" in text
    assert b"Draft 2" in written(study)["prd.html"]


def test_an_unchanged_run_adds_nothing_and_moves_no_byte(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    second_draft(study)
    before = written(study)

    assert run(study).result.unchanged
    assert written(study) == before


def test_what_is_written_again_from_the_same_ingredients_keeps_its_log(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    second_draft(study)
    before = written(study)
    for name in ("prd.md", "prd.html", "trace.csv"):
        (study / "prd" / name).unlink()

    assert not run(study).result.unchanged
    assert written(study) == before


def test_entries_are_added_up_and_the_last_comes_first(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    second_draft(study)
    review(study, ask("reject", "REQ-003", reason="another team does that"))

    log = run(study).prd.change_log

    assert [one.draft for one in log] == [2, 3]
    rejected = changed_in(log[1])["REQ-003"]
    assert rejected.happened == (Happened.GONE, Happened.DECIDED)
    assert rejected.why == "rejected by Dana: another team does that"
    text = written(study)["prd.md"].decode()
    assert text.index("**Draft 3**") < text.index("**Draft 2**")


def test_an_input_that_moved_no_item_has_no_entry(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    with (study / "icp2prd.toml").open("a") as settings:
        settings.write("\n# no setting\n")

    ran = run(study)

    assert not ran.result.unchanged
    assert ran.prd.change_log == ()


def test_the_words_of_an_interview_that_was_taken_out_do_not_stay_behind(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    (study / "interviews" / "ben.txt").unlink()

    (entry,) = run(study).prd.change_log

    lost = changed_in(entry)["PAIN-001"].lost
    assert [one.interview for one in lost] == ["ben"]
    assert all(one.words == "" for item in entry.items for one in (*item.gained, *item.lost))


def test_a_waiver_is_logged_when_the_documents_say_so(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    finding = next(one for one in run(study).prd.standing() if str(one.item).startswith("REQ-"))
    asked = ("--waive", f"{finding.rule}:{finding.item}", "--reason", "as it is", "--as", "Dana")

    assert icp2prd("check", study, *asked).exit_code == 0

    ran = run(study)
    (entry,) = ran.prd.change_log
    assert ran.result.unchanged
    assert entry.because == ("decisions.json is new.",)
    assert [(one.id, one.rule) for one in changed_in(entry)[finding.item].decided] == [("DEC-001", finding.rule)]


def test_the_draft_before_is_kept_for_those_without_git(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    first = written(study)["prd.json"]
    (study / "interviews" / "cyd.txt").write_text(CYD)
    run(study)
    run(study)

    assert (StudyFolder(study).previous / "prd.json").read_bytes() == first
