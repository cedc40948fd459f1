from tests.ingest.asr.talk import TALK, as_json, loaded
from tests.ingest.reading import spoken


def test_with_utterances_alone_those_of_one_speaker_are_joined() -> None:
    utterances = [{"speaker": 0, "transcript": word, "start": at} for at, word in enumerate(TALK[0].split())]

    assert spoken(as_json({"results": {"utterances": utterances}})) == [("Speaker 0", TALK[0])]


def test_without_words_the_transcript_of_a_channel_is_read() -> None:
    interview = as_json({"results": {"channels": [{"alternatives": [{"transcript": TALK[1], "words": []}]}]}})

    assert spoken(interview) == [("Unknown speaker", TALK[1])]


def test_two_channels_are_two_speakers_and_their_sentences_are_not_mixed() -> None:
    asked = [{"word": word, "start": at} for at, word in enumerate(["How", "often?"])]
    said = [{"word": word, "start": 0.5 + at} for at, word in enumerate(["Mm.", "Every", "day."])]
    channels = [{"alternatives": [{"words": words}]} for words in (asked, said)]

    assert spoken(as_json({"results": {"channels": channels}})) == [
        ("Speaker 0", "How often?"),
        ("Speaker 1", "Mm. Every day."),
    ]


def test_speakers_on_two_channels_are_told_apart_by_both_numbers() -> None:
    def channel(*speakers: int) -> dict[str, object]:
        return {"alternatives": [{"words": [{"word": f"w{one}.", "start": one, "speaker": one} for one in speakers]}]}

    interview = as_json({"results": {"channels": [channel(0, 1), channel(0)]}})

    assert {name for name, _ in spoken(interview)} == {"Speaker 0-0", "Speaker 0-1", "Speaker 1"}


def test_a_word_that_nobody_was_found_for_between_two_of_one_speaker_is_that_speaker_s() -> None:
    value = loaded("deepgram.json")
    words = value["results"]["channels"][0]["alternatives"][0]["words"]
    del words[2]["speaker"]
    del words[-1]["speaker"]

    turns = spoken(as_json(value))

    assert turns[0] == ("Speaker 0", TALK[0])
    assert turns[-1] == ("Unknown speaker", "short.")
