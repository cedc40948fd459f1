from collections.abc import Sequence

import pytest

from icp2prd.llm.fake import bag_of_words
from icp2prd.llm.protocol import Vector
from icp2prd.stages.extracting.gist import LONGEST_SENTENCE, MOST_WORDS, gist_of
from icp2prd.stages.retelling import plainly

LONG = (
    "So the ferry office gave us the list on paper every Friday evening and we type all of it into the harbour's own"
    " book by hand, which takes the best part of the night, and my brother, he's called Tomás, he brings soup"
)


def by_words(texts: Sequence[str]) -> list[Vector]:
    return [bag_of_words(text) for text in texts]


def test_a_sentence_that_is_not_long_stays_whole_and_nothing_is_measured() -> None:
    def never(texts: Sequence[str]) -> list[Vector]:
        raise AssertionError(texts)

    assert gist_of("And we type it in by hand.", never) == "And we type it in by hand."


def test_of_a_long_one_the_part_that_is_nearest_to_the_whole_stands_for_it() -> None:
    nearest = "we type all of it into the harbour's own book by hand, which takes the best part of the night"

    assert gist_of(LONG, by_words) == nearest


def test_which_is_nearest_is_said_by_the_vectors() -> None:
    def paper(texts: Sequence[str]) -> list[Vector]:
        return [(1.0, 0.0), *((0.9, 0.4359) if text.endswith("evening") else (0.7, 0.7141) for text in texts[1:])]

    assert gist_of(LONG, paper) == "the ferry office gave us the list on paper every Friday evening"


def test_one_that_has_no_part_near_to_it_stays_whole() -> None:
    def far(texts: Sequence[str]) -> list[Vector]:
        return [(1.0, 0.0), *((0.0, 1.0) for _ in texts[1:])]

    assert gist_of(LONG, far) == LONG


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        (
            "I would never go and tell the harbour master or any of the four pilots on the night boat,"
            " it is their own fault and ours as much, they have lost the whole of the manifest again this winter",
            "it is their own fault",
        ),
        (
            "If the harbour master comes down the steps on a Monday morning with the red folder under his arm and the dog,"
            " we have lost the berth for the whole of the summer and half of the autumn as well",
            "we have lost the berth",
        ),
        (
            "They have kept the berth for us all of the summer unless somebody from one of the big boats rings up the office"
            " first, and then it is the outer wall for the whole of the long weekend in May",
            "summer",
        ),
    ],
)
def test_no_part_leaves_behind_what_turns_it_round(sentence: str, never: str) -> None:
    """Whatever is nearest: each part in turn is made to be."""
    offered: list[str] = []

    def listen(texts: Sequence[str]) -> list[Vector]:
        offered.extend(texts[1:])
        return by_words(texts)

    assert len(sentence.split()) > LONGEST_SENTENCE
    gist_of(sentence, listen)
    assert [part for part in offered if part.startswith(never) or part.endswith(never)] == []


def test_every_part_is_a_run_of_the_sentence_and_short() -> None:
    offered: list[str] = []

    def listen(texts: Sequence[str]) -> list[Vector]:
        offered.extend(texts[1:])
        return by_words(texts)

    gist_of(LONG, listen)

    assert len(offered) > 1
    assert [part for part in offered if part not in plainly(LONG) or len(part.split()) > MOST_WORDS] == []
