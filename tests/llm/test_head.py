import numpy as np
import pytest

from icp2prd.errors import ModelUnavailable
from icp2prd.llm import FakeModel
from icp2prd.llm.cache import CallCache
from icp2prd.llm.call import Sorted
from icp2prd.llm.door import Door
from icp2prd.llm.fake import FakeBackend, FakeEmbedder, Script
from icp2prd.llm.head import NOTHING, SEEN, features_of, head_file, head_for, laid_out, likeliest, seen_of, shown_as
from icp2prd.llm.profiles import HEADED
from icp2prd.llm.protocol import Spoken
from icp2prd.llm.sorter import HeadSorter
from icp2prd.llm.weights import LANGUAGE_MODEL
from training.sentences import LABELS, hash_of_sentences, labelled_turns

SPOKEN = Spoken(item="ana/1", asked="How\nis it?", sentences=("It’s  fine.", "Two days, every month."))


def by_letters(text: str) -> tuple[list[bytes], np.ndarray]:
    """A token for each byte, its state the byte itself."""
    data = text.encode()
    return [bytes([one]) for one in data], np.array([[float(one)] for one in data])


def test_each_sentence_stands_on_a_line_of_its_own_and_its_span_counts_bytes() -> None:
    laid = laid_out(SPOKEN)

    assert laid.text == "Interviewer: How is it?\nCustomer:\n- It’s fine.\n- Two days, every month.\n"
    assert [laid.text.encode()[start:end].decode() for start, end in laid.spans] == [
        "It’s fine.",
        "Two days, every month.",
    ]


def test_the_features_of_a_sentence_are_its_last_state_the_mean_of_its_states_and_what_is_seen_in_it() -> None:
    laid = laid_out(SPOKEN)

    rows = features_of(laid, *by_letters(laid.text))

    own = [float(one) for one in b"Two days, every month."]
    assert rows.shape == (2, 2 + SEEN)
    assert rows[1, :2].tolist() == pytest.approx([own[-1], sum(own) / len(own)])
    assert rows[:, 2:].tolist() == seen_of(laid).tolist()


def test_anybody_sees_how_long_a_sentence_is_and_what_it_holds() -> None:
    said = ("That was Friday.", "We'd have to wait two hours, and nobody knows why?")

    short, long = seen_of(laid_out(SPOKEN.model_copy(update={"sentences": said}))).tolist()

    assert short == pytest.approx([np.log(4), 1, 0, 0, 0, 0, 0])
    assert long == pytest.approx([np.log(11), 0, 1, 1, 1, 1, 1])


def test_the_head_was_trained_on_the_sentences_as_they_are() -> None:
    file = head_file(LANGUAGE_MODEL.sha256)

    assert file is not None
    assert file.sentences == hash_of_sentences(), "train again: python -m training.train"
    assert set(file.labels) == set(LABELS.values())
    assert 0.5 < file.held_out < 1


def test_there_is_no_head_for_other_weights() -> None:
    assert head_file("0" * 64) is None
    with pytest.raises(LookupError):
        head_for("0" * 64)


def test_the_shares_of_a_sentence_add_up_to_one() -> None:
    head = head_for(LANGUAGE_MODEL.sha256)
    scores = head.scores(np.zeros(head.size))

    assert sum(scores.values()) == pytest.approx(1.0, abs=0.01)
    assert likeliest({"pain": 0.2, NOTHING: 0.8}) == NOTHING


def test_a_sentence_in_doubt_is_shown() -> None:
    assert likeliest({"pain": 0.4, "trigger": 0.05, NOTHING: 0.55}) == NOTHING
    assert shown_as({"pain": 0.4, "trigger": 0.05, NOTHING: 0.55}) == "pain"
    assert shown_as({"pain": 0.2, NOTHING: 0.8}) == NOTHING


def test_no_fixture_is_among_the_sentences_it_was_trained_on() -> None:
    from pathlib import Path

    fixtures = " ".join(
        file.read_text("utf-8") for file in Path("fixtures").rglob("*.*") if file.suffix in {".md", ".txt", ".vtt"}
    )
    flat = " ".join(fixtures.split())

    long = [one for turn in labelled_turns() for one in turn.spoken.sentences if len(one.split()) > 5]
    assert not [one for one in long if one in flat]


class CountingSorter:
    model_id = "fake/sorter"

    def __init__(self) -> None:
        self.sorted = 0

    def sort(self, spoken: Spoken) -> Sorted:
        self.sorted += 1
        return Sorted(scores=tuple({"pain": 1.0} for _ in spoken.sentences), prompt_tokens=7)


def test_what_was_sorted_once_is_not_sorted_again(tmp_path) -> None:  # type: ignore[no-untyped-def]
    sorter = CountingSorter()
    for _ in range(2):
        door = Door(FakeBackend(Script({})), FakeEmbedder(), sorter=sorter, cache=CallCache(tmp_path), profile=HEADED)
        assert door.sort(SPOKEN) == ({"pain": 1.0}, {"pain": 1.0})

    assert sorter.sorted == 1
    assert door.totals.cached == 1


def test_a_door_without_a_sorter_says_so() -> None:
    door = Door(FakeBackend(Script({})), FakeEmbedder(), profile=HEADED)

    with pytest.raises(ModelUnavailable):
        door.sort(SPOKEN)


def test_a_long_turn_is_read_in_pieces_of_whole_sentences() -> None:
    texts: list[str] = []

    def states(text: str) -> tuple[list[bytes], np.ndarray]:
        texts.append(text)
        pieces, _ = by_letters(text)
        return pieces, np.zeros((len(pieces), (head_for(LANGUAGE_MODEL.sha256).size - SEEN) // 2))

    sentences = tuple(f"Sentence {number} takes us two days every month." for number in range(200))
    made = HeadSorter(states, LANGUAGE_MODEL.sha256, "x").sort(SPOKEN.model_copy(update={"sentences": sentences}))

    assert len(made.scores) == 200
    assert len(texts) > 1
    assert all(len(text.split()) < 700 for text in texts)


def test_the_fake_sorts_by_what_it_was_told() -> None:
    model = FakeModel(profile=HEADED, labels={"Two days, every month.": "pain"})

    assert [likeliest(one) for one in model.sort(SPOKEN)] == [NOTHING, "pain"]
