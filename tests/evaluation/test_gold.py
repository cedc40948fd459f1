"""A gold file that does not fit says where."""

from pathlib import Path

import jsonschema
import pytest
import yaml

from icp2prd.domain.base import TurnId
from icp2prd.errors import InputError
from icp2prd.evaluation import Gold, place_gold, read_gold, without_words
from icp2prd.evaluation.placing import hash_of
from icp2prd.ingest import read_interviews
from icp2prd.study.settings import read_brief
from tests.evaluation.world import GOLD, changed, count_words, placed, scored, written
from tests.sample import INTERVIEWS, sample_prd

FIXTURES = Path(__file__).parents[2] / "fixtures"
ONE = "insights:\n  - {kind: pain, interview: amara-nwosu, words: %s}\n"


def complaint(home: Path, text: str) -> str:
    with pytest.raises(InputError) as raised:
        placed(home, text)
    return str(raised.value)


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*/expected.yaml")), ids=lambda file: file.parent.name)
def test_the_gold_of_every_fixture_fits_its_interviews_and_the_schema(file: Path) -> None:
    gold = read_gold(file)
    schema = yaml.safe_load((FIXTURES.parent / "schemas" / "gold.schema.json").read_text("utf-8"))

    settings = read_brief(gold.study).brief.settings
    assert place_gold(gold, read_interviews(gold.study, settings)).required()
    jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(file.read_text("utf-8")))


def test_words_that_nobody_said_are_told_with_their_line_and_the_nearest(tmp_path: Path) -> None:
    said = complaint(tmp_path, ONE % '"chased them for four weeks"')

    assert "line 2" in said
    assert "“chased them for four weeks” is not in amara-nwosu; the nearest is" in said
    assert "amara-nwosu:4" in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("forty trips a year. Walk me", "runs from one turn of amara-nwosu into the next"),
        ("Walk me through", "are the interviewer's, in turn amara-nwosu:3"),
        ("I ", "stands 3 times in amara-nwosu"),
        ("zeppelins over the harbour", "is not in amara-nwosu."),
    ],
)
def test_words_have_one_place_in_one_turn_of_a_customer(words: str, why: str, tmp_path: Path) -> None:
    assert why in complaint(tmp_path, ONE % f'"{words}"')


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    text = GOLD.replace("[amara-nwosu]", "[amara]").replace("severity: 3", "severity: 4", 1).replace("forms.}", "}", 1)
    said = complaint(tmp_path, text.replace('"six hours of phoning"', '"seven hours"'))

    assert said.startswith(f"{tmp_path / 'expected.yaml'}: 3 things are wrong")
    assert "there is no interview 'amara'" in said
    assert "severity is 4, and the median of `by_customer` is 3" in said
    assert "no customer says “seven hours”" in said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("insights: [\n", "This is not YAML"),
        ("- a\n", "begins with `insights:`"),
        (ONE % "12", "insights.0.words: Input should be a valid string"),
        ("insights:\n  - {kind: pain, turn: 'a:1'}\n", "give either `interview` and `words`, or `turn` and `hash`"),
        (ONE % '"x"' + "pians: []\n", "line 3: pians: Extra inputs are not permitted"),
        ("insights: []\n", "line 1"),
    ],
)
def test_a_file_of_the_wrong_form_is_told_by_line(text: str, why: str, tmp_path: Path) -> None:
    assert why in complaint(tmp_path, text)


def test_a_member_that_is_no_insight_is_told(tmp_path: Path) -> None:
    said = complaint(tmp_path, GOLD.replace('members: ["takes me a day and a half"]', 'members: ["takes me a day"]'))

    assert "“takes me a day” is neither the words nor the id of an insight" in said
    line = next(number for number, one in enumerate(GOLD.splitlines(), 1) if "members: [" in one and "day" in one)
    assert f"line {line}:" in said


def test_a_missing_gold_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Name a gold file, or a folder with expected\.yaml"):
        read_gold(tmp_path)


class TestGoldWithoutWords:
    """For interviews that no copy may be kept of."""

    def test_scores_as_the_one_with_words_does(self, tmp_path: Path) -> None:
        gold = placed(tmp_path)
        (tmp_path / "elsewhere").mkdir()
        bare = placed(tmp_path / "elsewhere", without_words(read_gold(written(tmp_path)), INTERVIEWS))

        before, after = scored(sample_prd(), gold), scored(sample_prd(), bare)

        assert after.figures() == before.figures()
        assert [one.found for one in after.outcomes.expected] == [one.found for one in before.outcomes.expected]

    def test_holds_no_words_of_an_interview(self, tmp_path: Path) -> None:
        bare = without_words(read_gold(written(tmp_path)), INTERVIEWS)

        assert "words:" not in bare
        assert [one for one in read_gold(tmp_path).gold.insights if one.words in bare] == []
        assert Gold.model_validate(yaml.safe_load(bare)).insights[0].turn == "amara-nwosu:4"

    def test_says_when_the_turn_is_another_one_today(self, tmp_path: Path) -> None:
        bare = changed(
            insights=[{"kind": "pain", "turn": "amara-nwosu:4", "start": 0, "end": 6, "hash": hash_of("Munich")}],
            **dict.fromkeys(("pains", "requirements")),
        )

        assert "turn amara-nwosu:4 says other words there than it did" in complaint(tmp_path, bare)

    def test_a_whole_turn_needs_no_characters(self, tmp_path: Path) -> None:
        turn = INTERVIEWS.turn(TurnId("dev-malik:6"))
        assert turn is not None
        entry = {"kind": "pain", "turn": turn.id, "hash": hash_of(turn.text)}
        gold = placed(tmp_path, changed(insights=[entry], **dict.fromkeys(("pains", "requirements"))))

        assert (gold.insights[0].place.start, gold.insights[0].place.end) == (0, len(turn.text))

    @pytest.mark.parametrize(
        ("entry", "why"),
        [
            ({"turn": "amara-nwosu:99", "hash": "0" * 12}, "there is no turn amara-nwosu:99"),
            ({"turn": "dev-malik:6", "start": 0, "end": 999, "hash": "0" * 12}, "and no 0 to 999"),
            ({"turn": "dev-malik:6", "start": 3, "hash": "0" * 12}, "give `start` and `end` together"),
            ({"turn": "dev-malik:6", "hash": "nothex"}, "insights.0.hash"),
        ],
    )
    def test_says_what_is_wrong_with_a_place(self, entry: dict[str, object], why: str, tmp_path: Path) -> None:
        bare = changed(insights=[{"kind": "pain", **entry}], **dict.fromkeys(("pains", "requirements")))

        assert why in complaint(tmp_path, bare)


def test_the_ruler_of_the_tests_measures() -> None:
    same, other = count_words(["a late form", "coaches"])
    assert sum(a * a for a in same) == pytest.approx(1.0)
    assert sum(a * b for a, b in zip(same, other, strict=True)) == pytest.approx(0.0)
