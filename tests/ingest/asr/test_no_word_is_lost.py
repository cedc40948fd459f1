"""The words that a recogniser wrote, in whatever form, are those of the turns: none lost, none twice, none moved."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.asr.recognised import CHANNELS, TOOLS, Heard, talks, words_of
from tests.ingest.asr.talk import as_json
from tests.ingest.reading import spoken

EACH = pytest.mark.parametrize("tool", TOOLS)
BY_WORD = pytest.mark.parametrize("tool", [name for name, tool in TOOLS.items() if tool.by_word])
CHANNELLED = pytest.mark.parametrize("tool", CHANNELS)


@EACH
@settings(deadline=None, derandomize=True, max_examples=80)
@given(talk=talks())
def test_every_word_is_in_the_turn_of_whoever_said_it(tool: str, talk: list[list[Heard]]) -> None:
    interview = as_json(TOOLS[tool].write(talk))

    assert interview.format == tool.split(" ")[0]
    expected = [(TOOLS[tool].labels[number % 2], [word.text for word in turn]) for number, turn in enumerate(talk)]
    assert [(name, text.split()) for name, text in spoken(interview)] == expected


@BY_WORD
@settings(deadline=None, derandomize=True, max_examples=80)
@given(talk=talks(sure=False))
def test_words_without_a_speaker_are_kept_and_move_nobody_elses(tool: str, talk: list[list[Heard]]) -> None:
    turns = spoken(as_json(TOOLS[tool].write(talk)))

    told = [(name, word) for name, text in turns for word in text.split()]
    assert [word for _, word in told] == [word.text for word in words_of(talk)]
    for (name, _), word in zip(told, words_of(talk), strict=True):
        assert word.who is None or name == TOOLS[tool].labels[word.who]


@CHANNELLED
@settings(deadline=None, derandomize=True, max_examples=80)
@given(talk=talks())
def test_of_two_channels_every_word_is_kept_in_the_order_of_its_own(tool: str, talk: list[list[Heard]]) -> None:
    turns = spoken(as_json(CHANNELS[tool].write(talk)))

    for who, label in enumerate(CHANNELS[tool].labels):
        said = [word for name, text in turns if name == label for word in text.split()]
        assert said == [word.text for turn in talk[who::2] for word in turn]


@EACH
@settings(deadline=None, derandomize=True, max_examples=20)
@given(talk=talks(), at=st.integers(0, 40))
def test_a_word_more_in_the_file_is_a_word_more_in_the_turns(tool: str, talk: list[list[Heard]], at: int) -> None:
    """Or a reader that hands back what it expects would pass all of the above."""
    first = talk[0]
    more = [[*first[: at % len(first)], first[0]._replace(text="Quokka"), *first[at % len(first) :]], *talk[1:]]

    told = " ".join(text for _, text in spoken(as_json(TOOLS[tool].write(more))))

    assert told.split().count("Quokka") == 1
