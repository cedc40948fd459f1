import pytest

from tests.ingest.asr.talk import TALK, as_json, loaded
from tests.ingest.reading import spoken


@pytest.mark.parametrize("utterances", [None, []])
def test_without_utterances_the_words_make_the_turns(utterances: object) -> None:
    interview = as_json(loaded("assemblyai.json") | {"utterances": utterances})

    assert [text for _, text in spoken(interview)] == list(TALK)
    assert interview.turns[1].time == 5.1


def test_without_words_the_text_is_read() -> None:
    value = loaded("assemblyai.json") | {"utterances": None, "words": None}

    assert " ".join(text for _, text in spoken(as_json(value))) == " ".join(TALK)


def test_its_summary_is_no_speech_and_is_named() -> None:
    interview = as_json(loaded("assemblyai.json") | {"summary": "They plan on paper."})

    assert "They plan on paper." not in " ".join(text for _, text in spoken(interview))
    assert [notice for notice in interview.notices if "a summary that the tool wrote" in notice]
