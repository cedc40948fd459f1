import pytest

from icp2prd.stages.planning.demands import demand_in

DEMANDS = [
    ("I'd have to see where every number came from.", "let the user see where every number came from"),
    ("It'd have to work with our till, otherwise I'm typing everything twice.", "work with their till"),
    ("And it can't send a thing in my name.", "not send a thing in their name"),
    (
        "Give me one fixed layout and don't ever let me touch it.",
        "give the user one fixed layout and never let them touch it",
    ),
    (
        "And nothing goes out to a patient that one of us hasn't seen first.",
        "make sure that nothing goes out to a patient",
    ),
    ("Show me who could go, right now, and then I decide.", "show the user who could go, right now"),
    (
        "The client mustn't be able to change anything after I've filed it.",
        "not let the client change anything after they've filed it",
    ),
    ("The lads have to be able to learn it in a morning.", "let the lads learn it in a morning"),
    (
        "If it doesn't print a page the inspector recognises, it's no use to me.",
        "print a page the inspector recognises",
    ),
    (
        "If it can't bring that across then I'm keeping two systems alive.",
        "bring that across",
    ),
    ("Must work for staff who don't read German well.", "work for staff who don't read German well"),
    ("If it sends the wrong girl to a hoist, they'd take my licence off me.", "not send the wrong girl to a hoist"),
    ("If it loses a page, it's dead.", "not lose a page"),
    ("If it pushes them onto me, I'm out.", "not push them onto them"),
    ("If it copies the names, it doesn't go in.", "not copy the names"),
    ("And you've got to be able to wipe it, it's dust in here.", "let the user wipe it"),
    ("And can I change the battery with gloves on.", "let the user change the battery with gloves on"),
    ("So the value has to be agreed before it moves.", "make sure that the value is agreed before it moves"),
    ("And I'd want it to, um, I'd want it to just pay the regular ones.", "pay the regular ones"),
    (
        "I need a record of who was in that house and when, because the inspector asks.",
        "give the user a record of who was in",
    ),
]


@pytest.mark.parametrize(("said", "what"), DEMANDS)
def test_what_a_customer_asks_for_becomes_what_the_product_must_do(said: str, what: str) -> None:
    assert demand_in(said).startswith(f"The product must {what}")
    assert " then " not in demand_in(said)


@pytest.mark.parametrize(
    "said", ["I'd need to run the small ones only and", "It has to say what it was and the", "I want to block it, but…"]
)
def test_what_breaks_off_is_no_demand(said: str) -> None:
    assert demand_in(said) == ""


def test_what_must_be_possible_in_a_case_keeps_the_case() -> None:
    said = "If a thing's promised already I should be able to say no while they're on the phone."

    assert demand_in(said) == (
        "When a thing's promised already, the product must let the user say no while they're on the phone"
    )


def test_a_verdict_is_no_condition() -> None:
    said = "If it's an app it's no good to me, it has to be something I can stick on the fridge."

    assert demand_in(said) == "The product must be something they can stick on the fridge"


def test_a_condition_stays_in_front() -> None:
    demand = demand_in("If the wifi drops it can't lose what I've scanned.")

    assert demand == "If the wifi drops, the product must not lose what they've scanned"


@pytest.mark.parametrize(
    "said",
    [
        "That's the only thing.",
        "I need to trust the number.",
        "It would have to send him a text, in big letters.",
        "Take the copying.",
        "Single sign-on with the university is a must.",
        "",
    ],
)
def test_what_has_no_shape_or_names_somebody_we_do_not_know_is_left_alone(said: str) -> None:
    assert demand_in(said) == ""


@pytest.mark.parametrize("said", [said for said, _ in DEMANDS])
def test_no_demand_speaks_in_the_first_person(said: str) -> None:
    words = demand_in(said).replace("’", "'").split()

    assert not {"I", "I'd", "I've", "me", "my", "we", "our", "us"} & set(words)
