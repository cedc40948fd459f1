"""Google, Speechmatics, Fireflies, Gong: what is peculiar to each."""

from collections.abc import Sequence

from tests.ingest.asr.talk import TALK, as_json, export, loaded
from tests.ingest.reading import refuse, spoken


def google(*results: Sequence[object]) -> dict[str, object]:
    return {"results": [{"alternatives": [{"words": words}]} for words in results]}


def test_google_results_of_a_long_operation_with_times_in_two_parts() -> None:
    words = [{"word": "Hi.", "startTime": {"seconds": "3", "nanos": 300_000_000}}, {"word": "Oh."}]

    interview = as_json({"name": "123", "response": google(words)})

    assert spoken(interview) == [("Unknown speaker", "Hi. Oh.")]
    assert interview.turns[0].time == 3.3


def test_google_words_are_read_twice_only_where_they_are_not_the_same_words() -> None:
    first, again = [{"word": "Hi."}], [{"word": "Hi.", "speakerTag": 1}]

    assert spoken(as_json(google(first, again))) == [("Speaker 1", "Hi.")]
    assert spoken(as_json(google(first, [*again, {"word": "Oh.", "speakerTag": 1}])))[-1] == ("Speaker 1", "Hi. Oh.")
    assert spoken(as_json(google(first, first))) == [("Unknown speaker", "Hi. Hi.")]


def test_google_speaker_number_nought_is_nobody() -> None:
    words = [{"word": "Hi.", "speakerTag": 0}, {"word": "Oh.", "speakerTag": 2}]

    assert spoken(as_json(google(words))) == [("Unknown speaker", "Hi."), ("Speaker 2", "Oh.")]


def test_speechmatics_marks_that_belong_to_the_next_word_stand_before_it() -> None:
    def result(kind: str, content: str, attaches_to: str = "") -> dict[str, object]:
        return {"type": kind, "attaches_to": attaches_to, "alternatives": [{"content": content, "speaker": "S1"}]}

    results = [result("punctuation", "¿", "next"), result("word", "Cómo"), result("punctuation", "?", "previous")]

    assert spoken(as_json({"results": results})) == [("S1", "¿Cómo?")]


def test_speechmatics_of_old_has_its_speakers_apart() -> None:
    value = {
        "speakers": [{"name": "F2", "time": "1.0", "duration": "2"}, {"name": "M1", "time": "0.0", "duration": "1"}],
        "words": [
            {"name": "How", "time": "0.1"},
            {"name": "so", "time": "0.4"},
            {"name": "?", "time": "0.5"},
            {"name": "By", "time": "1.1"},
            {"name": "hand", "time": "1.4"},
        ],
    }

    assert spoken(as_json(value)) == [("M1", "How so?"), ("F2", "By hand")]


def test_fireflies_sentences_may_be_null_and_stand_at_the_top() -> None:
    value = loaded("fireflies.json")["data"]["transcript"]

    assert [text for _, text in spoken(as_json(value))] == list(TALK)
    assert refuse('{"transcript": {"sentences": null}}', "a.json").reason == "without a word that anyone says"


def test_fireflies_title_is_a_detail_and_its_summary_is_named() -> None:
    interview = export("fireflies.json")

    assert [(detail.name, detail.value) for detail in interview.details] == [("title", "Call with Runa Halvik")]
    assert [notice for notice in interview.notices if "plans its shifts on paper" in notice]


def test_gong_speakers_have_names_where_the_parties_are_in_the_file() -> None:
    value = loaded("gong.json")
    value["calls"] = [{"parties": [{"speakerId": "8802", "name": "Runa Halvik"}, {"speakerId": None, "name": "x"}]}]

    assert [name for name, _ in spoken(as_json(value))][:2] == ["Speaker 2", "Runa Halvik"]


def test_several_calls_of_gong_in_one_file_are_refused() -> None:
    unread = refuse('{"callTranscripts": [{"transcript": []}, {"transcript": []}]}', "calls.json")

    assert unread.reason == "2 calls of Gong in one file"


def test_speechmatics_word_that_belongs_behind_a_mark_of_somebody_else_is_its_own_speakers() -> None:
    def result(kind: str, content: str, speaker: str, attaches_to: str = "") -> dict[str, object]:
        return {"type": kind, "attaches_to": attaches_to, "alternatives": [{"content": content, "speaker": speaker}]}

    results = [result("word", "Sí", "S1"), result("punctuation", "¿", "S1", "next"), result("word", "Cómo", "S2")]

    assert spoken(as_json({"results": results})) == [("S1", "Sí ¿"), ("S2", "Cómo")]
