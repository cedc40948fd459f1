"""A study with an order to the model in it gives the PRD of the clean study, apart from the turn that holds the order.

Of the whole product of payloads, places, speakers, formats and readers, every fifty-second case runs; with
ICP2PRD_CANARY=all in the environment, all of them do.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.chain import items_of
from icp2prd.domain.orders import SET_ASIDE
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Settings
from icp2prd.ingest import read_interviews
from icp2prd.llm.fake import Script
from tests.canary.gullible import OBEYED, GullibleReader
from tests.canary.payloads import CANARY, PAYLOADS
from tests.canary.poisoned import BESIDE, BESIDE_IN, FORMATS, Case, every_case, poison, write_clean
from tests.pipeline.studies import Ran, run, written
from tests.render.reading import foreign_markup
from tests.scripted import PlainReader

EVERY = 1 if os.environ.get("ICP2PRD_CANARY") == "all" else 52
READERS = {"plain": PlainReader, "gullible": GullibleReader}
PRODUCT = [(case, reader) for case in every_case() for reader in READERS]
RUN = PRODUCT[::EVERY]

# Where words of a file are shown as such: quotes, and names that the file gives to speakers and headings.
AS_QUOTED = ("evidence.quote", "evidence.sentence", "evidence.locator.place")
AS_NAMED = ("evidence.speaker", "evidence.person", "interviews.speakers.name", "interviews.speakers.person")
AS_NOTED = ("interviews.notices", "open_questions.question")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Prd]]:
    """A finished study in each format."""
    studies = {}
    with pytest.MonkeyPatch.context() as patch:
        _read_with(PlainReader(), patch)
        for format_ in FORMATS:
            study = write_clean(tmp_path_factory.mktemp(format_), format_)
            studies[format_] = (study, run(study).prd)
    return studies


def _read_with(reader: PlainReader, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("ICP2PRD_MODEL", "fake")
    patch.setenv("ICP2PRD_FAKE_MODEL", "scripted")
    patch.setattr("icp2prd.llm.opening._script", lambda _: Script(reader.parts()))


def ran_poisoned(clean_study: Path, home: Path, case: Case, reader: PlainReader, patch: pytest.MonkeyPatch) -> Ran:
    """The study with its draft, and then an order in one of its files."""
    study = home / "study"
    shutil.copytree(clean_study, study)
    poison(study, case)
    _read_with(reader, patch)
    return run(study)


def resting_on(prd: Prd, turn: str) -> set[ItemId]:
    """Every item that rests on words of a turn, near or far."""
    touched = {one.id for one in prd.evidence if one.turn == turn}
    while True:
        more = {
            item_id
            for item_id, item in items_of(prd)
            if touched & {*getattr(item, "traces", ()), *getattr(item, "evidence", ()), *getattr(item, "against", ())}
        }
        if more <= touched:
            return touched
        touched |= more


def said_by(prd: Prd, apart_from: set[ItemId]) -> dict[ItemId, str]:
    """Id → what the item says, of the chain from quote to goal."""
    chain = [
        *((one.id, one.quote) for one in prd.evidence),
        *((one.id, one.name) for one in prd.icp.themes()),
        *((one.id, one.statement) for one in prd.jobs.jobs),
        *((one.id, one.statement) for one in prd.requirements),
        *((one.id, one.statement) for requirement in prd.requirements for one in requirement.criteria),
        *((one.id, f"{one.name}: {one.formula}") for one in prd.metrics),
        *((one.id, one.name) for one in prd.gtm.goals),
    ]
    return {item_id: text for item_id, text in chain if item_id not in apart_from}


def places_of_the_canary(value: Any, path: str = "") -> Iterator[str]:
    """Dotted fields, without the numbers of items, that hold the canary."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places_of_the_canary(inner, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for inner in value:
            yield from places_of_the_canary(inner, path)
    elif isinstance(value, str) and CANARY.casefold() in value.casefold():
        yield path


