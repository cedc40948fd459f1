"""Presidio beside our own patterns: at its interface with a stand-in, and the library itself where it is installed."""

import sys
from collections.abc import Sequence
from types import ModuleType, SimpleNamespace

import pytest

from icp2prd.domain.evidence import Span
from icp2prd.domain.settings import Settings
from icp2prd.errors import SettingsError
from icp2prd.privacy import Redaction
from icp2prd.privacy.presidio import KINDS, LEAST_SCORE, PresidioFinder, presidio_finder
from icp2prd.study.intake import finders_for
from tests.privacy.reading import answers, redacted


class Result:
    def __init__(self, entity_type: str, start: int, end: int) -> None:
        self.entity_type, self.start, self.end = entity_type, start, end


class Lists:
    """Stands in for Presidio's analyzer: finds the words it was given, as the kinds it was given."""

    def __init__(self, **found: str) -> None:
        self._found = found

    def analyze(self, *, text: str, language: str, entities: list[str], score_threshold: float) -> list[Result]:
        assert (language, score_threshold) == ("en", LEAST_SCORE)
        assert "EMAIL_ADDRESS" not in entities  # Presidio fetches a list from the network for those
        return [
            Result(kind, at, at + len(words)) for kind, words in self._found.items() if (at := text.find(words)) >= 0
        ]


def with_presidio(*words: str, **found: str) -> Redaction:
    return redacted(*words, more=(PresidioFinder(Lists(**found)),))


def raw_of(redaction: Redaction, placeholder: str) -> Sequence[str]:
    """What was said in the place of a placeholder, turn by turn."""
    found = []
    for interview in redaction.interviews.interviews:
        for turn in interview.turns:
            at = turn.text.find(placeholder)
            if at >= 0:
                there = redaction.alignments[turn.id].to_raw(Span(start=at, end=at + len(placeholder)))
                found.append(redaction.raw[turn.id].text[there.start : there.end])
    return found


def test_what_presidio_finds_once_is_replaced_wherever_it_stands() -> None:
    words = ("Then Tomasz came.", "tomasz again.")

    assert answers(redacted(*words)) == list(words)
    assert answers(with_presidio(*words, PERSON="Tomasz")) == ["Then [PERSON_2] came.", "[PERSON_2] again."]


def test_what_it_finds_stands_beside_what_we_find_and_both_lead_back_to_what_was_said() -> None:
    said = "😀 Zoë’s café: then Farah Nasser wrote to dana@kelp.example, and 4 hours were gone at Siemens."

    redaction = with_presidio(said, PERSON="Farah Nasser", ORGANIZATION="Siemens")

    assert answers(redaction) == [
        "😀 Zoë’s café: then [PERSON_2] wrote to [EMAIL_1], and 4 hours were gone at [ORGANISATION_1]."
    ]
    assert raw_of(redaction, "[PERSON_2]") == ["Farah Nasser"]
    assert raw_of(redaction, "[EMAIL_1]") == ["dana@kelp.example"]
    assert raw_of(redaction, "[ORGANISATION_1]") == ["Siemens"]
    assert raw_of(redaction, "4 hours were gone") == ["4 hours were gone"]


@pytest.mark.parametrize(
    ("said", "kind", "found", "told"),
    [
        ("Ask dana@kelp.example about it.", "PERSON", "dana", "Ask [EMAIL_1] about it."),
        ("Ask Dr. Osei Tutu about it.", "PERSON", "Osei", "Ask Dr. [PERSON_2] about it."),
        ("The card is 4111 1111 1111 1111, yes.", "CREDIT_CARD", "4111 1111 1111 1111", "The card is [CARD_1], yes."),
        ("Priya Raman said so.", "PERSON", "Priya Raman", "[PERSON_1] said so."),
        ("It was 4 hours in March.", "DATE_TIME", "March", "It was 4 hours in March."),
    ],
    ids=["within ours", "part of ours", "the same as ours", "who speaks", "of no kind that is replaced"],
)
def test_where_both_find_something_one_placeholder_stands_for_the_whole(
    said: str, kind: str, found: str, told: str
) -> None:
    assert answers(with_presidio(said, **{kind: found})) == [told]


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (3, 3), (5, 2), (0, 999)])
def test_offsets_that_cannot_be_are_passed_over(start: int, end: int) -> None:
    class Astray:
        def analyze(self, *, text: str, language: str, entities: list[str], score_threshold: float) -> list[Result]:
            return [Result("PERSON", start, end)]

    assert list(PresidioFinder(Astray()).find("By hand.")) == []


