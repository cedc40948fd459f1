from icp2prd.domain.documents import Documents
from icp2prd.stages import STAGES
from icp2prd.stages.summary import summary_of
from tests.scripted import PlainReader
from tests.stages.making import Passes, asked, interview, interviews, said

TALK = interview("ana", asked("What goes wrong?"), said("Closing the books takes a week every month."))


def test_every_stage_ends_with_what_came_out_in_a_few_words() -> None:
    passes = Passes(PlainReader().model(), interviews(TALK))

    told = {stage.name: summary_of(passes.of(stage.writes)) for stage in STAGES if stage.writes is not Documents}

    assert told["ingest"] == "1 interview, 2 turns"
    assert told["extract"] == "1 insight with 1 quote, 0 refused"
    assert told["synthesize"] == "1 pain of 1 customer, 1 at the top"
    assert told["problem"].endswith("of 5 parts found")
    assert told["jobs"] == "1 job, none emotional or social"
    assert told["requirements"] == "1 requirement, 0 cut"
    assert all(told.values())
    assert summary_of(Documents(files={"prd.md": "", "prd.json": ""})) == "prd.md, prd.json"


def test_no_summary_holds_a_word_of_an_interview() -> None:
    passes = Passes(PlainReader().model(), interviews(TALK))

    for stage in STAGES:
        if stage.writes is not Documents:
            assert "books" not in summary_of(passes.of(stage.writes))