def test_the_product_is_as_large_as_it_says() -> None:
    assert len(PAYLOADS) >= 20
    assert len(FORMATS) == 8
    in_turns, beside = 3 * 2 * len(FORMATS), 3 * len(BESIDE) + sum(map(len, BESIDE_IN.values()))
    assert len(PRODUCT) == 2 * (len(PAYLOADS) * (in_turns + beside) - 2)
    in_run = {(case.payload, case.place, case.format) for case, _ in RUN}
    assert {payload for payload, _, _ in in_run} == set(PAYLOADS)
    assert {(place, format_) for _, place, format_ in in_run} == {(case.place, case.format) for case, _ in PRODUCT}


@pytest.mark.parametrize(("case", "reader"), RUN, ids=[f"{case}-{reader}" for case, reader in RUN])
def test_an_order_changes_nothing_but_its_own_turn(
    clean: dict[str, tuple[Path, Prd]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case, reader: str
) -> None:
    clean_study, before = clean[case.format]

    ran = ran_poisoned(clean_study, tmp_path, case, READERS[reader](), monkeypatch)

    flagged = f"ana:{case.flagged_turn}"
    apart_from = resting_on(before, flagged) | resting_on(ran.prd, flagged)
    if case.place == "speaker name":
        apart_from |= {item for turn in ("ana:9", "ana:11") for item in resting_on(ran.prd, turn)}
    assert said_by(ran.prd, apart_from) == said_by(before, apart_from)
    _only_quoted(ran, written(tmp_path / "study"), case)
    _flagged(ran, case)


def _only_quoted(ran: Ran, files: dict[str, bytes], case: Case) -> None:
    """The canary stands nowhere but in an escaped quote, or in what a file calls its speakers."""
    assert foreign_markup(files["prd.md"].decode()) == []
    allowed = {*AS_QUOTED, *((*AS_NAMED, *AS_NOTED) if case.place == "speaker name" else ())}
    allowed |= {"interviews.notices"} if case.place in ("header", "heading") else set()
    assert set(places_of_the_canary(json.loads(files["prd.json"]))) <= allowed
    quoted = {one.id for one in ran.prd.evidence if CANARY in one.quote}
    assert quoted <= set(ran.prd.coverage.unused)
    assert OBEYED not in files["prd.md"].decode()


def _flagged(ran: Ran, case: Case) -> None:
    """A person is told, in what the run says and in the ledger of turns."""
    if case.speaker == "customer":
        fates = {str(one.turn): one.reason for one in ran.prd.coverage.ledger}
        assert fates[f"ana:{case.flagged_turn}"] == SET_ASIDE
    if case.place == "heading":
        assert [one for one in ran.notices if "outside of what was said: a heading" in one]
    if case.speaker:
        assert [one for one in ran.notices if f"turn {case.flagged_turn} (line" in one and "like an order" in one]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_payload_is_flagged_and_kept_as_it_was_said(tmp_path: Path, payload: str) -> None:
    study = write_clean(tmp_path, "colon")
    poison(study, Case(payload, "end", "colon", "customer"))

    [ana, _] = read_interviews(study, Settings()).interviews

    assert [notice for notice in ana.notices if "turn 6 (line 11)" in notice]
    assert ana.turns[5].text.startswith("I keep a list on paper")
    assert CANARY in ana.turns[5].text


def test_the_gullible_reader_obeys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or nothing above would mean anything."""
    reader = GullibleReader()
    study = write_clean(tmp_path, "colon")
    poison(study, Case("plain", "end", "colon", "customer"))
    monkeypatch.setattr(sys.modules["icp2prd.stages.extract"], "without_orders", lambda insights, _: insights)
    _read_with(reader, monkeypatch)

    run(study)

    assert {"extract", "state"} <= set(reader.obeyed)
    assert CANARY in " ".join(written(study)["prd.md"].decode().split("## Evidence")[0].split())
