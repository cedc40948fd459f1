"""A difference in words: text for a terminal, Markdown for a comment."""

import json

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Action
from icp2prd.domain.difference import Difference, Happened, ItemChange, MovedPriority, MovedQuote, NewDecision, Wording
from icp2prd.render.changes import DiffFormat, change_summary, diff_in, tally

QUOTE = MovedQuote(id=ItemId("EV-009"), interview="cyd", words="It *never* fits.")
GONE = ItemChange(
    item=ItemId("REQ-002"),
    word="requirement",
    text="The product must fold.",
    happened=(Happened.GONE,),
    replaced_by=(ItemId("REQ-004"),),
    why="its quotes are read differently",
)
MOVED = ItemChange(
    item=ItemId("REQ-001"),
    word="requirement",
    text="The product must fit.",
    happened=(Happened.PRIORITY, Happened.LOST, Happened.GAINED, Happened.REWORDED, Happened.DECIDED),
    wording=(Wording(field="text", before="The product must fit", after="The product must fit."),),
    priority=MovedPriority(before="should", after="must", because="3 of 3 customers"),
    gained=(QUOTE,),
    lost=(QUOTE.model_copy(update={"opposes": True}),),
    decided=(NewDecision(id="DEC-001", action=Action.WAIVE, by="Dana", reason="known", rule="WORDS-001", waits=True),),
    causes=("interviews/cyd.txt", "prompt requirement"),
)
FOUND = Difference(before="HEAD (1234567)", after="the working tree", because=("gtm.md is new.",), items=(MOVED, GONE))


def test_text_puts_first_what_matters_most() -> None:
    assert diff_in(DiffFormat.TEXT, FOUND).split("\n") == [
        "HEAD (1234567) → the working tree: 1 gone, 1 priority moved, 1 evidence lost, 1 evidence gained, "
        "1 reworded, 1 decided",
        "gtm.md is new.",
        "",
        "Gone (1)",
        "  REQ-002  The product must fold.",
        "      requirement",
        "      its quotes are read differently",
        "      in its place: REQ-004",
        "",
        "Moved in priority (1)",
        "  REQ-001  The product must fit.",
        "      requirement; evidence lost, evidence gained, reworded and decided",
        "      was: The product must fit",
        "      should → must: 3 of 3 customers",
        "      + “It *never* fits.” (cyd, EV-009)",
        "      − “It *never* fits.” (cyd, EV-009, against it)",
        "      DEC-001 waive WORDS-001, by Dana: known (waits for the next run)",
        "      behind it: interviews/cyd.txt and prompt requirement",
        "",
    ]


def test_markdown_shows_words_as_they_are() -> None:
    text = diff_in(DiffFormat.MARKDOWN, FOUND)

    assert "- **REQ-002** The product must fold.\n  - requirement\n" in text
    assert "It \\*never\\* fits." in text


def test_json_is_the_difference_itself() -> None:
    assert Difference.model_validate(json.loads(diff_in(DiffFormat.JSON, FOUND))) == FOUND


def test_nothing_is_nothing() -> None:
    nothing = Difference(before="a", after="b")

    assert (diff_in(DiffFormat.TEXT, nothing), diff_in(DiffFormat.MARKDOWN, nothing)) == ("", "")
    assert tally(()) == "no item differs"


def test_an_input_that_moved_nothing_is_still_told() -> None:
    found = Difference(before="a", after="b", because=("gtm.md is new.",))

    assert diff_in(DiffFormat.TEXT, found) == "a → b: no item differs\ngtm.md is new.\n"


def test_a_change_log_counts_quotes_and_prints_none() -> None:
    said = change_summary(MOVED)

    assert "1 quote more; 1 quote less" in said
    assert "never" not in said


def test_many_quotes_are_cut_short() -> None:
    many = MOVED.model_copy(update={"gained": (QUOTE,) * 9})

    assert "      + 4 more" in diff_in(DiffFormat.TEXT, FOUND.model_copy(update={"items": (many,)})).split("\n")
