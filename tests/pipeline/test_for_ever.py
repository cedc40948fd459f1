"""Whatever comes and goes, through the whole program: no decision is lost or altered, no id is reused or dangles.

The same promise is held in memory, over many more histories, in tests/study/deciding/test_for_ever.py.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from icp2prd.domain.base import ItemId
from icp2prd.domain.chain import items_of as everything_in
from icp2prd.domain.decision import KEEPING, Action, Decisions
from icp2prd.domain.identity import numbers_taken
from icp2prd.domain.prd import Prd
from icp2prd.domain.references import references_of
from icp2prd.errors import UsageError
from icp2prd.study.deciding.file import read_decisions
from icp2prd.study.deciding.items import items_of
from icp2prd.study.folder import StudyFolder
from icp2prd.study.meaning import text_of
from tests.pipeline.deciding import ask, review
from tests.pipeline.studies import run, tiny, written
from tests.scripted import PlainReader

EXAMPLES = 6

_SAID = (
    "Labels fall off the crates at dawn.",
    "Orders get lost between the shops and the ovens every week too.",
    "I keep a list on paper and read it out at four in the morning.",
    "It has to work when the internet is down, the ovens are in the cellar.",
    "Nobody knows which van the rye bread is in.",
)
_ACTIONS = [one for one in Action if one is not Action.WAIVE]
_talks = st.tuples(
    st.just("talk"), st.sampled_from(["ana", "cyd", "dan"]), st.lists(st.sampled_from(_SAID), min_size=1, max_size=3)
)
_removals = st.tuples(st.just("remove"), st.sampled_from(["ana", "ben", "cyd", "dan"]))
_decisions = st.tuples(st.just("decide"), st.sampled_from(_ACTIONS), st.integers(0, 99), st.integers(0, 99))
_histories = st.lists(st.one_of(_talks, _removals, _decisions, _decisions), min_size=4, max_size=8)


class History:
    """A study on disk. kept: every decision that was made. seen: the highest number ever, by prefix."""

    def __init__(self, study: Path) -> None:
        self.study = study
        self.kept = Decisions()
        self.seen: dict[str, int] = {}
        self.before: set[ItemId] = set()
        self.gone: set[ItemId] = set()
        self.prd = self.regenerated()

    def talk(self, name: str, said: list[str]) -> None:
        turns = "".join(f"Interviewer: What goes wrong?\n\n{name.title()} Moss: {one}\n\n" for one in said)
        for path in self.files(name):
            path.unlink()
        (self.study / "interviews" / f"{name}.txt").write_text(turns)

    def remove(self, name: str) -> None:
        if len(list((self.study / "interviews").iterdir())) > 1:
            for path in self.files(name):
                path.unlink()

    def decide(self, action: Action, which: int, other: int) -> None:
        ids = [one.id for one in items_of(self.prd)] + [one.item for one in self.prd.held_back]
        if not ids:
            return
        text = "The product must be calm."
        texts = (text, "When it rains, I want to rest, so I can sleep.")
        item, into = ids[which % len(ids)], ids[other % len(ids)]
        try:
            review(self.study, ask(action, item, text=text, texts=texts, reason="so", into=into))
        except UsageError:
            assert read_decisions(StudyFolder(self.study)) == self.kept
            return
        now = read_decisions(StudyFolder(self.study))
        assert now.decisions[:-1] == self.kept.decisions
        self.kept = now

    def files(self, name: str) -> list[Path]:
        return list((self.study / "interviews").glob(f"{name}.*"))

    def regenerated(self) -> Prd:
        self.prd = run(self.study).prd
        now = [one for one, _ in everything_in(self.prd)]
        assert len(now) == len(set(now)), "an id is there twice"
        named = set(self.kept.named())
        for one in set(now) - self.before - named:
            for prefix, number in numbers_taken([one]).items():
                assert number > self.seen.get(prefix, 0), f"{one} was used before"
        assert not (self.gone & set(now)) - named, "an id came back"
        self.gone = (self.gone | self.before) - set(now)
        self.before = set(now)
        self.seen = numbers_taken([*now, *named], self.seen)
        return self.prd


def assert_decisions_stand(history: History) -> None:
    prd = history.prd
    assert read_decisions(StudyFolder(history.study)) == history.kept
    told = {one.item for one in prd.decided} | {one.item for one in prd.held_back} | {one.item for one in prd.unplaced}
    assert history.kept.in_force().keys() <= told
    said = {one.id: text_of(one) for one in items_of(prd)}
    for item, decision in history.kept.in_force().items():
        if decision.action in KEEPING:
            assert said.get(item) == decision.text
        if decision.action is Action.REJECT:
            assert not said.get(item)


def assert_no_id_dangles(prd: Prd) -> None:
    there = {one for one, _ in everything_in(prd)}
    assert {one.to for one in references_of(prd)} <= there
    assert {one.item for one in prd.suspect} <= there
    assert not {one.id for one in prd.superseded} & there


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],  # a failing history is short enough to read
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=_histories)
def test_no_history_loses_a_decision_or_an_id(
    steps: list[tuple[object, ...]], tmp_path_factory: pytest.TempPathFactory, reader: PlainReader
) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path_factory.getbasetemp()) as home:
        history = History(tiny(Path(home)))
        for name, *arguments in steps:
            getattr(history, str(name))(*arguments)
            history.regenerated()
            assert_decisions_stand(history)
            assert_no_id_dangles(history.prd)

        documents = written(history.study)
        reader.asked.clear()
        shutil.rmtree(history.study / ".icp2prd" / "artifacts")
        assert run(history.study).result.unchanged
        assert (written(history.study), reader.asked) == (documents, [])