def test_presidio_is_not_looked_for_unless_it_was_asked_for() -> None:
    assert finders_for(Settings()) == []


@pytest.mark.parametrize("installed", [[], ["de_core_news_sm"]])
def test_presidio_without_an_english_model_is_an_error_and_downloads_nothing(
    monkeypatch: pytest.MonkeyPatch, installed: list[str]
) -> None:
    _stand_in(monkeypatch, installed)

    with pytest.raises(SettingsError, match="lacks its language model"):
        presidio_finder()


@pytest.mark.parametrize(
    ("installed", "taken"),
    [
        (["en_core_web_sm", "en_core_web_lg", "en_core_web_trf"], "en_core_web_lg"),
        (["en_core_web_sm", "en_core_web_md", "de_core_news_lg"], "en_core_web_md"),
        (["en_core_web_sm"], "en_core_web_sm"),
    ],
)
def test_of_several_models_the_one_that_finds_most_is_loaded(
    monkeypatch: pytest.MonkeyPatch, installed: list[str], taken: str
) -> None:
    loaded = _stand_in(monkeypatch, installed)

    presidio_finder()

    assert loaded == [taken]


def test_presidio_that_is_asked_for_and_not_there_is_an_error_that_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "presidio_analyzer", None)

    with pytest.raises(SettingsError, match="not installed") as caught:
        presidio_finder()

    assert "pip install" in caught.value.hint


def _stand_in(monkeypatch: pytest.MonkeyPatch, installed: list[str]) -> list[str]:
    """Modules in the place of spaCy and Presidio; the names of the models that are loaded."""
    loaded: list[str] = []

    class Provider:
        def __init__(self, nlp_configuration: dict[str, list[dict[str, str]]]) -> None:
            loaded.extend(one["model_name"] for one in nlp_configuration["models"])

        def create_engine(self) -> object:
            return object()

    modules = {name: ModuleType(name) for name in ("spacy", "presidio_analyzer", "presidio_analyzer.nlp_engine")}
    vars(modules["spacy"])["util"] = SimpleNamespace(get_installed_models=lambda: installed)
    vars(modules["presidio_analyzer"])["AnalyzerEngine"] = lambda **_: Lists()
    vars(modules["presidio_analyzer.nlp_engine"])["NlpEngineProvider"] = Provider
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    return loaded


@pytest.mark.filterwarnings("ignore")
def test_presidio_itself_finds_people_that_no_list_knows_and_lets_counts_and_money_stand() -> None:
    """With whatever English model is installed, so only what the smallest of them finds too."""
    pytest.importorskip("presidio_analyzer", reason="Presidio is not installed: pip install 'icp2prd[presidio]'")
    try:
        finder = presidio_finder()
    except SettingsError as error:
        pytest.skip(f"{error.what} {error.hint}")
    said = "Then Farah Nasser and Joost van Dijk typed it again. It takes 4 hours and costs $12,000 a month."

    found = list(finder.find(said))
    redaction = redacted(said, more=(finder,))

    assert {one.kind for one in found} <= set(KINDS.values())
    assert [said[one.start : one.end] for one in found] == ["Farah Nasser", "Joost van Dijk"]
    assert answers(redaction) == [
        "Then [PERSON_2] and [PERSON_3] typed it again. It takes 4 hours and costs $12,000 a month."
    ]
    assert [raw_of(redaction, f"[PERSON_{number}]") for number in (2, 3)] == [["Farah Nasser"], ["Joost van Dijk"]]
