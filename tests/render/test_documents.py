import json
import os
from pathlib import Path

import pytest

from icp2prd.critic import criticise
from icp2prd.domain.chain import items_of
from icp2prd.domain.gtm import PillarName
from icp2prd.domain.prd import Prd
from icp2prd.domain.problem import PartName
from icp2prd.render import render_documents
from tests.critic.changes import sample_with
from tests.render.reading import anchors, foreign_markup, headings, targets, text_of
from tests.sample import BRIEF, INTERVIEWS, sample_prd

GOLDEN = Path(__file__).parent / "golden" / "prd.md"
REWRITE = "ICP2PRD_REWRITE_GOLDEN"


def rendered(prd: Prd) -> str:
    return render_documents(prd, INTERVIEWS, None).files["prd.md"]


def test_the_document_is_the_one_we_are_proud_of() -> None:
    text = rendered(sample_prd())
    if os.environ.get(REWRITE):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")

    assert text == GOLDEN.read_text(encoding="utf-8"), f"look at the difference; {REWRITE}=1 takes it over"


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert render_documents(sample_prd(), INTERVIEWS, None) == render_documents(sample_prd(), INTERVIEWS, None)


def test_there_are_four_files_and_each_ends_in_a_line() -> None:
    files = render_documents(sample_prd(), INTERVIEWS, None).files

    assert list(files) == ["prd.md", "prd.html", "prd.json", "trace.csv"]
    assert all(text.endswith("\n") for text in files.values())


def test_every_item_of_the_draft_is_in_the_document_and_can_be_linked_to() -> None:
    text = rendered(sample_prd())

    for item_id, _ in items_of(sample_prd()):
        assert item_id.lower() in anchors(text), item_id


def test_every_text_of_the_draft_is_in_the_document() -> None:
    visible = text_of(rendered(sample_prd()))
    prd = sample_prd()

    for theme in prd.icp.themes():
        assert theme.name in visible
    for part in prd.problem.parts:
        assert part.text in visible
    for job in prd.jobs.jobs:
        assert job.statement in visible
    for one in prd.requirements:
        for said in (one.title, one.statement, one.rationale, one.priority_because):
            assert said in visible
    for quote in prd.evidence:
        assert quote.quote in visible
    for row in prd.translation:
        assert row.from_text in visible
        assert row.to_text in visible


def test_of_many_themes_the_first_stand_in_front_and_none_is_lost() -> None:
    icp = sample_prd().icp
    many = [f"THEME-{number:03d}" for number in range(30)]
    pains = tuple(icp.pains[3].model_copy(update={"id": f"PAIN-{number:03d}"}) for number in range(4, 34))
    workarounds = tuple(icp.workarounds[0].model_copy(update={"id": name}) for name in many)
    crowded = icp.model_copy(update={"pains": (*icp.pains[:3], *pains), "workarounds": workarounds})
    text = rendered(sample_prd().model_copy(update={"icp": crowded}))

    body, _, appendix = text.partition("## Evidence")
    assert {one.id.lower() for one in crowded.themes()} <= set(anchors(text))
    assert len(anchors(text)) == len(set(anchors(text)))
    assert "theme-004" in anchors(body)
    assert "theme-005" in anchors(appendix)
    assert body.count("what-else-was-told") == 3


def test_what_is_unsure_stands_apart_and_says_so() -> None:
    prd = sample_prd()
    unsure = prd.icp.model_copy(
        update={
            "workarounds": tuple(one.model_copy(update={"certainty": 0.4}) for one in prd.icp.workarounds),
            "pains": tuple(one.model_copy(update={"certainty": 0.4}) for one in prd.icp.pains),
        }
    )

    profile, _, rest = rendered(prd.model_copy(update={"icp": unsure})).partition("## What else was told")

    today = profile.partition("### What they do about it today")[2].partition("###")[0]
    assert "Nothing that is sure; 2 remarks that may be this" in today
    assert not {one.id.lower() for one in unsure.workarounds} & set(anchors(profile))
    assert rest.count("_unsure_") == 2
    assert profile.count("listed, unsure") + profile.count("top, unsure") + profile.count("rare, unsure") == 4
    assert "_Unsure: " in rest
    assert "_Unsure: " not in rendered(prd)


def test_a_problem_that_cannot_be_put_in_one_sentence_says_so_where_it_would_stand() -> None:
    prd = sample_prd()
    parts = tuple(one.model_copy(update={"text": "", "evidence": ()}) for one in prd.problem.parts)
    empty = prd.model_copy(update={"problem": prd.problem.model_copy(update={"parts": parts})})

    text = rendered(empty)

    assert {one.id.lower() for one in parts} <= set(anchors(text))
    assert "The interviews gave no problem" in text.partition("## Problem")[2]


def test_no_anchor_is_there_twice() -> None:
    found = anchors(rendered(sample_prd()))

    assert len(found) == len(set(found))


def test_every_link_leads_somewhere() -> None:
    text = rendered(sample_prd())

    assert targets(text) <= {*anchors(text), *headings(text)}


