"""What recognisers hear, word by word, and the JSON that each tool would write of it: all words are known before."""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st

_BARE = re.compile(r"(?P<word>.*?[\w%€\])’”])(?P<marks>[.,?!…]*)")
_SAID = """
    so So, um it's by hand. hand, right? No. no, 40 € 3.14 50% 1,200 10:30 10:30, café café. Zoë’s “mostly” e-mail
    – 李娜 a_b [laughs] (sic) $40 don't I I'd why? well… A.M. R&D <b> # - * 7
"""
_WORDS = st.sampled_from(_SAID.split())
PEOPLE = ("Pim Adeyo", "Runa Halvik")


class Heard(NamedTuple):
    """One word with the marks behind it. who: 0 or 1; None where the recogniser was not sure."""

    text: str
    who: int | None
    at: float

    @property
    def apart(self) -> tuple[str, str]:
        """The word, and the marks behind it."""
        found = _BARE.fullmatch(self.text)
        return (found["word"], found["marks"]) if found else (self.text, "")


Talk = Sequence[Sequence[Heard]]
"""Turns of words, by turns of either speaker."""


@st.composite
def talks(draw: st.DrawFn, *, sure: bool = True) -> list[list[Heard]]:
    """sure: every word has its speaker."""
    turns = draw(st.lists(st.lists(_WORDS, min_size=1, max_size=9), min_size=2, max_size=7))
    known = st.just(True) if sure else st.sampled_from([True, True, True, False])
    at = 0
    talk = []
    for number, words in enumerate(turns):
        turn = []
        for word in words:
            at += 1
            turn.append(Heard(word, number % 2 if draw(known) else None, at / 4))
        talk.append(turn)
    return talk


def words_of(talk: Talk) -> list[Heard]:
    return [word for turn in talk for word in turn]


def text_of(words: Sequence[Heard]) -> str:
    return " ".join(word.text for word in words)


def _on_channel(talk: Talk, who: int) -> list[Heard]:
    return [word for turn in talk[who::2] for word in turn]


def deepgram(talk: Talk) -> Any:
    return {"results": {"channels": [{"alternatives": [_deepgram(words_of(talk))]}]}}


def deepgram_without_transcript(talk: Talk) -> Any:
    return {"results": {"channels": [{"alternatives": [{"words": _deepgram(words_of(talk))["words"]}]}]}}


def deepgram_utterances(talk: Talk) -> Any:
    return {"results": {"utterances": [_deepgram([word]) for word in words_of(talk)]}}


def deepgram_channels(talk: Talk) -> Any:
    channels = [_deepgram([word._replace(who=None) for word in _on_channel(talk, who)]) for who in (0, 1)]
    return {"results": {"channels": [{"alternatives": [one]} for one in channels]}}


def _deepgram(words: Sequence[Heard]) -> dict[str, Any]:
    listed = [
        {"word": word.apart[0].casefold(), "punctuated_word": word.text, "start": word.at}
        | ({} if word.who is None else {"speaker": word.who})
        for word in words
    ]
    return {"transcript": text_of(words), "words": listed}


def amazon(talk: Talk) -> Any:
    labels = [
        {"start_time": str(word.at), "speaker_label": "" if word.who is None else f"spk_{word.who}"}
        for word in words_of(talk)
    ]
    return _amazon(talk) | {"speaker_labels": {"segments": [{"speaker_label": "", "items": labels}]}}


def amazon_items(talk: Talk) -> Any:
    """Labels on the items themselves."""
    whole = _amazon(talk)
    whole["items"] = [item for word in words_of(talk) for item in _amazon_items(word, label=True)]
    return whole


def amazon_segments(talk: Talk) -> Any:
    segments = [
        {"transcript": text_of(turn), "start_time": str(turn[0].at), "speaker_label": f"spk_{number % 2}"}
        for number, turn in enumerate(talk)
    ]
    return {"audio_segments": segments}


def amazon_channels(talk: Talk) -> Any:
    channels = [
        {
            "channel_label": f"ch_{who}",
            "items": [item for word in _on_channel(talk, who) for item in _amazon_items(word)],
        }
        for who in (0, 1)
    ]
    return {"channel_labels": {"channels": channels}, "items": []}


def _amazon(talk: Talk) -> dict[str, Any]:
    return {
        "transcripts": [{"transcript": text_of(words_of(talk))}],
        "items": [item for word in words_of(talk) for item in _amazon_items(word)],
    }


def _amazon_items(word: Heard, *, label: bool = False) -> list[dict[str, Any]]:
    text, marks = word.apart
    own = {"speaker_label": f"spk_{word.who}"} if label and word.who is not None else {}
    return [
        {"type": "pronunciation", "start_time": str(word.at), "alternatives": [{"content": text}], **own},
        *({"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": mark}]} for mark in marks),
    ]


