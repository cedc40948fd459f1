"""Which input moved which item."""

from icp2prd.domain.base import ItemId
from icp2prd.study.units import Moved, StageWork, Unit, Units, moved_by
from icp2prd.study.why import roots_of, why_of

EV, PAIN, REQ = ItemId("EV-001"), ItemId("PAIN-001"), ItemId("REQ-001")


def units(*, ana: str = "a", meaning: str = "m", form: str = "f", moved: tuple[Moved, ...] = ()) -> Units:
    return Units(
        stages={
            "extract": StageWork(inputs={"prompt extract": "p", "model": "x"}),
            "requirements": StageWork(inputs={"prompt requirement": "q", "icp2prd.toml [limits]": "l"}),
        },
        items={
            EV: Unit(stage="extract", inputs={"interviews/ana.md": ana}, meaning=ana, form=ana, moved_by=moved),
            PAIN: Unit(stage="synthesize", inputs={EV: ana}, meaning=meaning, form=form),
            REQ: Unit(stage="requirements", inputs={PAIN: meaning}, meaning=meaning, form=form),
        },
    )


def test_an_item_rests_on_the_files_and_prompts_behind_all_its_parents() -> None:
    assert roots_of(units(), REQ) == {
        "interviews/ana.md",
        "prompt extract",
        "prompt requirement",
        "model",
        "icp2prd.toml [limits]",
    }


def test_what_did_not_move_keeps_what_moved_it_the_last_time() -> None:
    earlier = (Moved(input="prompt extract", how="changed"),)

    assert moved_by(EV, units(), units(moved=earlier)) == earlier


def test_what_moved_names_its_inputs_that_differ() -> None:
    assert moved_by(EV, units(ana="b"), units()) == (Moved(input="interviews/ana.md", how="changed"),)
    assert moved_by(REQ, units(meaning="n"), units()) == (Moved(input="PAIN-001", how="changed"),)


def test_what_moved_although_nothing_did_is_said_so() -> None:
    [moved] = moved_by(REQ, units(form="g"), units())

    assert "the model's answer" in moved.input


def test_the_cause_of_a_cause_is_told_down_to_the_file() -> None:
    moved = {
        EV: (Moved(input="interviews/ana.md", how="changed"),),
        PAIN: (Moved(input=EV, how="changed"),),
        REQ: (Moved(input=PAIN, how="changed"),),
    }
    made = units()
    items = {one: unit.model_copy(update={"moved_by": moved[one]}) for one, unit in made.items.items()}

    said = list(why_of(made.model_copy(update={"items": items}), REQ).sentences())

    assert said[:4] == [
        "REQ-001 (requirements) last moved because:",
        "  PAIN-001 has changed",
        "    EV-001 has changed",
        "      interviews/ana.md has changed",
    ]