def test_no_section_is_empty() -> None:
    for text in (rendered(sample_prd()), rendered(thin())):
        lines = [line for line in text.splitlines() if line]
        for line, following in zip(lines, [*lines[1:], "#"], strict=True):
            is_title = line.startswith("#") or (line.startswith("**") and line.endswith("**") and len(line) < 50)
            deeper = following.startswith("#") and following.count("#") > line.count("#") > 0
            assert not is_title or deeper or not following.startswith(("#", "---")), line


def thin() -> Prd:
    """A study in which nothing was found."""
    line: dict[str, object] = {"text": "", "source": "missing", "where": "", "traces": [], "evidence": []}
    lists = (
        *(
            "evidence",
            "requirements",
            "metrics",
            "non_goals",
            "cut",
            "assumptions",
            "open_questions",
            "translation",
        ),
        *("jobs.jobs", "gtm.goals", "gtm.actions", "gtm.hypothesis.channels", "gtm.pillars", "gtm.non_goals"),
        *("gtm.questions", "icp.pains", "icp.workarounds", "icp.decision_criteria", "icp.success_metrics"),
        *("icp.triggers", "icp.channels", "icp.segments", "icp.objections", "icp.contradictions"),
        *("coverage.rejected", *(f"problem.parts.{place}.evidence" for place in range(5))),
        *(f"problem.parts.{place}.traces" for place in range(5)),
    )
    lines = ("value_proposition", "promise", "positioning", "hypothesis.segment", "hypothesis.promise")
    return sample_with(
        {
            **{name: [] for name in lists},
            **{f"gtm.{name}": line for name in lines},
            **{f"problem.parts.{place}.text": "" for place in range(5)},
            "icp.settled": False,
            "icp.saturation.ratio": None,
            "coverage.refused": {},
            "provenance.prompts": {},
        }
    )


def test_a_study_in_which_nothing_was_found_says_so() -> None:
    text = rendered(thin())

    assert "not settled" in text
    assert text.count("Not found in the interviews.") >= 9
    assert "No requirement could be written from these interviews." in text


def test_blocking_findings_stand_at_the_very_top_and_the_others_in_their_section() -> None:
    broken = sample_with({"requirements.0.traces": ["PAIN-999"], "requirements.0.statement": "Easy reminders."})
    findings = criticise(broken, INTERVIEWS, BRIEF)

    text = rendered(broken.model_copy(update={"findings": findings}))

    top, _, rest = text.partition("## Summary")
    assert all(one.message.split("“")[0] in text for one in findings)
    assert "PAIN-999" in top
    assert "block this draft" in top
    assert "WORDS-002" not in top
    assert "WORDS-002" in rest.partition("## Ideal customer")[0]


@pytest.mark.parametrize(
    "payload",
    [
        "# no [x](http://evil.example) ![y](http://evil.example/y.png) <img src=x onerror=alert(1)>",
        "a | b\n\n# c `d` ~~e~~ www.evil.com me@evil.com http://evil.com",
        "</a><a href='http://evil.com'>x</a> {{ 7 * 7 }} [^1]: x",
        "\\[x](http://evil.com) \\<b> `` ``` --- ***",
    ],
)
def test_nothing_that_was_said_or_written_by_a_model_becomes_markup(payload: str) -> None:
    def poisoned(value: object, key: str) -> object:
        if isinstance(value, dict):
            return {name: poisoned(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [poisoned(one, key) for one in value]
        return payload if isinstance(value, str) and key in FREE and value not in CODES else value

    clean = sample_prd()
    data = clean.model_dump(mode="json")
    text = rendered(Prd.model_validate({name: poisoned(value, name) for name, value in data.items()}))

    assert foreign_markup(text) == []
    assert "49" not in text.replace("8288", "")
    assert text.count("\n## ") == rendered(clean).count("\n## ")
    assert text.count("\n| ") == rendered(clean).count("\n| ")


FREE = {
    *(
        "title",
        "name",
        "statements",
        "quote",
        "sentence",
        "speaker",
        "text",
        "because",
        "assumption",
        "situation",
    ),
    *(
        "motivation",
        "outcome",
        "statement",
        "rationale",
        "priority_because",
        "given",
        "when",
        "then",
        "threshold",
    ),
    *(
        "threshold_source",
        "formula",
        "unit",
        "population",
        "value",
        "window",
        "data_source",
        "counter_metric",
        "reason",
    ),
    *(
        "where",
        "implication",
        "action",
        "measure",
        "pivot",
        "persevere",
        "question",
        "consequence",
        "about",
        "said",
    ),
    *(
        "became",
        "from_text",
        "to_text",
        "file",
        "format",
        "notices",
        "place",
        "model",
        "embedding_model",
        "judge",
    ),
    *("person", "item", "baseline", "target", "strength_because", "icp2prd"),
}
CODES = {*PartName, *PillarName}


def test_the_json_is_the_draft() -> None:
    text = render_documents(sample_prd(), INTERVIEWS, None).files["prd.json"]

    assert Prd.model_validate_json(text) == sample_prd()
    assert list(json.loads(text)) == list(Prd.model_fields)
    assert "£" in text
    assert text.endswith("}\n")
