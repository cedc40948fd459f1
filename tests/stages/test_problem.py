import pytest

from icp2prd.domain.icp import Band, Icp, Synthesis
from icp2prd.domain.problem import PartName, Problem
from icp2prd.llm.fake import Reply
from icp2prd.llm.profiles import EMBEDDED
from icp2prd.stages.problem import NOT_FOUND
from tests.sample.profile import ICP
from tests.scripted import PlainReader, in_turn, shown
from tests.stages.making import SamplePasses

GOOD = {"text": "Consent forms come back late and nobody can say who has paid."}
PAINS = "Consent forms come back late and have to be chased; Nobody can say who has paid for a trip"


def problem_of(reader: PlainReader, icp: Icp = ICP) -> Problem:
    return SamplePasses(reader.model(), Synthesis(icp=icp)).problem


def for_part(name: PartName, *replies: Reply) -> PlainReader:
    answer = in_turn(*replies)
    return PlainReader({"problem": lambda question: answer(question) if question.item == name.value else None})


def test_every_part_rests_on_themes_and_quotes() -> None:
    problem = problem_of(PlainReader())

    assert [part.name for part in problem.parts] == list(PartName)
    assert all(part.text and part.traces and part.evidence and not part.assumption for part in problem.parts)


def test_who_rests_on_segments_and_what_on_pains() -> None:
    problem = problem_of(PlainReader())

    assert problem.part(PartName.WHO).traces == ("SEG-001",)
    assert set(problem.part(PartName.WHAT).traces) <= {pain.id for pain in ICP.pains}


def test_what_happens_if_nobody_solves_it_is_what_has_happened_to_somebody() -> None:
    blocking = {pain.id for pain in ICP.pains if pain.worst == 4}

    assert set(problem_of(PlainReader()).part(PartName.UNSOLVED).traces) == blocking


def test_a_part_without_ground_is_not_found_in_the_interviews_and_nobody_is_asked_for_it() -> None:
    reader = PlainReader()

    problem = problem_of(reader, ICP.model_copy(update={"segments": ()}))

    who = problem.part(PartName.WHO)
    assert (who.text, who.assumption, who.traces) == ("", NOT_FOUND, ())
    assert NOT_FOUND == "not found in the interviews"
    assert "who" not in reader.asked_about("problem")


@pytest.mark.parametrize(("certainty", "traces"), [(0.69, ()), (0.7, ("SEG-001",))])
def test_what_some_say_of_themselves_stands_for_all_only_where_it_is_certain(
    certainty: float, traces: tuple[str, ...]
) -> None:
    [segment] = ICP.segments
    icp = ICP.model_copy(update={"segments": (segment.model_copy(update={"certainty": certainty}),)})

    assert problem_of(PlainReader(), icp).part(PartName.WHO).traces == traces


def test_pains_of_which_none_stands_out_give_no_problem() -> None:
    listed = tuple(pain.model_copy(update={"band": Band.LISTED}) for pain in ICP.pains)

    problem = problem_of(PlainReader(), ICP.model_copy(update={"pains": listed}))

    assert {part.name for part in problem.parts if part.text} == {PartName.WHO, PartName.SENTENCE}


def test_interviews_without_a_pain_have_no_problem_and_no_sentence() -> None:
    reader = PlainReader()

    problem = problem_of(reader, ICP.model_copy(update={"segments": (), "pains": ()}))

    assert [part.assumption for part in problem.parts] == [NOT_FOUND] * len(PartName)
    assert reader.asked == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("Consent forms cost schools 90 hours a month.", "90 hours"),
        ("Consent forms make schools in Wales lose trips.", "Wales"),
        ("Consent forms come back late to [NAME OF SCHOOL].", "placeholder"),
    ],
    ids=["number", "name", "placeholder"],
)
def test_what_nobody_said_is_asked_for_once_more_and_then_replaced_by_what_was(answer: str, reason: str) -> None:
    reader = for_part(PartName.WHAT, {"text": answer})

    problem = problem_of(reader)

    what = problem.part(PartName.WHAT)
    assert reader.asked_about("problem").count("what") == 2
    assert answer not in what.text
    assert what.text.startswith(PAINS)
    assert [(one.stage, one.item) for one in problem.rejected] == [("problem", "what")]
    assert reason in problem.rejected[0].reason


def test_an_answer_that_is_mended_when_it_is_asked_for_again_is_taken() -> None:
    reader = for_part(PartName.WHAT, {"text": "It costs 90 hours."}, GOOD)

    problem = problem_of(reader)

    assert problem.part(PartName.WHAT).text == GOOD["text"]
    assert problem.rejected == ()
    again = [one for one in reader.asked if one.item == "what"][1]
    assert "refused: Nobody said 90 hours" in shown(again)


def test_a_number_that_a_customer_said_may_be_used() -> None:
    reader = for_part(PartName.WHAT, {"text": "Chasing consent forms takes six hours of phoning."})

    assert problem_of(reader).part(PartName.WHAT).text == "Chasing consent forms takes six hours of phoning."


def test_an_answer_that_never_fits_is_replaced_and_recorded() -> None:
    problem = problem_of(for_part(PartName.WHAT, "no idea"))

    assert problem.part(PartName.WHAT).text.startswith(PAINS)
    assert [one.item for one in problem.rejected] == ["what"]


def test_the_sentence_is_put_together_by_code_where_the_model_strays() -> None:
    problem = problem_of(for_part(PartName.SENTENCE, {"text": "Schools lose 7 of 10 trips."}))

    sentence = problem.part(PartName.SENTENCE).text
    assert all(part.text.rstrip(".") in sentence for part in problem.parts)
    assert [one.item for one in problem.rejected] == ["sentence"]


def test_a_small_model_is_asked_for_nothing_and_the_parts_are_what_customers_said() -> None:
    reader = PlainReader()

    problem = SamplePasses(reader.model(EMBEDDED)).problem

    assert reader.asked == []
    said = {theme.name for theme in ICP.themes()}
    for part in problem.parts[:-1]:
        assert set(part.text.split("; ")) <= {name.rstrip(".") for name in said}
        assert part.traces
        assert part.evidence


def test_a_small_model_s_sentence_says_of_each_part_what_it_tells_and_nothing_twice() -> None:
    problem = SamplePasses(PlainReader().model(EMBEDDED)).problem

    who, *rest, sentence = (part.text for part in problem.parts)
    told = {text.rstrip(".") for text in rest}
    assert sentence.startswith(who.split(". ")[0].rstrip(".") + ". What goes wrong: ")
    assert all(sentence.count(text) == 1 for text in told)
    assert sentence.count(": ") == len(told)


def test_with_a_small_model_too_a_part_without_ground_is_not_found() -> None:
    icp = ICP.model_copy(update={"segments": (), "pains": ()})

    problem = SamplePasses(PlainReader().model(EMBEDDED), Synthesis(icp=icp)).problem

    assert [(part.text, part.assumption) for part in problem.parts] == [("", NOT_FOUND)] * len(PartName)


def test_the_model_is_shown_quotes_and_statements_and_never_a_transcript() -> None:
    reader = PlainReader()

    problem_of(reader)

    for question in reader.asked:
        assert "Eleven hundred pupils" not in shown(question)
        assert "Tell me about the school" not in shown(question)
