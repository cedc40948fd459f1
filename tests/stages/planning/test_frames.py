import pytest

from icp2prd.domain.ears import pattern_of
from icp2prd.domain.requirement import Pattern
from icp2prd.stages.planning.frames import Shape, demand_frame, frame_for, frame_of


@pytest.mark.parametrize("shape", list(Shape))
def test_every_frame_is_a_requirement_with_a_criterion_and_without_a_number(shape: Shape) -> None:
    frame = frame_for(shape)

    assert pattern_of(frame.statement) is not Pattern.NONE
    assert all((frame.title, frame.given, frame.when, frame.then))
    assert not any(letter.isdigit() for letter in frame.model_dump_json())


@pytest.mark.parametrize(
    ("complaint", "shape"),
    [
        ("The total was wrong and she saw it.", Shape.DIFFERENCE),
        ("And the bank froze the second draw.", Shape.DEADLINE),
        ("Two birthdays were double booked.", Shape.CLASH),
        ("I forgot a follow-up.", Shape.FORGOTTEN),
        ("It takes two evenings.", Shape.EFFORT),
        ("Her list differs from mine.", Shape.DIFFERENCE),
    ],
)
def test_the_shape_of_a_complaint_decides_the_frame(complaint: str, shape: Shape) -> None:
    assert frame_of([complaint], about="the list") == frame_for(shape, "the list")


@pytest.mark.parametrize(
    "complaint",
    [
        "My cat sat on it.",
        "It was gone, and I looked like I didn't know my own company.",
        "She sneezed for an hour.",
        "You have a different view of things then.",
    ],
)
def test_a_complaint_without_a_shape_has_no_frame(complaint: str) -> None:
    assert frame_of([complaint], about="the list") is None


def test_a_complaint_about_nothing_has_no_frame_for_it_would_suit_any_product() -> None:
    assert frame_of(["The total was wrong and she saw it."]) is None


def test_what_is_told_again_is_named_by_the_sentence_itself() -> None:
    frame = frame_of(["So it's the same month told three times."], about="the lead")

    assert frame
    assert frame.statement.startswith("When the same month has to be told more than once, the product must")


def test_the_first_complaint_with_a_shape_decides() -> None:
    told = ["My cat sat on it.", "I was late.", "It was wrong."]

    assert frame_of(told, about="the rent") == frame_for(Shape.DEADLINE, "the rent")


@pytest.mark.parametrize(
    ("demand", "then"),
    [
        ("The product must not send a thing in their name", "no case is found in which it did send"),
        ("The product must let the user see the source", "they can see the source"),
        ("The product must make sure that nothing is lost", "no case is found: nothing is lost"),
        ("The product must match the books", "the tester sees it match the books"),
    ],
)
def test_a_demand_gets_a_criterion_that_fails_without_it(demand: str, then: str) -> None:
    assert then in demand_frame(demand).then


def test_the_condition_of_a_demand_is_what_is_given() -> None:
    assert demand_frame("If the wifi drops, the product must not lose a scan").given == "the wifi drops"