def google(talk: Talk) -> Any:
    """Version 2: words with labels, a result for each turn."""
    return {"results": [_google(turn, label="speakerLabel") for turn in talk]}


def google_said_again(talk: Talk) -> Any:
    """Version 1: nobody is named until the last result, which says every word again."""
    last = _google(words_of(talk), label="speakerTag", transcript=False)
    return {"results": [*(_google(turn) for turn in talk), last]}


def google_channels(talk: Talk) -> Any:
    results = [_google(turn) | {"channelTag": 1 + number % 2} for number, turn in enumerate(talk)]
    return {"results": results}


def _google(words: Sequence[Heard], label: str = "", *, transcript: bool = True) -> dict[str, Any]:
    listed = []
    for word in words:
        whole, part = divmod(word.at, 1)
        start = {"seconds": str(int(whole)), "nanos": int(part * 1e9)}
        known = {} if word.who is None or not label else {label: word.who + 1}
        listed.append({"word": word.text, "startTime": start, **known})
    return {"alternatives": [{"words": listed} | ({"transcript": f" {text_of(words)}"} if transcript else {})]}


def speechmatics(talk: Talk) -> Any:
    results = []
    for word in words_of(talk):
        text, marks = word.apart
        speaker = "UU" if word.who is None else f"S{word.who + 1}"
        results.append({"type": "word", "start_time": word.at, "alternatives": [{"content": text, "speaker": speaker}]})
        for mark in marks:
            behind = {"type": "punctuation", "attaches_to": "previous", "start_time": word.at}
            results.append(behind | {"alternatives": [{"content": mark, "speaker": speaker}]})
    return {"format": "2.9", "results": results}


def speechmatics_of_old(talk: Talk) -> Any:
    """Speakers apart from the words, and words without marks."""
    speakers = [{"name": f"M{number % 2 + 1}", "time": str(turn[0].at)} for number, turn in enumerate(talk)]
    words = [{"name": word.text, "time": str(word.at)} for word in words_of(talk)]
    return {"speakers": speakers, "words": words}


def fireflies(talk: Talk) -> Any:
    return {"data": {"transcript": {"title": "A call", "sentences": _fireflies(talk), "summary": None}}}


def fireflies_numbered(talk: Talk) -> Any:
    """Names in a list of their own, sentences cut in two."""
    speakers = [{"id": number, "name": name} for number, name in enumerate(PEOPLE)]
    halves = [half for turn in talk for half in (turn[: len(turn) // 2], turn[len(turn) // 2 :]) if half]
    sentences = [one | {"speaker_name": None, "raw_text": one["text"], "text": None} for one in _fireflies(halves)]
    return {"speakers": speakers, "sentences": sentences}


def _fireflies(parts: Talk) -> list[dict[str, Any]]:
    return [
        {"text": text_of(part), "start_time": part[0].at, "speaker_id": part[0].who, "speaker_name": _name(part[0].who)}
        for part in parts
    ]


def _name(who: int | None) -> str | None:
    return None if who is None else PEOPLE[who]


class Tool(NamedTuple):
    """labels: how the two speakers are called. by_word: whether the file can leave a single word without a speaker."""

    write: Callable[[Talk], Any]
    labels: tuple[str, str]
    by_word: bool = True


def _results(write: Callable[[Talk], Any]) -> Callable[[Talk], Any]:
    return lambda talk: {"jobName": "call", "results": write(talk)}


NUMBERED = ("Speaker 1", "Speaker 2")
TOOLS: dict[str, Tool] = {
    "deepgram": Tool(deepgram, ("Speaker 0", "Speaker 1")),
    "deepgram without transcript": Tool(deepgram_without_transcript, ("Speaker 0", "Speaker 1")),
    "deepgram utterances": Tool(deepgram_utterances, ("Speaker 0", "Speaker 1")),
    "amazon-transcribe": Tool(_results(amazon), ("spk_0", "spk_1")),
    "amazon-transcribe items": Tool(_results(amazon_items), ("spk_0", "spk_1")),
    "amazon-transcribe segments": Tool(_results(amazon_segments), ("spk_0", "spk_1"), by_word=False),
    "google-speech": Tool(google, NUMBERED),
    "google-speech said again": Tool(google_said_again, NUMBERED),
    "speechmatics": Tool(speechmatics, ("S1", "S2")),
    "speechmatics of old": Tool(speechmatics_of_old, ("M1", "M2"), by_word=False),
    "fireflies": Tool(fireflies, PEOPLE, by_word=False),
    "fireflies numbered": Tool(fireflies_numbered, PEOPLE, by_word=False),
}
CHANNELS: dict[str, Tool] = {
    "deepgram": Tool(deepgram_channels, ("Speaker 0", "Speaker 1")),
    "amazon-transcribe": Tool(_results(amazon_channels), ("ch_0", "ch_1")),
    "google-speech": Tool(google_channels, NUMBERED),
}
"""A channel for each speaker."""
