from tests.ingest.asr.talk import TALK, as_json, loaded
from tests.ingest.reading import spoken


def test_labels_on_the_items_themselves_are_enough() -> None:
    value = loaded("amazon.json")
    labels = {
        one["start_time"]: one["speaker_label"] for one in value["results"]["speaker_labels"]["segments"][0]["items"]
    }
    for item in value["results"]["items"]:
        if "start_time" in item:
            item["speaker_label"] = labels[item["start_time"]]
    del value["results"]["speaker_labels"]

    assert [text for _, text in spoken(as_json(value))] == list(TALK)


def test_segments_without_items_label_what_begins_during_them() -> None:
    value = loaded("amazon.json")
    value["results"]["speaker_labels"]["segments"] = [
        {"start_time": "0.0", "end_time": "5.0", "speaker_label": "spk_0", "items": []},
        {"start_time": "5.0", "end_time": "17.5", "speaker_label": "spk_1"},
    ]

    turns = spoken(as_json(value))

    assert turns[:2] == [("spk_0", TALK[0]), ("spk_1", TALK[1])]
    assert turns[2][0] == "Unknown speaker"


def test_audio_segments_are_read_where_there_are_no_items_and_label_them_where_there_are() -> None:
    segments = [
        {"id": 0, "transcript": "How so?", "start_time": "0.1", "speaker_label": "spk_0", "items": [0, 1, 2]},
        {"id": 1, "transcript": "By hand.", "start_time": "2.0", "speaker_label": "spk_1", "items": [3, 4, 5]},
    ]
    contents = ["How", "so", "?", "By", "hand", "."]
    items = [
        {"id": at, "alternatives": [{"content": one}], "type": "punctuation" if one in "?." else "pronunciation"}
        for at, one in enumerate(contents)
    ]
    expected = [("spk_0", "How so?"), ("spk_1", "By hand.")]

    assert spoken(as_json({"results": {"audio_segments": segments}})) == expected
    assert spoken(as_json({"results": {"audio_segments": segments, "items": items}})) == expected


def test_channels_are_put_in_order_of_time() -> None:
    def channel(label: str, *words: tuple[str, str]) -> dict[str, object]:
        items = [{"start_time": time, "alternatives": [{"content": word}]} for time, word in words]
        return {"channel_label": label, "items": items}

    channels = [channel("ch_0", ("0.1", "How"), ("0.4", "so?")), channel("ch_1", ("1.0", "By"), ("1.2", "hand."))]

    assert spoken(as_json({"results": {"channel_labels": {"channels": channels[::-1]}, "items": []}})) == [
        ("ch_0", "How so?"),
        ("ch_1", "By hand."),
    ]
